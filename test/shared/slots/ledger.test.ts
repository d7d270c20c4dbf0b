import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { byOwed, standings } from '../../../shared/slots/fairness.ts'
import { accounts, type Given, type Member } from '../../../shared/slots/ledger.ts'
import { whyNext } from '../../../shared/slots/ledgerWords.ts'
import { instantOf } from '../../../shared/time/instant.ts'

const rep = (repId: string, weight = 100, more: Partial<Member> = {}): Member => ({
  repId,
  weight,
  priority: 0,
  joined: 0,
  off: [],
  ...more,
})
/** Off from one moment until before another. */
const off = (start: number, end: number) => [{ start: instantOf(start), end: instantOf(end) }]
const ledger = (pool: readonly Member[], given: readonly Given[]) => standings(accounts(pool, given)).sort(byOwed)
const owedTo = (pool: readonly Member[], given: readonly Given[], repId: string): number =>
  ledger(pool, given).find((line) => line.repId === repId)!.owed

/** Books `count` meetings, one at each moment, each to whoever is next of those who are there; they take place at once. */
function deal(pool: readonly Member[], given: readonly Given[], from: number, count: number): Given[] {
  const all = [...given]
  for (let at = from; at < from + count; at++) {
    const there = (id: string) => {
      const member = pool.find((one) => one.repId === id)!
      return member.joined <= at && !member.off.some((one) => one.start <= at && at < one.end)
    }
    const joined = pool.filter((one) => one.joined <= at)
    const next = ledger(joined, all).find((line) => there(line.repId))
    if (!next) continue
    all.push({ meetingId: `m${all.length}`, repId: next.repId, start: at, booked: at, outcome: 'counts' })
  }
  return all
}
const hadBy = (given: readonly Given[], repId: string, from = 0, to = Infinity): number =>
  given.filter((one) => one.repId === repId && one.start >= from && one.start < to).length

const weights = fc.array(fc.integer({ min: 20, max: 300 }), { minLength: 2, maxLength: 6 })
const poolOf = (all: readonly number[]) => all.map((weight, i) => rep(`r${i}`, weight))
/** Dealing to whoever is owed most keeps every share this close, whatever the weights. */
const CLOSE = 2

describe('fair shares', () => {
  it('converge to the weights', () => {
    fc.assert(
      fc.property(weights, fc.integer({ min: 50, max: 150 }), (all, count) => {
        const given = deal(poolOf(all), [], 0, count)
        const total = all.reduce((sum, one) => sum + one, 0)
        all.forEach((weight, i) => {
          expect(Math.abs(hadBy(given, `r${i}`) - (count * weight) / total)).toBeLessThan(CLOSE)
        })
      }),
      { numRuns: 40 },
    )
  })

  it('a rep who joins gets a share from then on, and no more', () => {
    fc.assert(
      fc.property(
        weights,
        fc.integer({ min: 0, max: 90 }),
        fc.integer({ min: 20, max: 300 }),
        (all, joined, weight) => {
          const pool = [...poolOf(all), rep('new', weight, { joined })]
          const given = deal(pool, [], 0, joined)
          // Booked before the rep came, though it takes place later: missed all the same.
          const ahead = given.map((one) => ({ ...one, start: one.start + 1000 }))
          expect(owedTo(pool, ahead, 'new')).toBeCloseTo(0, 6)
          const total = all.reduce((sum, one) => sum + one, weight)
          const after = hadBy(deal(pool, given, joined, 40), 'new')
          expect(Math.abs(after - (40 * weight) / total)).toBeLessThan(CLOSE)
        },
      ),
      { numRuns: 40 },
    )
  })

  it('being away neither starves nor floods, however many are away at once', () => {
    const away = fc.option(fc.tuple(fc.nat(40), fc.integer({ min: 1, max: 40 })), { nil: undefined })
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 20, max: 300 }), away), { minLength: 2, maxLength: 6 }),
        (reps) => {
          const pool = reps.map(([weight, span], i) =>
            rep(`r${i}`, weight, { off: span ? off(span[0], span[0] + span[1]) : [] }),
          )
          const given = deal(pool, [], 0, 80)
          // As from 80 on everyone is there: each gets a share of what comes, nobody makes up or pays for the time off.
          const after = deal(pool, given, 80, 60)
          const total = reps.reduce((sum, [weight]) => sum + weight, 0)
          reps.forEach(([weight], i) => {
            expect(Math.abs(hadBy(after, `r${i}`, 80) - (60 * weight) / total)).toBeLessThan(2 * CLOSE)
          })
        },
      ),
      { numRuns: 40 },
    )
  })

  it('what others are given while a rep is away leaves what the rep is owed as it was', () => {
    fc.assert(
      fc.property(weights, fc.array(fc.nat(5), { minLength: 1, maxLength: 20 }), fc.nat(30), (all, to, before) => {
        const pool = poolOf(all).map((one, i) => (i === 0 ? { ...one, off: off(1000, 2000) } : one))
        const given = deal(pool, [], 0, before)
        const during = to.map((n, i) => ({
          meetingId: `w${i}`,
          repId: `r${1 + (n % (all.length - 1))}`,
          start: 1000 + i,
          booked: 900,
          outcome: 'counts' as const,
        }))
        expect(owedTo(pool, [...given, ...during], 'r0')).toBeCloseTo(owedTo(pool, given, 'r0'), 6)
      }),
    )
  })

  it('a no-show or a cancelled meeting is given back, and nobody else pays for it', () => {
    fc.assert(
      fc.property(weights, fc.nat(40), fc.constantFrom('noShow', 'cancelled'), (all, count, outcome) => {
        const pool = poolOf(all)
        const given = deal(pool, [], 0, count)
        const next = ledger(pool, given)[0]!
        const lost: Given = { meetingId: 'lost', repId: next.repId, start: count, booked: count, outcome }
        for (const one of pool) {
          expect(owedTo(pool, [...given, lost], one.repId)).toBeCloseTo(owedTo(pool, given, one.repId), 6)
        }
        expect(ledger(pool, [...given, lost]).find((line) => line.repId === next.repId)!.meetings).toBe(
          next.meetings + 1,
        )
      }),
    )
  })

  it('a line adds up, and all that is owed is what others had too much', () => {
    fc.assert(
      fc.property(weights, fc.nat(30), (all, joined) => {
        const pool = [...poolOf(all), rep('new', 100, { joined, off: off(joined + 5, joined + 9) })]
        const lines = ledger(pool, deal(pool, [], 0, joined + 20))
        for (const line of lines) {
          const points = line.itemised.reduce((sum, one) => sum + one.points, 0)
          expect(line.target - line.meetings - points).toBeCloseTo(line.owed, 6)
        }
        expect(lines.reduce((sum, line) => sum + line.owed, 0)).toBeCloseTo(0, 6)
      }),
      { numRuns: 40 },
    )
  })
})

