import type { ScoreField, ScoreRule } from '../contract/score.ts'
import { MINUTE } from '../time/instant.ts'
import { clockOfField, type ScoredLead } from './facts.ts'

/** An elapsed time at which a rule may change what it gives; without an amount it may in any minute. */
interface Mark {
  readonly field: ScoreField
  readonly amount?: number
}

function marksOf({ when, points }: ScoreRule): Mark[] {
  const tests = when.flatMap((condition): Mark[] => {
    const { field } = condition
    switch (condition.op) {
      case 'equals':
      case 'atLeast':
      case 'atMost':
        return [{ field, amount: condition.number }]
      case 'between':
        return [
          { field, amount: condition.from },
          { field, amount: condition.to },
        ]
      default:
        // Text, and whether a fact is known, do not change with the hour.
        return []
    }
  })
  if (points.kind === 'flat') return tests
  const { field } = points
  const graded = points.kind === 'steps' ? points.steps.map(({ from }): Mark => ({ field, amount: from })) : [{ field }]
  return [...tests, ...graded]
}

/** Until when what these rules give stays what it is at an instant: never later than that, and mostly not sooner. */
export function untilOf(rules: readonly ScoreRule[]): (lead: ScoredLead, at: number) => number {
  const marks = rules.flatMap(marksOf).flatMap(({ field, amount }) => {
    const clock = clockOfField(field)
    return clock ? [{ ...clock, offset: amount === undefined ? undefined : amount * clock.unit }] : []
  })
  return (lead, at) => {
    let until = Number.POSITIVE_INFINITY
    for (const { since, offset } of marks) {
      const start = since(lead)
      if (start === null) continue
      const next = nextChange(start, offset, at)
      if (next < until) until = next
    }
    return until
  }
}

/** Elapsed times are counted in whole minutes: one is passed in the minute it is reached, or in the next. */
function nextChange(start: number, offset: number | undefined, at: number): number {
  if (at < start) return start
  const nextMinute = start + (Math.floor((at - start) / MINUTE) + 1) * MINUTE
  if (offset === undefined) return nextMinute
  const passed = start + Math.ceil(offset / MINUTE) * MINUTE
  // Within the minutes around it nothing finer is worth working out.
  if (passed > at) return passed
  return passed + MINUTE > at ? nextMinute : Number.POSITIVE_INFINITY
}
