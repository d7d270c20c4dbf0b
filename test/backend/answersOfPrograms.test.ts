import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Backend } from '../../electron/backend/index.ts'
import { writeSettings } from '../../electron/backend/store/settings.ts'
import { decodeText } from '../../shared/files/decodeText.ts'
import type { Meeting } from '../../shared/contract/meetings.ts'
import { storeLead } from '../support/invites.ts'
import { addRep, addType, movableClock, NOW, workspace } from '../support/workspace.ts'

/**
 * Answers in the shape in which each program writes them: what it leaves out, renames and adds. `UID` stands for ours.
 */
const GOOGLE = (method: string, participation: string, more: readonly string[] = []) => [
  'BEGIN:VCALENDAR',
  'PRODID:-//Google Inc//Google Calendar 70.9054//EN',
  'VERSION:2.0',
  'CALSCALE:GREGORIAN',
  `METHOD:${method}`,
  'BEGIN:VEVENT',
  'DTSTART:20261126T140000Z',
  'DTEND:20261126T143000Z',
  'DTSTAMP:20261123T101500Z',
  'ORGANIZER;CN=Sam:mailto:sam@northwind.example',
  'UID:UID',
  `ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=${participation};CN=Maria`,
  '  Sandoval;X-NUM-GUESTS=0:mailto:maria@corvus.example',
  'X-MICROSOFT-CDO-OWNERAPPTID:-1520304961',
  ...more,
  'CREATED:20261123T090000Z',
  'LAST-MODIFIED:20261123T101459Z',
  'SEQUENCE:0',
  'STATUS:CONFIRMED',
  'SUMMARY:Product demo',
  'TRANSP:OPAQUE',
  'END:VEVENT',
  'END:VCALENDAR',
]

/** Leaves ORGANIZER out, gives the zone by its Windows name, and says the answer in the title. */
const EXCHANGE = (method: string, participation: string, start = '20261126T150000') => [
  'BEGIN:VCALENDAR',
  `METHOD:${method}`,
  'PRODID:Microsoft Exchange Server 2010',
  'VERSION:2.0',
  'BEGIN:VTIMEZONE',
  'TZID:W. Europe Standard Time',
  'BEGIN:STANDARD',
  'DTSTART:16010101T030000',
  'TZOFFSETFROM:+0200',
  'TZOFFSETTO:+0100',
  'RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10',
  'END:STANDARD',
  'BEGIN:DAYLIGHT',
  'DTSTART:16010101T020000',
  'TZOFFSETFROM:+0100',
  'TZOFFSETTO:+0200',
  'RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3',
  'END:DAYLIGHT',
  'END:VTIMEZONE',
  'BEGIN:VEVENT',
  `ATTENDEE;PARTSTAT=${participation};CN=Maria Sandoval:MAILTO:Maria@Corvus.example`,
  'COMMENT;LANGUAGE=de-DE:Bis dahin\\, freue mich\\n',
  'UID:UID',
  'SUMMARY;LANGUAGE=de-DE:Zugesagt: Product demo',
  `DTSTART;TZID=W. Europe Standard Time:${start}`,
  'DTEND;TZID=W. Europe Standard Time:20261126T153000',
  'CLASS:PUBLIC',
  'PRIORITY:5',
  'DTSTAMP:20261123T101530Z',
  'TRANSP:OPAQUE',
  'STATUS:CONFIRMED',
  'SEQUENCE:0',
  'LOCATION;LANGUAGE=de-DE:',
  'X-MICROSOFT-CDO-APPT-SEQUENCE:0',
  'X-MICROSOFT-CDO-OWNERAPPTID:0',
  'X-MICROSOFT-CDO-BUSYSTATUS:BUSY',
  'X-MICROSOFT-CDO-INTENDEDSTATUS:BUSY',
  'X-MICROSOFT-CDO-ALLDAYEVENT:FALSE',
  'X-MICROSOFT-CDO-IMPORTANCE:1',
  'X-MICROSOFT-CDO-INSTTYPE:0',
  'END:VEVENT',
  'END:VCALENDAR',
]

