import type { Instant } from '../time/instant.ts'
import { localParts } from '../time/zone.ts'
import { atMinutes, xOf, type Axis } from './axis.ts'

/** A full hour of the axis's clock. */
export interface Tick {
  readonly at: Instant
  readonly x: number
  /** Width until the next tick or the end of the day. */
  readonly width: number
  readonly day: string
  /** True for the first tick of its segment. */
  readonly first: boolean
}

/** Steps, in hours, that labels may stand apart. */
const STEPS = [1, 2, 3, 4, 6, 12] as const

/** How many hours apart labels of `labelWidth` pixels fit. */
export function labelStep(pixelsPerHour: number, labelWidth: number): number {
  return STEPS.find((step) => step * pixelsPerHour >= labelWidth) ?? 24
}

/**
 * The hours to label. An hour that happens twice is there twice, one that does not happen is left out, and where the
 * clock moves by half an hour the labels go on at full hours.
 */
export function ticksOf(axis: Axis, stepHours: number): readonly Tick[] {
  const ticks: Tick[] = []
  for (const segment of axis.segments) {
    const found = new Set<Instant>()
    // A window reaches at most a day to either side of its own.
    for (let hour = -24; hour <= 48; hour += 1) {
      if (((hour % stepHours) + stepHours) % stepHours !== 0) continue
      for (const which of ['first', 'last'] as const) {
        const at = atMinutes(segment.day, hour * 60, axis.zone, which)
        if (at < segment.start || at >= segment.end) continue
        // A skipped hour is moved to the end of the gap: that is another hour's place.
        if (localParts(at, axis.zone).minutes % (stepHours * 60) !== 0) continue
        found.add(at)
      }
    }
    const sorted = [...found].toSorted((a, b) => a - b)
    sorted.forEach((at, i) => {
      const x = xOf(axis, at) ?? segment.x
      const next = sorted[i + 1]
      const end = next === undefined ? segment.x + segment.width : (xOf(axis, next) ?? segment.x + segment.width)
      ticks.push({ at, x, width: end - x, day: segment.day, first: i === 0 })
    })
  }
  return ticks
}
