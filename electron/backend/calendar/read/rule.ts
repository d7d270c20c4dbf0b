import { RRuleTemporal, type Freq, type RRuleOptions } from 'rrule-temporal'
import { DAY, HOUR, MINUTE } from '../../../../shared/time/instant.ts'
import type { Patience } from './patience.ts'
import { expandSimply } from './simpleRule.ts'
import { dayOf, readStamp, type Stamp } from './values.ts'

/** An RRULE that was understood. Clock readings are as if they were UTC: zones come in after the expansion. */
export interface Rule {
  readonly freq: Freq
  readonly options: Partial<Extract<RRuleOptions, { freq: Freq }>>
  readonly interval: number
  readonly count: number | undefined
  readonly until: Stamp | undefined
  /** Most clock times it can name within one day, apart from its frequency. */
  readonly timesPerDay: number
}

/** Why a rule or series cannot be expanded, in words for the person who imports. */
export class RuleProblem extends Error {}

const FREQS: readonly Freq[] = ['YEARLY', 'MONTHLY', 'WEEKLY', 'DAILY', 'HOURLY', 'MINUTELY', 'SECONDLY']
const WEEKDAY = /^([+-]?\d{1,2})?(SU|MO|TU|WE|TH|FR|SA)$/

/** Reads an RRULE's value. Parts nobody knows are passed over; a part that is wrong throws RuleProblem. */
export function readRule(text: string): Rule {
  const parts = new Map<string, string>()
  for (const part of text.replace(/^\s*RRULE:/i, '').split(';')) {
    const equals = part.indexOf('=')
    if (equals > 0)
      parts.set(
        part.slice(0, equals).trim().toUpperCase(),
        part
          .slice(equals + 1)
          .trim()
          .toUpperCase(),
      )
  }
  const freq = FREQS.find((known) => known === parts.get('FREQ'))
  if (!freq) throw new RuleProblem('says no frequency that is known (FREQ)')
  const list = (name: string, low: number, high: number, negative = false): number[] | undefined => {
    const value = parts.get(name)
    if (!value) return undefined
    // Once each: a list of a million seconds is not longer than a minute.
    const items = new Set(value.split(','))
    return Array.from(items, (item) => {
      const n = Number(item)
      const inside = (n >= low && n <= high) || (negative && -n >= low && -n <= high)
      if (!/^\s*[+-]?\d+\s*$/.test(item) || !inside) throw new RuleProblem(`has ${name}=${value.slice(0, 60)}`)
      return n
    })
  }
  const nth = freq === 'MONTHLY' || freq === 'YEARLY'
  const days = new Set(parts.get('BYDAY')?.split(','))
  const byDay = [...days]
    .filter((item) => item.trim() !== '')
    .map((item) => {
      const match = WEEKDAY.exec(item.trim())
      if (!match || Number(match[1] ?? 1) === 0) throw new RuleProblem(`has BYDAY=${item.slice(0, 60)}`)
      // An ordinal means nothing in a week or a day.
      return nth && match[1] ? `${Number(match[1])}${match[2]}` : (match[2] ?? '')
    })
  const byHour = list('BYHOUR', 0, 23)
  const byMinute = list('BYMINUTE', 0, 59)
  const bySecond = list('BYSECOND', 0, 60)?.map((second) => Math.min(second, 59))
  const untilText = parts.get('UNTIL')
  const until = untilText ? readStamp(untilText, null) : undefined
  if (untilText && !until) throw new RuleProblem(`has UNTIL=${untilText.slice(0, 60)}`)
  const count = whole(parts.get('COUNT'))
  const wkst = parts.get('WKST')
  const by = {
    byDay: byDay.length > 0 ? byDay : undefined,
    byMonth: list('BYMONTH', 1, 12),
    byMonthDay: list('BYMONTHDAY', 1, 31, true),
    byYearDay: list('BYYEARDAY', 1, 366, true),
    byWeekNo: list('BYWEEKNO', 1, 53, true),
    bySetPos: list('BYSETPOS', 1, 366, true),
    byHour,
    byMinute,
    bySecond,
    wkst: wkst && WEEKDAY.test(wkst) ? wkst.slice(-2) : undefined,
  }
  return {
    freq,
    options: Object.fromEntries(Object.entries(by).filter(([, value]) => value !== undefined)),
    interval: Math.max(1, whole(parts.get('INTERVAL')) ?? 1),
    // Confluence writes COUNT=-1 for no end.
    count: count !== undefined && count > 0 ? count : undefined,
    until,
    timesPerDay: (byHour?.length ?? 1) * (byMinute?.length ?? 1) * (bySecond?.length ?? 1),
  }
}

const whole = (text: string | undefined): number | undefined =>
  text !== undefined && /^[+-]?\d{1,9}$/.test(text) ? Number(text) : undefined

export interface RuleSpan {
  /** Clock reading of DTSTART, which counts as the first instance whether the rule names it or not. */
  readonly start: number
  /** Last clock reading that may occur, inclusive; Infinity for none. */
  readonly until: number
  /** Clock readings wanted, `[from, to]`. */
  readonly from: number
  readonly to: number
  /** More instances than this are refused. */
  readonly most: number
  /** Throws RuleProblem when the time for this series is used up. */
  readonly checkTime: () => void
  /** Does what may take long, or throws RuleProblem when such work has taken long enough. */
  readonly patience: Patience
}

