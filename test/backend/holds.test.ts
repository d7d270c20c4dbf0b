import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addLead, addRep, addType, movableClock, NOW, refusal, workspace } from '../support/workspace.ts'

const AT = '2026-11-24T10:00:00Z'
const LATER = '2026-11-24T12:00:00Z'

const setUp = async (file?: string) => {
  const clock = movableClock(NOW)
  const app = workspace({ clock, ...(file && { file }) })
  const call = app.client
  const dana = await addRep(app, { name: 'Dana Keller' })
  const type = await addType(app, { minutes: 30 })
  const maria = await addLead(app, { name: 'Maria Sandoval' })
  const tom = await addLead(app, { name: 'Tom Brewer' })
  const place = (leadId: string, start = AT, minutes?: number) =>
    call.holds.place({ meetingTypeId: type.id, leadId, start, ...(minutes && { minutes }) })
  const held = async () => (await call.holds.list({})).holds.map((one) => one.start)
  return { app, call, clock, dana, type, maria, tom, place, held }
}

describe('a hold', () => {
  it('belongs to one lead and names its setter; the next of the lead takes its place', async () => {
    const { place, held, maria, tom } = await setUp()
    expect(await place(maria.id)).toMatchObject({ leadId: maria.id, setter: 'Me', until: '2026-11-23T09:15:00Z' })
    expect((await refusal(place(tom.id))).data.reasons).toMatchObject([{ code: 'hold' }])
    await place(maria.id, LATER)
    expect(await held()).toEqual([LATER])
    await place(tom.id)
    expect(await held()).toEqual([AT, LATER])
  })

  it('names the day when it lasts longer than today', async () => {
    const { place, maria, tom } = await setUp()
    await place(maria.id, AT, 1440)
    expect((await refusal(place(tom.id))).data.reasons).toMatchObject([
      { code: 'hold', text: 'Held for Maria Sandoval until Tue 24 Nov 10:00', until: '2026-11-24T09:00:00Z' },
    ])
  })

  it('runs out, and is released by its key', async () => {
    const { call, clock, place, held, maria, tom } = await setUp()
    await place(maria.id)
    const { id } = await place(tom.id, LATER)
    clock.set('2026-11-23T09:15:00Z')
    expect(await held()).toEqual([])
    expect(await call.holds.release({ holdId: id })).toEqual({ released: true })
    expect(await call.holds.release({ holdId: id })).toEqual({ released: false })
  })

  it.each([
    ['is lost', { stage: 'lost' as const }],
    ['is handed over', { stage: 'handedOver' as const }],
    ['is not to be contacted', { doNotContact: true }],
  ])('ends when its lead %s, and comes back with the lead', async (_name, change) => {
    const { call, place, held, maria, tom } = await setUp()
    await place(maria.id)
    await place(tom.id, LATER)
    await call.leads.save({ id: maria.id, name: maria.name, ...change })
    expect(await held()).toEqual([LATER])
    await call.history.undo({})
    expect(await held()).toEqual([AT, LATER])
  })

  it('ends with a call that closes the lead, and when the lead is booked', async () => {
    const { call, place, held, maria, tom, type } = await setUp()
    await place(maria.id)
    await call.leads.logCall({ leadId: maria.id, disposition: 'not_interested' })
    expect(await held()).toEqual([])
    await place(tom.id)
    await call.meetings.book({ meetingTypeId: type.id, leadId: tom.id, start: LATER })
    expect(await held()).toEqual([])
  })
})

describe('quitting', () => {
  let folder: string
  beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'setpoint-holds-'))))
  afterEach(() => rmSync(folder, { recursive: true }))

  it('releases the holds of a call, and keeps those that were promised', async () => {
    const file = join(folder, 'workspace.db')
    const first = await setUp(file)
    await first.place(first.maria.id, AT, 60)
    await first.place(first.tom.id, LATER, 61)
    first.app.close()
    const again = workspace({ file, clock: movableClock(NOW) })
    expect((await again.client.holds.list({})).holds.map((one) => one.leadId)).toEqual([first.tom.id])
    const [last] = (await again.client.history.list({ limit: 1 })).changes
    expect(last).toMatchObject({ label: 'Released holds at quit', undoable: false })
    again.close()
    const third = workspace({ file, clock: movableClock('2026-11-23T09:30:00Z') })
    expect((await third.client.holds.list({})).holds).toHaveLength(1)
    third.close()
  })
})
