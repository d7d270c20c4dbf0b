import { expect, it } from 'vitest'
import { composeDraft } from '../../electron/backend/calendar/draft/draft.ts'
import { writeCalendar } from '../../electron/backend/calendar/write/calendar.ts'
import { event } from './inviteEvent.ts'
import { calendarIn, draftProblems } from './validDraft.ts'

const ICS = writeCalendar({ method: 'REQUEST', events: [event()] })
const compose = (ics: string | null) =>
  composeDraft({
    from: { name: 'Sam Setter', email: 'sam@northwind.example' },
    to: [{ name: 'María, 山田', email: 'maria@corvus.example' }],
    cc: [],
    subject: 'Démo',
    text: 'Hello María,\n\nsee you.',
    language: 'en',
    date: new Date('2026-11-23T09:00:00Z'),
    messageId: '<1@northwind.example>',
    calendar: ics === null ? null : { method: 'REQUEST', ics },
  })
const GOOD = await compose(ICS)
const base64 = (text: string): string => Buffer.from(text, 'utf8').toString('base64').replaceAll(/.{76}/g, '$&\r\n')
/** The calendar in all its places, or only in the first. */
const withCalendar = (change: (ics: string) => string, everywhere = true): string =>
  GOOD[everywhere ? 'replaceAll' : 'replace'](base64(ICS), base64(change(ICS)))

it('lets a right draft through, with a calendar and without', async () => {
  expect(draftProblems(GOOD)).toEqual([])
  expect(calendarIn(GOOD)).toBe(ICS)
  expect(draftProblems(await compose(null))).toEqual([])
})

it.each([
  ['line ends of Unix', GOOD.replaceAll('\r\n', '\n'), /not CRLF/],
  ['a long line', GOOD.replace('Subject: ', `Subject: ${'x'.repeat(1000)}`), /line of 10\d\d octets/],
  ['a header that is not ASCII', GOOD.replace('Subject: ', 'Subject: ü'), /not plain ASCII/],
  ['no Content-Language', GOOD.replace(/Content-Language: .*\r\n/, ''), /content-language stands 0/],
  [
    'a long encoded word',
    GOOD.replace('Subject: ', `Subject: =?UTF-8?Q?${'=C3=A9'.repeat(20)}?= `),
    /stands on a line of/,
  ],
  ['a character cut in two', GOOD.replace('Subject: ', 'Subject: =?UTF-8?Q?=C3?=\r\n =?UTF-8?Q?=A9?= '), /is cut/],
  ['two From', GOOD.replace(/From: .*\r\n/, '$&$&'), /from stands 2 times/],
  ['no Date', GOOD.replace(/Date: .*\r\n/, ''), /date stands 0 times/],
  ['no X-Unsent', GOOD.replace(/X-Unsent: .*\r\n/, ''), /x-unsent stands 0/],
  ['a Bcc', GOOD.replace('Subject: ', 'Bcc: x@example.com\r\nSubject: '), /has a Bcc/],
  ['another Message-ID', GOOD.replace(/Message-ID: .*/, 'Message-ID: 1'), /Message-ID is 1/],
  ['another method of the part', GOOD.replace('method=REQUEST', 'method=CANCEL'), /part is called CANCEL/],
  ['no method of the part', GOOD.replace('; method=REQUEST', ''), /part is called undefined/],
  [
    'another METHOD in the calendar',
    withCalendar((ics) => ics.replace('METHOD:REQUEST', 'METHOD:PUBLISH')),
    /its METHOD/,
  ],
  [
    'a calendar that is wrong',
    withCalendar((ics) => ics.replace(/DTSTAMP.*\r\n/, '')),
    /in its calendar: DTSTAMP stands 0/,
  ],
  [
    'a file that differs',
    withCalendar((ics) => ics.replace('SEQUENCE:0', 'SEQUENCE:1'), false),
    /differs from the calendar/,
  ],
  [
    'an organizer who does not send',
    withCalendar((ics) => ics.replace('mailto:sam', 'mailto:tom')),
    /organized by tom/,
  ],
  [
    'an invite of another',
    withCalendar((ics) => ics.replaceAll(/maria@\s*corvus/g, 'tom@corvus')),
    /not among the attendees/,
  ],
  [
    'a calendar as a file only',
    GOOD.replace('text/calendar', 'application/ics'),
    /file without a calendar|alternatives are/,
  ],
  [
    'the calendar marked as a file',
    GOOD.replace(/(Content-Type: text\/calendar)/, 'Content-Disposition: attachment\r\n$1'),
    /has a disposition/,
  ],
  ['another charset', GOOD.replace(/(text\/calendar; charset=)UTF-8/, '$1iso-8859-1'), /not said to be UTF-8/],
  ['no end', GOOD.slice(0, -8), /without an end/],
])('finds %s', (_, eml, problem) => expect(draftProblems(eml).join('\n')).toMatch(problem))