/** Periods the library may pass through: enough for a daily rule with COUNT over two hundred years. */
const MAX_PERIODS = 100_000
/** With a step of a thousand years there is one event. */
const PER_MILLENNIUM: Readonly<Record<Freq, number>> = {
  YEARLY: 1000,
  MONTHLY: 12_000,
  WEEKLY: 52_000,
  DAILY: 365_000,
  HOURLY: 8_760_000,
  MINUTELY: 525_600_000,
  SECONDLY: 31_536_000_000,
}
const UNIT: Partial<Record<Freq, number>> = { HOURLY: HOUR, MINUTELY: MINUTE, SECONDLY: 1000 }

const clock = (wall: number) => {
  const text = `${new Date(wall).toISOString().slice(0, 19)}+00:00[UTC]`
  return { timeZoneId: 'UTC', toString: () => text }
}

/** Clock readings of the instances of a rule within a span, in order. Throws RuleProblem when they are too many. */
export function expandRule(rule: Rule, span: RuleSpan): number[] {
  const to = Math.min(span.to, span.until)
  if (span.until < span.start || to < span.from || to < span.start) return []
  if (rule.interval > PER_MILLENNIUM[rule.freq]) return span.start >= span.from ? [span.start] : []
  return expandSimply(rule, span, to, tooMany) ?? span.patience.with(() => expandByLibrary(rule, span, to))
}

function expandByLibrary(rule: Rule, span: RuleSpan, to: number): number[] {
  try {
    return UNIT[rule.freq] === undefined ? expandByDays(rule, span, to) : expandWithinDays(rule, span, to)
  } catch (error) {
    if (error instanceof RuleProblem) throw error
    throw new RuleProblem(
      error instanceof Error && error.message.includes('Maximum')
        ? 'repeats too often'
        : 'repeats in a way that cannot be worked out',
    )
  }
}

const ruleFrom = (rule: Rule, start: number, includeDtstart: boolean, to?: number): RRuleTemporal =>
  new RRuleTemporal({
    ...rule.options,
    freq: rule.freq,
    interval: rule.interval,
    ...(rule.count !== undefined && { count: rule.count }),
    ...(to !== undefined && { until: clock(to) }),
    dtstart: clock(start),
    includeDtstart,
    maxIterations: MAX_PERIODS,
    cache: false,
  })

/** Most instances that are asked of the library at once: it cannot be stopped before it has them. */
const PIECE = 1000

/** Daily and rarer: the library jumps to the window. The window is cut so that no piece can hold far too many. */
function expandByDays(rule: Rule, span: RuleSpan, to: number): number[] {
  if (rule.count !== undefined) {
    // With COUNT the library counts from the start and cannot be stopped; where the count cannot be reached there is none.
    const possible = (2 + (to - span.start) / DAY) * rule.timesPerDay
    return rule.count > possible
      ? expandByDays({ ...rule, count: undefined }, span, to)
      : walk(ruleFrom(rule, span.start, true, to), span, to)
  }
  const walker = ruleFrom(rule, span.start, true)
  const piece = Math.max(DAY, Math.floor(PIECE / rule.timesPerDay) * DAY)
  const walls: number[] = []
  for (let from = Math.max(span.from, span.start); from <= to; from += piece) {
    const end = Math.min(to, from + piece - 1)
    for (const date of walker.between(new Date(from), new Date(end), true)) walls.push(date.epochMilliseconds)
    if (walls.length > span.most) throw tooMany(span.most)
    span.checkTime()
  }
  return walls
}

/** Hourly and more often: walked one by one, from the last step before the window where the rule has no COUNT. */
function expandWithinDays(rule: Rule, span: RuleSpan, to: number): number[] {
  const step = (UNIT[rule.freq] ?? HOUR) * rule.interval
  const ahead = rule.count === undefined ? Math.max(0, Math.floor((span.from - span.start) / step)) : 0
  const start = span.start + ahead * step
  return walk(ruleFrom(rule, start, ahead === 0, to), span, to)
}

/** One instance after the other, from the first. */
function walk(rule: RRuleTemporal, span: RuleSpan, to: number): number[] {
  const walls: number[] = []
  let steps = 0
  rule.all((date) => {
    const wall = date.epochMilliseconds
    if (wall > to) return false
    if (++steps % 64 === 0) span.checkTime()
    if (wall >= span.from) walls.push(wall)
    if (walls.length > span.most) throw tooMany(span.most)
    return true
  })
  return walls
}

export const tooMany = (most: number): RuleProblem =>
  new RuleProblem(`occurs more than ${most.toLocaleString('en')} times`)

/** The last clock reading that UNTIL allows for a series that starts at `start`. */
export function lastReading(until: Stamp | undefined, toSeriesWall: (stamp: Stamp) => number): number {
  if (!until) return Number.POSITIVE_INFINITY
  return until.dateOnly ? dayOf(until.wall) + DAY - 1 : toSeriesWall(until)
}
