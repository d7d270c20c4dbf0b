export default function ReceiveAnswers(_: { readonly opened: boolean; readonly onClose: () => void }) {
  return null
}
