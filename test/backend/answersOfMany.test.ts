import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Backend } from '../../electron/backend/index.ts'
import { writeSettings } from '../../electron/backend/store/settings.ts'
import type { Meeting } from '../../shared/contract/meetings.ts'
import { answerText, storeLead, type AnswerFields } from '../support/invites.ts'
import { addRep, addType, movableClock, NOW, refusal, workspace } from '../support/workspace.ts'

let backend: Backend
let leadId: string
let meeting: Meeting
let [alex, dana] = ['', '']

const file = (name: string, fields: Partial<AnswerFields> = {}) => ({
  name,
  text: answerText({ uid: meeting.uid, sequence: 0, ...fields }),
})
const receiveAll = (files: readonly { name: string; text: string }[], confirm?: boolean) =>
  backend.client.invites.receiveAll({ files: [...files], ...(confirm !== undefined && { confirm }) })
const receive = (fields: Partial<AnswerFields> = {}) => backend.client.invites.receive({ text: file('', fields).text })
const now = () => backend.client.meetings.get({ meetingId: meeting.id })
const changes = async () => (await backend.client.history.list({})).changes
const history = () =>
  backend.services.db
    .prepare('SELECT title FROM activities WHERE lead_id = ? ORDER BY id')
    .all(leadId)
    .map((row) => (row as { title: string }).title)
const counter = (start: string, more: Partial<AnswerFields> = {}) => ({
  method: 'COUNTER',
  ...more,
  more: [`DTSTART:${start}`, ...(more.more ?? [])],
})

beforeEach(async () => {
  backend = workspace({ clock: movableClock(NOW) })
  backend.services.change('Settings', (tx) =>
    writeSettings(tx, { ...backend.services.settings(), setterName: 'Sam', setterEmail: 'sam@northwind.example' }),
  )
  alex = (await addRep(backend, { name: 'Alex Kim' })).id
  dana = (await addRep(backend, { name: 'Dana Ruiz' })).id
  const type = await addType(backend)
  leadId = storeLead(backend, { name: 'Maria Sandoval', email: 'maria@corvus.example', zone: 'Europe/Berlin' })
  meeting = await backend.client.meetings.book({
    meetingTypeId: type.id,
    leadId,
    start: '2026-11-26T14:00:00Z',
    repIds: [alex],
  })
})
afterEach(() => backend.close())

describe('a folder of answers', () => {
  it('is taken in as one change, each file with its own result, and undone in one step', async () => {
    const { results, counts, changeId } = await receiveAll([
      file('yes.ics'),
      file('again.ics'),
      file('perhaps.ics', { partstat: 'TENTATIVE', stamp: '20261123T103000Z' }),
      file('else.ics', { uid: 'somebody@else.example' }),
      file('crasher.ics', { from: 'mailto:anna@example.org' }),
      file('invite.ics', { method: 'REQUEST' }),
      { name: 'letter.txt', text: 'I can come.' },
      { name: 'mail.eml', text: 'From: maria@corvus.example\nSubject: Yes\n\nI can come.' },
    ])
    expect(results.map(({ file: name, kind }) => [name, kind])).toEqual([
      ['yes.ics', 'applied'],
      ['again.ics', 'duplicate'],
      ['perhaps.ics', 'applied'],
      ['else.ics', 'unmatched'],
      ['crasher.ics', 'crasher'],
      ['invite.ics', 'notAnAnswer'],
      ['letter.txt', 'unreadable'],
      ['mail.eml', 'notAnAnswer'],
    ])
    expect(counts).toEqual({ applied: 2, duplicate: 1, unmatched: 1, crasher: 1, notAnAnswer: 2, unreadable: 1 })
    expect(results[0]).toMatchObject({ leadName: 'Maria Sandoval', meetingId: meeting.id, start: meeting.start })
    expect(results[4]).toMatchObject({ address: 'anna@example.org', leadId })
    expect(await now()).toMatchObject({ attendance: 'tentative' })
    await backend.client.history.undo(changeId ? { changeId } : {})
    expect(await now()).toMatchObject({ attendance: 'needsAction', status: 'booked' })
    // What was taken back can come in again.
    expect((await receiveAll([file('yes.ics')])).counts).toEqual({ applied: 1 })
  })

  it('that holds nothing new changes nothing', async () => {
    const files = [file('yes.ics'), file('no.ics', { partstat: 'DECLINED', stamp: '20261123T120000Z' })]
    await receiveAll(files)
    const before = [await changes(), history(), await now()]
    const again = await receiveAll(files.toReversed())
    expect(again.counts).toEqual({ duplicate: 2 })
    expect(again.changeId).toBeUndefined()
    expect([await changes(), history(), await now()]).toEqual(before)
  })

  it('may be one mailbox, or a mail with answers forwarded in it', async () => {
    const mail = (name: string, ics: string) =>
      `Subject: ${name}\nFrom: maria@corvus.example\nMIME-Version: 1.0\nContent-Type: text/calendar; method=REPLY; charset=utf-8\n\n${ics.replaceAll('\r\n', '\n')}`
    const yes = mail('yes', file('').text)
    const no = mail('no', file('', { partstat: 'DECLINED', stamp: '20261123T120000Z' }).text)
    const mbox = `From maria@corvus.example Mon Nov 23 10:00:00 2026\n${yes}\n\nFrom maria@corvus.example Mon Nov 23 12:00:00 2026\n${no}\n`
    expect((await receiveAll([{ name: 'inbox.mbox', text: mbox }])).counts).toEqual({ applied: 2 })
    expect(await now()).toMatchObject({ attendance: 'declined' })
    await backend.client.history.undo({})
    const forwarded = `From: sam@northwind.example\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: message/rfc822\nContent-Disposition: attachment; filename="a.eml"\n\n${yes}\n--x\nContent-Type: message/rfc822\n\n${no}\n--x--\n`
    expect((await receiveAll([{ name: 'forwarded.eml', text: forwarded }])).results).toHaveLength(2)
    expect(await now()).toMatchObject({ attendance: 'declined' })
  })

  it('is bounded in number and size', async () => {
    const many = Array.from({ length: 201 }, (_, i) => file(`${i}.ics`))
    expect(await refusal(receiveAll(many))).toMatchObject({ code: 'INVALID_INPUT', message: /200/ })
    expect(await refusal(receiveAll([]))).toMatchObject({ code: 'INVALID_INPUT' })
    const large = { name: 'large.ics', text: 'x'.repeat(5_000_001) }
    expect((await receiveAll([large])).counts).toEqual({ unreadable: 1 })
  })
})

