import type { InsightReport } from '../../shared/contract/insights.ts'
import type { Split } from '../../shared/insights/metrics.ts'
import type { DayRange } from '../../shared/insights/ranges.ts'
import { addDays, startOfDay } from '../../shared/time/zone.ts'
import { cityOf, formatDate, formatDay, formatTime, type ClockStyle } from '../time/format.ts'

/** `2 Nov – 23 Nov`, or one day. */
export function rangeWords({ from, to }: DayRange, zone: string, now: number): string {
  const word = (day: string) => formatDate(startOfDay(day, zone), zone, now)
  return from === to ? formatDay(startOfDay(from, zone), zone, now) : `${word(from)} – ${word(to)}`
}

/** By whose clock days begin and end. */
export const placeWords = (zone: string): string => `${cityOf(zone)} time`

type Part = InsightReport['series'][number]

/** A part of the range as an axis has it, short, and as a table has it. */
export function partWords(
  { start, day }: Part,
  unit: InsightReport['unit'],
  zone: string,
  now: number,
  clock: ClockStyle,
): { readonly short: string; readonly long: string } {
  const at = Date.parse(start)
  if (unit === 'hour') return { short: formatTime(at, zone, clock), long: formatTime(at, zone, clock) }
  const date = formatDate(startOfDay(day, zone), zone, now)
  if (unit === 'week') return { short: date, long: `Week of ${date}` }
  return { short: date, long: formatDay(at, zone, now) }
}

/** What a row of a split is called: a week by its first and last day. */
export function rowWords(row: InsightReport['rows'][number], split: Split, zone: string, now: number): string {
  if (split !== 'week') return row.name
  return rangeWords({ from: row.key, to: addDays(row.key, 6) }, zone, now)
}

/** The days that a row of a split, or a part of the range, is about: a week no further than the range goes. */
export function daysOfRow({ from, to }: DayRange, split: Split, key: string): DayRange {
  if (split !== 'week') return { from, to }
  const end = addDays(key, 6)
  return { from: key < from ? from : key, to: end > to ? to : end }
}