describe('the ledger of particular cases', () => {
  const meeting = (repId: string, more: Partial<Given> = {}): Given => ({
    meetingId: `z${repId}`,
    repId,
    start: 50,
    booked: 50,
    outcome: 'counts',
    ...more,
  })

  it('credits who joins with the average of the others', () => {
    const pool = [rep('a'), rep('b'), rep('new', 100, { joined: 60 })]
    const lines = ledger(pool, [meeting('a'), meeting('a'), meeting('a'), meeting('b')])
    expect(lines.find((line) => line.repId === 'new')!.itemised).toEqual([{ kind: 'late', points: 2 }])
  })

  it('in proportion to the weight', () => {
    const pool = [rep('a', 100), rep('new', 50, { joined: 60 })]
    const line = ledger(pool, [meeting('a'), meeting('a')]).find((one) => one.repId === 'new')!
    expect(line).toMatchObject({ itemised: [{ kind: 'late', points: 1 }], owed: 0 })
  })

  it('does not credit what was handed over to the rep who joined', () => {
    const pool = [rep('a'), rep('new', 100, { joined: 60 })]
    const lines = ledger(pool, [meeting('a'), meeting('a'), meeting('new')])
    expect(lines.find((line) => line.repId === 'new')).toMatchObject({
      meetings: 1,
      itemised: [{ kind: 'late', points: 1 }],
      owed: 0,
    })
  })

  it('tells apart what was booked in the millisecond of joining by the order of the ids', () => {
    const pool = [rep('a'), rep('n', 100, { joined: 50 })]
    const before = { ...meeting('a'), meetingId: 'm' }
    const after = { ...meeting('a'), meetingId: 'o' }
    expect(ledger(pool, [before]).find((line) => line.repId === 'n')!.owed).toBe(0)
    expect(ledger(pool, [after]).find((line) => line.repId === 'n')!.owed).toBe(0.5)
  })

  it('owes nothing to a rep of weight nought, and takes an empty pool', () => {
    const lines = ledger([rep('a'), rep('none', 0)], [meeting('a')])
    expect(lines.find((line) => line.repId === 'none')).toMatchObject({ target: 0, owed: 0 })
    expect(ledger([], [meeting('a')])).toEqual([])
  })

  it('says why who is next', () => {
    const line = { ...ledger([rep('d')], [])[0]!, target: 6.2, meetings: 4, credits: 0.8, owed: 1.4 }
    const late = { ...line, itemised: [{ kind: 'late', points: 0.8 }] as const }
    expect(whyNext('Dana', late, undefined)).toBe(
      'Dana is next: 1.4 below share (target 6.2, had 4, credit 0.8 for joining late)',
    )
    const back = { ...line, itemised: [{ kind: 'cancelled', points: -2 }] as const, owed: 0 }
    expect(whyNext('Dana', back, { ...back, lastBooked: 5 })).toBe(
      'Dana is next: at share (target 6.2, had 4, 2 cancelled meetings given back), level with others and booked longest ago',
    )
  })
})
