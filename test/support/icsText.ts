import {
  expandCalendar,
  parseCalendar,
  readCalendar,
  type Reader,
} from '../../electron/backend/calendar/read/readCalendar.ts'

/** A calendar around the lines of its contents. */
export const ics = (...lines: string[]): string =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Test//Test//EN', ...lines, 'END:VCALENDAR', ''].join('\r\n')

let made = 0

/** A VEVENT of these lines, with a UID and a title of its own unless they are among them. */
export const vevent = (...lines: string[]): string =>
  [
    'BEGIN:VEVENT',
    ...(lines.some((line) => line.startsWith('UID')) ? [] : [`UID:made-${++made}@example.com`]),
    ...(lines.some((line) => line.startsWith('SUMMARY')) ? [] : ['SUMMARY:Meeting']),
    ...lines,
    'END:VEVENT',
  ].join('\r\n')

export const BERLIN: Reader = {
  zone: 'Europe/Berlin',
  email: 'mara.lindqvist@northwind.example',
  from: Date.parse('2026-11-01T00:00:00Z'),
  to: Date.parse('2027-01-01T00:00:00Z'),
}

const short = (at: number): string => new Date(at).toISOString().slice(0, 16) + 'Z'

/** `start/end` of each busy stretch, to the minute in UTC. */
export const busyOf = (text: string, reader: Partial<Reader> = {}): string[] =>
  readCalendar(text, { ...BERLIN, ...reader }).occurrences.map((one) => `${short(one.start)}/${short(one.end)}`)

/** The starts of all occurrences, busy or not. */
export const startsOf = (text: string, reader: Partial<Reader> = {}): string[] =>
  expandCalendar(parseCalendar(text), { ...BERLIN, ...reader }).occurrences.map((one) => short(one.start))

export const skippedOf = (text: string, reader: Partial<Reader> = {}) =>
  readCalendar(text, { ...BERLIN, ...reader }).skipped
