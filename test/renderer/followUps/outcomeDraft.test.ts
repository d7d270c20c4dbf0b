import { describe, expect, test } from 'vitest'
import { DEFAULT_FOLLOW_UPS } from '../../../shared/priority/defaultFollowUps.ts'
import { checkFollowUps } from '../../../shared/priority/checkFollowUps.ts'
import {
  effectWords,
  inOrder,
  moved,
  newOutcome,
  problemAt,
  problemsOf,
  thenOf,
  THENS,
  waitOf,
  withThen,
  withWait,
} from '../../../renderer/followUps/outcomeDraft.ts'

const { outcomes, ladder } = DEFAULT_FOLLOW_UPS
const [noAnswer] = outcomes

describe('an outcome', () => {
  test('says what it does in a line', () => {
    expect(outcomes.map(effectWords)).toEqual([
      'Call again in 1 day, counts as an attempt',
      'Call again in 2 days, counts as an attempt',
      'Call again in 2 hours, counts as an attempt',
      'Call again in 1 day, counts as an attempt',
      'Call back at a promised time, reached',
      'Call again in 1 day, reached',
      'Rests, tried again in 30 days, reached',
      'Close as lost, reached',
      'Close as lost, counts as an attempt, marks the number',
      'Close, never contact again, reached',
    ])
  })

  test('is whole whatever is chosen to follow, from whatever was there', () => {
    for (const outcome of outcomes) {
      for (const { value } of THENS) {
        const next = withThen(outcome, value)
        expect(thenOf(next)).toBe(value)
        expect(checkFollowUps({ ...DEFAULT_FOLLOW_UPS, outcomes: [next] })).toEqual([])
      }
    }
  })

  test('waits as long as before in the unit that says it best', () => {
    for (const [minutes, words] of [
      [45, { amount: 45, unit: 'minutes' }],
      [120, { amount: 2, unit: 'hours' }],
      [2880, { amount: 2, unit: 'days' }],
    ] as const) {
      const wait = waitOf({ delayMinutes: minutes, delayWorkingDays: null })
      expect(wait).toEqual(words)
      expect(withWait(wait)).toEqual({ delayMinutes: minutes, delayWorkingDays: null })
    }
    expect(withWait({ amount: 1, unit: 'workingDays' })).toEqual({ delayMinutes: null, delayWorkingDays: 1 })
  })

  test('is made with a key and a code that are free, and lacks only its name', () => {
    const draft = { ...DEFAULT_FOLLOW_UPS, outcomes: [...outcomes, newOutcome(outcomes)] }
    const problems = problemsOf(draft, [], outcomes)
    expect(problems.map(({ path }) => path)).toEqual(['outcomes.10.label'])
    expect(problemAt(problems, 'outcomes.10')).toMatch(/^[A-Z].*\.$/)
  })

  test('moves by one place, and not over the ends', () => {
    expect(
      moved(outcomes, 'voicemail', -1)
        .map(({ code }) => code)
        .slice(0, 2),
    ).toEqual(['voicemail', 'no_answer'])
    expect(moved(outcomes, noAnswer!.code, -1)).toBe(outcomes)
  })
})

test('steps stand by how long before the meeting they are', () => {
  expect(inOrder(ladder.toReversed())).toEqual(ladder)
})
