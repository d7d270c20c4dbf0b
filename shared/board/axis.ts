import { HOUR, instantOf, MINUTE, type Instant, type Interval } from '../time/instant.ts'
import { addDays, instantAt, offsetAt } from '../time/zone.ts'
import type { HoursWindow } from './hoursWindow.ts'

/**
 * The board's time axis. Length is elapsed time, so that an hour is as wide on a day of 23 or 25 hours as on any other
 * and a meeting is drawn as long as it lasts; only the labels read the wall clock. Each day is one segment; the quiet
 * hours between two segments are not drawn.
 */
export interface Axis {
  readonly zone: string
  readonly segments: readonly Segment[]
  /** Pixels. */
  readonly width: number
  readonly pixelsPerHour: number
}

export interface Segment {
  readonly day: string
  readonly start: Instant
  readonly end: Instant
  readonly x: number
  readonly width: number
}

/** A piece of an interval as it lies on the axis. `cutStart` and `cutEnd` say that it goes on where it is not drawn. */
export interface Span {
  readonly x: number
  readonly width: number
  readonly start: Instant
  readonly end: Instant
  readonly cutStart: boolean
  readonly cutEnd: boolean
}

export interface AxisInput {
  readonly days: readonly string[]
  readonly zone: string
  readonly window: HoursWindow
  readonly pixelsPerHour: number
}

const FULL_DAY = 1440

/** The instants a day's window covers: by the wall clock of `zone`, so 23 or 25 hours when the clocks change in it. */
export function windowOfDay(day: string, window: HoursWindow, zone: string): Interval {
  return { start: atMinutes(day, window.start, zone, 'first'), end: atMinutes(day, window.end, zone, 'last') }
}

/** `minutes` may lie before 0 or past 1440: the wall clock of a neighbouring day. */
export function atMinutes(day: string, minutes: number, zone: string, which: 'first' | 'last'): Instant {
  const days = Math.floor(minutes / FULL_DAY)
  return instantAt(addDays(day, days), minutes - days * FULL_DAY, zone, which)
}

export function makeAxis({ days, zone, window, pixelsPerHour }: AxisInput): Axis {
  const segments: Segment[] = []
  let x = 0
  let reached = -Infinity
  for (const day of days) {
    const covered = windowOfDay(day, window, zone)
    // Where midnight happens twice, two windows of a whole day could share an hour; each instant has one place.
    const start = instantOf(Math.max(covered.start, reached))
    if (covered.end <= start) continue
    const width = ((covered.end - start) / HOUR) * pixelsPerHour
    segments.push({ day, start, end: covered.end, x, width })
    x += width
    reached = covered.end
  }
  return { zone, segments, width: x, pixelsPerHour }
}

/** Every hour the axis shows, in hours: what a scale is chosen by. */
export function hoursShown(days: readonly string[], window: HoursWindow, zone: string): number {
  return makeAxis({ days, zone, window, pixelsPerHour: 1 }).width
}

/** Pixels from the start of the axis, or null where the instant is not drawn. The end of a segment is not in it. */
export function xOf(axis: Axis, at: number): number | null {
  const segment = segmentAt(axis, at)
  return segment && positionIn(axis, segment, at)
}

export function segmentAt(axis: Axis, at: number): Segment | null {
  return axis.segments.find((segment) => segment.start <= at && at < segment.end) ?? null
}

/** The instant under a pixel; outside the axis, that of its nearest end. */
export function instantAtX(axis: Axis, x: number): Instant {
  const inside = Math.min(Math.max(x, 0), axis.width)
  const segment = axis.segments.findLast((one) => one.x <= inside) ?? axis.segments[0]
  if (!segment) throw new RangeError('an axis without days has no instants')
  return instantOf(segment.start + Math.min(inside - segment.x, segment.width) * (HOUR / axis.pixelsPerHour))
}

/** The pieces of an interval that are drawn, one per segment it touches; none of zero length. */
export function spansOf(axis: Axis, { start, end }: { start: number; end: number }): readonly Span[] {
  const spans: Span[] = []
  for (const segment of axis.segments) {
    const from = Math.max(start, segment.start)
    const to = Math.min(end, segment.end)
    if (to <= from) continue
    const x = positionIn(axis, segment, from)
    spans.push({
      x,
      width: positionIn(axis, segment, to) - x,
      start: instantOf(from),
      end: instantOf(to),
      cutStart: from > start,
      cutEnd: to < end,
    })
  }
  return spans
}

/** First to last instant that is drawn. */
export function axisRange(axis: Axis): Interval {
  const first = axis.segments[0]
  const last = axis.segments.at(-1)
  if (!first || !last) throw new RangeError('an axis without days has no range')
  return { start: first.start, end: last.end }
}

const positionIn = (axis: Axis, segment: Segment, at: number): number =>
  segment.x + ((at - segment.start) / HOUR) * axis.pixelsPerHour

/** The instant rounded down to the step of the wall clock that the axis is drawn in. */
export function floorToStep(axis: Axis, at: number, stepMinutes: number): Instant {
  const step = stepMinutes * MINUTE
  const offset = offsetAt(at, axis.zone)
  return instantOf(Math.floor((at + offset) / step) * step - offset)
}
