import { instantOf, MINUTE, type Instant, type Interval } from '../time/instant.ts'
import { offsetAt } from '../time/zone.ts'

const GRIDS = [60, 30, 20, 15, 10, 5] as const

/** The largest of 60, 30, 20, 15, 10, 5 minutes that divides the step; a step that none divides keeps to minutes. */
export const gridOf = (stepMinutes: number): number => GRIDS.find((grid) => stepMinutes % grid === 0) ?? 1

/**
 * True when every start is a grid mark and every grid mark a start: then a stretch's starts do not depend on where the
 * stretch begins.
 */
export const stepIsGrid = (stepMinutes: number): boolean => gridOf(stepMinutes) === stepMinutes

/** The first instant at or after `at` that lies on the grid of the local clock of `zone`. */
export function firstMark(at: number, gridMinutes: number, zone: string): Instant {
  const grid = gridMinutes * MINUTE
  let mark = at
  // Twice, because the offset may change between the instant and its mark.
  for (let i = 0; i < 2; i++) {
    const offset = offsetAt(mark, zone)
    mark = Math.ceil((mark + offset) / grid) * grid - offset
  }
  return instantOf(mark)
}

/**
 * The starts of one free stretch: the first grid mark in it, then every step of elapsed time, as long as the meeting
 * fits and `from <= start < to`. They hang on the stretch, not on the range asked for.
 */
export function startsIn(
  stretch: Interval,
  stepMinutes: number,
  length: number,
  zone: string,
  from: number,
  to: number,
): Instant[] {
  const step = stepMinutes * MINUTE
  const first = firstMark(stretch.start, gridOf(stepMinutes), zone)
  const last = Math.min(stretch.end - length, to - 1)
  const begin = from > first ? first + Math.ceil((from - first) / step) * step : first
  const starts: Instant[] = []
  for (let start = begin; start <= last; start += step) starts.push(instantOf(start))
  return starts
}
