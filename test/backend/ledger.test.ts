import { describe, expect, it } from 'vitest'
import { formatInstant, HOUR, parseInstant } from '../../shared/time/instant.ts'
import {
  addLead,
  addRep,
  addType,
  movableClock,
  NOW,
  refusal,
  WEEKDAYS_9_TO_5,
  workspace,
} from '../support/workspace.ts'

const MORNING = '2026-11-24T08:00:00Z'
const later = (hours: number): string => formatInstant(parseInstant(MORNING) + hours * HOUR)

const setUp = async () => {
  const clock = movableClock(NOW)
  const app = workspace({ clock })
  const dana = await addRep(app, { name: 'Dana Keller' })
  const jo = await addRep(app, { name: 'Jo Santos' })
  const type = await addType(app, { minutes: 30 })
  const lead = await addLead(app, { name: 'Maria Sandoval' })
  const book = (start: string, repId?: string) =>
    app.client.meetings.book({
      meetingTypeId: type.id,
      leadId: lead.id,
      start,
      ...(repId && { repIds: [repId] }),
      override: { reason: 'test' },
    })
  const ledger = async () => (await app.client.slots.ledger({ meetingTypeId: type.id })).seats[0]!
  const line = async (repId: string) => (await ledger()).rows.find((row) => row.repId === repId)!
  return { app, call: app.client, clock, dana, jo, type, book, ledger, line }
}

describe('slots.ledger', () => {
  it('says who is next and why, and booking keeps to it', async () => {
    const { book, dana, jo, ledger } = await setUp()
    await book(MORNING, dana.id)
    await book(later(1), dana.id)
    await book(later(2), jo.id)
    const page = await ledger()
    expect(page).toMatchObject({
      seat: 0,
      next: jo.id,
      text: 'Jo is next: 0.5 below share (target 1.5, had 1)',
      rows: [
        { repId: jo.id, name: 'Jo Santos', weight: 100, target: 1.5, received: 1, credits: [], owed: 0.5 },
        { repId: dana.id, received: 2, owed: -0.5, lastBooked: NOW },
      ],
    })
    expect((await book(later(3))).reps).toEqual([{ repId: jo.id, seat: 0 }])
  })

  it('gives back no-shows and cancelled meetings', async () => {
    const { book, call, dana, jo, ledger, line } = await setUp()
    const first = await book(MORNING, dana.id)
    const second = await book(later(1), dana.id)
    await call.meetings.cancel({ meetingId: first.id, reason: 'x' })
    await call.meetings.outcome({ meetingId: second.id, outcome: 'no_show' })
    await book(later(2), jo.id)
    expect(await line(dana.id)).toMatchObject({
      received: 2,
      credits: [
        { kind: 'noShow', points: -1, text: '1 no-show given back' },
        { kind: 'cancelled', points: -1, text: '1 cancelled meeting given back' },
      ],
      owed: 0.5,
    })
    expect((await ledger()).next).toBe(dana.id)
  })

  it('does not flood a rep who joins, with a clock that stands still too', async () => {
    const { app, book, clock, line } = await setUp()
    for (let i = 0; i < 6; i++) await book(later(i))
    const new1 = await addRep(app, { name: 'Nils Berg' })
    expect(await line(new1.id)).toMatchObject({ received: 0, credits: [{ kind: 'late', points: 3 }], owed: 0 })
    clock.set('2026-11-23T10:00:00Z')
    // Taken out and put back in, a rep joins anew.
    const asleep = await addRep(app, { name: 'Otto Lang', active: false })
    clock.set('2026-11-23T11:00:00Z')
    await book(later(24))
    clock.set('2026-11-23T12:00:00Z')
    await app.client.reps.save({ ...asleep, active: true })
    expect((await line(asleep.id)).owed).toBeCloseTo(0, 6)
  })

  it('credits days off with what the others have then', async () => {
    const { book, call, dana, jo, line } = await setUp()
    await call.availability.save({
      repId: dana.id,
      weekly: WEEKDAYS_9_TO_5,
      overrides: [],
      timeOff: [{ start: '2026-11-24', end: '2026-11-25' }],
    })
    await book(MORNING, jo.id)
    await book(later(1), jo.id)
    expect(await line(dana.id)).toMatchObject({
      received: 0,
      credits: [{ kind: 'absence', points: 2, text: 'credit 2.0 for time off' }],
      owed: 0,
    })
  })

  it('counts over the period of the settings', async () => {
    const { book, call, clock, dana, line, type } = await setUp()
    await book(MORNING, dana.id)
    const since = async () => (await call.slots.ledger({ meetingTypeId: type.id })).since
    expect(await since()).toBe('2026-10-25T23:00:00Z')
    clock.set('2026-12-02T09:00:00Z')
    expect((await line(dana.id)).received).toBe(1)
    await call.workspace.saveSettings({ fairness: { period: 'month', days: 28 } })
    expect(await since()).toBe('2026-11-30T23:00:00Z')
    expect((await line(dana.id)).received).toBe(0)
    await call.workspace.saveSettings({ fairness: { period: 'days', days: 7 } })
    expect((await line(dana.id)).received).toBe(0)
    await call.workspace.saveSettings({ fairness: { period: 'days', days: 8 } })
    expect((await line(dana.id)).received).toBe(1)
  })

  it('follows every change, and what is taken back', async () => {
    const { book, call, dana, jo, line } = await setUp()
    const had = async () => [(await line(dana.id)).received, (await line(jo.id)).received]
    expect(await had()).toEqual([0, 0])
    const meeting = await book(MORNING, dana.id)
    expect(await had()).toEqual([1, 0])
    await call.meetings.reschedule({ meetingId: meeting.id, start: MORNING, repIds: [jo.id] })
    expect(await had()).toEqual([0, 1])
    await call.history.undo({})
    expect(await had()).toEqual([1, 0])
    await call.history.undo({})
    expect(await had()).toEqual([0, 0])
    await book(MORNING, dana.id)
    const refused = await refusal(book(MORNING, dana.id))
    expect(refused.code).toBe('NOT_AVAILABLE')
    expect(await had()).toEqual([1, 0])
  })

  it('shows one seat when it is asked for, and says when nobody can fill it', async () => {
    const { app, call, dana, jo } = await setUp()
    const type = await addType(app, { panel: [{ role: 'csm' }, { repIds: [dana.id, jo.id] }] })
    const { seats } = await call.slots.ledger({ meetingTypeId: type.id })
    expect(seats).toMatchObject([
      { seat: 0, rows: [], next: null, text: 'No active rep can fill this seat.' },
      { seat: 1, next: dana.id },
    ])
    expect((await call.slots.ledger({ meetingTypeId: type.id, seat: 1 })).seats).toEqual([seats[1]])
    const { code, data } = await refusal(call.slots.ledger({ meetingTypeId: type.id, seat: 2 }))
    expect(code).toBe('INVALID_INPUT')
    expect(data.fields).toEqual([expect.objectContaining({ path: 'seat' })])
  })
})
