import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Instant, Interval } from '../../../shared/time/instant.ts'
import { firstEndingAfter, holding, intersect, merge, overlapsAny, subtract } from '../../../shared/time/intervals.ts'

const interval = fc
  .tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 15 }))
  .map(([start, length]): Interval => ({ start: start as Instant, end: (start + length) as Instant }))
const list = fc.array(interval, { maxLength: 8 })

/** The plain reading: which whole minutes a list covers. */
const points = (intervals: readonly Interval[]): number[] =>
  Array.from({ length: 80 }, (_, at) => at).filter((at) => intervals.some((one) => one.start <= at && at < one.end))

const isMerged = (intervals: readonly Interval[]): boolean =>
  intervals.every((one, i) => one.start < one.end && (i === 0 || intervals[i - 1]!.end < one.start))

describe('sets of half open intervals', () => {
  it('merges what overlaps or touches', () => {
    fc.assert(
      fc.property(list, (all) => {
        const merged = merge(all)
        expect(isMerged(merged)).toBe(true)
        expect(points(merged)).toEqual(points(all))
      }),
    )
  })
  it('subtracts and intersects as sets of points do', () => {
    fc.assert(
      fc.property(list, list, (a, b) => {
        const [x, y] = [merge(a), merge(b)]
        expect(points(subtract(x, y))).toEqual(points(x).filter((at) => !points(y).includes(at)))
        expect(points(intersect(x, y))).toEqual(points(x).filter((at) => points(y).includes(at)))
        expect(isMerged(subtract(x, y))).toBe(true)
      }),
    )
  })
  it('finds what touches and what holds a stretch', () => {
    fc.assert(
      fc.property(list, interval, (all, one) => {
        const merged = merge(all)
        expect(overlapsAny(merged, one.start, one.end)).toBe(
          points(merged).some((at) => at >= one.start && at < one.end),
        )
        const held = points([one]).every((at) => points(merged).includes(at))
        expect(holding(merged, one.start, one.end) !== undefined).toBe(held)
        const next = firstEndingAfter(merged, one.start)
        expect(merged.slice(0, next).every((two) => two.end <= one.start)).toBe(true)
      }),
    )
  })
})
