export default function MeetingsScreen() {
  return null
}
