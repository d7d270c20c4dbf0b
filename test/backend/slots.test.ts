import { describe, expect, it } from 'vitest'
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

const starts = (found: { slots: readonly { start: string }[] }): string[] => found.slots.map((slot) => slot.start)

describe('slots.find', () => {
  it('offers the hours of the rep on the grid, soonest first', async () => {
    const app = workspace()
    await addRep(app, { name: 'Dana Keller' })
    const type = await addType(app, { minutes: 60, step: 60 })
    const found = await app.client.slots.find({
      meetingTypeId: type.id,
      from: '2026-11-24T00:00:00Z',
      to: '2026-11-25T00:00:00Z',
    })
    expect(starts(found)).toEqual(
      [8, 9, 10, 11, 12, 13, 14, 15].map((h) => `2026-11-24T${String(h).padStart(2, '0')}:00:00Z`),
    )
    expect(found.slots[0]!.end).toBe('2026-11-24T09:00:00Z')
  })

  it('keeps notice, horizon and the half-open range', async () => {
    const app = workspace()
    await addRep(app, { name: 'Dana Keller' })
    const type = await addType(app, { minutes: 30, step: 30, noticeMinutes: 120, horizonDays: 1 })
    const found = await app.client.slots.find({ meetingTypeId: type.id, from: NOW, to: '2026-12-01T00:00:00Z' })
    expect(starts(found).at(0)).toBe('2026-11-23T11:00:00Z')
    expect(starts(found).at(-1)).toBe('2026-11-24T09:00:00Z')
    const narrow = await app.client.slots.find({
      meetingTypeId: type.id,
      from: '2026-11-23T11:00:00Z',
      to: '2026-11-23T11:30:00Z',
    })
    expect(starts(narrow)).toEqual(['2026-11-23T11:00:00Z'])
  })

  it('hangs the grid of somebody who is always free on one beginning, whatever is asked', async () => {
    const app = workspace()
    const always = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, start: '00:00', end: '24:00' }))
    await addRep(app, { name: 'Noor Haddad' }, always)
    const type = await addType(app, { step: 25 })
    const at = async (from: string, to: string): Promise<string[]> =>
      starts(await app.client.slots.find({ meetingTypeId: type.id, from, to, limit: 5000 }))
    const whole = await at('2026-11-24T00:00:00Z', '2027-01-20T00:00:00Z')
    const steps = new Set(whole.slice(1).map((one, i) => Date.parse(one) - Date.parse(whole[i]!)))
    expect([...steps]).toEqual([25 * 60_000])
    for (const [from, to] of [
      ['2026-11-25T00:00:00Z', '2026-11-26T00:00:00Z'],
      ['2026-12-20T03:07:00Z', '2026-12-20T09:00:00Z'],
      ['2027-01-15T00:00:00Z', '2027-01-15T04:00:00Z'],
    ] as const) {
      expect(await at(from, to)).toEqual(whole.filter((one) => one >= from && one < to))
    }
  })

  it('hangs a grid whose marks the clocks shift on the stretch, before and after they change', async () => {
    const app = workspace({ clock: movableClock('2026-03-30T00:00:00Z') })
    // On Lord Howe the clocks go back by half an hour on 5 April 2026, at 02:00.
    await addRep(app, { name: 'Kit Lowe', zone: 'Australia/Lord_Howe' }, [
      { weekday: 6, start: '20:00', end: '24:00' },
      { weekday: 7, start: '00:00', end: '08:00' },
    ])
    const type = await addType(app, { step: 60 })
    const at = async (from: string): Promise<string[]> =>
      starts(
        await app.client.slots.find({
          meetingTypeId: type.id,
          from,
          to: '2026-04-05T12:00:00Z',
          zone: 'Australia/Lord_Howe',
        }),
      )
    const whole = await at('2026-04-04T00:00:00Z')
    expect(whole[0]).toBe('2026-04-04T09:00:00Z')
    expect(await at('2026-04-04T18:00:00Z')).toEqual(whole.filter((one) => one >= '2026-04-04T18:00:00Z'))
  })

  it('adds up the buffers of neighbouring meetings, and lets buffers lie outside hours', async () => {
    const app = workspace()
    await addRep(app, { name: 'Dana Keller' })
    const type = await addType(app, { minutes: 60, step: 15, bufferBefore: 10, bufferAfter: 20 })
    const lead = await addLead(app, { name: 'Maria Sandoval' })
    await app.client.meetings.book({ meetingTypeId: type.id, leadId: lead.id, start: '2026-11-24T11:00:00Z' })
    const found = await app.client.slots.find({
      meetingTypeId: type.id,
      from: '2026-11-24T00:00:00Z',
      to: '2026-11-25T00:00:00Z',
    })
    // 20 after the earlier one plus 10 before the later one: half an hour apart.
    expect(starts(found)).toContain('2026-11-24T09:30:00Z')
    expect(starts(found)).not.toContain('2026-11-24T09:45:00Z')
    expect(starts(found)).toContain('2026-11-24T12:30:00Z')
    expect(starts(found)).not.toContain('2026-11-24T12:15:00Z')
    expect(starts(found)).toContain('2026-11-24T08:00:00Z')
    expect(starts(found)).toContain('2026-11-24T15:00:00Z')
  })

  it('keeps caps over the whole day and week, in the zone of the rep, whatever range is asked', async () => {
    const app = workspace()
    const rep = await addRep(app, { name: 'Yuki Mori', zone: 'Asia/Tokyo', dayCap: 1, weekCap: 2 })
    const type = await addType(app, { minutes: 30, step: 30 })
    const lead = await addLead(app, { name: 'Maria Sandoval', zone: 'Asia/Tokyo' })
    await app.client.meetings.book({ meetingTypeId: type.id, leadId: lead.id, start: '2026-11-24T00:00:00Z' })
    const sameDay = { meetingTypeId: type.id, from: '2026-11-24T05:00:00Z', to: '2026-11-24T08:00:00Z' }
    expect(starts(await app.client.slots.find(sameDay))).toEqual([])
    expect((await app.client.slots.find(sameDay)).heldBack).toEqual([
      { code: 'dayCap', reps: 1, text: '1 rep at their day cap' },
    ])
    await app.client.meetings.book({ meetingTypeId: type.id, leadId: lead.id, start: '2026-11-25T00:00:00Z' })
    const friday = { meetingTypeId: type.id, repId: rep.id, start: '2026-11-27T01:00:00Z' }
    expect((await app.client.slots.explain(friday)).reasons.map((one) => one.code)).toEqual(['weekCap'])
    // A meeting that moves does not count itself.
    const meeting = (await app.client.meetings.list({})).meetings[0]!
    expect((await app.client.slots.explain({ ...friday, movingMeetingId: meeting.id })).open).toBe(true)
  })

  it('keeps to the hours of the lead by the clock of the lead', async () => {
    const app = workspace()
    await addRep(app, { name: 'Dana Keller' })
    const type = await addType(app, { minutes: 60, step: 60 })
    const lead = await addLead(app, { name: 'Maria Sandoval', zone: 'America/New_York' })
    const range = { meetingTypeId: type.id, from: '2026-11-24T00:00:00Z', to: '2026-11-25T00:00:00Z' }
    // 08:00 in New York is 14:00 in Berlin.
    expect(starts(await app.client.slots.find({ ...range, leadId: lead.id }))).toEqual([
      '2026-11-24T13:00:00Z',
      '2026-11-24T14:00:00Z',
      '2026-11-24T15:00:00Z',
    ])
  })

  it('fills a panel of two roles only when both are open, and names the seats', async () => {
    const app = workspace()
    const dana = await addRep(app, { name: 'Dana Keller' })
    const pablo = await addRep(app, { name: 'Pablo Mendes', role: 'presales', zone: 'America/New_York' })
    const type = await addType(app, { minutes: 60, step: 60, panel: [{ role: 'ae' }, { role: 'presales' }] })
    const found = await app.client.slots.find({
      meetingTypeId: type.id,
      from: '2026-11-24T00:00:00Z',
      to: '2026-11-25T00:00:00Z',
    })
    expect(starts(found)).toEqual(['2026-11-24T14:00:00Z', '2026-11-24T15:00:00Z'])
    expect(found.slots[0]!.reps).toEqual([
      { repId: dana.id, seat: 0 },
      { repId: pablo.id, seat: 1 },
    ])
  })

  it('gives the meeting to the owner of the lead first, then to who is owed most', async () => {
    const app = workspace()
    const dana = await addRep(app, { name: 'Dana Keller' })
    const jo = await addRep(app, { name: 'Jo Santos' })
    const type = await addType(app, { minutes: 30, step: 30 })
    const owned = await addLead(app, { name: 'Owned Lead', ownerId: jo.id })
    const other = await addLead(app, { name: 'Other Lead' })
    const first = await app.client.meetings.book({
      meetingTypeId: type.id,
      leadId: owned.id,
      start: '2026-11-24T09:00:00Z',
    })
    expect(first.reps.map((one) => one.repId)).toEqual([jo.id])
    const second = await app.client.meetings.book({
      meetingTypeId: type.id,
      leadId: other.id,
      start: '2026-11-24T10:00:00Z',
    })
    expect(second.reps.map((one) => one.repId)).toEqual([dana.id])
    const slots = await app.client.slots.find({
      meetingTypeId: type.id,
      leadId: owned.id,
      from: NOW,
      to: '2026-11-24T00:00:00Z',
    })
    expect(slots.slots[0]!.reasons.map((one) => one.code)).toContain('owner')
  })

  it('hangs a step of 45 minutes on the free stretch and follows it over midnight', async () => {
    const app = workspace()
    await addRep(app, { name: 'Night Owl' }, [
      { weekday: 1, start: '22:00', end: '24:00' },
      { weekday: 2, start: '00:00', end: '02:00' },
    ])
    const type = await addType(app, { minutes: 45, step: 45 })
    const found = await app.client.slots.find({
      meetingTypeId: type.id,
      // Asked from the middle of it.
      from: '2026-11-30T23:00:00Z',
      to: '2026-12-01T12:00:00Z',
    })
    expect(starts(found)).toEqual(['2026-11-30T23:15:00Z', '2026-12-01T00:00:00Z'])
  })

  it('says what holds the reps back, and the next open slot after the range', async () => {
    const app = workspace()
    await addRep(app, { name: 'Dana Keller' })
    await addRep(app, { name: 'Jo Santos' })
    const type = await addType(app)
    const found = await app.client.slots.find({
      meetingTypeId: type.id,
      from: '2026-11-28T00:00:00Z',
      to: '2026-11-30T00:00:00Z',
    })
    expect(found.slots).toEqual([])
    expect(found.heldBack).toEqual([{ code: 'hours', reps: 2, text: '2 reps outside hours' }])
    expect(found.next?.start).toBe('2026-11-30T08:00:00Z')
  })

  it('marks a rep whose calendar is missing or too old', async () => {
    const clock = movableClock(NOW)
    const app = workspace({ clock })
    const rep = await addRep(app, { name: 'Dana Keller' })
    const type = await addType(app)
    const ask = async () => {
      const found = await app.client.slots.find({
        meetingTypeId: type.id,
        from: '2026-11-26T00:00:00Z',
        to: '2026-11-27T00:00:00Z',
      })
      return found.slots[0]!.reasons.map((one) => one.code)
    }
    expect(await ask()).toContain('unverified')
    const ics = 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Setpoint//test//EN\r\nEND:VCALENDAR\r\n'
    await app.client.calendars.import({ repId: rep.id, name: 'Work', ics })
    expect(await ask()).not.toContain('unverified')
    clock.set('2026-11-25T09:00:00Z')
    expect(await ask()).toContain('unverified')
  })

  it.each([
    ['an end before its start', { from: '2026-11-25T00:00:00Z', to: '2026-11-24T00:00:00Z' }, 'to'],
    ['a range of a thousand years', { from: '2026-11-25T00:00:00Z', to: '3026-11-24T00:00:00Z' }, 'to'],
    ['a zone that does not exist', { from: NOW, to: '2026-11-25T00:00:00Z', zone: 'Mars/Olympus' }, 'zone'],
    ['an instant without its zone', { from: '2026-11-25T00:00:00', to: '2026-11-26T00:00:00Z' }, 'from'],
  ])('refuses %s and names the field', async (_name, range, field) => {
    const app = workspace()
    const type = await addType(app)
    const { code, data } = await refusal(app.client.slots.find({ meetingTypeId: type.id, ...range }))
    expect(code).toBe('INVALID_INPUT')
    expect(data.fields).toEqual([expect.objectContaining({ path: field })])
  })
})

