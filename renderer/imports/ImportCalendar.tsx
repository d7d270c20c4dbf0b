export default function ImportCalendar(_: { readonly opened: boolean; readonly onClose: () => void }) {
  return null
}
