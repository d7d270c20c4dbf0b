const DAY = 86_400_000

/** Numbers in [0, 1) that are the same for the same seed. */
function numbers(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

const ZONES = ['Europe/Berlin', 'America/New_York', 'Asia/Tokyo', 'America/Los_Angeles', 'Europe/London'] as const
const RULES = [
  'FREQ=WEEKLY',
  'FREQ=WEEKLY;BYDAY=MO,WE,FR',
  'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU',
  'FREQ=DAILY;COUNT=20',
  'FREQ=MONTHLY;BYDAY=2TH',
] as const
const TEXT = 'Agenda as sent round before: numbers of the month\\, open questions of the last one.'

const local = (at: number): string => new Date(at).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')

/**
 * A calendar as a program exports it: events over a year before and after `now`, a tenth of them series, in five zones,
 * each of about 500 bytes with what programs write along. The same for the same count, instant and edition; an edition
 * moves one event in a hundred by half an hour.
 */
export function largeCalendar(count: number, now: number, edition = 0): string {
  const next = numbers(count)
  const lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Northwind//Large//EN', 'CALSCALE:GREGORIAN']
  const today = Math.floor(now / DAY) * DAY
  for (let i = 0; i < count; i++) {
    const zone = ZONES[Math.floor(next() * ZONES.length)] ?? ZONES[0]
    const moved = edition > 0 && i % 100 === edition % 100 ? 30 : 0
    const minutes = (8 * 4 + Math.floor(next() * 40)) * 15 + moved
    const start = today + Math.floor((next() - 0.5) * 730) * DAY + minutes * 60_000
    const length = (1 + Math.floor(next() * 4)) * 15 * 60_000
    const stamp = `${local(today - 20 * DAY)}Z`
    lines.push(
      'BEGIN:VEVENT',
      `DTSTAMP:${stamp}`,
      `CREATED:${stamp}`,
      `UID:${i.toString(16).padStart(12, '0')}-large@calendar.northwind.example`,
      `DTSTART;TZID=${zone}:${local(start)}`,
      `DTEND;TZID=${zone}:${local(start + length)}`,
      ...(i % 10 === 0 ? [`RRULE:${RULES[(i / 10) % RULES.length]}`] : []),
      `SUMMARY:Review ${i} with the team\\, part ${i % 7}`,
      `DESCRIPTION:${TEXT.slice(0, 65)}\r\n ${TEXT.slice(65)}`,
      'LOCATION:Room 4',
      'ATTENDEE;PARTSTAT=ACCEPTED;CN="Jo Bell":mailto:jo@northwind.example',
      `SEQUENCE:${i % 3}`,
      'STATUS:CONFIRMED',
      'TRANSP:OPAQUE',
      'END:VEVENT',
    )
  }
  lines.push('END:VCALENDAR', '')
  return lines.join('\r\n')
}
