import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { byOwed, standings } from '../../../shared/slots/fairness.ts'
import { fillPanel, type SeatPool } from '../../../shared/slots/panel.ts'

const pool = (seat: number, ranked: string[], count = 1, optional = false): SeatPool => ({
  seat,
  ranked,
  count,
  optional,
})
const everyone = new Set(['a', 'b', 'c', 'd', 'e'])

describe('filling a panel', () => {
  it('takes the best of each seat', () => {
    expect(fillPanel([pool(0, ['b', 'a']), pool(1, ['c'])], everyone)).toEqual([
      { repId: 'b', seat: 0 },
      { repId: 'c', seat: 1 },
    ])
  })
  it('takes two of a pool', () => {
    expect(fillPanel([pool(0, ['d', 'a', 'b'], 2)], new Set(['a', 'b']))?.map((one) => one.repId)).toEqual(['a', 'b'])
  })
  it('moves a rep to another seat when that is the only way', () => {
    expect(fillPanel([pool(0, ['a', 'b']), pool(1, ['a'])], everyone)).toEqual([
      { repId: 'b', seat: 0 },
      { repId: 'a', seat: 1 },
    ])
  })
  it('is not filled when one seat stays empty, unless that is optional', () => {
    expect(fillPanel([pool(0, ['a']), pool(1, ['a'])], everyone)).toBeNull()
    expect(fillPanel([pool(0, ['a']), pool(1, ['a'], 1, true)], everyone)).toEqual([{ repId: 'a', seat: 0 }])
    expect(fillPanel([pool(0, ['a']), pool(1, ['z'])], everyone)).toBeNull()
  })
  it('finds a filling whenever there is one, and never seats anyone twice', () => {
    const reps = ['a', 'b', 'c', 'd', 'e']
    const arbitrary = fc.array(
      fc.record({
        ranked: fc.uniqueArray(fc.constantFrom(...reps), { minLength: 1 }),
        count: fc.integer({ min: 1, max: 2 }),
      }),
      { minLength: 1, maxLength: 3 },
    )
    fc.assert(
      fc.property(arbitrary, fc.subarray(reps), (seats, openReps) => {
        const pools = seats.map((seat, i) => pool(i, seat.ranked, seat.count))
        const open = new Set(openReps)
        const chairs = pools.flatMap((one) => Array<SeatPool>(one.count).fill(one))
        // The plain reading: try everyone on every chair.
        const possible = (i: number, used: ReadonlySet<string>): boolean =>
          i === chairs.length ||
          chairs[i]!.ranked.some((id) => open.has(id) && !used.has(id) && possible(i + 1, new Set([...used, id])))
        const filled = fillPanel(pools, open)
        expect(filled !== null).toBe(possible(0, new Set()))
        if (!filled) return
        expect(new Set(filled.map((one) => one.repId)).size).toBe(filled.length)
        for (const one of filled) expect(pools[one.seat]!.ranked).toContain(one.repId)
        for (const one of pools) expect(filled.filter((two) => two.seat === one.seat)).toHaveLength(one.count)
      }),
    )
  })
})

describe('fair shares', () => {
  const share = (repId: string, weight: number, meetings: number, credits = 0, lastBooked: number | null = null) => ({
    repId,
    weight,
    priority: 0,
    meetings,
    credits,
    lastBooked,
  })
  it('owes what the weight asks for and the rep has not had', () => {
    const [a, b] = standings([share('a', 100, 3), share('b', 50, 0)])
    expect(a).toMatchObject({ target: 2, owed: -1 })
    expect(b).toMatchObject({ target: 1, owed: 1 })
  })
  it('counts credits as had', () => {
    expect(standings([share('a', 100, 4), share('new', 100, 0, 4)]).map((one) => one.owed)).toEqual([0, 0])
  })
  it('breaks ties by weight, then by who was booked longest ago', () => {
    const order = standings([share('a', 100, 1, 0, 5), share('b', 100, 1, 0, 3), share('c', 100, 1, 0, null)])
    expect(order.sort(byOwed).map((one) => one.repId)).toEqual(['c', 'b', 'a'])
  })
  it('lets the higher priority go first where shares are level, and nowhere else', () => {
    const with_ = (repId: string, meetings: number, priority: number) => ({ ...share(repId, 100, meetings), priority })
    const order = (pool: Parameters<typeof standings>[0]) =>
      standings(pool)
        .sort(byOwed)
        .map((one) => one.repId)
    expect(order([with_('a', 1, 0), with_('b', 1, 1), with_('c', 1, -1)])).toEqual(['b', 'a', 'c'])
    expect(order([with_('a', 0, -1), with_('b', 2, 1)])).toEqual(['a', 'b'])
  })
  it('converges to the weights when the one owed most is always taken', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 10 }), { minLength: 2, maxLength: 6 }), (weights) => {
        const had = weights.map(() => 0)
        for (let i = 0; i < 400; i++) {
          const next = standings(weights.map((weight, j) => share(String(j), weight, had[j]!))).sort(byOwed)[0]!
          had[Number(next.repId)]!++
        }
        const sum = weights.reduce((a, b) => a + b)
        weights.forEach((weight, i) => expect(Math.abs(had[i]! - (400 * weight) / sum)).toBeLessThanOrEqual(1.5))
      }),
      { numRuns: 50 },
    )
  })
})