/** Names the address a second time, and a principal of its server as the value. */
const APPLE = (participation: string) => [
  'BEGIN:VCALENDAR',
  'CALSCALE:GREGORIAN',
  'PRODID:-//Apple Inc.//macOS 15.1//EN',
  'METHOD:REPLY',
  'VERSION:2.0',
  'BEGIN:VEVENT',
  'UID:UID',
  'DTEND;TZID=Europe/Berlin:20261126T153000',
  `ATTENDEE;CN="Maria Sandoval";CUTYPE=INDIVIDUAL;EMAIL="maria@corvus.example";PARTSTAT=${participation};ROLE=REQ-`,
  ' PARTICIPANT:urn:uuid:7B2C0E0A-5E0C-4E52-9B6C-0D6E2A1D9F11',
  'DTSTART;TZID=Europe/Berlin:20261126T150000',
  'DTSTAMP:20261123T101540Z',
  'SEQUENCE:0',
  'SUMMARY:Product demo',
  'ORGANIZER;CN="Sam";EMAIL="sam@northwind.example":mailto:sam@northwind.example',
  'REQUEST-STATUS:2.0;Success',
  'END:VEVENT',
  'END:VCALENDAR',
]

const THUNDERBIRD = (method: string, participation: string) => [
  'BEGIN:VCALENDAR',
  'PRODID:-//Mozilla.org/NONSGML Mozilla Calendar V1.1//EN',
  'VERSION:2.0',
  `METHOD:${method}`,
  'BEGIN:VEVENT',
  'CREATED:20261123T090000Z',
  'LAST-MODIFIED:20261123T101550Z',
  'DTSTAMP:20261123T101550Z',
  'UID:UID',
  'SUMMARY:Product demo',
  'STATUS:CONFIRMED',
  'ORGANIZER;RSVP=FALSE;CN=Sam;PARTSTAT=ACCEPTED;ROLE=CHAIR:mailto:sam@northwind.example',
  `ATTENDEE;RSVP=TRUE;CN=Maria Sandoval;PARTSTAT=${participation};ROLE=REQ-PARTICIPANT:mailto:maria@corvus.example`,
  ...(method === 'COUNTER' ? ['DTSTART:20261126T150000Z', 'DTEND:20261126T153000Z'] : ['DTSTART:20261126T140000Z']),
  'SEQUENCE:0',
  'TRANSP:OPAQUE',
  'END:VEVENT',
  'END:VCALENDAR',
]

let backend: Backend
let leadId: string
let meeting: Meeting

const fill = (lines: readonly string[]): string => lines.join('\r\n').replace('UID:UID', `UID:${meeting.uid}`) + '\r\n'
const receive = (text: string) => backend.client.invites.receive({ text })
const now = () => backend.client.meetings.get({ meetingId: meeting.id })
/** Bytes as the page reads them. */
const asRead = (name: string, bytes: Uint8Array): string => {
  const decoded = decodeText(name, bytes)
  if (!decoded.ok) throw new Error(decoded.reason)
  return decoded.text
}

beforeEach(async () => {
  backend = workspace({ clock: movableClock(NOW) })
  backend.services.change('Settings', (tx) =>
    writeSettings(tx, { ...backend.services.settings(), setterName: 'Sam', setterEmail: 'sam@northwind.example' }),
  )
  await addRep(backend, { name: 'Alex Kim' })
  const type = await addType(backend)
  leadId = storeLead(backend, { name: 'Maria Sandoval', email: 'maria@corvus.example', zone: 'Europe/Berlin' })
  meeting = await backend.client.meetings.book({ meetingTypeId: type.id, leadId, start: '2026-11-26T14:00:00Z' })
})
afterEach(() => backend.close())