describe('whatever the order in which answers come, and however often', () => {
  const partstat = fc.constantFrom('ACCEPTED', 'DECLINED', 'TENTATIVE', 'DELEGATED')
  const said = fc.record({
    partstat,
    from: fc.constantFrom('mailto:maria@corvus.example', 'mailto:alex.kim@northwind.example'),
    // Two minutes and more apart from each other, so that there is one newest.
    minute: fc.integer({ min: 0, max: 59 }),
    sequence: fc.constantFrom(0, 1, 1, 1, 4),
    proposes: fc.boolean(),
  })
  const toFile = (one: typeof said extends fc.Arbitrary<infer T> ? T : never, i: number) => {
    const stamp = `20261123T12${String(one.minute).padStart(2, '0')}00Z`
    const fields = { stamp, sequence: one.sequence, from: one.from, partstat: one.partstat }
    return file(
      `${i}.ics`,
      one.proposes ? counter(`20261127T${String(8 + (one.minute % 8)).padStart(2, '0')}0000Z`, fields) : fields,
    )
  }
  const state = async () => {
    const { attendance, status, confirmedBy, proposal, repAnswers, delegatedTo, sequence } = await now()
    const open = proposal && { start: proposal.start, from: proposal.from }
    return { attendance, status, confirmedBy, proposal: open, repAnswers, delegatedTo, sequence }
  }

  it('the newest stands', async () => {
    meeting = await backend.client.meetings.reschedule({ meetingId: meeting.id, start: '2026-11-26T15:00:00Z' })
    const answers = fc.uniqueArray(said, { selector: ({ minute }) => minute, minLength: 1, maxLength: 8 })
    await fc.assert(
      fc.asyncProperty(answers, fc.infiniteStream(fc.nat(1000)), async (all, random) => {
        const files = all.map(toFile)
        const inOrder = files.toSorted((a, b) => stampOf(a.text).localeCompare(stampOf(b.text)))
        const shuffled = [...files, ...files]
          .map((one) => [random.next().value, one] as const)
          .toSorted(([a], [b]) => a - b)
          .map(([, one]) => one)
        const first = await receiveAll(inOrder)
        const expected = await state()
        if (first.changeId) await backend.client.history.undo({ changeId: first.changeId })
        const second = await receiveAll(shuffled)
        const found = await state()
        if (second.changeId) await backend.client.history.undo({ changeId: second.changeId })
        expect(found).toEqual(expected)
      }),
      { numRuns: 60 },
    )
  })

  const stampOf = (text: string): string => /DTSTAMP:(\S+)/.exec(text)?.[1] ?? ''
})

