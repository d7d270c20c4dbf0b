import { describe, expect, test } from 'vitest'
import { clockOfDraft, newDraft, rulesInput, type StayDraft } from '../../../renderer/reps/repDraft.ts'
import { stayWords, wallClockOf } from '../../../renderer/reps/stays.ts'

const now = Date.parse('2026-11-23T09:00:00Z')
const berlin = { zone: 'Europe/Berlin' }
const clock = (from: string, to?: string) =>
  wallClockOf(berlin, {
    repId: '',
    weekly: [],
    overrides: [],
    timeOff: [],
    zonePeriods: [{ from, to, zone: 'America/New_York' }],
  })

describe('a stay in words', () => {
  test.each([
    ['2026-11-20', '2026-12-05', 'in New York until Fri 4 Dec'],
    ['2026-11-20', undefined, 'in New York since Fri 20 Nov'],
    ['2026-11-30', '2026-12-05', 'to New York on Mon 30 Nov'],
    ['2027-02-01', undefined, undefined],
    ['2026-11-01', '2026-11-23', undefined],
  ])('from %s until before %s: %s', (from, to, words) => {
    expect(stayWords(clock(from, to), now)).toBe(words)
  })
})

describe('stays as they are typed', () => {
  const stay = (part: Partial<StayDraft>): StayDraft => ({
    key: 'a',
    from: '2026-11-30',
    forGood: false,
    to: '2026-12-04',
    zone: 'America/New_York',
    ...part,
  })
  const read = (...zonePeriods: StayDraft[]) => rulesInput({ ...newDraft('Europe/Berlin'), zonePeriods })

  test('the last day away is sent as the day before the first day back', () => {
    expect(read(stay({})).rules.zonePeriods).toEqual([
      { from: '2026-11-30', to: '2026-12-05', zone: 'America/New_York' },
    ])
    expect(read(stay({ forGood: true })).rules.zonePeriods).toEqual([{ from: '2026-11-30', zone: 'America/New_York' }])
  })

  test.each([
    ['no first day', stay({ from: null }), 'Choose the first day away.'],
    ['no zone', stay({ zone: '' }), 'Choose the time zone.'],
    ['no last day', stay({ to: null }), 'Choose the last day away, or "For good".'],
    ['reversed', stay({ to: '2026-11-29' }), 'The last day away is before the first.'],
  ])('%s is said at its row, and does not count for the clock', (_, one, problem) => {
    expect(read(one).problems.get('zonePeriods.a')).toBe(problem)
    expect(clockOfDraft({ ...newDraft('Europe/Berlin'), zonePeriods: [one] }).periods).toEqual([])
  })

  test('a day belongs to one place', () => {
    const { problems } = read(stay({}), stay({ key: 'b', from: '2026-12-04', forGood: true }))
    expect([...problems.keys()]).toEqual(['zonePeriods.b'])
    expect(read(stay({}), stay({ key: 'b', from: '2026-12-05', forGood: true })).problems.size).toBe(0)
  })
})
