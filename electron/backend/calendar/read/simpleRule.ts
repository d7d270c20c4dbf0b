import { DAY } from '../../../../shared/time/instant.ts'
import type { Rule, RuleSpan } from './rule.ts'
import { dayOf } from './values.ts'

/**
 * The rules that nearly every series has, worked out by counting days: every so many days, on weekdays of every so many
 * weeks, on a day of the month or the nth weekday of it. They take time only for what lies in the range, so that a file
 * with fifty thousand of them is read as well; everything else is for the library.
 */
interface Periods {
  /** Clock readings in the period with this number, in order. */
  walls(period: number): readonly number[]
  /** The period in which a clock reading lies, or one before it. */
  at(wall: number): number
  /** How many readings each period but the first has; undefined when they differ. */
  readonly each: number | undefined
}

const WEEKDAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA']
/** A rule with COUNT is counted from its start; from earlier than this that is the library's. */
const COUNTED_FROM = Date.UTC(1900, 0)

/** undefined when the rule is not one of these. Otherwise as expandRule; `tooMany` is thrown beyond `span.most`. */
export function expandSimply(
  rule: Rule,
  span: RuleSpan,
  to: number,
  tooMany: (most: number) => Error,
): number[] | undefined {
  const periods = periodsOf(rule, span.start)
  if (!periods || (rule.count !== undefined && periods.each === undefined && span.start < COUNTED_FROM))
    return undefined
  const { start, from, most } = span
  const first = periods.walls(0).filter((wall) => wall >= start)
  // DTSTART is the first instance, whether the rule names it or not.
  const extra = first[0] === start ? 0 : 1
  const walls: number[] = []
  if (extra === 1 && start >= from && start <= to) walls.push(start)
  let period = 0
  let count = extra
  if (rule.count === undefined || periods.each !== undefined) {
    period = Math.max(0, periods.at(from) - 1)
    if (period > 0) count += first.length + (period - 1) * (periods.each ?? 0)
  }
  const end = periods.at(to) + 1
  for (; period <= end; period++) {
    for (const wall of period === 0 ? first : periods.walls(period)) {
      count++
      if (wall > to || (rule.count !== undefined && count > rule.count)) return walls
      if (wall >= from) walls.push(wall)
      if (walls.length > most) throw tooMany(most)
    }
  }
  return walls
}

function periodsOf(rule: Rule, start: number): Periods | undefined {
  const { byDay, byMonth, byMonthDay, wkst, ...others } = rule.options
  if (Object.keys(others).length > 0) return undefined
  const month = byMonth && Number(byMonth[0])
  if (byMonth && (rule.freq !== 'YEARLY' || byMonth.length !== 1)) return undefined
  switch (rule.freq) {
    case 'DAILY':
      return byDay || byMonthDay ? undefined : daily(start, rule.interval)
    case 'WEEKLY':
      return byMonthDay ? undefined : weekly(start, rule.interval, byDay, wkst)
    case 'MONTHLY': {
      const day = dayInMonth(start, byDay, byMonthDay)
      return day && monthly(start, rule.interval, day)
    }
    case 'YEARLY': {
      const day = dayInMonth(start, byDay, byMonthDay)
      // Without a month the nth weekday is one of the year.
      if (!day || (month === undefined) !== (byDay === undefined && byMonthDay === undefined)) return undefined
      const at = month === undefined ? start : Date.UTC(2000, month - 1)
      return monthly(start, rule.interval * 12, day, new Date(at).getUTCMonth())
    }
    default:
      return undefined
  }
}

const daily = (start: number, interval: number): Periods => ({
  walls: (period) => [start + period * interval * DAY],
  at: (wall) => Math.floor((wall - start) / (interval * DAY)),
  each: 1,
})

function weekly(
  start: number,
  interval: number,
  byDay: readonly string[] | undefined,
  wkst: string | undefined,
): Periods | undefined {
  const weekdayOf = (name: string): number => WEEKDAYS.indexOf(name)
  const begin = wkst ? weekdayOf(wkst) : 1
  const own = new Date(start).getUTCDay()
  const offset = (weekday: number): number => (weekday - begin + 7) % 7
  const offsets = [...new Set((byDay ?? [WEEKDAYS[own] ?? '']).map((name) => offset(weekdayOf(name))))].sort(
    (a, b) => a - b,
  )
  if (byDay?.some((name) => weekdayOf(name) < 0)) return undefined
  const week = start - offset(own) * DAY
  const step = interval * 7 * DAY
  return {
    walls: (period) => offsets.map((days) => week + period * step + days * DAY),
    at: (wall) => Math.floor((wall - week) / step),
    each: offsets.length,
  }
}

/** Which day of a month: its milliseconds from the 1st, by the year and month; undefined where there is none. */
type DayInMonth = (year: number, month: number) => number | undefined

function dayInMonth(
  start: number,
  byDay: readonly (string | number)[] | undefined,
  byMonthDay: readonly number[] | undefined,
): DayInMonth | undefined {
  if (byDay && byMonthDay) return undefined
  if (byDay) {
    const [only] = byDay
    const match = byDay.length === 1 ? /^([+-]?[1-5])(SU|MO|TU|WE|TH|FR|SA)$/.exec(String(only)) : null
    if (!match) return undefined
    const nth = Number(match[1])
    const weekday = WEEKDAYS.indexOf(match[2] ?? '')
    return (year, month) => nthWeekday(year, month, nth, weekday)
  }
  const day = byMonthDay ? byMonthDay[0] : new Date(start).getUTCDate()
  if (day === undefined || day < 1 || (byMonthDay && byMonthDay.length > 1)) return undefined
  return (year, month) => (day <= lengthOf(year, month) ? day : undefined)
}

function nthWeekday(year: number, month: number, nth: number, weekday: number): number | undefined {
  const length = lengthOf(year, month)
  if (nth > 0) {
    const day = 1 + ((weekday - new Date(firstOf(year, month)).getUTCDay() + 7) % 7) + (nth - 1) * 7
    return day <= length ? day : undefined
  }
  const last = new Date(firstOf(year, month) + (length - 1) * DAY).getUTCDay()
  const day = length - ((last - weekday + 7) % 7) + (nth + 1) * 7
  return day >= 1 ? day : undefined
}

function firstOf(year: number, month: number): number {
  // Date.UTC reads years below 100 as 19xx.
  const date = new Date(0)
  return date.setUTCFullYear(year, month, 1)
}

const lengthOf = (year: number, month: number): number =>
  Math.round((firstOf(year, month + 1) - firstOf(year, month)) / DAY)

/** Every `months` months on a day, from the month of `start` or, for a rule of years, from `month` of its year. */
function monthly(start: number, months: number, day: DayInMonth, month?: number): Periods {
  const time = start - dayOf(start)
  const begin = new Date(start)
  const firstMonth = begin.getUTCFullYear() * 12 + (month ?? begin.getUTCMonth())
  return {
    walls: (period) => {
      const index = firstMonth + period * months
      const [year, inYear] = [Math.floor(index / 12), ((index % 12) + 12) % 12]
      const found = day(year, inYear)
      return found === undefined ? [] : [firstOf(year, inYear) + (found - 1) * DAY + time]
    },
    at: (wall) => {
      const date = new Date(wall)
      return Math.floor((date.getUTCFullYear() * 12 + date.getUTCMonth() - firstMonth) / months)
    },
    each: undefined,
  }
}