describe('an answer to an earlier version', () => {
  it('is in the history once, and is never taken for an answer to the version of now', async () => {
    await receive({ stamp: '20261123T100000Z' })
    await backend.client.meetings.reschedule({ meetingId: meeting.id, start: '2026-11-27T15:00:00Z' })
    const late = { stamp: '20261123T110000Z', partstat: 'ACCEPTED' }
    expect(await receive(late)).toMatchObject({ applied: false, attendance: 'needsAction', reason: /earlier version/ })
    expect(history().at(-1)).toBe('Maria Sandoval answered an earlier version: accepted')
    const before = [await changes(), history()]
    expect(await receive(late)).toMatchObject({ applied: false, reason: /already.*earlier version/ })
    expect(await receive({ stamp: '20261123T100000Z' })).toMatchObject({ applied: false, reason: /already/ })
    expect([await changes(), history()]).toEqual(before)
    expect(await now()).toMatchObject({ attendance: 'needsAction', status: 'booked' })
  })

  it('that had raised SEQUENCE itself is not an answer to the next one', async () => {
    const raised = { sequence: 1, stamp: '20261123T100000Z' }
    expect(await receive(raised)).toMatchObject({ applied: true })
    await backend.client.meetings.reschedule({ meetingId: meeting.id, start: '2026-11-27T15:00:00Z' })
    expect(await receive(raised)).toMatchObject({ applied: false, reason: /already/ })
    expect(await now()).toMatchObject({ attendance: 'needsAction', status: 'booked' })
  })
})

describe('an answer of a rep', () => {
  it('is shown on the meeting, leaves the lead alone, and asks for another rep', async () => {
    await receive()
    const { results } = await receiveAll([
      file('alex.ics', { from: 'mailto:Alex.Kim@northwind.example', partstat: 'DECLINED' }),
    ])
    expect(results[0]).toMatchObject({ kind: 'rep', applied: false, attendance: 'accepted', reason: /another rep/ })
    expect(await now()).toMatchObject({
      attendance: 'accepted',
      status: 'confirmed',
      repAnswers: [{ repId: alex, attendance: 'declined' }],
    })
    expect(history().at(-1)).toBe('Alex Kim declined the invite with Maria Sandoval')
    const { items } = await backend.client.leads.queue({})
    expect(items[0]).toMatchObject({ leadId, kind: 'confirm', reason: expect.stringMatching(/^Alex declined Thu/) })
    // Who comes instead has not answered.
    const moved = await backend.client.meetings.reschedule({
      meetingId: meeting.id,
      start: meeting.start,
      repIds: [dana],
    })
    expect(moved.repAnswers).toBeUndefined()
  })
})

describe('an answer that passes the invite on', () => {
  it('says to whom, and takes back what an answer had confirmed', async () => {
    await receive()
    const delegated = await receive({
      stamp: '20261123T110000Z',
      partstat: 'DELEGATED;DELEGATED-TO="mailto:Joe@corvus.example"',
    })
    expect(delegated).toMatchObject({ applied: false, attendance: 'needsAction', reason: /joe@corvus\.example/ })
    expect(await now()).toMatchObject({ status: 'booked', delegatedTo: 'joe@corvus.example' })
    await receive({ stamp: '20261123T120000Z' })
    expect((await now()).delegatedTo).toBeUndefined()
  })
})

describe('an answer of somebody whom nobody invited', () => {
  it("counts once the address is the lead's", async () => {
    const crasher = file('crasher.ics', { from: 'mailto:m.private@mail.example' })
    expect((await receiveAll([crasher])).changeId).toBeUndefined()
    await backend.client.leads.save({ id: leadId, name: 'Maria Sandoval', otherEmails: ['m.private@mail.example'] })
    expect((await receiveAll([crasher])).counts).toEqual({ applied: 1 })
  })
})

describe('what the other calendar could not do', () => {
  it('is said', async () => {
    const more = ['REQUEST-STATUS:3.7;Invalid calendar user;ATTENDEE:mailto:maria@corvus.example']
    expect(await receive({ partstat: 'NEEDS-ACTION', more })).toMatchObject({
      applied: false,
      reason: /Invalid calendar user \(3\.7\)/,
    })
    expect(await receive({ more })).toMatchObject({ applied: true, reason: /3\.7/ })
    const fine = ['REQUEST-STATUS:2.0;Success']
    expect(await receive({ partstat: 'DECLINED', stamp: '20261123T110000Z', more: fine })).not.toMatchObject({
      reason: /Success/,
    })
  })
})

