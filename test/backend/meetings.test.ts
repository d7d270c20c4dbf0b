import { describe, expect, it } from 'vitest'
import { addLead, addRep, addType, NOW, refusal, workspace } from '../support/workspace.ts'

const setUp = async () => {
  const app = workspace()
  const dana = await addRep(app, { name: 'Dana Keller' })
  const type = await addType(app, { minutes: 45 })
  const lead = await addLead(app, { name: 'Maria Sandoval', company: 'Cascade Freight' })
  const book = (start: string, more: { repIds?: string[]; override?: { reason: string } } = {}) =>
    app.client.meetings.book({ meetingTypeId: type.id, leadId: lead.id, start, ...more })
  return { app, dana, type, lead, book, call: app.client }
}
const AT = '2026-11-24T10:00:00Z'

describe('booking', () => {
  it('makes a meeting with an id and a UID of its own, and makes it the next step of the lead', async () => {
    const { book, call, dana, lead, type } = await setUp()
    const meeting = await book(AT)
    expect(meeting).toMatchObject({
      sequence: 0,
      status: 'booked',
      leadId: lead.id,
      meetingTypeId: type.id,
      start: AT,
      end: '2026-11-24T10:45:00Z',
      reps: [{ repId: dana.id, seat: 0 }],
      attendance: 'needsAction',
      overrideReason: null,
    })
    expect(await call.meetings.get({ meetingId: meeting.id })).toEqual(meeting)
    const { lead: after, activities } = await call.leads.get({ leadId: lead.id })
    expect(after).toMatchObject({ stage: 'meeting', nextStep: { kind: 'meeting', due: AT } })
    expect(activities[0]).toMatchObject({
      kind: 'meeting',
      title: 'Product demo booked with Dana Keller',
      meetingId: meeting.id,
    })
  })

  it('lets one of two bookings of a slot win; the other gets reasons and the nearest slots', async () => {
    const { book, call } = await setUp()
    const results = await Promise.allSettled([book(AT), book(AT)])
    expect(results.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected'])
    const lost = results.find((one) => one.status === 'rejected')!.reason
    expect(lost.code).toBe('NOT_AVAILABLE')
    expect(lost.data.reasons).toMatchObject([
      { code: 'meeting', text: 'Meeting with Maria Sandoval, Cascade Freight 11:00 to 11:45' },
    ])
    expect(lost.data.nearest.map((slot: { start: string }) => slot.start)).toEqual([
      '2026-11-24T09:15:00Z',
      '2026-11-24T10:45:00Z',
      '2026-11-24T09:00:00Z',
      '2026-11-24T11:00:00Z',
      '2026-11-24T08:45:00Z',
    ])
    expect((await call.meetings.list({})).meetings).toHaveLength(1)
  })

  it('books over a soft rule with a reason that is kept, never over a meeting', async () => {
    const { book } = await setUp()
    const evening = '2026-11-24T17:00:00Z'
    expect((await refusal(book(evening))).code).toBe('NOT_AVAILABLE')
    const meeting = await book(evening, { override: { reason: 'She can only in the evening' } })
    expect(meeting.overrideReason).toBe('She can only in the evening')
    const twice = await refusal(book(evening, { override: { reason: 'again' } }))
    expect(twice.code).toBe('NOT_AVAILABLE')
    const past = await refusal(book('2026-11-20T10:00:00Z', { override: { reason: 'back in time' } }))
    expect(past.code).toBe('NOT_AVAILABLE')
  })

  it('keeps no reason where no rule had to be broken', async () => {
    const { book } = await setUp()
    expect((await book(AT, { override: { reason: 'in case' } })).overrideReason).toBeNull()
  })

  it('asks for the reps that are named', async () => {
    const { app, book, call, dana } = await setUp()
    const jo = await addRep(app, { name: 'Jo Santos' })
    expect((await book(AT, { repIds: [jo.id] })).reps).toEqual([{ repId: jo.id, seat: 0 }])
    await book(AT, { repIds: [dana.id] })
    expect((await refusal(book(AT, { repIds: [dana.id] }))).code).toBe('NOT_AVAILABLE')
    const noor = await addRep(app, { name: 'Noor Aziz', role: 'csm' })
    expect((await refusal(book(AT, { repIds: [noor.id] }))).data.fields).toEqual([
      { path: 'repIds', message: 'Noor Aziz fits no seat of Product demo' },
    ])
    expect((await call.meetings.list({ repId: jo.id })).meetings).toHaveLength(1)
  })

  it('lets a lead take the slot that is held for it, and no other lead', async () => {
    const { app, book, call, lead, type } = await setUp()
    const other = await addLead(app, { name: 'Tom Brewer' })
    await call.holds.place({ meetingTypeId: type.id, leadId: lead.id, start: AT })
    const refused = await refusal(call.meetings.book({ meetingTypeId: type.id, leadId: other.id, start: AT }))
    expect(refused.data.reasons).toMatchObject([{ code: 'hold' }])
    await book(AT)
    expect((await call.holds.list({})).holds).toEqual([])
  })

  it.each([
    ['a lead', { leadId: '01900000-0000-7000-8000-000000000000' }, 'lead'],
    ['a meeting type', { meetingTypeId: '01900000-0000-7000-8000-000000000000' }, 'meeting type'],
  ])('says that %s is not there', async (_name, wrong, kind) => {
    const { call, lead, type } = await setUp()
    const refused = await refusal(call.meetings.book({ meetingTypeId: type.id, leadId: lead.id, start: AT, ...wrong }))
    expect(refused).toMatchObject({ code: 'NOT_FOUND', data: { kind } })
  })
})

describe('moving', () => {
  it('keeps id and UID, raises the sequence and asks for the answer again', async () => {
    const { book, call } = await setUp()
    const booked = await book(AT)
    await call.meetings.confirm({ meetingId: booked.id, by: 'Maria Sandoval' })
    const moved = await call.meetings.reschedule({ meetingId: booked.id, start: '2026-11-25T09:00:00Z' })
    expect(moved).toMatchObject({
      id: booked.id,
      uid: booked.uid,
      sequence: 1,
      start: '2026-11-25T09:00:00Z',
      end: '2026-11-25T09:45:00Z',
      status: 'booked',
      confirmedAt: null,
      attendance: 'needsAction',
    })
  })

  it('is not in its own way, and nothing happens when nothing changes', async () => {
    const { book, call } = await setUp()
    const booked = await book(AT)
    const nudged = await call.meetings.reschedule({ meetingId: booked.id, start: '2026-11-24T10:15:00Z' })
    expect(nudged.sequence).toBe(1)
    const again = await call.meetings.reschedule({ meetingId: booked.id, start: '2026-11-24T10:15:00Z' })
    expect(again).toEqual(nudged)
  })

  it('keeps the rep unless another is named', async () => {
    const { app, book, call, dana } = await setUp()
    const booked = await book(AT)
    const jo = await addRep(app, { name: 'Jo Santos', weight: 1000 })
    const moved = await call.meetings.reschedule({ meetingId: booked.id, start: '2026-11-25T09:00:00Z' })
    expect(moved.reps).toEqual([{ repId: dana.id, seat: 0 }])
    const handed = await call.meetings.reschedule({ meetingId: booked.id, start: moved.start, repIds: [jo.id] })
    expect(handed).toMatchObject({ reps: [{ repId: jo.id, seat: 0 }], sequence: 2 })
  })

  it('does not move onto another meeting, and leaves everything as it was', async () => {
    const { book, call } = await setUp()
    const first = await book(AT)
    const second = await book('2026-11-24T12:00:00Z')
    const refused = await refusal(
      call.meetings.reschedule({ meetingId: second.id, start: AT, override: { reason: 'must' } }),
    )
    expect(refused.code).toBe('NOT_AVAILABLE')
    expect(await call.meetings.get({ meetingId: first.id })).toEqual(first)
    expect(await call.meetings.get({ meetingId: second.id })).toEqual(second)
  })
})

describe('the life of a meeting', () => {
  it('confirms, takes place, and hands the lead over', async () => {
    const { book, call, lead } = await setUp()
    const { id } = await book(AT)
    expect(await call.meetings.confirm({ meetingId: id, by: 'Maria Sandoval' })).toMatchObject({
      status: 'confirmed',
      confirmedBy: 'Maria Sandoval',
      confirmedAt: NOW,
      sequence: 0,
    })
    expect((await call.meetings.outcome({ meetingId: id, outcome: 'completed', note: 'Wants an offer' })).status).toBe(
      'completed',
    )
    expect((await call.leads.get({ leadId: lead.id })).lead).toMatchObject({ stage: 'handedOver', nextStep: null })
  })

  it('a no-show is to be recovered', async () => {
    const { book, call, lead } = await setUp()
    const { id } = await book(AT)
    await call.meetings.outcome({ meetingId: id, outcome: 'no_show' })
    expect((await call.leads.get({ leadId: lead.id })).lead).toMatchObject({
      stage: 'working',
      noShows: 1,
      nextStep: { kind: 'recover', due: NOW },
    })
  })

  it('a cancelled meeting raises the sequence, frees the slot and is followed by a call', async () => {
    const { book, call, lead } = await setUp()
    const { id } = await book(AT)
    expect(await call.meetings.cancel({ meetingId: id, reason: 'Budget gone' })).toMatchObject({
      status: 'cancelled',
      sequence: 1,
      cancelReason: 'Budget gone',
    })
    expect((await call.leads.get({ leadId: lead.id })).lead.nextStep).toEqual({ kind: 'call', due: NOW })
    await book(AT)
  })

  it.each([
    ['moved', 'reschedule', { start: '2026-11-25T09:00:00Z' }],
    ['confirmed', 'confirm', { by: 'Maria' }],
    ['cancelled', 'cancel', { reason: 'x' }],
    ['given an outcome', 'outcome', { outcome: 'completed' }],
  ] as const)('once cancelled it cannot be %s', async (words, name, input) => {
    const { book, call } = await setUp()
    const { id } = await book(AT)
    await call.meetings.cancel({ meetingId: id, reason: 'x' })
    const refused = await refusal(
      (call.meetings[name] as (input: object) => Promise<unknown>)({ meetingId: id, ...input }),
    )
    expect(refused).toMatchObject({ code: 'WRONG_STATE', message: `A meeting that is cancelled cannot be ${words}.` })
  })

  it('every step can be taken back', async () => {
    const { book, call, lead } = await setUp()
    const fresh = await call.leads.get({ leadId: lead.id })
    const booked = await book(AT)
    await call.meetings.reschedule({ meetingId: booked.id, start: '2026-11-25T09:00:00Z' })
    await call.meetings.cancel({ meetingId: booked.id, reason: 'x' })
    await call.history.undo({})
    await call.history.undo({})
    expect(await call.meetings.get({ meetingId: booked.id })).toEqual(booked)
    await call.history.undo({})
    expect((await call.meetings.list({})).meetings).toEqual([])
    expect(await call.leads.get({ leadId: lead.id })).toEqual(fresh)
  })
})

describe('meetings.list', () => {
  it('filters by range, lead and status, in order of start', async () => {
    const { book, call, lead } = await setUp()
    const late = await book('2026-11-25T10:00:00Z')
    const early = await book(AT)
    await call.meetings.confirm({ meetingId: late.id, by: 'Maria' })
    const ids = async (filter: Parameters<typeof call.meetings.list>[0]) =>
      (await call.meetings.list(filter)).meetings.map((one) => one.id)
    expect(await ids({})).toEqual([early.id, late.id])
    expect(await ids({ from: '2026-11-24T10:45:00Z' })).toEqual([late.id])
    expect(await ids({ to: AT })).toEqual([])
    expect(await ids({ leadId: lead.id, status: 'confirmed' })).toEqual([late.id])
    expect(await ids({ status: ['booked', 'cancelled'] })).toEqual([early.id])
    expect((await call.meetings.list({})).leads).toEqual([
      { id: lead.id, name: 'Maria Sandoval', company: 'Cascade Freight', zone: 'Europe/Berlin' },
    ])
  })
})
