export default function NewLead(_: { readonly opened: boolean; readonly onClose: () => void }) {
  return null
}
