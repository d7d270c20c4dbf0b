import { HOUR } from '../time/instant.ts'
import { addDays, daysBetween, startOfDay, weekday, type LocalDay } from '../time/zone.ts'

/** Whole local days, both included. */
export interface DayRange {
  readonly from: LocalDay
  readonly to: LocalDay
}

export const RANGES = ['today', 'week', '4w', '13w'] as const
export type RangeName = (typeof RANGES)[number]

/** The first day of the week that `day` is in; `first` is the weekday that weeks begin with, Monday 1 to Sunday 7. */
export const firstOfWeek = (day: LocalDay, first: number): LocalDay => addDays(day, -((weekday(day) - first + 7) % 7))

/** Up to today. So many weeks are this one, as far as it is, and the whole ones before it: weeks compare with each other. */
export function rangeOf(name: RangeName, today: LocalDay, firstWeekday: number): DayRange {
  const weeksBack = { today: 0, week: 0, '4w': 3, '13w': 12 }[name]
  return { from: name === 'today' ? today : addDays(firstOfWeek(today, firstWeekday), -7 * weeksBack), to: today }
}

/** A part of a range that is shown as one, half open. */
export interface Bucket {
  /** Epoch milliseconds. */
  readonly from: number
  readonly to: number
  /** Its first day. */
  readonly day: LocalDay
  /** The first day of its week, also where the range begins later. */
  readonly week: LocalDay
}

export type BucketUnit = 'hour' | 'day' | 'week'
/** Longer ranges are shown by weeks. */
const DAYS_BY_DAY = 35

export function unitOf({ from, to }: DayRange): BucketUnit {
  const days = daysBetween(from, to) + 1
  return days <= 1 ? 'hour' : days <= DAYS_BY_DAY ? 'day' : 'week'
}

/**
 * The range in parts without a gap, by the clock of `zone`: one day in hours that elapse (23 or 25 of them when the
 * clocks change), else days, else weeks, of which the first and the last may be cut.
 */
export function bucketsOf(range: DayRange, zone: string, firstWeekday: number): readonly Bucket[] {
  const unit = unitOf(range)
  const end = startOfDay(addDays(range.to, 1), zone)
  const week = (day: LocalDay) => firstOfWeek(day, firstWeekday)
  if (unit === 'hour') {
    const start = startOfDay(range.from, zone)
    return Array.from({ length: Math.ceil((end - start) / HOUR) }, (_, i) => ({
      from: start + i * HOUR,
      to: Math.min(end, start + (i + 1) * HOUR),
      day: range.from,
      week: week(range.from),
    }))
  }
  const buckets: Bucket[] = []
  for (let day = range.from; day <= range.to;) {
    const next = unit === 'day' ? addDays(day, 1) : addDays(week(day), 7)
    const to = next > range.to ? end : startOfDay(next, zone)
    buckets.push({ from: startOfDay(day, zone), to, day, week: week(day) })
    day = next
  }
  return buckets
}
