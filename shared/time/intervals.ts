import { instantOf, type Interval } from './instant.ts'

/** Set operations on half open intervals `[start, end)`. Lists are in order of start. */

export const overlaps = (a: Interval, b: Interval): boolean => a.start < b.end && b.start < a.end

/** Sorted and disjoint: intervals that overlap or touch become one; empty ones are dropped. */
export function merge(intervals: readonly Interval[]): Interval[] {
  const sorted = intervals.filter((one) => one.start < one.end)
  if (!inOrder(sorted)) sorted.sort((a, b) => a.start - b.start)
  const merged: Interval[] = []
  for (const next of sorted) {
    const last = merged.at(-1)
    if (last && next.start <= last.end) {
      if (next.end > last.end) merged[merged.length - 1] = { start: last.start, end: next.end }
    } else merged.push({ start: next.start, end: next.end })
  }
  return merged
}

/** Lists mostly come in order; sorting them again costs more than looking. */
function inOrder(intervals: readonly Interval[]): boolean {
  for (let i = 1; i < intervals.length; i++) if (intervals[i]!.start < intervals[i - 1]!.start) return false
  return true
}

/** What of `from` is not in `away`. Both merged. */
export function subtract(from: readonly Interval[], away: readonly Interval[]): Interval[] {
  const rest: Interval[] = []
  let i = 0
  for (const one of from) {
    let start = one.start
    while (i < away.length && away[i]!.end <= start) i++
    for (let j = i; j < away.length && away[j]!.start < one.end; j++) {
      const cut = away[j]!
      if (cut.start > start) rest.push({ start, end: cut.start })
      if (cut.end > start) start = cut.end
    }
    if (start < one.end) rest.push({ start, end: one.end })
  }
  return rest
}

/** What both have. Both merged. */
export function intersect(a: readonly Interval[], b: readonly Interval[]): Interval[] {
  const common: Interval[] = []
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const x = a[i]!
    const y = b[j]!
    const start = Math.max(x.start, y.start)
    const end = Math.min(x.end, y.end)
    if (start < end) common.push({ start: instantOf(start), end: instantOf(end) })
    if (x.end < y.end) i++
    else j++
  }
  return common
}

/** The index of the first interval that ends after `at`, in a merged list. */
export function firstEndingAfter(intervals: readonly Interval[], at: number): number {
  let low = 0
  let high = intervals.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (intervals[middle]!.end > at) high = middle
    else low = middle + 1
  }
  return low
}

/** Whether `[start, end)` touches any of a merged list. */
export function overlapsAny(intervals: readonly Interval[], start: number, end: number): boolean {
  const next = intervals[firstEndingAfter(intervals, start)]
  return next !== undefined && next.start < end
}

/** The one interval of a merged list that holds all of `[start, end)`. */
export function holding(intervals: readonly Interval[], start: number, end: number): Interval | undefined {
  const next = intervals[firstEndingAfter(intervals, start)]
  return next && next.start <= start && end <= next.end ? next : undefined
}
