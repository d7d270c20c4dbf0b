import { SPLITS, type Split } from '../../shared/insights/metrics.ts'
import { rangeOf, RANGES, type DayRange, type RangeName } from '../../shared/insights/ranges.ts'
import { addDays, daysBetween } from '../../shared/time/zone.ts'

/** What the screen shows is in its address, so that it comes back as it was left. */
export interface InsightsPlace {
  readonly range: RangeName | DayRange
  readonly split: Split
}

export const INSIGHTS_PATH = '/insights'
const DAYS = /^(\d{4}-\d\d-\d\d)\.\.(\d{4}-\d\d-\d\d)$/
/** As much as can be asked for at once. */
const LONGEST = 800

const rangeText = (range: InsightsPlace['range']): string =>
  typeof range === 'string' ? range : `${range.from}..${range.to}`

export const insightsPath = ({ range, split }: InsightsPlace): string => `${INSIGHTS_PATH}/${rangeText(range)}/${split}`
/** The same as a page to print. */
export const insightsPagePath = ({ range, split }: InsightsPlace): string =>
  `${INSIGHTS_PATH}/page/${rangeText(range)}/${split}`

/** What an address says; what it does not say, or not in a way that can be shown, is as at first. */
export function readPlace(range: string | undefined, split: string | undefined): InsightsPlace {
  const [, from = '', to = ''] = DAYS.exec(range ?? '') ?? []
  const own = isDay(from) && isDay(to) ? tidyRange({ from, to }) : undefined
  return {
    range: RANGES.find((name) => name === range) ?? own ?? '4w',
    split: SPLITS.find((name) => name === split) ?? 'setter',
  }
}

const isDay = (text: string): boolean => text >= '1970-01-08' && text < '2200' && !Number.isNaN(Date.parse(text))

/** The days in their order, and no more of them than can be asked for: the last ones. */
export function tidyRange({ from, to }: DayRange): DayRange {
  const [first, last] = from <= to ? [from, to] : [to, from]
  return daysBetween(first, last) > LONGEST ? { from: addDays(last, -LONGEST), to: last } : { from: first, to: last }
}

export const daysOf = (range: InsightsPlace['range'], today: string, firstWeekday: number): DayRange =>
  typeof range === 'string' ? rangeOf(range, today, firstWeekday) : range
