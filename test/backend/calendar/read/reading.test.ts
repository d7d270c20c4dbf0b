import { describe, expect, test } from 'vitest'
import { decodeCalendar } from '../../../../electron/backend/calendar/read/bytes.ts'
import { notACalendar } from '../../../../electron/backend/calendar/read/notACalendar.ts'
import { parseCalendar, parseCalendarBytes } from '../../../../electron/backend/calendar/read/readCalendar.ts'
import { busyOf, ics, skippedOf, startsOf, vevent } from '../../../support/icsText.ts'

const good = vevent('DTSTART:20261124T090000Z', 'DTEND:20261124T100000Z')
const GOOD = '2026-11-24T09:00Z/2026-11-24T10:00Z'
const one = (...lines: string[]) => busyOf(ics(vevent(...lines)))

describe('what makes its owner busy', () => {
  const timed = ['DTSTART:20261124T090000Z', 'DTEND:20261124T100000Z']

  test.each([
    ['TRANSP:TRANSPARENT'],
    ['transp:transparent'],
    ['STATUS:CANCELLED'],
    ['X-MICROSOFT-CDO-BUSYSTATUS:FREE'],
    ['X-MICROSOFT-CDO-BUSYSTATUS:WORKINGELSEWHERE'],
    ['ATTENDEE;PARTSTAT=DECLINED:mailto:mara.lindqvist@northwind.example'],
    ['ATTENDEE;PARTSTAT=DECLINED;EMAIL=mara.lindqvist@northwind.example:/o=Northwind/cn=Mara'],
    ['ATTENDEE;CN="Lindqvist, Mara";PARTSTAT=DECLINED:MAILTO:Mara.Lindqvist@Northwind.example'],
  ])('not %s', (line) => expect(one(...timed, line)).toEqual([]))

  test.each([
    ['TRANSP:OPAQUE'],
    ['CLASS:PRIVATE'],
    ['X-MICROSOFT-CDO-BUSYSTATUS:OOF'],
    ['STATUS:TENTATIVE'],
    ['ATTENDEE;PARTSTAT=DECLINED:mailto:somebody.else@example.com'],
  ])('but %s', (line) => expect(one(...timed, line)).toEqual([GOOD]))

  test('an end that is not said, that comes first, or that is a length', () => {
    expect(one('DTSTART:20261124T090000Z')).toEqual([])
    expect(one('DTSTART:20261124T090000Z', 'DTEND:20261124T090000Z')).toEqual([])
    expect(one('DTSTART:20261124T090000Z', 'DURATION:PT1H')).toEqual([GOOD])
    expect(one('DTSTART:20261124T090000Z', 'DURATION:-PT1H')).toEqual([])
    expect(one('DTSTART;VALUE=DATE:20261124')).toEqual(['2026-11-23T23:00Z/2026-11-24T23:00Z'])
    expect(one('DTSTART:20261124')).toEqual(['2026-11-23T23:00Z/2026-11-24T23:00Z'])
    expect(one('DTSTART;VALUE=DATE:20261124', 'DTEND;VALUE=DATE:20261124')).toHaveLength(1)
    expect(one('DTSTART;VALUE=DATE:20261124', 'DURATION:P2D')).toEqual(['2026-11-23T23:00Z/2026-11-25T23:00Z'])
    const backwards = ics(vevent('UID:b', 'DTSTART:20261124T090000Z', 'DTEND:20261124T080000Z'), good)
    expect(busyOf(backwards)).toEqual([GOOD])
    expect(skippedOf(backwards)).toEqual([{ uid: 'b', line: 4, reason: 'The event ends before it starts.' }])
  })

  test('midnight to midnight marked as whole days is whole days', () => {
    const text = ics(
      vevent(
        'DTSTART;TZID=Europe/Berlin:20261124T000000',
        'DTEND;TZID=Europe/Berlin:20261125T000000',
        'X-MICROSOFT-CDO-ALLDAYEVENT:TRUE',
      ),
    )
    expect(busyOf(text, { zone: 'America/New_York' })).toEqual(['2026-11-24T05:00Z/2026-11-25T05:00Z'])
  })

  test('an event from before the range into it, and not one that only touches it', () => {
    const range = { from: Date.parse('2026-11-24T10:00:00Z'), to: Date.parse('2026-11-24T11:00:00Z') }
    expect(busyOf(ics(good), range)).toEqual([])
    expect(busyOf(ics(vevent('DTSTART:20261101T090000Z', 'DURATION:P30D')), range)).toHaveLength(1)
    expect(busyOf(ics(vevent('DTSTART:20200101T090000Z', 'DURATION:P1D', 'RRULE:FREQ=DAILY')), range)).toHaveLength(1)
  })

  test('periods of a VFREEBUSY', () => {
    const text = ics(
      'BEGIN:VFREEBUSY',
      'UID:fb',
      'FREEBUSY;FBTYPE=BUSY:20261124T090000Z/20261124T100000Z,20261125T090000Z/PT30M',
      'FREEBUSY;FBTYPE=FREE:20261126T090000Z/20261126T100000Z',
      'FREEBUSY:19970101/nonsense',
      'END:VFREEBUSY',
    )
    expect(busyOf(text)).toEqual([GOOD, '2026-11-25T09:00Z/2026-11-25T09:30Z'])
    expect(skippedOf(text)).toMatchObject([{ uid: 'fb', line: 8 }])
  })

  test('METHOD:CANCEL takes everything back', () => expect(busyOf(ics('METHOD:CANCEL', good))).toEqual([]))
})

