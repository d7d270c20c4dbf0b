import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Backend } from '../../electron/backend/index.ts'
import { writeSettings } from '../../electron/backend/store/settings.ts'
import type { Meeting } from '../../shared/contract/meetings.ts'
import { answerText, storeLead, type AnswerFields } from '../support/invites.ts'
import { addRep, addType, movableClock, NOW, refusal, workspace } from '../support/workspace.ts'

let backend: Backend
let clock: ReturnType<typeof movableClock>
let leadId: string
let meeting: Meeting

const receive = (text: string) => backend.client.invites.receive({ text })
const answer = (fields: Partial<AnswerFields> = {}) => receive(answerText({ uid: meeting.uid, sequence: 0, ...fields }))
const now = () => backend.client.meetings.get({ meetingId: meeting.id })
const move = () => backend.client.meetings.reschedule({ meetingId: meeting.id, start: '2026-11-27T15:00:00Z' })
const changes = async () => (await backend.client.history.list({})).changes

beforeEach(async () => {
  clock = movableClock(NOW)
  backend = workspace({ clock })
  backend.services.change('Settings', (tx) =>
    writeSettings(tx, { ...backend.services.settings(), setterName: 'Sam', setterEmail: 'sam@northwind.example' }),
  )
  await addRep(backend, { name: 'Alex Kim' })
  const type = await addType(backend)
  leadId = storeLead(backend, {
    name: 'Maria Sandoval',
    email: 'Maria@Corvus.example',
    other_emails: JSON.stringify(['m.sandoval@mail.example']),
    zone: 'America/Denver',
  })
  meeting = await backend.client.meetings.book({ meetingTypeId: type.id, leadId, start: '2026-11-26T15:00:00Z' })
})
afterEach(() => backend.close())

