import fc from 'fast-check'
import ICAL from 'ical.js'
import { describe, expect, it } from 'vitest'
import { writeCalendar } from '../../../electron/backend/calendar/write/calendar.ts'
import { cleanText, contentLine, text } from '../../../electron/backend/calendar/write/contentLine.ts'
import { expectValidCalendar } from '../../support/icalendarValidator.ts'
import { event } from '../../support/inviteEvent.ts'

const MINUTE = 60_000

function parsed(ics: string) {
  const calendar = new ICAL.Component(ICAL.parse(ics) as ConstructorParameters<typeof ICAL.Component>[0])
  return { calendar, events: calendar.getAllSubcomponents('vevent').map((each) => new ICAL.Event(each)) }
}

/** What ical.js makes of a time with the VTIMEZONE of the file. */
const instantOf = (time: ICAL.Time): number => time.toJSDate().getTime()

describe('the file of one appointment', () => {
  it('is written in the zone of its organizer, described beside it', () => {
    const ics = writeCalendar({ method: 'REQUEST', events: [event({ alarmMinutes: 15 })] })
    expectValidCalendar(ics)
    expect(ics).toContain('DTSTART;TZID=America/Denver:20261126T100000\r\n')
    expect(ics).toContain('RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU\r\n')
    expect(ics).toContain('TRIGGER:-PT15M\r\nEND:VALARM\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n')
    expect(ics.indexOf('METHOD:REQUEST')).toBeLessThan(ics.indexOf('BEGIN:VTIMEZONE'))
  })

  it('is written in UTC when asked, and where a zone cannot be told by a yearly rule', () => {
    const times = (zone: string | null): string[] =>
      writeCalendar({ method: 'REQUEST', events: [event({ zone })] }).match(/^(DTSTART|DTEND|BEGIN:VTIMEZONE).*$/gm) ??
      []
    expect(times(null)).toEqual(['DTSTART:20261126T170000Z', 'DTEND:20261126T174500Z'])
    expect(times('Africa/Casablanca')).toEqual(times(null))
    expect(times('UTC')).toEqual(times(null))
    expect(times('Etc/GMT+5')).toEqual(times(null))
  })

  it('is written in UTC in the hour that happens twice', () => {
    const at = (iso: string) =>
      writeCalendar({
        method: 'REQUEST',
        events: [event({ zone: 'America/New_York', start: Date.parse(iso), end: Date.parse(iso) + 15 * MINUTE })],
      })
    expect(at('2026-11-01T04:30:00Z')).toContain('DTSTART;TZID=America/New_York:20261101T003000')
    expect(at('2026-11-01T05:30:00Z')).toContain('DTSTART:20261101T053000Z')
    expect(at('2026-11-01T06:30:00Z')).toContain('DTSTART:20261101T063000Z')
    expect(at('2026-11-01T07:00:00Z')).toContain('DTSTART;TZID=America/New_York:20261101T020000')
  })

  it('spells a zone as the other programs do', () => {
    expect(writeCalendar({ method: 'REQUEST', events: [event({ zone: 'america/denver' })] })).toContain(
      'TZID=America/Denver:',
    )
  })

  it('writes a link as it is', () => {
    const location = 'https://meet.example/room;a,b?x=1&y="q"'
    const ics = writeCalendar({ method: 'REQUEST', events: [event({ location })] })
    expectValidCalendar(ics)
    const [first] = parsed(ics).events
    expect(first?.component.getFirstPropertyValue('url')).toBe('https://meet.example/room;a,b?x=1&y=%22q%22')
    expect(first?.location).toBe(location)
    // The link of a video room is found beside what else there is to know about it.
    const urlOf = (place: string): unknown => {
      const written = writeCalendar({ method: 'REQUEST', events: [event({ location: place })] })
      expectValidCalendar(written)
      return parsed(written).events[0]?.component.getFirstPropertyValue('url')
    }
    expect(urlOf('Video room: https://meet.example/a?b=1, code 123 456')).toBe('https://meet.example/a?b=1')
    expect(urlOf('会议室（https://meet.example/会议）\n或电话 +86 10 5555')).toBe(
      'https://meet.example/%E4%BC%9A%E8%AE%AE',
    )
    expect(urlOf('Room 4, ask at the desk')).toBeNull()
    expect(urlOf('https://')).toBeNull()
    expect(writeCalendar({ method: 'REQUEST', events: [event({ location: 'javascript:alert(1)' })] })).not.toMatch(
      /^URL/m,
    )
  })

  it('is a cancellation without an alarm', () => {
    const ics = writeCalendar({
      method: 'CANCEL',
      events: [event({ standing: 'cancelled', sequence: 2, alarmMinutes: 15 })],
    })
    expectValidCalendar(ics)
    expect(ics).toContain('STATUS:CANCELLED\r\n')
    expect(ics).toContain('SEQUENCE:2\r\n')
  })

  it('is refused when the standard does not allow it', () => {
    expect(() => writeCalendar({ method: 'REQUEST', events: [] })).toThrow(RangeError)
    expect(() => writeCalendar({ method: 'REQUEST', events: [event({ attendees: [] })] })).toThrow(RangeError)
    expect(() => writeCalendar({ method: 'CANCEL', events: [event(), event({ uid: 'b' })] })).toThrow(RangeError)
    expect(() => writeCalendar({ method: 'REQUEST', events: [event({ standing: 'uninvited' })] })).toThrow(RangeError)
  })
})

