import { describe, expect, it } from 'vitest'
import { writeCalendar } from '../../electron/backend/calendar/write/calendar.ts'
import { problemsOf, type CalendarKind } from './icalendarValidator.ts'
import { event } from './inviteEvent.ts'

const REQUEST = writeCalendar({ method: 'REQUEST', events: [event({ alarmMinutes: 15 })] })
const CANCEL = writeCalendar({ method: 'CANCEL', events: [event({ standing: 'cancelled', sequence: 2 })] })
const UNINVITED = writeCalendar({ method: 'CANCEL', events: [event({ standing: 'uninvited', sequence: 2 })] })
const PUBLISH = writeCalendar({
  method: 'PUBLISH',
  events: [event({ alarmMinutes: 15 }), event({ uid: 'b@x.example' })],
})
const STORED = writeCalendar({ method: null, events: [event()] })
/** No answer is written by the app: the table is there for what programs send. */
const REPLY = REQUEST.replace('METHOD:REQUEST', 'METHOD:REPLY').replace(/BEGIN:VALARM[^]*END:VALARM\r\n/, '')

const ATTENDEE = /ATTENDEE[^]*?(?=\r\n\S)\r\n/
const twice = (ics: string, line: RegExp): string => ics.replace(line, '$&$&')
const without = (ics: string, line: RegExp): string => ics.replace(line, '')
const before = (ics: string, mark: string, line: string): string => ics.replace(mark, `${line}\r\n${mark}`)

type Wrong = readonly [what: string, ics: string, problem: RegExp, kind?: CalendarKind]

/** Each file is wrong in this one thing. */
function finds(cases: readonly Wrong[]): void {
  for (const [what, ics, problem, kind = 'sent'] of cases) {
    it(what, () => expect(problemsOf(ics, kind).join('\n')).toMatch(problem))
  }
}

describe('the validator lets through', () => {
  it.each([
    ['REQUEST', REQUEST, 'sent'],
    ['CANCEL', CANCEL, 'sent'],
    ['CANCEL for one attendee', UNINVITED, 'sent'],
    ['PUBLISH', PUBLISH, 'sent'],
    ['REPLY', REPLY, 'sent'],
    ['an object on a server', STORED, 'stored'],
  ] as const)('a right %s', (_, ics, kind) => expect(problemsOf(ics, kind)).toEqual([]))
})

describe('of bytes and lines it finds', () => {
  const bytes = (ics: string, change: (bytes: Uint8Array) => Uint8Array): string[] =>
    problemsOf(change(new TextEncoder().encode(ics)))
  finds([
    ['no last line end', REQUEST.slice(0, -2), /end with CRLF/],
    ['line ends of Unix', REQUEST.replaceAll('\r\n', '\n'), /not CRLF/],
    ['one line end of Unix', REQUEST.replace('\r\nSUMMARY', '\nSUMMARY'), /not CRLF/],
    ['a lone CR', REQUEST.replace('\r\nSUMMARY', '\rSUMMARY'), /not CRLF/],
    ['an empty line', REQUEST.replace('SUMMARY', '\r\nSUMMARY'), /empty line/],
    ['a byte order mark', '\ufeff' + REQUEST, /byte order mark/],
    ['76 octets', REQUEST.replace(/SUMMARY:.*/, `SUMMARY:${'x'.repeat(68)}`), /line of 76 octets/],
    [
      '76 octets of fewer characters',
      REQUEST.replace(/SUMMARY:.*/, `SUMMARY:xx${'日'.repeat(22)}`),
      /line of 76 octets/,
    ],
    ['76 octets with the space', REQUEST.replace(/SUMMARY:.*/, `SUMMARY:\r\n ${'x'.repeat(75)}`), /line of 76 octets/],
    ['a control character', REQUEST.replace('SUMMARY:', 'SUMMARY:\x07'), /control character 7/],
    ['half of a surrogate pair', REQUEST.replace('SUMMARY:', 'SUMMARY:\ud83d'), /surrogate/],
    ['a line that is none', REQUEST.replace('SUMMARY:', 'A line of text\r\nSUMMARY:'), /not a content line/],
    ['a parameter twice', REQUEST.replace(';ROLE=', ';RSVP=TRUE;ROLE='), /not a content line/],
    ['text before the file', `X:1\r\n${REQUEST}`, /outside of any component/],
    ['two calendars', REQUEST + REQUEST, /exactly one VCALENDAR/],
    ['no end', REQUEST.replace('END:VCALENDAR\r\n', ''), /VCALENDAR is not ended/],
    [
      'ends in another order',
      REQUEST.replace('END:VALARM\r\nEND:VEVENT', 'END:VEVENT\r\nEND:VALARM'),
      /END:VEVENT inside/,
    ],
  ])
  it('75 octets, and lets them through', () => {
    expect(problemsOf(REQUEST.replace(/SUMMARY:.*/, `SUMMARY:${'x'.repeat(67)}`))).toEqual([])
  })
  it('a character folded in two', () => {
    const folded = bytes(REQUEST.replace(/SUMMARY:.*/, 'SUMMARY:é'), (all) => {
      const at = all.indexOf(0xc3) + 1
      return Uint8Array.from([...all.subarray(0, at), 13, 10, 32, ...all.subarray(at)])
    })
    expect(folded.join()).toMatch(/inside a character|not UTF-8/)
  })
  it('bytes that are not UTF-8', () => {
    expect(bytes(REQUEST, (all) => all.with(all.indexOf(0x50), 0xff))).toEqual(['is not UTF-8'])
  })
})

