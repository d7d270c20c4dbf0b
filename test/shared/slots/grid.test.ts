import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { firstMark, gridOf, startsIn, stepIsGrid } from '../../../shared/slots/grid.ts'
import { formatInstant, MINUTE, parseInstant } from '../../../shared/time/instant.ts'
import { localParts } from '../../../shared/time/zone.ts'

const starts = (from: string, to: string, step: number, minutes: number, zone: string, asked?: [string, string]) =>
  startsIn(
    { start: parseInstant(from), end: parseInstant(to) },
    step,
    minutes * MINUTE,
    zone,
    parseInstant(asked?.[0] ?? from),
    parseInstant(asked?.[1] ?? to),
  ).map(formatInstant)

describe('the grid of starts', () => {
  it.each([
    [15, 15],
    [30, 30],
    [60, 60],
    [120, 60],
    [45, 15],
    [50, 10],
    [25, 5],
    [90, 30],
    [7, 1],
  ])('a step of %i minutes hangs on marks of %i', (step, grid) => {
    expect(gridOf(step)).toBe(grid)
    expect(stepIsGrid(step)).toBe(step === grid)
  })

  it('begins at the first mark of the local clock and goes on by the step', () => {
    expect(starts('2026-11-23T09:07:00Z', '2026-11-23T11:00:00Z', 30, 30, 'Europe/Berlin')).toEqual([
      '2026-11-23T09:30:00Z',
      '2026-11-23T10:00:00Z',
      '2026-11-23T10:30:00Z',
    ])
    // 45 minutes past the hour in Kathmandu is a quarter past in UTC.
    expect(starts('2026-11-23T09:00:00Z', '2026-11-23T11:00:00Z', 60, 30, 'Asia/Kathmandu')).toEqual([
      '2026-11-23T09:15:00Z',
      '2026-11-23T10:15:00Z',
    ])
  })

  it('hangs on the stretch, not on the range asked for', () => {
    const whole = starts('2026-11-23T09:00:00Z', '2026-11-23T17:00:00Z', 45, 30, 'UTC')
    const part = starts('2026-11-23T09:00:00Z', '2026-11-23T17:00:00Z', 45, 30, 'UTC', [
      '2026-11-23T11:10:00Z',
      '2026-11-23T14:00:00Z',
    ])
    expect(part).toEqual(whole.filter((start) => start >= '2026-11-23T11:10:00Z' && start < '2026-11-23T14:00:00Z'))
    expect(part).toContain('2026-11-23T11:15:00Z')
  })

  it('finds a mark of the local clock at or after any instant, less than a grid away', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2035, 0, 1) }),
        fc.constantFrom(60, 30, 20, 15, 10, 5),
        fc.constantFrom('Europe/Berlin', 'Asia/Kathmandu', 'Asia/Kolkata', 'Pacific/Chatham', 'Australia/Adelaide'),
        (at, grid, zone) => {
          const mark = firstMark(at, grid, zone)
          expect(mark).toBeGreaterThanOrEqual(at)
          expect(mark - at).toBeLessThan(grid * MINUTE + 60 * MINUTE)
          expect(localParts(mark, zone).minutes % grid).toBe(0)
        },
      ),
    )
  })
})
