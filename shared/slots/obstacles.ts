import { stretchesOf } from '../availability/rules.ts'
import { beginOfDay, dayAt, weekAt } from '../availability/wallClock.ts'
import type { ReasonCode } from '../contract/slotShapes.ts'
import { DAY, instantOf, type Instant, type Interval } from '../time/instant.ts'
import { firstEndingAfter, holding, overlapsAny } from '../time/intervals.ts'
import { addDays } from '../time/zone.ts'
import type { BusyFact, HoldFact, MeetingFact, Rep, Wanted } from './world.ts'

/** Why a start is not open to a rep. What a text needs is in it; `words.ts` makes the text. */
export type Obstacle =
  | { readonly code: 'past' }
  | { readonly code: 'notice'; readonly until: Instant }
  | { readonly code: 'horizon'; readonly last: Instant }
  | { readonly code: 'holiday'; readonly name: string; readonly until: Instant }
  | { readonly code: 'override'; readonly closed: boolean; readonly until: Instant | null }
  | { readonly code: 'hours'; readonly closed: boolean; readonly until: Instant | null }
  | { readonly code: 'timeOff'; readonly reason: string | null; readonly until: Instant }
  | { readonly code: 'busy'; readonly event: BusyFact; readonly until: Instant }
  | { readonly code: 'meeting'; readonly meeting: MeetingFact; readonly until: Instant }
  | {
      readonly code: 'buffer'
      readonly next: Interval & { readonly name: string }
      readonly gap: number
      readonly until: Instant
    }
  | { readonly code: 'hold'; readonly hold: HoldFact; readonly now: number; readonly until: Instant }
  | { readonly code: 'dayCap' | 'weekCap'; readonly cap: number; readonly count: number; readonly until: Instant }
  | { readonly code: 'leadHours'; readonly until: Instant | null }

/** Rules that a setter may book over with a reason; the others never (docs/rules.md, section 3). */
export const SOFT: ReadonlySet<ReasonCode> = new Set([
  'notice',
  'horizon',
  'hours',
  'buffer',
  'dayCap',
  'weekCap',
  'leadHours',
])

/**
 * Why a rep is not open at a start, in the order of docs/rules.md, section 3; none exactly when `openStarts` has the start.
 * With `first` it stops at the first one.
 */
export function obstacles(rep: Rep, start: number, wanted: Wanted, first = false): Obstacle[] {
  const found: Obstacle[] = []
  for (const rule of RULES) {
    const obstacle = rule(rep, start, start + wanted.length, wanted)
    if (!obstacle) continue
    found.push(obstacle)
    if (first) break
  }
  return found
}

type Rule = (rep: Rep, start: number, end: number, wanted: Wanted) => Obstacle | null

const past: Rule = (_rep, start, _end, wanted) => (start < wanted.now ? { code: 'past' } : null)

const notice: Rule = (_rep, start, _end, wanted) =>
  start < wanted.now + wanted.notice ? { code: 'notice', until: instantOf(wanted.now + wanted.notice) } : null

const horizon: Rule = (_rep, start, _end, wanted) =>
  start > wanted.now + wanted.horizon ? { code: 'horizon', last: instantOf(wanted.now + wanted.horizon) } : null

/** The local days that `[start, end)` touches. */
function daysOf(rep: Rep, start: number, end: number): string[] {
  const first = dayAt(rep.rules, start)
  const last = dayAt(rep.rules, end - 1)
  const days = [first]
  while (days.at(-1)! < last) days.push(addDays(days.at(-1)!, 1))
  return days
}

const holiday: Rule = (rep, start, end) => {
  if (rep.rules.holidays.size === 0 || holding(rep.hours, start, end)) return null
  for (const day of daysOf(rep, start, end)) {
    const name = rep.rules.holidays.get(day)
    if (name !== undefined) return { code: 'holiday', name, until: beginOfDay(rep.rules, addDays(day, 1)) }
  }
  return null
}

/** The start of the next stretch of hours after an instant, as far as the prepared range reaches. */
const nextHours = (rep: Rep, at: number): Instant | null => rep.hours.find((one) => one.start > at)?.start ?? null

/** An override is the reason only when it is what keeps the time out of the hours. */
const override: Rule = (rep, start, end) => {
  if (rep.rules.overrides.size === 0 || holding(rep.hours, start, end)) return null
  const day = daysOf(rep, start, end).find((one) => rep.rules.overrides.has(one))
  if (day === undefined) return null
  const closed = rep.rules.overrides.get(day)!.length === 0
  return { code: 'override', closed, until: nextHours(rep, start) }
}