describe('files that are not as they should be', () => {
  test('one bad event does not cost the others, and is named with its line', () => {
    const text = ics(
      vevent('UID:no-start'),
      good,
      vevent('UID:bad-start', 'DTSTART:20261399T090000Z'),
      vevent('UID:bad-rule', 'DTSTART:20261125T090000Z', 'DURATION:PT1H', 'RRULE:FREQ=SOMETIMES'),
      vevent('UID:bad-end', 'DTSTART:20261126T090000Z', 'DTEND:tomorrow'),
      vevent('UID:unclosed', 'DTSTART;TZID="Europe/Berlin:20261126T090000'),
    )
    expect(busyOf(text)).toEqual([GOOD, '2026-11-25T09:00Z/2026-11-25T10:00Z'])
    expect(skippedOf(text).map(({ uid, line }) => [uid, line])).toEqual([
      ['unclosed', 35],
      ['no-start', 4],
      ['bad-start', 17],
      ['bad-rule', 24],
      ['bad-end', 26],
      ['unclosed', 32],
    ])
  })

  test('lines that are none are named, those that follow each other once', () => {
    const text = ics(good.replace('SUMMARY:Meeting', 'DESCRIPTION:\r\nDear all,\r\n\r\nsee you\r\nthere'))
    expect(busyOf(text)).toEqual([GOOD])
    expect(skippedOf(text)).toMatchObject([
      { line: 7, reason: 'This line is not iCalendar: "Dear all,", and 2 more after it' },
    ])
  })

  test('a file that is cut off keeps what is whole, and says so', () => {
    const text = ics(good, vevent('UID:last', 'DTSTART:20261125T090000Z', 'DURATION:PT1H'))
    const cut = text.slice(0, text.lastIndexOf('END:VEVENT') - 5)
    expect(busyOf(cut)).toEqual([GOOD])
    expect(skippedOf(cut).map((skip) => skip.reason)).toContainEqual(expect.stringContaining('stops before its end'))
  })

  test('an event without an end before the next one', () => {
    const text = ics(
      good.replace(/END:VEVENT$/, ''),
      good.replace('20261124', '20261125').replace('20261124', '20261125'),
    )
    expect(startsOf(text)).toEqual(['2026-11-24T09:00Z', '2026-11-25T09:00Z'])
    expect(skippedOf(text)).toHaveLength(1)
  })

  test('several calendars, tasks and journals, events without a calendar, any case', () => {
    const task = ['BEGIN:VTODO', 'UID:t', 'DTSTART:20261124T090000Z', 'DUE:20261125T090000Z', 'END:VTODO'].join('\r\n')
    expect(busyOf(ics(task, good) + ics(good.replaceAll('20261124', '20261125')))).toHaveLength(2)
    expect(busyOf(good)).toEqual([GOOD])
    expect(busyOf(ics(good).toLowerCase())).toEqual([GOOD])
    expect(parseCalendar(ics(task)).events).toBe(0)
  })

  test.each([
    ['LF', (text: string) => text.replaceAll('\r\n', '\n')],
    ['CR', (text: string) => text.replaceAll('\r\n', '\r')],
    ['blank lines between', (text: string) => text.replaceAll('\r\n', '\r\n\r\n')],
    ['a byte order mark', (text: string) => '\uFEFF' + text],
    ['indentation', (text: string) => '   ' + text],
    ['folds after every letter', (text: string) => text.replace(/(DTSTART:\d{3})/, '$1\r\n ')],
    ['UTF-16 read as UTF-8', (text: string) => Buffer.from('\uFEFF' + text, 'utf16le').toString('utf8')],
  ])('with %s', (_, change) => {
    expect(busyOf(change(ics(good)))).toEqual([GOOD])
    expect(notACalendar(change(ics(good)))).toBeUndefined()
  })

  test('thousands of broken lines are counted, not listed', () => {
    const text = ics(...Array.from({ length: 2000 }, (_, i) => `BEGIN:VEVENT\r\nUID:${i}\r\nEND:VEVENT`))
    const skipped = skippedOf(text)
    expect(skipped).toHaveLength(501)
    expect(skipped.at(-1)?.reason).toBe('1,500 more problems are not listed.')
  })
})

