export default function RepsScreen() {
  return null
}