describe('an answer', () => {
  it('that accepts confirms the meeting, and is in the history of the lead', async () => {
    expect(await answer({ more: ['COMMENT:Looking forward\\, see you'] })).toEqual({
      applied: true,
      meetingId: meeting.id,
      attendance: 'accepted',
    })
    expect(await now()).toMatchObject({ attendance: 'accepted', status: 'confirmed', confirmedBy: 'invite answer' })
    expect((await changes())[0]?.label).toBe('Maria Sandoval accepted the invite')
    const activity = backend.services.db
      .prepare('SELECT title, note, kind, meeting_id FROM activities WHERE lead_id = ? ORDER BY id DESC LIMIT 1')
      .get(leadId)
    expect(activity).toEqual({
      title: 'Maria Sandoval accepted the invite',
      note: 'Looking forward, see you',
      kind: 'meeting',
      meeting_id: meeting.id,
    })
  })

  it('that declines asks for another time, and takes back what an answer had confirmed', async () => {
    await answer()
    const declined = await answer({ partstat: 'DECLINED', stamp: '20261123T110000Z' })
    expect(declined).toMatchObject({ applied: true, attendance: 'declined', reason: /another time with Maria/ })
    expect(await now()).toMatchObject({ attendance: 'declined', status: 'booked', confirmedBy: null })
  })

  it('that is not a yes leaves what was confirmed on the phone', async () => {
    await backend.client.meetings.confirm({ meetingId: meeting.id, by: 'phone' })
    expect(await answer({ partstat: 'TENTATIVE' })).toMatchObject({ applied: true, attendance: 'tentative' })
    expect(await now()).toMatchObject({ attendance: 'tentative', status: 'confirmed', confirmedBy: 'phone' })
  })

  it('changes nothing the second time, and can be taken back', async () => {
    await answer()
    const before = await changes()
    expect(await answer()).toMatchObject({ applied: false, attendance: 'accepted', reason: /already/ })
    expect(await changes()).toEqual(before)
    await backend.client.history.undo({})
    expect(await now()).toMatchObject({ attendance: 'needsAction', status: 'booked' })
  })

  it('is ordered by SEQUENCE and then by DTSTAMP', async () => {
    await answer({ partstat: 'DECLINED', stamp: '20261123T120000Z' })
    expect(await answer({ partstat: 'ACCEPTED', stamp: '20261123T110000Z' })).toMatchObject({
      applied: false,
      attendance: 'declined',
      reason: /newer answer/,
    })
    await move()
    expect(await answer({ partstat: 'ACCEPTED', stamp: '20261123T130000Z' })).toMatchObject({
      applied: false,
      reason: /earlier version/,
    })
    expect(await now()).toMatchObject({ attendance: 'needsAction', status: 'booked' })
    // The answer to the new time counts, even from a computer whose clock is behind.
    expect(await answer({ sequence: 1, stamp: '20261123T080000Z' })).toMatchObject({ applied: true })
  })

  it('that raises SEQUENCE itself does not make later ones look old', async () => {
    await answer({ sequence: 5 })
    await move()
    expect(await answer({ sequence: 1, partstat: 'TENTATIVE' })).toMatchObject({
      applied: true,
      attendance: 'tentative',
    })
  })

  it('needs no ORGANIZER, but not another one', async () => {
    expect(await answer({ organizer: 'mailto:someone@else.example' })).toMatchObject({
      applied: false,
      reason: /someone@else\.example/,
    })
    expect(await answer({ organizer: null })).toMatchObject({ applied: true })
  })

  it.each(['MAILTO:MARIA@CORVUS.EXAMPLE', 'mailto:m.sandoval@mail.example', 'mailto: <maria@corvus.example>'])(
    "is the lead's when it comes from %s",
    async (from) => expect(await answer({ from })).toMatchObject({ applied: true }),
  )

  it("of somebody else is shown and not taken for the lead's", async () => {
    expect(await answer({ from: 'mailto:crasher@example.org' })).toMatchObject({
      applied: false,
      reason: /crasher@example\.org.*not invited/,
    })
    expect(await answer({ from: 'mailto:alex.kim@northwind.example', partstat: 'DECLINED' })).toMatchObject({
      applied: false,
      reason: /Alex Kim.*declined.*another rep/,
    })
    expect(await answer({ partstat: 'DELEGATED;DELEGATED-TO="mailto:joe@corvus.example"' })).toMatchObject({
      applied: false,
      reason: /joe@corvus\.example/,
    })
    expect(await answer({ partstat: 'NEEDS-ACTION' })).toMatchObject({ applied: false, reason: /neither yes nor no/ })
  })

  it('with a proposal says the time, and moves nothing', async () => {
    const counter = (start: string) => answer({ method: 'COUNTER', more: [start] })
    expect(await counter('DTSTART:20261127T150000Z')).toMatchObject({
      applied: false,
      reason: /Friday 27 November 2026, 16:00 \(Central European/,
    })
    // By the names of Outlook as by those of everybody else, told by the setter's clock.
    expect(await counter('DTSTART;TZID=Mountain Standard Time:20261127T090000')).toMatchObject({
      reason: /Friday 27 November 2026, 17:00/,
    })
    expect(await now()).toMatchObject({ start: meeting.start, sequence: 0 })
  })

  it('to a meeting that is not known, or over, or not an answer at all is not taken in', async () => {
    expect(await answer({ uid: 'foobar' })).toMatchObject({ applied: false, reason: /not in this workspace/ })
    expect(await answer({ method: 'REQUEST' })).toMatchObject({ applied: false, reason: /REQUEST, not an answer/ })
    expect(await answer({ more: ['RECURRENCE-ID:20261126T150000Z'] })).toMatchObject({
      applied: false,
      reason: /series/,
    })
    const { ics } = await backend.client.invites.export({ meetingIds: [meeting.id] })
    expect(await receive(ics)).toMatchObject({ applied: false, reason: /REQUEST/ })
    await backend.client.meetings.cancel({ meetingId: meeting.id, reason: 'No budget' })
    expect(await answer({ sequence: 1 })).toMatchObject({ applied: false, reason: /cancelled/ })
  })

  it('is read with any line ends, in any case, without METHOD, with broken lines beside it', async () => {
    const text = answerText({ uid: meeting.uid, sequence: 0, method: null })
      .replaceAll('\r\n', '\n')
      .toLowerCase()
      .replace('version:2.0', 'version:2.0\nthis is no line of a calendar')
    const asked = await receive('\ufeff' + text)
    expect(asked).toMatchObject({ applied: false, needsConfirmation: true, reason: /no METHOD/ })
    expect(await now()).toMatchObject({ attendance: 'needsAction' })
    const confirmed = await backend.client.invites.receive({ text: '\ufeff' + text, confirm: true })
    expect(confirmed).toMatchObject({ applied: true, attendance: 'accepted', reason: /no METHOD/ })
  })

  it('without DTSTAMP or SEQUENCE is taken as it comes', async () => {
    const bare = { sequence: undefined, stamp: '' }
    expect(await answer(bare)).toMatchObject({ applied: true })
    expect(await answer(bare)).toMatchObject({ applied: false })
    expect(await answer({ ...bare, partstat: 'DECLINED' })).toMatchObject({ applied: true, attendance: 'declined' })
  })
})

describe('an answer in an e-mail', () => {
  const mail = (part: string) => `Return-Path: <maria@corvus.example>
From: "Maria" <maria@corvus.example>
To: sam@northwind.example
Subject: Accepted: Product demo
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary="b1"

--b1
Content-Type: text/plain; charset=UTF-8

Maria has accepted BEGIN:VCALENDAR
--b1
${part}
--b1--
`
  it('is found, in base64 as in quoted-printable', async () => {
    const ics = answerText({ uid: meeting.uid, sequence: 0 })
    const base64 = Buffer.from(ics).toString('base64').replaceAll(/.{76}/g, '$&\n')
    const type = 'Content-Type: text/calendar; charset=UTF-8; method=REPLY'
    expect(await receive(mail(`${type}\nContent-Transfer-Encoding: base64\n\n${base64}`))).toMatchObject({
      applied: true,
      attendance: 'accepted',
    })
    const declined = answerText({ uid: meeting.uid, sequence: 0, partstat: 'DECLINED', stamp: '20261123T120000Z' })
    const quoted = declined.replaceAll('=', '=3D')
    expect(await receive(mail(`${type}\nContent-Transfer-Encoding: quoted-printable\n\n${quoted}`))).toMatchObject({
      applied: true,
      attendance: 'declined',
    })
  })

  it('that is not there is said', async () => {
    expect(await receive(mail('Content-Type: text/html\n\n<p>See you</p>'))).toMatchObject({
      applied: false,
      reason: /no answer for a calendar/,
    })
  })

  it('is found where the draft of the invite comes back instead, and not taken for one', async () => {
    const { eml } = await backend.client.invites.draft({ meetingId: meeting.id, purpose: 'invite' })
    expect(await receive(eml)).toMatchObject({ applied: false, reason: /REQUEST/ })
  })
})

describe('a file that is neither a calendar nor an e-mail', () => {
  it.each([
    '',
    'PK\u0003\u0004 a workbook',
    'name,email\nMaria,maria@corvus.example\n',
    '{"json":1}',
    '\u00d0\u00cf\u0011\u00e0',
  ])('is refused with what to do: %j', async (text) => {
    expect(await refusal(receive(text))).toMatchObject({ code: 'UNREADABLE', message: /\.eml/ })
  })

  it('never fails for another reason, whatever is in it', async () => {
    const lines = fc.array(
      fc.oneof(
        fc.string({ unit: 'binary', maxLength: 80 }),
        fc.constantFrom('BEGIN:VCALENDAR', 'BEGIN:VEVENT', 'END:VEVENT', 'END:VCALENDAR', 'METHOD:REPLY', 'UID:foobar'),
        fc.constantFrom('From: a@b.c', 'Content-Type: multipart/mixed; boundary=x', '--x', '', 'ATTENDEE:mailto:a@b.c'),
      ),
      { maxLength: 20 },
    )
    await fc.assert(
      fc.asyncProperty(lines, async (each) => {
        const result = await receive(each.join('\r\n')).catch((error: { code: string }) => error)
        expect('code' in result ? result.code : result.applied).toBeOneOf(['UNREADABLE', false])
      }),
      { numRuns: 200 },
    )
  })
})

const folder = join(process.env.TEST_DATA ?? '../shared/data', 'calendars')
const replies = existsSync(folder)
  ? readdirSync(folder).filter((name) => readFileSync(join(folder, name), 'utf8').includes('METHOD:REPLY'))
  : []
if (replies.length === 0) console.warn(`No answers of calendar programs in ${folder}: those tests are left out.`)

describe.skipIf(replies.length === 0)('answers of other programs', () => {
  it.each(replies)('%s', async (name) => {
    const text = readFileSync(join(folder, name), 'utf8')
      .replaceAll('foobar', meeting.uid)
      .replaceAll('foo@example.org', 'maria@corvus.example')
      .replaceAll('bar@example.org', 'sam@northwind.example')
    const result = await receive(text)
    if (text.includes('crasher')) expect(result).toMatchObject({ applied: false, reason: /not invited/ })
    else if (text.includes('RECURRENCE-ID')) expect(result).toMatchObject({ applied: false, reason: /series/ })
    else expect(result).toMatchObject({ applied: true, attendance: 'accepted' })
  })
})