const hours: Rule = (rep, start, end) => {
  if (holding(rep.hours, start, end)) return null
  const days = daysOf(rep, start, end)
  // Named already by the two rules before this one.
  if (days.some((day) => rep.rules.holidays.has(day) || rep.rules.overrides.has(day))) return null
  return {
    code: 'hours',
    closed: days.every((day) => stretchesOf(rep.rules, day).length === 0),
    until: nextHours(rep, start),
  }
}

const timeOff: Rule = (rep, start, end) => {
  if (!overlapsAny(rep.off, start, end)) return null
  const off = rep.timeOff.find((one) => one.start < end && one.end > start)
  return off ? { code: 'timeOff', reason: off.reason, until: off.end } : null
}

const busy: Rule = (rep, start, end) => {
  if (!overlapsAny(rep.taken, start, end)) return null
  const event = rep.busy.find((one) => one.start < end && one.end > start)
  return event ? { code: 'busy', event, until: event.end } : null
}

/** Meetings that can matter to a start lie within a day and the longest buffer of it. */
const NEAR = 2 * DAY

function near<T extends Interval>(sorted: readonly T[], start: number, end: number): readonly T[] {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]!.start < start - NEAR) low = middle + 1
    else high = middle
  }
  let stop = low
  while (stop < sorted.length && sorted[stop]!.start < end + NEAR) stop++
  return sorted.slice(low, stop)
}

const meeting: Rule = (rep, start, end) => {
  for (const one of near(rep.others, start, end)) {
    if (one.start < end && one.end > start) return { code: 'meeting', meeting: one, until: one.end }
  }
  return null
}

/**
 * Between two meetings the gap needed is the earlier one's after-buffer plus the later one's before-buffer; against a
 * busy event only the new meeting's own buffer counts. Buffers may lie outside hours.
 */
const buffer: Rule = (rep, start, end, wanted) => {
  for (const one of near(rep.others, start, end)) {
    if (one.start < end && one.end > start) continue
    const gap = one.end <= start ? one.after + wanted.before : wanted.after + one.before
    const tooClose = one.end <= start ? start - one.end < gap : one.start - end < gap
    if (tooClose) {
      return {
        code: 'buffer',
        next: { ...one, name: one.with },
        gap,
        until: instantOf(one.end + one.after + wanted.before),
      }
    }
  }
  if (wanted.before + wanted.after === 0 || !overlapsAny(rep.taken, start - wanted.before, end + wanted.after))
    return null
  const event = rep.busy.find(
    (one) => one.start < end + wanted.after && one.end > start - wanted.before && !(one.start < end && one.end > start),
  )
  if (!event) return null
  const gap = event.end <= start ? wanted.before : wanted.after
  return {
    code: 'buffer',
    next: { ...event, name: event.title ?? event.source },
    gap,
    until: instantOf(event.end + wanted.before),
  }
}

/** A hold will be a meeting, so it keeps the same distance. */
const hold: Rule = (rep, start, end, wanted) => {
  for (const one of rep.holds) {
    const clear =
      one.end <= start ? start - one.end >= one.after + wanted.before : one.start - end >= wanted.after + one.before
    if (!clear) return { code: 'hold', hold: one, now: wanted.now, until: instantOf(one.until) }
  }
  return null
}

const dayCap: Rule = (rep, start) => {
  if (rep.dayCap === null) return null
  const day = dayAt(rep.rules, start)
  const count = rep.perDay.get(day) ?? 0
  if (count < rep.dayCap) return null
  return { code: 'dayCap', cap: rep.dayCap, count, until: beginOfDay(rep.rules, addDays(day, 1)) }
}

const weekCap: Rule = (rep, start) => {
  if (rep.weekCap === null) return null
  const week = weekAt(rep.rules, start)
  const count = rep.perWeek.get(week) ?? 0
  if (count < rep.weekCap) return null
  return { code: 'weekCap', cap: rep.weekCap, count, until: beginOfDay(rep.rules, addDays(week, 7)) }
}

const leadHours: Rule = (_rep, start, end, wanted) => {
  if (!wanted.leadHours || holding(wanted.leadHours, start, end)) return null
  const next = wanted.leadHours[firstEndingAfter(wanted.leadHours, start)]
  const until = next && next.start > start ? next.start : wanted.leadHours.find((one) => one.start > start)?.start
  return { code: 'leadHours', until: until ?? null }
}

const RULES: readonly Rule[] = [
  past,
  notice,
  horizon,
  holiday,
  override,
  hours,
  timeOff,
  busy,
  meeting,
  buffer,
  hold,
  dayCap,
  weekCap,
  leadHours,
]
