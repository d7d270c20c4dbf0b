import { instantOf, type Interval } from '../time/instant.ts'
import { intersect, merge, subtract } from '../time/intervals.ts'
import { addDays } from '../time/zone.ts'
import { spanOfDays } from '../availability/wallClock.ts'
import type { Rep, Wanted } from './world.ts'

/**
 * The one function that decides when a rep is open: the list of slots and the booking check both ask it. Gives the
 * instants in `[from, to)` at which a meeting may start, merged. Each rule of docs/rules.md, section 3 takes away the starts
 * that break it, so a whole range costs one pass over the rep's lists, however fine the grid. `obstacles` says why a
 * start is not among them.
 */
export function openStarts(rep: Rep, wanted: Wanted, from: number, to: number): Interval[] {
  const first = Math.max(from, wanted.now, wanted.now + wanted.notice)
  const last = Math.min(to - 1, wanted.now + wanted.horizon)
  if (first > last) return []
  let starts = inside(rep.hours, wanted.length, first, last)
  if (wanted.leadHours) starts = intersect(starts, inside(wanted.leadHours, wanted.length, first, last))
  if (starts.length === 0) return starts
  return subtract(starts, merge(takenAway(rep, wanted, first, last)))
}

/** Starts from which a meeting of `length` lies inside one stretch, between two instants, both included. */
function inside(stretches: readonly Interval[], length: number, first: number, last: number): Interval[] {
  const found: Interval[] = []
  for (const one of stretches) {
    const start = Math.max(one.start, first)
    const end = Math.min(one.end - length, last) + 1
    if (start < end) found.push({ start: instantOf(start), end: instantOf(end) })
  }
  return found
}

/** Starts that come too close to something; the instants at both ends of each are still allowed. */
function takenAway(rep: Rep, wanted: Wanted, first: number, last: number): Interval[] {
  const found: Interval[] = []
  const { length, before, after } = wanted
  const add = (one: Interval, gapBefore: number, gapAfter: number): void => {
    const start = one.start - length - gapBefore + 1
    const end = one.end + gapAfter
    if (start <= last && end > first) found.push({ start: instantOf(start), end: instantOf(end) })
  }
  for (const one of rep.off) add(one, 0, 0)
  // Against a busy event only the new meeting's own buffers count.
  for (const one of rep.taken) add(one, after, before)
  // Between two meetings: the earlier one's after-buffer plus the later one's before-buffer.
  for (const one of rep.others) add(one, after + one.before, one.after + before)
  for (const one of rep.holds) add(one, after + one.before, one.after + before)
  const full = (counts: ReadonlyMap<string, number>, cap: number | null, days: number): void => {
    if (cap === null) return
    for (const [day, count] of counts) {
      if (count < cap) continue
      found.push(spanOfDays(rep.rules, day, addDays(day, days)))
    }
  }
  full(rep.perDay, rep.dayCap, 1)
  full(rep.perWeek, rep.weekCap, 7)
  return found
}

/** Whether a meeting may start at one instant. */
export const isOpen = (rep: Rep, wanted: Wanted, start: number): boolean =>
  openStarts(rep, wanted, start, start + 1).length > 0
