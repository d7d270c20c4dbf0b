import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { writeCalendar } from '../../../electron/backend/calendar/write/calendar.ts'
import { changesBetween } from '../../../shared/time/zone.ts'
import { event } from '../../support/inviteEvent.ts'
import { readInvite } from '../../support/invites.ts'

/** More of them, or others, can be tried with ROUND_TRIP_RUNS and ROUND_TRIP_SEED. */
const RUNS = Number(process.env['ROUND_TRIP_RUNS'] ?? 400)
const SEED = process.env['ROUND_TRIP_SEED']
const params = { numRuns: RUNS, ...(SEED && { seed: Number(SEED) }) }

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const FROM = Date.UTC(2020, 0, 1)
const TO = Date.UTC(2041, 0, 1)

/** Words that break what is careless: separators, quotes, line ends, right to left, beyond the first plane, look-alikes. */
const PARTS = [
  'Maria',
  'Kim, Jr.',
  '; ',
  ':',
  '"The Boss"',
  '“quoted”',
  "O'Neil",
  '\n',
  '\r\n',
  '\n\n',
  '\\',
  '\\n',
  '\\,',
  '^n',
  '^^',
  '\t',
  'נועה לוי',
  'شركة كورفوس',
  '\u202bעברית 123\u202c',
  '👩‍👩‍👧‍👦',
  '🏴󠁧󠁢󠁳󠁣󠁴󠁿',
  'e\u0301',
  '産品演示会議、',
  '部'.repeat(40),
  '%41',
  'BEGIN:VEVENT',
  '\r\nEND:VCALENDAR\r\n',
  ' X-EVIL:1',
  '=?UTF-8?Q?x?=',
]
const words = (separator: string) =>
  fc
    .array(fc.oneof(fc.constantFrom(...PARTS), fc.string({ unit: 'grapheme', maxLength: 8 })), {
      minLength: 1,
      maxLength: 10,
    })
    // Control characters have no place in a file, and are tried elsewhere.
    .map((parts) =>
      `x${parts.join(separator)}x`.replaceAll(/[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff]/g, ''),
    )

/** An instant of these years; every other one within hours of a clock change of the zone, where it has one. */
const meeting = fc
  .record({
    zone: fc.constantFrom(...Intl.supportedValuesOf('timeZone')),
    near: fc.boolean(),
    where: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
    shift: fc.integer({ min: -300, max: 300 }),
    minutes: fc.integer({ min: 5, max: 1500 }),
    summary: words(''),
    description: words(' '),
    location: words(','),
    lead: words(''),
    organizer: words(' '),
    sequence: fc.nat(1_000_000),
  })
  .map(({ near, where, shift, ...rest }) => {
    const year = Date.UTC(2020 + Math.floor(where * 21), 0, 1)
    const changes = near ? changesBetween(year, year + 366 * 24 * HOUR, rest.zone) : []
    const [change] = changes.slice(Math.floor(where * changes.length))
    const anywhere = Math.floor((FROM + where * (TO - FROM)) / MINUTE) * MINUTE
    return { ...rest, start: change === undefined ? anywhere : change + shift * MINUTE }
  })

/** Line ends are LF when they come back. */
const asText = (text: string): string => text.replaceAll(/\r\n?/g, '\n')

/**
 * A name is one line between quotes: what cannot stand there is replaced by what looks like it (which of the two
 * typographic quotes is a matter of taste, and not looked at).
 */
const asName = (text: string): string =>
  text
    .replaceAll(/[\r\n\t]+/g, ' ')
    .replaceAll('^', '')
    .replaceAll('\\', '/')
    .replaceAll(/["“”]/g, '"')
    .trim()

const iso = (at: number): string => new Date(at).toISOString()

describe('what is written', () => {
  it('is read back by ical.js as the same instants and texts: any name, any zone, 2020 to 2040', () => {
    fc.assert(
      fc.property(meeting, (given) => {
        const end = given.start + given.minutes * MINUTE
        const organizer = { name: given.organizer, email: 'sam@northwind.example' }
        const lead = {
          name: given.lead,
          email: 'lead@corvus.example',
          participation: 'NEEDS-ACTION',
          role: 'REQ-PARTICIPANT',
          rsvp: true,
        } as const
        const ics = writeCalendar({
          method: 'REQUEST',
          events: [event({ ...given, end, organizer, attendees: [lead] })],
        })
        const back = readInvite(ics)
        expect([back.start, back.end]).toEqual([iso(given.start), iso(end)])
        expect([null, given.zone]).toContain(back.zone)
        expect(back.summary).toBe(asText(given.summary))
        expect(back.description).toBe(asText(given.description))
        expect(back.location).toBe(asText(given.location))
        expect(back.sequence).toBe(given.sequence)
        expect(back.attendees.map(({ name }) => String(name).replaceAll(/[“”]/g, '"'))).toEqual([asName(given.lead)])
        expect(ics.match(/^BEGIN:VEVENT\r$/gm)).toHaveLength(1)
      }),
      params,
    )
  })

  it('is in the zone of the meeting wherever that can be said, and in UTC else', () => {
    const inUtc = Intl.supportedValuesOf('timeZone').filter((zone) => {
      const start = Date.parse('2027-06-15T12:00:00Z')
      return (
        readInvite(writeCalendar({ method: 'REQUEST', events: [event({ zone, start, end: start + HOUR })] })).zone ===
        null
      )
    })
    // Where Ramadan moves the clocks, or a government changed its mind that year. A zone without a place has no name that
    // all programs know.
    expect(inUtc.filter((zone) => zone.includes('/') && !zone.startsWith('Etc/')).length).toBeLessThan(12)
    expect(inUtc).toContain('Africa/Casablanca')
  })
})