describe.each([
  ['Google Calendar', (part: string) => GOOGLE('REPLY', part)],
  ['Exchange', (part: string) => EXCHANGE('REPLY', part)],
  ['Apple Calendar', APPLE],
  ['Thunderbird', (part: string) => THUNDERBIRD('REPLY', part)],
])('%s', (_, reply) => {
  it.each([
    ['ACCEPTED', 'accepted', 'confirmed'],
    ['DECLINED', 'declined', 'booked'],
    ['TENTATIVE', 'tentative', 'booked'],
  ])('answers %s', async (part, attendance, status) => {
    expect(await receive(fill(reply(part)))).toMatchObject({ applied: true, attendance })
    expect(await now()).toMatchObject({ attendance, status, start: meeting.start, sequence: 0 })
    const { filename, ics } = await backend.client.invites.export({ meetingIds: [meeting.id] })
    expect(filename).toMatch(/\.ics$/)
    // Their title, "Accepted: ...", is not ours.
    expect(ics).toMatch(/SUMMARY:Product demo/)
  })
})

describe('a proposal', () => {
  it.each([
    [
      'Google Calendar',
      () => GOOGLE('COUNTER', 'TENTATIVE').map((line) => line.replace('T14', 'T15').replace('T1430', 'T1530')),
    ],
    ['Exchange', () => EXCHANGE('COUNTER', 'TENTATIVE', '20261126T160000')],
    ['Thunderbird', () => THUNDERBIRD('COUNTER', 'DECLINED')],
  ])('of %s is kept, and sets nothing', async (_, lines) => {
    expect(await receive(fill(lines()))).toMatchObject({ applied: false, reason: /proposes another time/ })
    expect(await now()).toMatchObject({
      start: meeting.start,
      attendance: 'needsAction',
      status: 'booked',
      proposal: { start: '2026-11-26T15:00:00Z', from: 'Maria Sandoval' },
    })
  })
})

describe('the comment of an answer', () => {
  const note = () =>
    (
      backend.services.db
        .prepare('SELECT note FROM activities WHERE lead_id = ? ORDER BY id DESC LIMIT 1')
        .get(leadId) as { note: string }
    ).note
  const words = 'Grüße aus Łódź, 你好'
  const mail = (charset: string, encoding: string, body: string) =>
    `From: maria@corvus.example\r\nSubject: Zusage\r\nMIME-Version: 1.0\r\nContent-Type: text/calendar; method=REPLY; charset=${charset}\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n${body}`
  const withComment = (comment: string) => fill(GOOGLE('REPLY', 'ACCEPTED', [`COMMENT:${comment.replace(',', '\\,')}`]))

  it('survives in UTF-8, plain and in 8 bits', async () => {
    await receive(asRead('a.eml', Buffer.from(mail('utf-8', '8bit', withComment(words)))))
    expect(note()).toBe(words)
  })

  it('survives in base64', async () => {
    const body = Buffer.from(withComment(words)).toString('base64').replaceAll(/.{76}/g, '$&\r\n')
    await receive(asRead('a.eml', Buffer.from(mail('utf-8', 'base64', body))))
    expect(note()).toBe(words)
  })

  it.each(['iso-8859-1', 'windows-1252', 'utf-8'])(
    'survives in 8 bits of Latin, though the mail says %s',
    async (charset) => {
      const text = mail(charset, '8bit', withComment('Grüße, bis Donnerstag'))
      await receive(asRead('a.eml', Buffer.from(text, 'latin1')))
      expect(note()).toBe('Grüße, bis Donnerstag')
    },
  )

  it('survives in UTF-8 beside a part in Latin', async () => {
    const head =
      'From: maria@corvus.example\r\nSubject: Zusage\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n'
    const latin =
      '--x\r\nContent-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: 8bit\r\n\r\nGrüße\r\n'
    const part = `--x\r\nContent-Type: text/calendar; method=REPLY; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n${withComment(words)}\r\n--x--\r\n`
    const bytes = Buffer.concat([Buffer.from(head), Buffer.from(latin, 'latin1'), Buffer.from(part)])
    await receive(asRead('a.eml', bytes))
    expect(note()).toBe(words)
  })

  it('survives in an .ics by itself, with a mark or without', async () => {
    await receive(asRead('a.ics', Buffer.from('\ufeff' + withComment(words))))
    expect(note()).toBe(words)
  })
})

it('a message as only Outlook reads it is called what it is', () => {
  const decoded = decodeText('Zusage.msg', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1))
  expect(decoded).toMatchObject({ ok: false, reason: /only Outlook/, hint: /\.ics.*\.eml/ })
})