describe('of the order it finds', () => {
  finds([
    [
      'a property after the alarm',
      REQUEST.replace('END:VALARM\r\n', 'END:VALARM\r\nCLASS:PUBLIC\r\n'),
      /after the VALARM/,
    ],
    [
      'a calendar property after a component',
      REQUEST.replace('END:VEVENT\r\n', 'END:VEVENT\r\nX-A:1\r\n'),
      /after a component/,
    ],
    [
      'VERSION first',
      before(without(REQUEST, /VERSION:2.0\r\n/), 'PRODID', 'VERSION:2.0'),
      /properties are VERSION,PRODID/,
    ],
    [
      'METHOD before CALSCALE',
      before(without(REQUEST, /METHOD.*\r\n/), 'CALSCALE', 'METHOD:REQUEST'),
      /METHOD,CALSCALE/,
    ],
    ['no PRODID', without(REQUEST, /PRODID.*\r\n/), /properties are VERSION/],
    ['no CALSCALE', without(REQUEST, /CALSCALE.*\r\n/), /properties are/],
    ['two METHODs', twice(REQUEST, /METHOD.*\r\n/), /METHOD,METHOD/],
    ['another VERSION', REQUEST.replace('VERSION:2.0', 'VERSION:1.0'), /VERSION is not 2.0/],
    [
      'the zone after the event',
      REQUEST.replace(/(BEGIN:VTIMEZONE[^]*END:VTIMEZONE\r\n)([^]*END:VEVENT\r\n)/, '$2$1'),
      /components are VEVENT,VTIMEZONE/,
    ],
    ['no event', without(REQUEST, /BEGIN:VEVENT[^]*END:VEVENT\r\n/), /components are VTIMEZONE|0 events/],
    ['a task', REQUEST.replaceAll(':VEVENT', ':VTODO'), /components are/],
  ])
})

const ONCE = ['UID', 'DTSTAMP', 'ORGANIZER'] as const
const line = (name: string): RegExp => new RegExp(`^${name}[;:][^]*?\\r\\n(?=\\S)`, 'm')
const inEvent = (ics: string, name: string, change: (event: string) => string): string =>
  ics.replace(/BEGIN:VEVENT[^]*?END:VEVENT\r\n/, (event) => (line(name).test(event) ? change(event) : `no ${name}`))

