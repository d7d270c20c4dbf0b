import type { CallingRule } from '../../../shared/contract/calling.ts'
import { weekSummary } from '../../reps/weekHours.ts'

/** `Mon–Fri 08:00–20:00`, or that nobody is called there. */
export const hoursOf = (rule: Pick<CallingRule, 'week'>): string =>
  rule.week.every((day) => day.length === 0) ? 'no calls at all' : weekSummary(rule.week)

export const effectWords = (effect: CallingRule['effect']): string =>
  effect === 'block' ? 'blocked outside' : 'warned outside'

/** Whether a rule has every word in its place, its source or its hours. */
export function fits(rule: CallingRule, words: readonly string[]): boolean {
  const text = `${rule.name} ${rule.key} ${countryOf(rule)} ${rule.source} ${rule.effect} ${rule.from}`.toLowerCase()
  return words.every((word) => text.includes(word))
}

let names: Intl.DisplayNames | undefined
export const countryOf = ({ country }: Pick<CallingRule, 'country'>): string =>
  country === null ? '' : ((names ??= new Intl.DisplayNames('en', { type: 'region' })).of(country) ?? country)
