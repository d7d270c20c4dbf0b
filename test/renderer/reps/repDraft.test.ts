import { describe, expect, it } from 'vitest'
import { draftOf, newDraft, oddTime, repInput, rulesInput, type TimeOffDraft } from '../../../renderer/reps/repDraft.ts'
import type { Availability } from '../../../shared/contract/availability.ts'
import type { Rep } from '../../../shared/contract/reps.ts'

const rep: Rep = {
  id: '01890000-0000-7000-8000-000000000001',
  name: 'Dana Keller',
  email: 'dana@example.com',
  role: 'ae',
  zone: 'Europe/Berlin',
  weight: 100,
  priority: 'normal',
  dayCap: 5,
  weekCap: null,
  holidayRegion: 'DE-BE',
  active: true,
}
const availability: Availability = {
  repId: rep.id,
  weekly: [
    { weekday: 1, start: '09:00', end: '12:00' },
    { weekday: 1, start: '13:00', end: '24:00' },
    { weekday: 7, start: '00:00', end: '02:30' },
  ],
  overrides: [
    { date: '2026-12-24', intervals: [] },
    { date: '2026-12-31', intervals: [{ start: '09:00', end: '12:00' }] },
  ],
  timeOff: [
    { start: '2026-12-27', end: '2027-01-04', reason: 'Holiday' },
    { start: '2026-11-25T12:00:00Z', end: '2026-11-25T14:30:00Z' },
    // From the second 02:30 of the night on which the clocks go back.
    { start: '2026-10-25T01:30:00Z', end: '2026-10-25T06:00:00Z' },
  ],
  zonePeriods: [
    { from: '2026-11-30', to: '2026-12-05', zone: 'America/New_York' },
    { from: '2027-02-01', zone: 'Europe/Lisbon' },
  ],
  holidaysOff: ['2026-12-26'],
}

const off = (part: Partial<TimeOffDraft>): TimeOffDraft => ({
  key: 'new1',
  wholeDays: false,
  from: '2026-11-25',
  fromTime: '9',
  to: '2026-11-25',
  toTime: '12',
  fromWhich: 'first',
  toWhich: 'last',
  reason: '',
  ...part,
})

describe('the draft of a rep', () => {
  it('says what is saved, and saves what it says', () => {
    const draft = draftOf(rep, availability)
    const { rules, problems } = rulesInput(draft)
    expect(problems.size).toBe(0)
    expect({ repId: rep.id, ...rules }).toEqual(availability)
    expect(repInput(draft, rep.id)).toEqual(rep)
    expect(draft.timeOff[0]).toMatchObject({ wholeDays: true, from: '2026-12-27', to: '2027-01-03' })
    expect(draft.timeOff[2]).toMatchObject({ fromTime: '02:30', fromWhich: 'last' })
  })

  it('names what cannot be read, field by field', () => {
    const draft = {
      ...newDraft('Europe/Berlin'),
      week: ['9-17', 'nine', '', '', '', '', ''],
      overrides: [{ key: 'a', date: null, hours: '9-12' }],
      timeOff: [
        off({ key: 'b', to: '2026-11-24' }),
        off({ key: 'c', toTime: '8' }),
        off({ key: 'd', fromTime: 'noon' }),
        off({ key: 'e', wholeDays: true, from: null }),
      ],
    }
    const { problems } = rulesInput(draft)
    expect([...problems.keys()]).toEqual(['week.1', 'overrides.a', 'timeOff.b', 'timeOff.c', 'timeOff.d', 'timeOff.e'])
    expect(problems.get('timeOff.c')).toBe('It ends before it starts.')
  })

  it('asks which of two equal times is meant, and takes the end of a gap for a time that does not exist', () => {
    expect(oddTime('2026-10-25', '2:30', 'Europe/Berlin')).toBe('twice')
    expect(oddTime('2026-03-29', '02:30', 'Europe/Berlin')).toBe('never')
    expect(oddTime('2026-03-28', '02:30', 'Europe/Berlin')).toBeUndefined()
    const start = (part: Partial<TimeOffDraft>) =>
      rulesInput({ ...newDraft('Europe/Berlin'), timeOff: [off(part)] }).rules.timeOff[0]?.start
    const night = { from: '2026-10-25', to: '2026-10-25', fromTime: '2:30', toTime: '12' }
    expect(start({ ...night, fromWhich: 'first' })).toBe('2026-10-25T00:30:00Z')
    expect(start({ ...night, fromWhich: 'last' })).toBe('2026-10-25T01:30:00Z')
    expect(start({ from: '2026-03-29', to: '2026-03-29', fromTime: '2:30' })).toBe('2026-03-29T01:00:00Z')
  })
})
