export default function MeetingTypesScreen() {
  return null
}
