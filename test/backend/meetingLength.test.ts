import { describe, expect, it } from 'vitest'
import { addLead, addRep, addType, workspace } from '../support/workspace.ts'

const START = '2026-11-24T09:00:00Z'

async function booked(lengthMinutes?: number) {
  const backend = workspace()
  const rep = await addRep(backend, { name: 'Dana Keller' })
  const type = await addType(backend, { minutes: 45 })
  const lead = await addLead(backend, { name: 'Maria Sandoval' })
  const asked = { meetingTypeId: type.id, leadId: lead.id, start: START }
  const meeting = await backend.client.meetings.book({ ...asked, ...(lengthMinutes && { lengthMinutes }) })
  return { backend, client: backend.client, rep, type, lead, meeting }
}

describe('the length of a meeting', () => {
  it('is that of its type unless another is asked for', async () => {
    expect((await booked()).meeting.end).toBe('2026-11-24T09:45:00Z')
    expect((await booked(60)).meeting.end).toBe('2026-11-24T10:00:00Z')
  })

  it('changes where it stands, which the invite says again, and comes back by undo', async () => {
    const { client, meeting } = await booked()
    const longer = await client.meetings.reschedule({ meetingId: meeting.id, start: START, lengthMinutes: 75 })
    expect(longer).toMatchObject({ uid: meeting.uid, sequence: meeting.sequence + 1, end: '2026-11-24T10:15:00Z' })
    const { changes } = await client.history.list({ limit: 1 })
    expect(changes[0]?.label).toBe('Changed the length of Product demo of Maria Sandoval')
    await client.history.undo({})
    expect((await client.meetings.get({ meetingId: meeting.id })).end).toBe('2026-11-24T09:45:00Z')
  })

  it('stays when the meeting moves', async () => {
    const { client, meeting } = await booked(75)
    const moved = await client.meetings.reschedule({ meetingId: meeting.id, start: '2026-11-24T12:00:00Z' })
    expect(moved.end).toBe('2026-11-24T13:15:00Z')
  })

  it('is refused where it does not fit, with the reason that explain gives', async () => {
    const { backend, client, rep, type, lead, meeting } = await booked()
    const other = await addLead(backend, { name: 'Tom Brewer' })
    await client.meetings.book({ meetingTypeId: type.id, leadId: other.id, start: '2026-11-24T10:00:00Z' })
    const asked = { meetingTypeId: type.id, repId: rep.id, start: START, leadId: lead.id, movingMeetingId: meeting.id }
    expect((await client.slots.explain({ ...asked, lengthMinutes: 60 })).open).toBe(true)
    const closed = await client.slots.explain({ ...asked, lengthMinutes: 75 })
    expect(closed.reasons.map(({ code }) => code)).toEqual(['meeting'])
    await expect(
      client.meetings.reschedule({ meetingId: meeting.id, start: START, lengthMinutes: 75 }),
    ).rejects.toMatchObject({ code: 'NOT_AVAILABLE', data: { reasons: closed.reasons } })
  })

  it('is offered only where it fits', async () => {
    const { client, type } = await booked()
    const range = { meetingTypeId: type.id, from: '2026-11-24T08:00:00Z', to: '2026-11-24T16:00:00Z' }
    const { slots } = await client.slots.find({ ...range, lengthMinutes: 180 })
    expect(slots[0]).toMatchObject({ start: '2026-11-24T09:45:00Z', end: '2026-11-24T12:45:00Z' })
    expect(slots.at(-1)?.start).toBe('2026-11-24T13:00:00Z')
  })

  it('of a slot that was held is what was held', async () => {
    const { backend, client, type } = await booked()
    const other = await addLead(backend, { name: 'Tom Brewer' })
    const slot = { meetingTypeId: type.id, leadId: other.id, start: '2026-11-24T12:00:00Z' }
    await client.holds.place({ ...slot, lengthMinutes: 90, minutes: 10 })
    expect((await client.meetings.book(slot)).end).toBe('2026-11-24T13:30:00Z')
  })
})
