import { describe, expect, it } from 'vitest'
import type { Inputs } from '../../shared/contract/index.ts'
import { addLead, addRep, addType, refusal, WEEKDAYS_9_TO_5, workspace } from '../support/workspace.ts'

type Save = Inputs['availability']['save']

const setUp = async (rep: Partial<Inputs['reps']['save']> = {}) => {
  const app = workspace()
  const dana = await addRep(app, { name: 'Dana Keller', ...rep })
  const save = (rules: Partial<Save>) =>
    app.client.availability.save({ repId: dana.id, weekly: WEEKDAYS_9_TO_5, overrides: [], timeOff: [], ...rules })
  return { app, call: app.client, dana, save }
}

describe('public holidays', () => {
  it('lists those of the region by date, and can be switched off one by one', async () => {
    const { app, call, dana, save } = await setUp({ holidayRegion: 'DE-BE' })
    const ask = () => call.availability.holidays({ repId: dana.id, from: '2026-12-01', to: '2027-01-02' })
    expect((await ask()).holidays.map(({ date, on }) => [date, on])).toEqual([
      ['2026-12-25', true],
      ['2026-12-26', true],
      ['2027-01-01', true],
    ])
    const type = await addType(app)
    const christmas = { meetingTypeId: type.id, repId: dana.id, start: '2026-12-25T10:00:00Z' }
    const board = async () =>
      (await call.board.read({ from: '2026-12-25T00:00:00Z', to: '2026-12-26T00:00:00Z' })).rows[0]!.hours
    expect((await call.slots.explain(christmas)).reasons[0]).toMatchObject({
      code: 'holiday',
      fix: 'Choose another day, or switch this holiday off in the hours of Dana Keller.',
    })
    expect(await board()).toEqual([])

    await save({ holidaysOff: ['2026-12-25'] })
    expect((await ask()).holidays.map((one) => one.on)).toEqual([false, true, true])
    expect((await call.slots.explain(christmas)).open).toBe(true)
    expect(await board()).toEqual([{ start: '2026-12-25T08:00:00Z', end: '2026-12-25T16:00:00Z' }])
    const found = await call.slots.find({
      meetingTypeId: type.id,
      from: '2026-12-25T00:00:00Z',
      to: '2026-12-26T00:00:00Z',
    })
    expect(found.slots[0]!.start).toBe('2026-12-25T08:00:00Z')

    await call.history.undo({})
    expect((await ask()).holidays[0]!.on).toBe(true)
  })

  it('are none without a region, and a region that is not known is refused', async () => {
    const { call, dana } = await setUp()
    expect(await call.availability.holidays({ repId: dana.id, from: '2026-12-01', to: '2027-01-02' })).toEqual({
      holidays: [],
    })
    for (const holidayRegion of ['XX', 'DE-XX', 'DE-BY-XX']) {
      const { code, data } = await refusal(call.reps.save({ ...dana, holidayRegion }))
      expect(code).toBe('INVALID_INPUT')
      expect(data.fields).toEqual([expect.objectContaining({ path: 'holidayRegion' })])
    }
    expect((await call.reps.save({ ...dana, holidayRegion: 'DE-BY-KATH' })).holidayRegion).toBe('DE-BY-KATH')
  })
})

describe('a rep in another zone for a while', () => {
  it('is offered by the clock of the place, and says which', async () => {
    const { app, call, dana, save } = await setUp({ dayCap: 1 })
    const type = await addType(app, { minutes: 60, step: 60 })
    const lead = await addLead(app, { name: 'Maria Sandoval', zone: 'Asia/Tokyo' })
    await save({ zonePeriods: [{ from: '2026-11-25', to: '2026-11-27', zone: 'Asia/Tokyo' }] })
    const starts = async () =>
      (
        await call.slots.find({ meetingTypeId: type.id, from: '2026-11-24T12:00:00Z', to: '2026-11-27T10:00:00Z' })
      ).slots.map((slot) => slot.start.slice(5, 13))
    expect(await starts()).toEqual([
      // Tuesday in Berlin, until Wednesday begins in Tokyo
      ...['11-24T12', '11-24T13', '11-24T14'],
      ...['00', '01', '02', '03', '04', '05', '06', '07'].map((hour) => `11-25T${hour}`),
      ...['00', '01', '02', '03', '04', '05', '06', '07'].map((hour) => `11-26T${hour}`),
      ...['11-27T08', '11-27T09'],
    ])
    const night = { meetingTypeId: type.id, repId: dana.id, start: '2026-11-25T10:00:00Z' }
    expect((await call.slots.explain(night)).reasons).toMatchObject([
      { code: 'hours', text: 'Outside the hours of Dana Keller: 19:00 in Tokyo', until: '2026-11-26T00:00:00Z' },
    ])
    // The cap is that of the date in Tokyo.
    await call.meetings.book({ meetingTypeId: type.id, leadId: lead.id, start: '2026-11-25T00:00:00Z' })
    expect((await starts()).filter((start) => start.startsWith('11-25'))).toEqual([])
    const capped = { ...night, start: '2026-11-25T07:00:00Z' }
    expect((await call.slots.explain(capped)).reasons).toMatchObject([
      { code: 'dayCap', until: '2026-11-25T15:00:00Z' },
    ])
  })

  it('is kept when a caller saves hours without naming it, and emptied by an empty list', async () => {
    const { call, dana, save } = await setUp()
    const zonePeriods = [{ from: '2026-11-25', zone: 'Asia/Tokyo' }]
    expect(await save({ zonePeriods, holidaysOff: ['2026-12-25'] })).toMatchObject({ zonePeriods })
    expect(await save({})).toMatchObject({ zonePeriods, holidaysOff: ['2026-12-25'] })
    expect(await save({ zonePeriods: [], holidaysOff: [] })).toMatchObject({ zonePeriods: [], holidaysOff: [] })
    expect(await call.availability.get({ repId: dana.id })).toMatchObject({ zonePeriods: [], holidaysOff: [] })
  })
})

