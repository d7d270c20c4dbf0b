import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Backend } from '../../electron/backend/index.ts'
import { listCameOrLeft } from '../../electron/backend/store/told.ts'
import { writeSettings } from '../../electron/backend/store/settings.ts'
import type { Meeting } from '../../shared/contract/meetings.ts'
import { addLead, addRep, addType, movableClock, NOW, workspace } from '../support/workspace.ts'

let backend: Backend
let clock: ReturnType<typeof movableClock>
let meeting: Meeting
let [alex, dana, priya] = ['', '', '']

const toTell = async () =>
  (await backend.client.invites.toTell({ meetingId: meeting.id })).reps.map(
    ({ name, method, told }) => `${name.split(' ')[0] ?? ''} ${method}${told ? ' told' : ''}`,
  )
const draft = (purpose: 'invite' | 'reschedule') => backend.client.invites.draft({ meetingId: meeting.id, purpose })
const fileFor = (forRepId: string) => backend.client.invites.export({ meetingIds: [meeting.id], forRepId })
const moveTo = (reps: readonly string[], start = meeting.start) =>
  backend.client.meetings.reschedule({ meetingId: meeting.id, start, repIds: [...reps] })

beforeEach(async () => {
  clock = movableClock(NOW)
  backend = workspace({ clock })
  backend.services.change('Settings', (tx) =>
    writeSettings(tx, { ...backend.services.settings(), setterName: 'Sam', setterEmail: 'sam@northwind.example' }),
  )
  alex = (await addRep(backend, { name: 'Alex Kim' })).id
  dana = (await addRep(backend, { name: 'Dana Ruiz' })).id
  priya = (await addRep(backend, { name: 'Priya Rao', role: 'presales' })).id
  const type = await addType(backend, { panel: [{ role: 'ae' }, { role: 'presales' }] })
  const lead = await addLead(backend, { name: 'Maria Sandoval', email: 'maria@corvus.example' })
  meeting = await backend.client.meetings.book({
    meetingTypeId: type.id,
    leadId: lead.id,
    start: '2026-11-26T14:00:00Z',
    repIds: [alex, priya],
  })
})
afterEach(() => backend.close())

it('nobody while no invite has gone out, and nobody who stays', async () => {
  expect(await toTell()).toEqual([])
  await moveTo([dana, priya])
  expect(await toTell()).toEqual([])
  await draft('invite')
  expect(await toTell()).toEqual([])
})

it('who left and who came, until a file of their own has told them', async () => {
  await draft('invite')
  await moveTo([dana, priya])
  expect(await toTell()).toEqual(['Alex CANCEL', 'Dana REQUEST'])
  await fileFor(alex)
  expect(await toTell()).toEqual(['Alex CANCEL told', 'Dana REQUEST'])
  await fileFor(dana)
  expect(await toTell()).toEqual(['Alex CANCEL told', 'Dana REQUEST told'])
})

it('who came gets the update with everybody, who left does not', async () => {
  await draft('invite')
  await moveTo([dana, priya], '2026-11-27T09:00:00Z')
  await draft('reschedule')
  expect(await toTell()).toEqual(['Alex CANCEL', 'Dana REQUEST told'])
})

it('who comes back is asked again, and who left again is told again', async () => {
  await draft('invite')
  await moveTo([dana, priya])
  await fileFor(alex)
  await fileFor(dana)
  await moveTo([alex, priya])
  expect(await toTell()).toEqual(['Alex REQUEST', 'Dana CANCEL'])
  await moveTo([dana, priya])
  expect(await toTell()).toEqual(['Alex CANCEL', 'Dana REQUEST'])
})

it('nobody of a change that was taken back, or of a meeting that is over', async () => {
  await draft('invite')
  await moveTo([dana, priya])
  await backend.client.history.undo({})
  expect(await toTell()).toEqual([])
  await moveTo([dana, priya])
  clock.set('2026-11-26T16:00:00Z')
  expect(await toTell()).toEqual([])
})

it('a meeting that is cancelled is still taken out of the calendar of who left', async () => {
  await draft('invite')
  await moveTo([dana, priya])
  await backend.client.meetings.cancel({ meetingId: meeting.id, reason: 'No budget' })
  expect(await toTell()).toEqual(['Alex CANCEL'])
})

it('is found by indexes, however long the journal', () => {
  const { db } = backend.services
  const statements: string[] = []
  const prepare = db.prepare.bind(db)
  const watched = new Proxy(db, {
    get: (target, key) =>
      key === 'prepare' ? (sql: string) => (statements.push(sql), prepare(sql)) : Reflect.get(target, key, target),
  })
  expect(listCameOrLeft(watched, meeting.id)).toEqual([])
  const plan = db.prepare(`EXPLAIN QUERY PLAN ${statements[0]}`).all({ meetingId: meeting.id }) as { detail: string }[]
  expect(plan.filter((step) => /^SCAN (?!moved|seats)/.test(step.detail))).toEqual([])
})