describe('of the tables of RFC 5546 it finds', () => {
  const tables: Wrong[] = []
  for (const [method, ics] of Object.entries({ REQUEST, CANCEL, PUBLISH, REPLY })) {
    for (const name of ONCE) {
      tables.push(
        [
          `${method} without ${name}`,
          inEvent(ics, name, (one) => without(one, line(name))),
          RegExp(`${name} stands 0`),
        ],
        [`${method} with two ${name}`, inEvent(ics, name, (one) => twice(one, line(name))), RegExp(`${name} stands 2`)],
      )
    }
    const many = [
      'DTEND',
      'SUMMARY',
      'DESCRIPTION',
      'STATUS',
      'TRANSP',
      'CREATED',
      'LAST-MODIFIED',
      'SEQUENCE',
      'DTSTART',
    ]
    for (const name of many) {
      tables.push([
        `${method} with two ${name}`,
        inEvent(ics, name, (one) => twice(one, line(name))),
        RegExp(`${name} stands 2`),
      ])
    }
    const instance = before(ics, 'DTSTART;', 'RECURRENCE-ID:20261126T170000Z')
    tables.push(
      [
        `${method} with REQUEST-STATUS`,
        before(ics, 'DTSTART;', 'REQUEST-STATUS:2.0;Success'),
        /REQUEST-STATUS stands 1/,
      ],
      [`${method} of an instance of no series`, instance, /RECURRENCE-ID stands 1/],
      [`${method} with DURATION`, before(ics, 'DTEND', 'DURATION:PT1H'), /DURATION is not expected/],
    )
  }
  finds(tables)
  finds([
    ['REQUEST without an attendee', without(REQUEST, ATTENDEE), /ATTENDEE stands 0 times in a REQUEST/],
    ['CANCEL without an attendee', without(CANCEL, ATTENDEE), /ATTENDEE stands 0 times in a CANCEL/],
    ['PUBLISH with an attendee', before(PUBLISH, 'CREATED', ATTENDEE.exec(REQUEST)![0].trim()), /ATTENDEE stands 1/],
    ['REPLY of nobody', without(REPLY, ATTENDEE), /ATTENDEE stands 0/],
    [
      'REPLY of two',
      REPLY.replace(ATTENDEE, '$&' + ATTENDEE.exec(REPLY)![0].replace('maria', 'tom')),
      /ATTENDEE stands 2/,
    ],
    ['an attendee twice', twice(REQUEST, ATTENDEE), /attendee stands twice/],
    ['REQUEST without DTSTART', without(REQUEST, /DTSTART;.*\r\n/), /DTSTART stands 0/],
    ['REQUEST without SUMMARY', without(REQUEST, line('SUMMARY')), /SUMMARY stands 0/],
    ['REQUEST without SEQUENCE', without(REQUEST, line('SEQUENCE')), /SEQUENCE stands 0/],
    ['PUBLISH without SUMMARY', without(PUBLISH, line('SUMMARY')), /SUMMARY stands 0/],
    ['CANCEL without SEQUENCE', without(CANCEL, line('SEQUENCE')), /SEQUENCE stands 0/],
    [
      'REQUEST that is cancelled',
      REQUEST.replace('STATUS:CONFIRMED', 'STATUS:CANCELLED'),
      /STATUS:CANCELLED in a REQUEST/,
    ],
    [
      'CANCEL that is confirmed',
      CANCEL.replace('STATUS:CANCELLED', 'STATUS:CONFIRMED'),
      /STATUS:CONFIRMED in a CANCEL/,
    ],
    [
      'CANCEL of several without STATUS',
      UNINVITED.replace(ATTENDEE, (one) => one + one.replace('maria', 'tom')),
      /without STATUS is not for one/,
    ],
    [
      'CANCEL with an alarm',
      before(CANCEL, 'END:VEVENT', /BEGIN:VALARM[^]*END:VALARM/.exec(REQUEST)![0]),
      /VALARM in a CANCEL/,
    ],
    [
      'REPLY with an alarm',
      before(REPLY, 'END:VEVENT', /BEGIN:VALARM[^]*END:VALARM/.exec(REQUEST)![0]),
      /VALARM in a REPLY/,
    ],
    ['REQUEST of two events', REQUEST.replace(/BEGIN:VEVENT[^]*END:VEVENT\r\n/, '$&$&'), /REQUEST with 2 events/],
    ['PUBLISH of one UID twice', PUBLISH.replace('b@x.example', event().uid), /UID stands twice/],
    ['another METHOD', REQUEST.replace('METHOD:REQUEST', 'METHOD:ADD'), /METHOD is ADD/],
    ['no METHOD', without(REQUEST, /METHOD.*\r\n/), /METHOD is missing/],
    ['a METHOD on a server', REQUEST, /properties are .*METHOD/, 'stored'],
    ['people on a server', without(REQUEST, /METHOD.*\r\n/), /ATTENDEE stands 1/, 'stored'],
    ['two UIDs in an object on a server', without(PUBLISH, /METHOD.*\r\n/), /with 2 events/, 'stored'],
  ])
})

