import { instantOf, type Interval } from '../time/instant.ts'
import { merge, subtract } from '../time/intervals.ts'
import { dayOfNumber, instantOn, weekday, weekdayOfNumber, type LocalDay } from '../time/zone.ts'
import { cutOff, dayNumberAt, spanOfDays, zoneOn, type WallClock } from './wallClock.ts'

/** Minutes since local midnight, half open; 1440 ends the day. */
export type MinuteStretch = readonly [start: number, end: number]

/** When a rep works, by the wall clock of the zone that each date belongs to (docs/rules.md, section 2). */
export interface HoursRules extends WallClock {
  /** Stretches by ISO weekday, 1 to 7. */
  readonly weekly: ReadonlyMap<number, readonly MinuteStretch[]>
  /** Replaces the weekday's hours on one date; an empty list closes it. */
  readonly overrides: ReadonlyMap<LocalDay, readonly MinuteStretch[]>
  /** Public holidays that close the day, with their names; those that are switched off are not among them. */
  readonly holidays: ReadonlyMap<LocalDay, string>
}

/** The hours of one local date before holidays: the override of that date, else the weekly hours. */
export function stretchesOf(rules: HoursRules, day: LocalDay): readonly MinuteStretch[] {
  return rules.overrides.get(day) ?? rules.weekly.get(weekday(day)) ?? []
}

/**
 * Hours that overlap `[from, to)`, holidays taken out, merged where they touch, over midnight too. A stretch is given
 * whole as far as the days on either side of the range reach.
 */
export function hoursBetween(rules: HoursRules, from: number, to: number): Interval[] {
  const found: Interval[] = []
  const last = dayNumberAt(rules, to) + 1
  const plain = rules.overrides.size === 0 && rules.holidays.size === 0
  for (let day = dayNumberAt(rules, from) - 1; day <= last; day++) {
    let stretches = rules.weekly.get(weekdayOfNumber(day))
    if (!plain) {
      const date = dayOfNumber(day)
      if (rules.holidays.has(date)) continue
      stretches = rules.overrides.get(date) ?? stretches
    }
    if (!stretches) continue
    const zone = zoneOn(rules, day)
    const cut = cutOff(rules, day)
    for (const [start, end] of stretches) {
      const until = instantOn(day, end, zone, 'last')
      found.push({ start: instantOn(day, start, zone, 'first'), end: cut < until ? instantOf(cut) : until })
    }
  }
  return merge(found).filter((one) => one.end > from && one.start < to)
}

/** Time off as it is kept: two instants, or two local days of which the second is the first day back. */
export type TimeOffRule =
  | { readonly start: number; readonly end: number; readonly reason: string | null }
  | { readonly startDay: LocalDay; readonly endDay: LocalDay; readonly reason: string | null }

export interface TimeOff extends Interval {
  readonly reason: string | null
}

/** Days off are the rep's own dates, wherever the rep is then. */
export function timeOffInterval(rule: TimeOffRule, clock: WallClock): TimeOff {
  if ('startDay' in rule) return { ...spanOfDays(clock, rule.startDay, rule.endDay), reason: rule.reason }
  return { start: instantOf(rule.start), end: instantOf(rule.end), reason: rule.reason }
}

/** Free time: hours minus everything that takes time, all merged. */
export const freeTime = (hours: readonly Interval[], taken: readonly (readonly Interval[])[]): Interval[] =>
  taken.reduce<Interval[]>((free, away) => subtract(free, away), [...hours])

/** The public holidays that close a day: all but those that are switched off for the rep. */
export function closingHolidays(
  holidays: ReadonlyMap<LocalDay, string>,
  off: ReadonlySet<LocalDay>,
): ReadonlyMap<LocalDay, string> {
  if (off.size === 0 || holidays.size === 0) return holidays
  return new Map([...holidays].filter(([day]) => !off.has(day)))
}