describe('a proposal of another time', () => {
  const propose = (start: string, fields: Partial<AnswerFields> = {}) => receive(counter(start, fields))

  it('is kept on the meeting, and brings the lead into the queue', async () => {
    expect(await propose('20261127T150000Z', { more: ['COMMENT:Friday suits better'] })).toMatchObject({
      applied: false,
      meetingId: meeting.id,
      attendance: 'needsAction',
      reason: /Friday 27 November 2026, 16:00/,
    })
    const { proposal, start } = await now()
    expect(start).toBe(meeting.start)
    expect(proposal).toMatchObject({
      start: '2026-11-27T15:00:00Z',
      end: '2026-11-27T15:30:00Z',
      comment: 'Friday suits better',
      from: 'Maria Sandoval',
    })
    const { items } = await backend.client.leads.queue({})
    expect(items[0]).toMatchObject({ kind: 'confirm', reason: 'Proposes Fri 16:00, not Thu 15:00' })
  })

  it('is taken by moving there, by the ordinary check', async () => {
    await propose('20261127T150000Z')
    const moved = await backend.client.meetings.reschedule({ meetingId: meeting.id, start: '2026-11-27T15:00:00Z' })
    expect(moved).toMatchObject({ start: '2026-11-27T15:00:00Z', sequence: 1 })
    expect(moved.proposal).toBeUndefined()
    const { state } = backend.services.db.prepare('SELECT state FROM meeting_proposals').get() as { state: string }
    expect(state).toBe('taken')
    await backend.client.history.undo({})
    expect((await now()).proposal).toMatchObject({ start: '2026-11-27T15:00:00Z' })
  })

  it('at a time that is not open is refused with the reasons and what is open', async () => {
    await propose('20261128T150000Z')
    const { proposal } = await now()
    const refused = await refusal(
      backend.client.meetings.reschedule({ meetingId: meeting.id, start: proposal?.start ?? '' }),
    )
    expect(refused).toMatchObject({
      code: 'NOT_AVAILABLE',
      data: { reasons: [{ code: 'hours' }, { code: 'leadHours' }] },
    })
    expect((refused.data['nearest'] as unknown[]).length).toBeGreaterThan(0)
    expect((await now()).proposal).toBeDefined()
  })

  it('may be declined: the meeting keeps its time, and the answer is final until another comes', async () => {
    await propose('20261127T150000Z')
    const { proposal } = await now()
    const kept = await backend.client.invites.declineProposal({ proposalId: proposal?.id ?? '' })
    expect(kept).toMatchObject({ start: meeting.start, sequence: 0 })
    expect(kept.proposal).toBeUndefined()
    expect(await refusal(backend.client.invites.declineProposal({ proposalId: proposal?.id ?? '' }))).toMatchObject({
      code: 'WRONG_STATE',
    })
    expect(await propose('20261127T150000Z')).toMatchObject({ reason: /already/ })
    expect((await now()).proposal).toBeUndefined()
    await propose('20261127T093000Z', { stamp: '20261123T120000Z' })
    expect((await now()).proposal).toMatchObject({ start: '2026-11-27T09:30:00Z' })
  })

  it('is withdrawn by a newer yes, not by a newer no', async () => {
    await propose('20261127T150000Z')
    await receive({ partstat: 'DECLINED', stamp: '20261123T110000Z' })
    expect((await now()).proposal).toBeDefined()
    await receive({ stamp: '20261123T113000Z' })
    expect((await now()).proposal).toBeUndefined()
  })

  it('to an earlier version is in the history and not on the meeting', async () => {
    await backend.client.meetings.reschedule({ meetingId: meeting.id, start: '2026-11-27T09:00:00Z' })
    expect(await propose('20261127T150000Z')).toMatchObject({ applied: false, reason: /earlier version/ })
    expect((await now()).proposal).toBeUndefined()
    expect(history().at(-1)).toMatch(/answered an earlier version/)
  })

  it('goes away with a move, and is of no consequence for a cancelled meeting', async () => {
    await propose('20261127T150000Z')
    await backend.client.meetings.reschedule({ meetingId: meeting.id, start: '2026-11-27T09:00:00Z' })
    expect((await now()).proposal).toBeUndefined()
  })

  it('without a time, or in a zone that nobody knows, is said and not guessed at', async () => {
    expect(await receive({ method: 'COUNTER' })).toMatchObject({ applied: false, reason: /does not say which/ })
    const odd = counter('', { stamp: '20261123T110000Z' })
    expect(await receive({ ...odd, more: ['DTSTART;TZID=Customised Zone 7:20261127T160000'] })).toMatchObject({
      reason: /2026-11-27 16:00 \(Customised Zone 7\)/,
    })
    expect((await now()).proposal).toBeUndefined()
  })

  it.each([
    ['a Windows name', 'DTSTART;TZID=Mountain Standard Time:20261127T080000'],
    ['an IANA name', 'DTSTART;TZID=America/Denver:20261127T080000'],
    ['no zone, by the clock of the lead', 'DTSTART:20261127T160000'],
  ])('is read with %s', async (_, line) => {
    await receive({ method: 'COUNTER', more: [line] })
    expect((await now()).proposal).toMatchObject({ start: '2026-11-27T15:00:00Z' })
  })
})