describe('of values it finds', () => {
  finds([
    ['an unescaped comma', REQUEST.replace('SUMMARY:', 'SUMMARY:a,b'), /SUMMARY is not escaped/],
    ['an unescaped semicolon', REQUEST.replace('SUMMARY:', 'SUMMARY:a;b'), /SUMMARY is not escaped/],
    ['a lone backslash', REQUEST.replace('SUMMARY:', 'SUMMARY:a\\b'), /SUMMARY is not escaped/],
    ['an escaped URL', before(REQUEST, 'STATUS', 'URL:https://x.example/a\\,b'), /URL is not a URI/],
    ['a floating start', REQUEST.replace('DTSTART;TZID=America/Denver:', 'DTSTART:'), /floating/],
    ['a zone and Z', REQUEST.replace(/(DTSTART;TZID.*)\r\n/, '$1Z\r\n'), /floating, or has a zone and Z/],
    ['a day', REQUEST.replace(/DTSTART;TZID.*/, 'DTSTART;VALUE=DATE:20261126'), /DTSTART is floating/],
    ['an end at the start', REQUEST.replace('T104500', 'T100000'), /end is not after the start/],
    ['an end in another zone', REQUEST.replace(/DTEND;TZID.*/, 'DTEND:20261126T174500Z'), /in two zones/],
    ['a local DTSTAMP', REQUEST.replace(/(DTSTAMP.*)Z/, '$1'), /DTSTAMP is not UTC/],
    [
      'a change before the making',
      REQUEST.replace(/LAST-MODIFIED:.*/, 'LAST-MODIFIED:20261101T090000Z'),
      /before CREATED/,
    ],
    ['a file older than its change', REQUEST.replace(/DTSTAMP:.*/, 'DTSTAMP:20261101T090000Z'), /before LAST-MODIFIED/],
    ['a negative SEQUENCE', REQUEST.replace('SEQUENCE:0', 'SEQUENCE:-1'), /SEQUENCE is not a number/],
    [
      'a long UID',
      REQUEST.replace(/UID:.*/, `UID:${'x'.repeat(60)}${`\r\n ${'x'.repeat(70)}`.repeat(3)}`),
      /UID is too long/,
    ],
    ['a UID that is not ASCII', REQUEST.replace(/UID:.*/, 'UID:ä@x.example'), /UID is not plain ASCII/],
    ['an address without mailto', REQUEST.replace(/mailto:sam@/, 'sam@'), /not an address/],
    ['an unquoted name', REQUEST.replace('CN="Sam Setter"', 'CN=Sam Setter'), /unquoted name/],
    ['a caret in a name', REQUEST.replace('CN="Sam Setter"', 'CN="Sam ^\'S^\'"'), /caret/],
    ['no PARTSTAT', REQUEST.replace(/PARTSTAT=NEEDS-ACTION;\s*/, ''), /has no PARTSTAT/],
    ['an unknown ROLE', REQUEST.replace('ROLE=REQ-PARTICIPANT', 'ROLE=REQUIRED'), /has ROLE=REQUIRED/],
    ['an alarm that only sounds', REQUEST.replace('ACTION:DISPLAY', 'ACTION:AUDIO'), /ACTION:DISPLAY/],
    [
      'an alarm without words',
      REQUEST.replace(/(BEGIN:VALARM[^]*)DESCRIPTION.*\r\n/, '$1'),
      /alarm has no DESCRIPTION/,
    ],
    ['an alarm after the start', REQUEST.replace('TRIGGER:-PT15M', 'TRIGGER:PT15M'), /TRIGGER/],
  ])
})

describe('of zones it finds', () => {
  finds([
    ['the wrong offset', REQUEST.replace('TZOFFSETTO:-0700', 'TZOFFSETTO:-0800'), /by its VTIMEZONE/],
    ['a change in the wrong month', REQUEST.replace('BYMONTH=11', 'BYMONTH=12'), /by its VTIMEZONE/],
    ['rules that begin after the event', REQUEST.replaceAll(/DTSTART:2025/g, 'DTSTART:2028'), /by its VTIMEZONE/],
    [
      'another zone’s rules',
      REQUEST.replaceAll('America/Denver', 'America/Phoenix').replaceAll('-0700', '-0800').replaceAll('-0600', '-0700'),
      /by its VTIMEZONE/,
    ],
    ['a zone that is not described', REQUEST.replaceAll('TZID=America/Denver', 'TZID=America/Boise'), /no VTIMEZONE/],
    ['a zone that is not used', STORED.replaceAll(/;TZID=America\/Denver:(\d+T\d+)/g, ':$1Z'), /not used/, 'stored'],
    ['a zone twice', REQUEST.replace(/BEGIN:VTIMEZONE[^]*END:VTIMEZONE\r\n/, '$&$&'), /described twice/],
    ['UTC as a zone', REQUEST.replaceAll('America/Denver', 'UTC'), /UTC is written as a zone/],
    ['a zone without a rule', REQUEST.replace(/BEGIN:STANDARD[^]*END:DAYLIGHT\r\n/, ''), /no rule/],
    ['RDATE', REQUEST.replace(/RRULE.*/, 'RDATE:20261101T020000'), /RDATE/],
    [
      'a rule that starts in UTC',
      REQUEST.replace(/(BEGIN:STANDARD\r\nDTSTART:\d+T\d+)/, '$1Z'),
      /start at a local time/,
    ],
    ['an offset that is none', REQUEST.replace('TZOFFSETFROM:-0600', 'TZOFFSETFROM:-6'), /not an offset/],
  ])
})
