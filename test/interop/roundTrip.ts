import fc from 'fast-check'
import { writeCalendar } from '../../electron/backend/calendar/write/calendar.ts'
import { expectValidCalendar } from '../support/icalendarValidator.ts'
import { attendee, iso, type InteropCase, type SentFile } from './understood.ts'

const MINUTE = 60_000
/** Others can be tried with INTEROP_RUNS and INTEROP_SEED. */
const HOW_MANY = Number(process.env['INTEROP_RUNS'] ?? 1000)
const SEED = Number(process.env['INTEROP_SEED'] ?? 20261123)

// Quotes, carets and backslashes are for texts: in a name they are replaced, which the hostile names show.
const NAME_PARTS = [
  'Maria',
  'O’Neil',
  ', Jr.',
  ' ',
  ';',
  ':',
  '山田太郎',
  'נועה',
  'شركة',
  '😀',
  '👩‍👩‍👧',
  'é',
  'e\u0301',
  '=',
  '&',
  '%41',
]
const TEXT_PARTS = [
  ...NAME_PARTS,
  '\n',
  '\\',
  '\\n',
  '"',
  '^n',
  "'",
  '\tX',
  'BEGIN:VEVENT',
  '\nEND:VCALENDAR\n',
  '部'.repeat(30),
]

/**
 * Zones whose rules changed in 2026, found by comparing the runtime's data (2026c) with Debian 12's (2025b): what a program
 * says of them is as old as its system, which is not what is tried here.
 */
const CHANGED = ['Africa/Casablanca', 'Africa/El_Aaiun', 'America/Edmonton', 'America/Vancouver']
const ZONES = Intl.supportedValuesOf('timeZone').filter((zone) => !CHANGED.includes(zone))

const textOf = (parts: readonly string[]) =>
  fc.array(fc.constantFrom(...parts), { minLength: 1, maxLength: 12 }).map((some) => `x${some.join('')}x`)

const meeting = fc.record({
  minute: fc.integer({ min: Date.UTC(2020, 0, 1) / MINUTE, max: Date.UTC(2040, 11, 30) / MINUTE }),
  length: fc.integer({ min: 5, max: 600 }),
  zone: fc.constantFrom(...ZONES),
  summary: textOf(TEXT_PARTS),
  location: textOf(TEXT_PARTS),
  lead: textOf(NAME_PARTS),
  sequence: fc.nat(),
})

/** Meetings of any name, zone and year from 2020 to 2040, the same ones at every run. */
export function roundTrip(): InteropCase {
  const meetings = fc.sample(meeting, { seed: SEED, numRuns: HOW_MANY })
  return {
    name: `${HOW_MANY} random meetings, 2020 to 2040`,
    recipient: 'lead@corvus.example',
    many: true,
    files: meetings.map((one, i): SentFile => {
      const start = one.minute * MINUTE
      const end = start + one.length * MINUTE
      const uid = `round-trip-${i}@setpoint.local`
      const { zone, summary, location, sequence } = one
      const ics = writeCalendar({
        method: 'REQUEST',
        events: [
          {
            uid,
            sequence,
            stamp: start,
            created: start,
            modified: start,
            start,
            end,
            zone,
            standing: 'on',
            summary,
            description: `${summary}\n${location}`,
            location,
            organizer: { name: 'Sam Setter', email: 'sam@northwind.example' },
            attendees: [
              {
                name: one.lead,
                email: 'lead@corvus.example',
                participation: 'NEEDS-ACTION',
                role: 'REQ-PARTICIPANT',
                rsvp: true,
              },
            ],
            alarmMinutes: i % 2 ? 15 : null,
          },
        ],
      })
      expectValidCalendar(ics)
      return {
        step: 'request',
        ics,
        method: 'REQUEST',
        expected: [
          {
            uid,
            sequence,
            status: 'CONFIRMED',
            start: iso(start),
            end: iso(end),
            // Some zones and times are written in UTC (the strict validator knows whether the block is right).
            zone: /^DTSTART:\d{8}T\d{6}Z/m.test(ics) ? 'UTC' : zone,
            summary,
            location,
            organizer: 'mailto:sam@northwind.example',
            attendees: [attendee('lead@corvus.example', one.lead, 'NEEDS-ACTION', true)],
            alarm: i % 2 ? 15 : null,
          },
        ],
      }
    }),
  }
}
