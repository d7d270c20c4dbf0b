export default function ImportLeads(_: { readonly opened: boolean; readonly onClose: () => void }) {
  return null
}