describe('rules that cannot be kept are refused with their field', () => {
  const at = (start: string, end: string, weekday = 1) => ({ weekday, start, end })
  it.each<[string, Partial<Save>, string]>([
    ['hours that overlap', { weekly: [at('09:00', '12:00'), at('11:00', '13:00')] }, 'weekly.1.start'],
    ['the same hours twice', { weekly: [at('09:00', '12:00'), at('09:00', '12:00')] }, 'weekly.1.start'],
    ['hours that end before they start', { weekly: [at('12:00', '09:00')] }, 'weekly.0.end'],
    ['hours of no length', { weekly: [at('12:00', '12:00')] }, 'weekly.0.end'],
    ['a weekday that does not exist', { weekly: [at('09:00', '12:00', 8)] }, 'weekly.0.weekday'],
    ['a time that does not exist', { weekly: [at('09:00', '25:00')] }, 'weekly.0.end'],
    [
      'an override that overlaps itself',
      {
        overrides: [
          {
            date: '2026-11-24',
            intervals: [
              { start: '09:00', end: '12:00' },
              { start: '11:59', end: '13:00' },
            ],
          },
        ],
      },
      'overrides.0.intervals.1.start',
    ],
    [
      'two overrides of a date',
      {
        overrides: [
          { date: '2026-11-24', intervals: [] },
          { date: '2026-11-24', intervals: [] },
        ],
      },
      'overrides.1.date',
    ],
    ['a date that does not exist', { overrides: [{ date: '2026-02-30', intervals: [] }] }, 'overrides.0.date'],
    ['time off that ends before it starts', { timeOff: [{ start: '2026-11-24', end: '2026-11-23' }] }, 'timeOff.0.end'],
    ['a day and an instant', { timeOff: [{ start: '2026-11-24', end: '2026-11-25T09:00:00Z' }] }, 'timeOff.0'],
    [
      'two places at once',
      {
        zonePeriods: [
          { from: '2026-11-24', zone: 'Asia/Tokyo' },
          { from: '2026-12-24', to: '2026-12-26', zone: 'Asia/Seoul' },
        ],
      },
      'zonePeriods.1.from',
    ],
    [
      'travel that ends before it starts',
      { zonePeriods: [{ from: '2026-11-24', to: '2026-11-24', zone: 'Asia/Tokyo' }] },
      'zonePeriods.0.to',
    ],
    ['a zone that is not known', { zonePeriods: [{ from: '2026-11-24', zone: 'Mars/Olympus' }] }, 'zonePeriods.0.zone'],
    ['a holiday named twice', { holidaysOff: ['2026-12-25', '2026-12-25'] }, 'holidaysOff.1'],
  ])('%s', async (_name, rules, path) => {
    const { call, dana, save } = await setUp()
    const before = await call.availability.get({ repId: dana.id })
    const { code, data } = await refusal(save(rules))
    expect(code).toBe('INVALID_INPUT')
    expect(data.fields).toEqual([expect.objectContaining({ path })])
    expect(await call.availability.get({ repId: dana.id })).toEqual(before)
  })

  it.each([
    ['a step of zero', { step: 0 }, 'step'],
    ['a length of zero', { minutes: 0 }, 'minutes'],
    ['a horizon of a thousand years', { horizonDays: 365_000 }, 'horizonDays'],
    ['a buffer below zero', { bufferAfter: -5 }, 'bufferAfter'],
  ])('%s', async (_name, type, path) => {
    const { app } = await setUp()
    const { code, data } = await refusal(addType(app, type))
    expect(code).toBe('INVALID_INPUT')
    expect(data.fields).toEqual([expect.objectContaining({ path })])
  })

  it.each([
    ['a range of a thousand years', { from: '2026-12-01', to: '3026-12-01' }, 'to'],
    ['a range that is reversed', { from: '2026-12-01', to: '2026-11-30' }, 'to'],
    ['an instant for a day', { from: '2026-12-01T00:00:00Z', to: '2026-12-30' }, 'from'],
  ])('holidays of %s', async (_name, range, path) => {
    const { call, dana } = await setUp()
    const { code, data } = await refusal(call.availability.holidays({ repId: dana.id, ...range }))
    expect(code).toBe('INVALID_INPUT')
    expect(data.fields).toEqual([expect.objectContaining({ path })])
  })
})
