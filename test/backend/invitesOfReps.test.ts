import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Backend } from '../../electron/backend/index.ts'
import { listLeft } from '../../electron/backend/store/invites.ts'
import { writeSettings } from '../../electron/backend/store/settings.ts'
import type { InviteMethod } from '../../shared/contract/invites.ts'
import type { Meeting } from '../../shared/contract/meetings.ts'
import type { Settings } from '../../shared/contract/workspace.ts'
import { expectValidCalendar } from '../support/icalendarValidator.ts'
import { answerText, readDraft, readInvite } from '../support/invites.ts'
import { addLead, addRep, addType, movableClock, NOW, refusal, workspace } from '../support/workspace.ts'

let backend: Backend
let clock: ReturnType<typeof movableClock>
let [alex, dana, priya] = ['', '', '']
let leadId: string
let meeting: Meeting

const settings = (change: Partial<Settings>): void =>
  backend.services.change('Settings', (tx) => writeSettings(tx, { ...backend.services.settings(), ...change }))

const exportFor = (forRepId: string, method?: InviteMethod) =>
  backend.client.invites.export({ meetingIds: [meeting.id], forRepId, ...(method && { method }) })
const fileFor = async (forRepId: string) => readInvite((await exportFor(forRepId)).ics)

/** Moves the meeting to these reps, and to another time where one is given. */
const moveTo = async (reps: readonly string[], start = meeting.start): Promise<Meeting> => {
  meeting = await backend.client.meetings.reschedule({ meetingId: meeting.id, start, repIds: [...reps] })
  return meeting
}

beforeEach(async () => {
  clock = movableClock(NOW)
  backend = workspace({ clock })
  settings({ setterName: 'Sam Setter', setterEmail: 'sam@northwind.example', alarmMinutes: 15 })
  alex = (await addRep(backend, { name: 'Alex "Lex" Kim, Jr.', email: 'alex@northwind.example' })).id
  dana = (await addRep(backend, { name: 'Dana Ruiz', zone: 'Europe/Lisbon' })).id
  priya = (await addRep(backend, { name: 'Priya Rao', role: 'presales' })).id
  const type = await addType(backend, { panel: [{ role: 'ae' }, { role: 'presales' }], location: 'Room 4' })
  leadId = (await addLead(backend, { name: 'Maria Sandoval', email: 'maria@corvus.example' })).id
  meeting = await backend.client.meetings.book({
    meetingTypeId: type.id,
    leadId,
    start: '2026-11-26T14:00:00Z',
    repIds: [alex, priya],
    notes: 'Wants to see routes',
  })
})
afterEach(() => backend.close())

describe('when the reps of a meeting change', () => {
  it('the one who leaves gets a cancellation of their own, at the time in their calendar', async () => {
    clock.set('2026-11-23T10:15:00Z')
    await moveTo([dana, priya], '2026-11-27T15:00:00Z')
    const { filename, ics } = await exportFor(alex)
    expect(filename).toBe('cancel-product-demo-maria-sandoval-for-alex-lex-kim-jr-2026-11-26.ics')
    expect(readInvite(ics)).toMatchObject({
      method: 'CANCEL',
      uid: meeting.uid,
      sequence: 1,
      stamp: '2026-11-23T10:15:00Z',
      start: '2026-11-26T14:00:00.000Z',
      end: '2026-11-26T14:30:00.000Z',
      zone: 'Europe/Berlin',
      status: null,
      summary: 'Product demo: Maria Sandoval',
      location: null,
      organizer: 'mailto:sam@northwind.example',
      attendees: [{ address: 'mailto:alex@northwind.example', name: 'Alex “Lex” Kim, Jr.', rsvp: 'FALSE' }],
      alarms: [],
    })
    expect(ics).not.toMatch(/^STATUS/m)
    expect(ics).not.toMatch(/Priya|Dana|routes|maria@/)
  })

  it('the one who comes and the one who stays get the request that everybody gets', async () => {
    await moveTo([dana, priya])
    for (const rep of [dana, priya]) {
      const { method, sequence, status, attendees } = await fileFor(rep)
      expect({ method, sequence, status }).toEqual({ method: 'REQUEST', sequence: 1, status: 'CONFIRMED' })
      expect(attendees.map((each) => each.name)).toEqual(['Maria Sandoval', 'Dana Ruiz', 'Priya Rao'])
    }
    await backend.client.meetings.cancel({ meetingId: meeting.id, reason: 'No budget' })
    expect(await fileFor(dana)).toMatchObject({ method: 'CANCEL', sequence: 2, status: 'CANCELLED' })
    // Who left is told so, under the SEQUENCE of now, even when the rest has come to nothing since.
    expect(await fileFor(alex)).toMatchObject({ method: 'CANCEL', sequence: 2, status: null })
  })

  it('the draft of the change goes in copy to who is on it now', async () => {
    await moveTo([dana, priya])
    const { eml } = await backend.client.invites.draft({ meetingId: meeting.id, purpose: 'reschedule' })
    expect((await readDraft(eml)).cc?.map((each) => each.address)).toEqual([
      'dana.ruiz@northwind.example',
      'priya.rao@northwind.example',
    ])
  })

  it('who comes back is on it again, and who left twice left at the later time', async () => {
    await moveTo([dana, priya])
    await moveTo([alex, priya], '2026-11-27T09:00:00Z')
    expect(await fileFor(alex)).toMatchObject({ method: 'REQUEST', sequence: 2 })
    expect(await fileFor(dana)).toMatchObject({ method: 'CANCEL', sequence: 2, start: '2026-11-26T14:00:00.000Z' })
    await moveTo([dana, priya], '2026-11-30T09:00:00Z')
    expect(await fileFor(alex)).toMatchObject({ method: 'CANCEL', sequence: 3, start: '2026-11-27T09:00:00.000Z' })
    expect(await fileFor(dana)).toMatchObject({ method: 'REQUEST', sequence: 3, start: '2026-11-30T09:00:00.000Z' })
  })

  it('a change that was taken back took nobody off', async () => {
    await moveTo([dana, priya])
    await backend.client.history.undo({})
    expect(await fileFor(alex)).toMatchObject({ method: 'REQUEST', sequence: 0 })
    expect(await refusal(exportFor(dana))).toMatchObject({ code: 'INVALID_INPUT' })
  })

  it('it cannot be taken back once the one who left was told', async () => {
    await moveTo([dana, priya])
    await exportFor(alex)
    expect(await refusal(backend.client.history.undo({}))).toMatchObject({
      code: 'WRONG_STATE',
      message: /has left the app/,
    })
    const changes = async () => (await backend.client.history.list({})).changes.length
    const before = await changes()
    await exportFor(alex)
    expect(await changes()).toBe(before)
    // Dana is somebody else, and is told once too.
    await exportFor(dana)
    await exportFor(alex)
    await exportFor(dana)
    expect(await changes()).toBe(before + 1)
    // The lead has still to be told.
    expect((await backend.client.meetings.get({ meetingId: meeting.id })).invitedSequence).toBeNull()
  })

  it('one who left and is told in UTC, or by the host, is told right too', async () => {
    settings({ inviteTimes: 'utc', organizer: 'rep' })
    await moveTo([dana, priya])
    expect(await fileFor(alex)).toMatchObject({
      zone: null,
      start: '2026-11-26T14:00:00.000Z',
      organizer: 'mailto:dana.ruiz@northwind.example',
    })
    settings({ inviteTimes: 'zone' })
    await moveTo([alex, priya])
    expect(await fileFor(dana)).toMatchObject({ zone: 'Europe/Lisbon', start: '2026-11-26T14:00:00.000Z' })
  })
})

