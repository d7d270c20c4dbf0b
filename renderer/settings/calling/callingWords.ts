import type { CallingRule } from '../../../shared/contract/calling.ts'
import { NOT_COMPARED, SHIPPED_AS_OF } from '../../../shared/priority/callingTable.ts'
import { formatDate } from '../../time/format.ts'
import { weekSummary } from '../../reps/weekHours.ts'

/** `Mon–Fri 08:00–20:00`, or that nobody is called there. */
export const hoursOf = (rule: Pick<CallingRule, 'week'>): string =>
  rule.week.every((day) => day.length === 0) ? 'no calls at all' : weekSummary(rule.week)

export const effectWords = (effect: CallingRule['effect']): string =>
  effect === 'block' ? 'blocked outside' : 'warned outside'

/** `23 Nov`, since when a rule is known to be right; of one that nobody has compared with its source that is said. */
export const asOfWords = (asOf: string, zone: string, now: number): string =>
  asOf === SHIPPED_AS_OF ? NOT_COMPARED : `as of ${formatDate(Date.parse(`${asOf}T12:00:00Z`), zone, now)}`

/** Whether a rule has every word in its place, its source or its hours. */
export function fits(rule: CallingRule, words: readonly string[]): boolean {
  const text = `${rule.name} ${rule.key} ${countryOf(rule)} ${rule.source} ${rule.effect} ${rule.from}`.toLowerCase()
  return words.every((word) => text.includes(word))
}

let names: Intl.DisplayNames | undefined
export const countryOf = ({ country }: Pick<CallingRule, 'country'>): string =>
  country === null ? '' : ((names ??= new Intl.DisplayNames('en', { type: 'region' })).of(country) ?? country)
