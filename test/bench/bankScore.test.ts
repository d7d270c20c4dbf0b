import { describe, expect, it } from 'vitest'
import { bankFile, measureBank } from '../../bench/score/bank.ts'
import { BANK_RULES } from '../../bench/score/bankRules.ts'
import { areaUnderCurve, liftOf } from '../../bench/score/ranking.ts'
import { ScoreRule } from '../../shared/contract/score.ts'
import { checkScore } from '../../shared/priority/checkScore.ts'

const file = bankFile()
if (!file)
  console.warn('Skipped: the calls of the bank are not here. Set TEST_DATA to the folder that has bank-marketing/.')

describe('on real calls', () => {
  it.skipIf(!file)('the score by hand-set rules finds who will say yes', () => {
    const { calls, yes, area, lift } = measureBank(file ?? '', BANK_RULES)
    expect(calls).toBe(4119)
    expect(yes).toBe(456)
    expect(area).toBeGreaterThanOrEqual(0.68)
    expect(lift).toBeGreaterThanOrEqual(2)
  })

  it.skipIf(!file)('and without what only an economist knows, too', () => {
    const ours = BANK_RULES.filter(({ group }) => group !== 'value')
    const { area, lift } = measureBank(file ?? '', ours)
    expect(area).toBeGreaterThanOrEqual(0.68)
    expect(lift).toBeGreaterThanOrEqual(2)
  })

  it('the rules are such as a team could save, none knows how long the call lasted, and each says why', () => {
    for (const rule of BANK_RULES) expect(ScoreRule.parse(rule)).toEqual(rule)
    expect(checkScore({ rules: [...BANK_RULES] })).toEqual([])
    expect(JSON.stringify(BANK_RULES)).not.toMatch(/duration/i)
    expect(BANK_RULES.filter(({ why }) => !why)).toEqual([])
  })
})

describe('how a ranking is measured', () => {
  const outcomes = (yes: readonly number[], no: readonly number[]) => [
    ...yes.map((score) => ({ score, yes: true })),
    ...no.map((score) => ({ score, yes: false })),
  ]
  it.each([
    ['all right', [3, 4], [1, 2], 1],
    ['all wrong', [1, 2], [3, 4], 0],
    ['all alike', [5, 5, 5], [5, 5], 0.5],
    ['one pair of four wrong', [2, 4], [1, 3], 0.75],
    ['one pair of four level', [2, 4], [1, 2], 0.875],
  ])('%s', (_, yes, no, area) => expect(areaUnderCurve(outcomes(yes, no))).toBeCloseTo(area))

  it('lift counts those at the edge in part', () => {
    expect(liftOf(outcomes([9], [1, 2, 3, 4, 5, 6, 7, 8, 8.5]), 0.1)).toBeCloseTo(10)
    expect(liftOf(outcomes([9], [9, 2, 3, 4, 5, 6, 7, 8, 1]), 0.1)).toBeCloseTo(5)
    expect(liftOf(outcomes([9], [10, 2, 3, 4, 5, 6, 7, 8, 1]), 0.1)).toBe(0)
  })
})
