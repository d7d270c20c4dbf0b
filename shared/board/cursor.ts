import { instantOf, MINUTE, type Instant } from '../time/instant.ts'
import { localParts } from '../time/zone.ts'
import { atMinutes, floorToStep, type Axis, type Segment } from './axis.ts'

/** Minutes that one arrow key moves: the step most meeting types use. */
export const CURSOR_STEP = 15

/** Steps the axis has: the columns a grid announces. */
export function columnCount(axis: Axis): number {
  return axis.segments.reduce((sum, segment) => sum + stepsOf(segment), 0)
}

/** Which step of the axis an instant is in, counted from 0; that of the nearest drawn instant where it is not drawn. */
export function columnOf(axis: Axis, at: number): number {
  let before = 0
  for (const segment of axis.segments) {
    if (at < segment.start) return before
    if (at < segment.end) return before + Math.floor((at - segment.start) / (CURSOR_STEP * MINUTE))
    before += stepsOf(segment)
  }
  return Math.max(before - 1, 0)
}

const stepsOf = (segment: Segment): number => Math.ceil((segment.end - segment.start) / (CURSOR_STEP * MINUTE))

/** Where the cursor is after `steps`, over the hours that are not drawn; null when that is off the axis. */
export function moveCursor(axis: Axis, at: number, steps: number): Instant | null {
  const first = axis.segments[0]
  if (!first) return null
  const column = columnOf(axis, at) + steps
  if (column < 0) return null
  let before = 0
  for (const segment of axis.segments) {
    const count = stepsOf(segment)
    if (column < before + count) return instantOf(segment.start + (column - before) * CURSOR_STEP * MINUTE)
    before += count
  }
  return null
}

/** First and last step of the day the cursor is in. */
export function dayEnds(axis: Axis, at: number): { readonly first: Instant; readonly last: Instant } | null {
  const segment = axis.segments.find((one) => at < one.end) ?? axis.segments.at(-1)
  if (!segment) return null
  return { first: segment.start, last: instantOf(segment.start + (stepsOf(segment) - 1) * CURSOR_STEP * MINUTE) }
}

/** The nearest place of the axis for a cursor that should be at an instant. */
export function settleCursor(axis: Axis, at: number): Instant | null {
  return moveCursor(axis, floorToStep(axis, at, CURSOR_STEP), 0)
}

/** The same time of the clock on another day of the axis: where the cursor goes when a page is turned. */
export function sameTimeOn(axis: Axis, at: number, day: string): Instant | null {
  return settleCursor(axis, atMinutes(day, localParts(at, axis.zone).minutes, axis.zone, 'first'))
}