it('an answer to the invite of a host who left is told to be late, not to be of another calendar', async () => {
  settings({ organizer: 'rep' })
  await moveTo([dana, priya])
  const answer = (sequence: number, organizer: string) =>
    backend.client.invites.receive({
      text: answerText({ uid: meeting.uid, sequence, organizer: `mailto:${organizer}@northwind.example` }),
    })
  expect(await answer(0, 'alex')).toMatchObject({ applied: false, reason: /earlier|older|version/ })
  expect(await answer(1, 'someone')).toMatchObject({ applied: false })
  expect(await answer(1, 'dana.ruiz')).toMatchObject({ applied: true, attendance: 'accepted' })
})

describe('an export for one rep is refused, with the reason,', () => {
  it('for a rep who never was on the meeting, and for several meetings', async () => {
    expect(await refusal(exportFor(dana))).toMatchObject({ code: 'INVALID_INPUT', message: /never was/ })
    const second = await backend.client.meetings.book({
      meetingTypeId: meeting.meetingTypeId,
      leadId,
      start: '2026-11-27T09:00:00Z',
    })
    const both = { meetingIds: [meeting.id, second.id], forRepId: alex }
    expect(await refusal(backend.client.invites.export(both))).toMatchObject({ code: 'INVALID_INPUT' })
  })

  it('as anything but a cancellation for the one who left', async () => {
    await moveTo([dana, priya])
    expect(await refusal(exportFor(alex, 'REQUEST'))).toMatchObject({ code: 'WRONG_STATE', message: /not on this/ })
    expectValidCalendar((await exportFor(alex, 'CANCEL')).ics)
  })

  it('where the cancellation would reach the organizer, or one who stays', async () => {
    await moveTo([dana, priya])
    settings({ setterEmail: 'Alex@northwind.example' })
    expect(await refusal(exportFor(alex))).toMatchObject({ code: 'WRONG_STATE', message: /by hand/ })
    settings({ setterEmail: 'sam@northwind.example' })
    await backend.client.leads.save({
      id: leadId,
      name: 'Maria Sandoval',
      email: 'alex@northwind.example',
    })
    expect(await refusal(exportFor(alex))).toMatchObject({ code: 'WRONG_STATE', message: /same address as Maria/ })
  })
})

it('who left is found by indexes, however long the journal', () => {
  const { db } = backend.services
  const statements: string[] = []
  const prepare = db.prepare.bind(db)
  const watched = new Proxy(db, {
    get: (target, key) =>
      key === 'prepare' ? (sql: string) => (statements.push(sql), prepare(sql)) : Reflect.get(target, key, target),
  })
  expect(listLeft(watched, meeting.id)).toEqual([])
  const plan = db.prepare(`EXPLAIN QUERY PLAN ${statements[0]}`).all({ meetingId: meeting.id }) as { detail: string }[]
  expect(plan.filter((step) => step.detail.startsWith('SCAN'))).toEqual([])
})