describe('bytes', () => {
  const text = ics(vevent('SUMMARY:Grüße aus Zürich', 'DTSTART:20261124T090000Z', 'DURATION:PT1H'))
  const title = (bytes: Uint8Array) => parseCalendarBytes(bytes).series[0]?.master?.title

  test.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a mark', Buffer.from('\uFEFF' + text)],
    ['UTF-16, little end first', Buffer.from('\uFEFF' + text, 'utf16le')],
    ['UTF-16, big end first', Buffer.from('\uFEFF' + text, 'utf16le').swap16()],
    ['UTF-16 without a mark', Buffer.from(text, 'utf16le')],
    ['windows-1252', Buffer.from(text, 'latin1')],
  ])('%s', (_, bytes) => expect(title(bytes)).toBe('Grüße aus Zürich'))

  test('a fold within a character', () => {
    const bytes = Buffer.from(text)
    const inside = bytes.indexOf(Buffer.from('ü')) + 1
    const folded = Buffer.concat([bytes.subarray(0, inside), Buffer.from('\r\n '), bytes.subarray(inside)])
    expect(title(folded)).toBe('Grüße aus Zürich')
    expect(decodeCalendar(folded)).toBe(text)
  })
})

describe('what is no calendar', () => {
  test.each([
    ['nothing', '', 'empty'],
    ['white space', ' \r\n ', 'empty'],
    ['a zip', 'PK\u0003\u0004\u0014\u0000', 'zip'],
    ['a web page', '<!DOCTYPE html><html><body>Sign in</body></html>', 'web page'],
    ['a PDF', '%PDF-1.7', 'PDF'],
    ['contacts', 'BEGIN:VCARD\r\nEND:VCARD', 'contacts'],
    ['a CSV', 'Subject,Start Date\r\nMeeting,2026-11-24', 'no calendar'],
    ['a zone alone', 'BEGIN:VTIMEZONE\r\nTZID:x\r\nEND:VTIMEZONE', 'no calendar'],
  ])('%s', (_, text, word) => expect(notACalendar(text)?.reason).toContain(word))
})