describe('lines', () => {
  it('are folded at 75 octets, between characters', () => {
    const line = contentLine('SUMMARY', text('日'.repeat(60)))
    const parts = line.split('\r\n')
    expect(parts.map((part) => new TextEncoder().encode(part).length)).toEqual([74, 73, 43, 0])
    expect(line.replaceAll('\r\n ', '')).toBe(`SUMMARY:${'日'.repeat(60)}\r\n`)
  })

  it('of any length come out whole', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (value) => {
        const line = contentLine('X-TEXT', text(value))
        for (const part of line.split('\r\n')) expect(new TextEncoder().encode(part).length).toBeLessThanOrEqual(75)
        expect(line.replaceAll('\r\n ', '')).toBe(`X-TEXT:${text(value)}\r\n`)
      }),
    )
  })
})

/** Names and texts that break what is careless. */
const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc
    .array(
      fc.constantFrom(
        'Sandoval, Maria',
        'Bob "The Builder" Jr.',
        "A^nB^'C",
        'a;b:c\\d',
        '\r\nATTENDEE:mailto:evil@example.com',
        '\nEND:VEVENT\nBEGIN:VEVENT\n',
        '\u2028DTSTART:19700101T000000Z',
        '\u0085X-EVIL:1',
        '\0\u0007\u001b[31m',
        '\ufeff',
        'שלום עולם',
        '\u202eevil\u202c',
        '👩‍👩‍👧‍👦',
        '東京都渋谷区',
        '\ud800',
        '\udc00x',
        '\t \t',
        "O'Brien & Søn <x>",
      ),
      { maxLength: 6 },
    )
    .map((parts) => parts.join('')),
)
const zones = fc.constantFrom(
  'Europe/Berlin',
  'America/New_York',
  'America/Denver',
  'America/Sao_Paulo',
  'Asia/Kolkata',
  'Asia/Tokyo',
  'Australia/Lord_Howe',
  'Pacific/Chatham',
  'Pacific/Apia',
  'Africa/Casablanca',
  'Africa/Cairo',
  'Asia/Tehran',
  'America/Mexico_City',
  'Asia/Jerusalem',
  'America/St_Johns',
  'Europe/Dublin',
  'Asia/Gaza',
  'UTC',
  'Asia/Kathmandu',
  'Antarctica/Troll',
  'America/Havana',
  'America/Santiago',
  'Pacific/Kiritimati',
  'Europe/Moscow',
  'America/Phoenix',
)
const starts = fc
  .integer({ min: Date.UTC(2020, 0, 1) / MINUTE / 5, max: Date.UTC(2041, 0, 1) / MINUTE / 5 })
  .map((n) => n * 5 * MINUTE)
const address = fc.oneof(
  fc.emailAddress(),
  hostile.map((name) => `x${name}@example.com`),
)
/** What a reader is to find of a text. */
const read = (value: string): string => cleanText(value)

describe('whatever is written', () => {
  it('is a valid calendar that ical.js reads back: instants, zone, people, texts, UID and SEQUENCE', () => {
    const some = fc.record({
      method: fc.constantFrom('REQUEST' as const, 'CANCEL' as const, 'PUBLISH' as const),
      summary: hostile,
      description: hostile,
      location: fc.option(fc.oneof(hostile, fc.webUrl({ withQueryParameters: true, withFragments: true }))),
      organizer: fc.record({ name: hostile, email: address }),
      lead: fc.record({ name: hostile, email: address }),
      start: starts,
      minutes: fc.integer({ min: 1, max: 96 }).map((n) => n * 15),
      zone: fc.option(zones),
      sequence: fc.nat(9),
      uid: fc.uuid(),
      alarmMinutes: fc.option(fc.nat(1440)),
    })
    fc.assert(
      fc.property(some, (given) => {
        const one = event({
          ...given,
          uid: `${given.uid}@setpoint.local`,
          end: given.start + given.minutes * MINUTE,
          standing: given.method === 'CANCEL' ? 'cancelled' : 'on',
          attendees: [{ ...given.lead, participation: 'NEEDS-ACTION', role: 'REQ-PARTICIPANT', rsvp: true }],
        })
        const ics = writeCalendar({ method: given.method, events: [one], name: given.summary })
        expectValidCalendar(ics)
        const { calendar, events } = parsed(ics)
        const [back] = events
        if (!back || events.length !== 1) throw new Error('not one event')
        expect(calendar.getFirstPropertyValue('method')).toBe(given.method)
        expect(instantOf(back.startDate)).toBe(one.start)
        expect(instantOf(back.endDate)).toBe(one.end)
        expect(back.uid).toBe(one.uid)
        expect(back.sequence).toBe(one.sequence)
        expect(back.summary ?? '').toBe(read(given.summary))
        expect(back.description ?? '').toBe(read(given.description))
        expect(back.attendees.length).toBe(given.method === 'PUBLISH' ? 0 : 1)
        const tzid = back.component.getFirstProperty('dtstart')?.getParameter('tzid')
        if (tzid) expect(tzid).toBe(given.zone)
      }),
      { numRuns: 400 },
    )
  })

  it('describes each zone of an agenda once', () => {
    const agenda = fc.array(fc.record({ start: starts, zone: zones, uid: fc.uuid(), summary: hostile }), {
      minLength: 1,
      maxLength: 8,
    })
    fc.assert(
      fc.property(agenda, (rows) => {
        const events = rows.map((row, i) => event({ ...row, uid: `${i}-${row.uid}`, end: row.start + 30 * MINUTE }))
        const ics = writeCalendar({ method: 'PUBLISH', events, name: 'Agenda' })
        expectValidCalendar(ics)
        expect(parsed(ics).events.map((each) => instantOf(each.startDate))).toEqual(events.map((each) => each.start))
      }),
      { numRuns: 60 },
    )
  })
})
