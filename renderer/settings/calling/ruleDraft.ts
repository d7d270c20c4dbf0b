import type { CallingRule } from '../../../shared/contract/calling.ts'
import { hoursText, parseHours } from '../../reps/hoursText.ts'

/** A rule as it is typed: a line of hours for each weekday, Monday first. */
export interface RuleDraft {
  readonly week: readonly string[]
  readonly holidays: CallingRule['holidays']
  readonly effect: CallingRule['effect']
  readonly source: string
  readonly asOf: string
}

export const ruleDraftKey = (key: string): string => `calling ${key}`

export const draftOf = ({ week, holidays, effect, source, asOf }: CallingRule): RuleDraft => ({
  week: week.map(hoursText),
  holidays,
  effect,
  source,
  asOf,
})

/** The hours that are meant; undefined while one of the days cannot be read. */
export function weekOfDraft(draft: RuleDraft): CallingRule['week'] | undefined {
  const days = draft.week.map(parseHours)
  return days.every((day) => day.ok) ? days.map((day) => [...day.stretches]) : undefined
}
