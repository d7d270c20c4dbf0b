import { describe, expect, test } from 'vitest'
import {
  conditionWith,
  conditionWords,
  gradeWords,
  opsOf,
  pointsWith,
  pointsWords,
} from '../../../renderer/score/ruleWords.ts'
import { ScoreCondition, ScorePoints } from '../../../shared/contract/score.ts'

describe('a condition in words', () => {
  test.each<[string, ScoreCondition]>([
    ['source has the words demo', { op: 'contains', field: 'source', texts: ['demo'] }],
    [
      'country is one of DE, AT, CH and 2 more',
      { op: 'oneOf', field: 'country', texts: ['DE', 'AT', 'CH', 'LI', 'LU'] },
    ],
    ['“Budget” is at least 10,000', { op: 'atLeast', field: 'answer:Budget', number: 10_000 }],
    ['fit is not known', { op: 'unknown', field: 'fit' }],
    ['employees is between 50 and 200', { op: 'between', field: 'employees', from: 50, to: 200 }],
    ['no-shows is 2', { op: 'equals', field: 'noShows', number: 2 }],
    ['stage is not nurture', { op: 'isNot', field: 'stage', text: 'nurture' }],
  ])('%s', (words, condition) => expect(conditionWords(condition)).toBe(words))

  test('keeps what was said where it still means something', () => {
    const before: ScoreCondition = { op: 'is', field: 'source', text: 'Demo' }
    expect(conditionWith(before, 'source', 'contains')).toEqual({ op: 'contains', field: 'source', texts: ['Demo'] })
    expect(conditionWith(before, 'value', 'is')).toEqual({ op: 'atLeast', field: 'value', number: 0 })
    const range = conditionWith({ op: 'atLeast', field: 'value', number: 5 }, 'value', 'between')
    expect(range).toEqual({ op: 'between', field: 'value', from: 5, to: 6 })
  })

  test('whatever is chosen can be saved once it has its text', () => {
    for (const field of ['source', 'value', 'answer:Budget']) {
      for (const op of opsOf(field)) {
        const made = conditionWith({ op: 'is', field: 'source', text: 'Demo' }, field, op)
        expect(ScoreCondition.parse(made)).toEqual(made)
      }
    }
  })
})

describe('points in words', () => {
  const steps: ScorePoints = {
    kind: 'steps',
    field: 'hoursSinceCreated',
    steps: [
      { from: 0, points: 12 },
      { from: 24, points: -4 },
    ],
  }
  test.each<[string, string | undefined, ScorePoints]>([
    ['+24', undefined, { kind: 'flat', points: 24 }],
    ['−6', undefined, { kind: 'flat', points: -6 }],
    ['−4 to +12', 'by hours since it came in, in 2 steps', steps],
    [
      '−12 to 0',
      'in proportion to attempts without an answer, 0 to 6',
      { kind: 'linear', field: 'attempts', from: 0, to: 6, points: -12 },
    ],
    ['0 to +16', 'halved with every 7 of “Age”', { kind: 'halfLife', field: 'answer:Age', halfLife: 7, points: 16 }],
  ])('%s %s', (most, by, points) => {
    expect(pointsWords(points)).toBe(most)
    expect(gradeWords(points)).toBe(by)
  })

  test('of another kind keep the most that was given, and can be saved', () => {
    expect(pointsWith(steps, 'flat')).toEqual({ kind: 'flat', points: 12 })
    for (const kind of ['flat', 'steps', 'linear', 'halfLife'] as const) {
      for (const before of [steps, { kind: 'flat', points: -6 } as const]) {
        const made = pointsWith(before, kind)
        expect(ScorePoints.parse(made)).toEqual(made)
      }
    }
  })
})