describe('slots.explain', () => {
  it('names every rule that fails, in their order, with what would help', async () => {
    const app = workspace()
    const rep = await addRep(app, { name: 'Priya Nair', dayCap: 1 })
    await app.client.availability.save({
      repId: rep.id,
      weekly: WEEKDAYS_9_TO_5,
      overrides: [{ date: '2026-11-26', intervals: [] }],
      timeOff: [{ start: '2026-11-27', end: '2026-11-28', reason: 'Holiday' }],
    })
    const type = await addType(app, { minutes: 30, noticeMinutes: 60, horizonDays: 30, bufferAfter: 15 })
    const lead = await addLead(app, { name: 'Chen Wei', company: 'Jinghe' })
    await app.client.meetings.book({ meetingTypeId: type.id, leadId: lead.id, start: '2026-11-24T10:00:00Z' })
    const why = async (start: string, leadId?: string) =>
      (await app.client.slots.explain({ meetingTypeId: type.id, repId: rep.id, start, ...(leadId && { leadId }) }))
        .reasons
    const codes = async (start: string) => (await why(start)).map((one) => one.code)

    expect(await codes('2026-11-23T08:00:00Z')).toEqual(['past', 'notice'])
    expect(await codes('2026-11-23T09:30:00Z')).toEqual(['notice'])
    expect(await codes('2027-01-15T10:00:00Z')).toEqual(['horizon'])
    expect(await codes('2026-11-26T10:00:00Z')).toEqual(['override'])
    expect(await codes('2026-11-25T06:00:00Z')).toEqual(['hours'])
    expect(await codes('2026-11-27T10:00:00Z')).toEqual(['timeOff'])
    expect(await codes('2026-11-24T10:15:00Z')).toEqual(['meeting', 'dayCap'])
    expect(await codes('2026-11-24T10:35:00Z')).toEqual(['buffer', 'dayCap'])
    expect((await why('2026-11-24T10:15:00Z'))[0]!.text).toBe(
      'Meeting with Chen Wei, Jinghe 11:00 to 11:30, then 15 min buffer',
    )
    expect((await why('2026-11-24T10:15:00Z'))[1]).toMatchObject({
      text: 'Day cap reached: 1 of 1',
      until: '2026-11-24T23:00:00Z',
    })
    const off = await app.client.slots.explain({ meetingTypeId: type.id, repId: rep.id, start: '2026-11-27T10:00:00Z' })
    expect(off).toMatchObject({ open: false, nextOpen: '2026-11-30T08:00:00Z', unverified: true })
  })

  it('names the public holiday of the region', async () => {
    const app = workspace()
    const rep = await addRep(app, { name: 'Dana Keller', holidayRegion: 'DE-BE' })
    const type = await addType(app)
    const christmas = { meetingTypeId: type.id, repId: rep.id, start: '2026-12-25T10:00:00Z' }
    const { reasons } = await app.client.slots.explain(christmas)
    expect(reasons.map((one) => one.code)).toEqual(['holiday'])
    expect(reasons[0]!.text).toContain('Weihnachtstag')
  })

  it('says whose hold it is and until when', async () => {
    const app = workspace()
    const rep = await addRep(app, { name: 'Dana Keller' })
    const type = await addType(app)
    const maria = await addLead(app, { name: 'Maria Sandoval' })
    const tom = await addLead(app, { name: 'Tom Brewer' })
    const start = '2026-11-24T10:00:00Z'
    await app.client.holds.place({ meetingTypeId: type.id, leadId: maria.id, start })
    const ask = (leadId: string) => app.client.slots.explain({ meetingTypeId: type.id, repId: rep.id, start, leadId })
    expect((await ask(tom.id)).reasons).toMatchObject([
      { code: 'hold', text: 'Held for Maria Sandoval until 10:15', until: '2026-11-23T09:15:00Z' },
    ])
    expect((await ask(maria.id)).open).toBe(true)
  })

  it('says that a rep fits no seat', async () => {
    const app = workspace()
    const rep = await addRep(app, { name: 'Noor Aziz', role: 'csm' })
    const type = await addType(app)
    const asked = { meetingTypeId: type.id, repId: rep.id, start: '2026-11-24T10:00:00Z' }
    expect((await app.client.slots.explain(asked)).reasons.map((one) => one.code)).toEqual(['panel'])
  })
})
