import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { axisRange, floorToStep, hoursShown, instantAtX, makeAxis, spansOf, xOf } from '../../../shared/board/axis.ts'
import { columnCount, columnOf, dayEnds, moveCursor, sameTimeOn } from '../../../shared/board/cursor.ts'
import { daysOf, turnPage } from '../../../shared/board/days.ts'
import { hoursWindow, pageOf, WHOLE_DAY } from '../../../shared/board/hoursWindow.ts'
import { labelStep, ticksOf } from '../../../shared/board/ticks.ts'
import { formatInstant, HOUR, MINUTE, parseInstant } from '../../../shared/time/instant.ts'
import { addDays, localParts } from '../../../shared/time/zone.ts'

const work = { start: 8 * 60, end: 18 * 60 }
const between = (start: string, end: string) => ({ start: parseInstant(start), end: parseInstant(end) })

describe('days of a view', () => {
  it.each([
    ['day', ['2026-11-26']],
    ['threeDays', ['2026-11-26', '2026-11-27', '2026-11-28']],
    ['week', ['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27', '2026-11-28', '2026-11-29']],
  ] as const)('%s', (view, days) => {
    expect(daysOf(view, '2026-11-26')).toEqual(days)
    expect(daysOf(view, turnPage(view, '2026-11-26', 1))[0]).toBe(addDays(days[0], days.length))
  })
})

describe('the axis', () => {
  it.each([
    ['an ordinary day', '2026-11-26', 'Europe/Berlin', 24],
    ['spring', '2026-03-29', 'Europe/Berlin', 23],
    ['autumn', '2026-10-25', 'Europe/Berlin', 25],
    ['half an hour back', '2026-04-05', 'Australia/Lord_Howe', 24.5],
    ['midnight skipped', '2026-04-24', 'Africa/Cairo', 23],
  ])('is as long as the day lasts: %s', (_, day, zone, hours) => {
    const axis = makeAxis({ days: [day], zone, window: WHOLE_DAY, pixelsPerHour: 60 })
    expect(axis.width).toBe(hours * 60)
    expect(hoursShown([day], WHOLE_DAY, zone)).toBe(hours)
  })

  it('shows a window past midnight as one evening', () => {
    const axis = makeAxis({
      days: ['2026-11-26', '2026-11-27'],
      zone: 'Europe/Berlin',
      window: { start: 8 * 60, end: 26 * 60 },
      pixelsPerHour: 10,
    })
    expect(axis.segments.map(({ start, end }) => [formatInstant(start), formatInstant(end)])).toEqual([
      ['2026-11-26T07:00:00Z', '2026-11-27T01:00:00Z'],
      ['2026-11-27T07:00:00Z', '2026-11-28T01:00:00Z'],
    ])
  })

  it('cuts what goes on in hours that are not drawn', () => {
    const axis = makeAxis({
      days: ['2026-11-26', '2026-11-27'],
      zone: 'Europe/Berlin',
      window: work,
      pixelsPerHour: 60,
    })
    expect(spansOf(axis, between('2026-11-26T16:00:00Z', '2026-11-27T08:00:00Z'))).toEqual([
      { ...between('2026-11-26T16:00:00Z', '2026-11-26T17:00:00Z'), x: 540, width: 60, cutStart: false, cutEnd: true },
      { ...between('2026-11-27T07:00:00Z', '2026-11-27T08:00:00Z'), x: 600, width: 60, cutStart: true, cutEnd: false },
    ])
    expect(xOf(axis, parseInstant('2026-11-26T20:00:00Z'))).toBeNull()
  })

  const zones = fc.constantFrom(
    'Europe/Berlin',
    'America/Denver',
    'Asia/Kolkata',
    'Australia/Lord_Howe',
    'Africa/Cairo',
    'Pacific/Apia',
    'UTC',
  )
  const axes = fc
    .record({
      zone: zones,
      day: fc.integer({ min: 0, max: 900 }).map((n) => addDays('2025-12-01', n)),
      count: fc.constantFrom(1, 3, 7),
      start: fc.integer({ min: -16, max: 79 }),
      length: fc.integer({ min: 4, max: 96 }),
      pixelsPerHour: fc.constantFrom(10, 16, 64, 84.5),
    })
    .map(({ zone, day, count, start, length, pixelsPerHour }) =>
      makeAxis({
        days: Array.from({ length: count }, (_, i) => addDays(day, i)),
        zone,
        window: { start: start * 15, end: (start + length) * 15 },
        pixelsPerHour,
      }),
    )

  it('has one place for each instant, in order, and its widths add up', () => {
    fc.assert(
      fc.property(axes, (axis) => {
        let x = 0
        let reached = -Infinity
        for (const segment of axis.segments) {
          expect(segment.x).toBeCloseTo(x, 6)
          expect(segment.start).toBeGreaterThanOrEqual(reached)
          expect(segment.width).toBeCloseTo(((segment.end - segment.start) / HOUR) * axis.pixelsPerHour, 6)
          x += segment.width
          reached = segment.end
        }
        expect(axis.width).toBeCloseTo(x, 6)
      }),
    )
  })

  it('keeps pieces inside, and draws exactly what is within its range', () => {
    fc.assert(
      fc.property(
        axes,
        fc.integer({ min: -2000, max: 12_000 }),
        fc.integer({ min: 1, max: 4000 }),
        (axis, from, length) => {
          const range = axisRange(axis)
          const start = range.start + from * MINUTE
          const end = start + length * MINUTE
          const spans = spansOf(axis, { start, end })
          for (const span of spans) {
            expect(span.x).toBeGreaterThanOrEqual(0)
            expect(span.x + span.width).toBeLessThanOrEqual(axis.width + 1e-6)
            expect(span.width).toBeCloseTo(((span.end - span.start) / HOUR) * axis.pixelsPerHour, 6)
            expect(span.cutStart).toBe(span.start > start)
            expect(span.cutEnd).toBe(span.end < end)
          }
          const drawn = spans.reduce((sum, span) => sum + (span.end - span.start), 0)
          const inside = axis.segments.reduce(
            (sum, segment) => sum + Math.max(0, Math.min(end, segment.end) - Math.max(start, segment.start)),
            0,
          )
          expect(drawn).toBe(inside)
        },
      ),
    )
  })

  it('finds under a pixel the instant that is drawn there', () => {
    fc.assert(
      fc.property(axes, fc.nat(), (axis, n) => {
        const column = n % columnCount(axis)
        const at = moveCursor(axis, axisRange(axis).start, column)
        expect(at).not.toBeNull()
        const x = xOf(axis, at ?? 0)
        expect(x).not.toBeNull()
        expect(Math.abs(instantAtX(axis, x ?? 0) - (at ?? 0))).toBeLessThan(1)
        expect(columnOf(axis, at ?? 0)).toBe(column)
      }),
    )
  })

  it('moves the cursor forward and back to where it was, over the night', () => {
    fc.assert(
      fc.property(axes, fc.nat(), fc.integer({ min: 1, max: 50 }), (axis, n, steps) => {
        const at = moveCursor(axis, axisRange(axis).start, n % columnCount(axis)) ?? 0
        const there = moveCursor(axis, at, steps)
        if (there === null) return
        expect(there).toBeGreaterThan(at)
        expect(moveCursor(axis, there, -steps)).toBe(at)
      }),
    )
  })
})

describe('the cursor', () => {
  const axis = makeAxis({ days: ['2026-10-25'], zone: 'Europe/Berlin', window: WHOLE_DAY, pixelsPerHour: 60 })

  it('goes through the hour that happens twice', () => {
    let at = parseInstant('2026-10-25T00:45:00Z')
    const seen: number[] = []
    for (let i = 0; i < 3; i += 1) {
      at = moveCursor(axis, at, 4) ?? at
      seen.push(localParts(at, 'Europe/Berlin').minutes / 60)
    }
    expect(seen).toEqual([2.75, 3.75, 4.75])
    expect(moveCursor(axis, parseInstant('2026-10-25T00:00:00Z'), 4)).toBe(parseInstant('2026-10-25T01:00:00Z'))
  })

  it('knows the ends of its day and does not leave the axis', () => {
    const ends = dayEnds(axis, parseInstant('2026-10-25T10:00:00Z'))
    expect(formatInstant(ends?.first ?? 0)).toBe('2026-10-24T22:00:00Z')
    expect(formatInstant(ends?.last ?? 0)).toBe('2026-10-25T22:45:00Z')
    expect(moveCursor(axis, ends?.last ?? 0, 1)).toBeNull()
    expect(moveCursor(axis, ends?.first ?? 0, -1)).toBeNull()
  })

  it('keeps the time on the wall when the page is turned over a clock change', () => {
    const next = makeAxis({ days: ['2026-10-26'], zone: 'Europe/Berlin', window: work, pixelsPerHour: 60 })
    expect(formatInstant(sameTimeOn(next, parseInstant('2026-10-24T08:00:00Z'), '2026-10-26') ?? 0)).toBe(
      '2026-10-26T09:00:00Z',
    )
  })

  it('rounds down on the clock of a zone that is a quarter of an hour off', () => {
    const nepal = makeAxis({ days: ['2026-11-26'], zone: 'Asia/Kathmandu', window: work, pixelsPerHour: 60 })
    const at = floorToStep(nepal, parseInstant('2026-11-26T05:59:00Z'), 30)
    expect(localParts(at, 'Asia/Kathmandu').minutes).toBe(11 * 60 + 30)
  })
})

describe('labels', () => {
  const clock = (day: string, zone: string, step = 1) =>
    ticksOf(makeAxis({ days: [day], zone, window: WHOLE_DAY, pixelsPerHour: 60 }), step).map(
      (tick) => localParts(tick.at, zone).minutes / 60,
    )

  it('name each hour that happens, as often as it happens', () => {
    expect(clock('2026-11-26', 'Europe/Berlin')).toEqual(Array.from({ length: 24 }, (_, i) => i))
    expect(clock('2026-03-29', 'Europe/Berlin').slice(0, 4)).toEqual([0, 1, 3, 4])
    expect(clock('2026-10-25', 'Europe/Berlin').slice(0, 5)).toEqual([0, 1, 2, 2, 3])
    expect(clock('2026-04-05', 'Australia/Lord_Howe')).toEqual(Array.from({ length: 24 }, (_, i) => i))
    expect(clock('2026-11-26', 'Europe/Berlin', 6)).toEqual([0, 6, 12, 18])
  })

  it('stand at the hour, and their widths fill the axis from the first', () => {
    const axis = makeAxis({
      days: ['2026-10-24', '2026-10-25'],
      zone: 'Europe/Berlin',
      window: { start: 7 * 60 + 30, end: 25 * 60 },
      pixelsPerHour: 40,
    })
    const ticks = ticksOf(axis, 1)
    expect(ticks[0]).toMatchObject({ x: 20, first: true, day: '2026-10-24' })
    expect(ticks.reduce((sum, tick) => sum + tick.width, 0)).toBeCloseTo(axis.width - 40, 6)
  })

  it.each([
    [64, 50, 1],
    [30, 50, 2],
    [16, 50, 4],
    [3, 50, 24],
  ])('at %d px an hour, %d px wide: every %d hours', (scale, width, step) => {
    expect(labelStep(scale, width)).toBe(step)
  })
})

describe('the hours shown', () => {
  const hours = (intervals: readonly { start: number; end: number }[], zone = 'Europe/Berlin') =>
    hoursWindow(
      intervals.map(({ start, end }) => ({
        start: parseInstant(formatInstant(start)),
        end: parseInstant(formatInstant(end)),
      })),
      zone,
      work,
    )

  it('are those in which anyone works, with room at the ends', () => {
    expect(
      hours([
        between('2026-11-26T08:00:00Z', '2026-11-26T16:00:00Z'),
        between('2026-11-26T09:00:00Z', '2026-11-26T17:30:00Z'),
      ]),
    ).toEqual({ start: 8 * 60 + 30, end: 19 * 60 })
  })
  it('go on over midnight rather than showing two ends of a day', () => {
    expect(
      hours([
        between('2026-11-26T08:00:00Z', '2026-11-26T16:00:00Z'),
        between('2026-11-26T16:00:00Z', '2026-11-27T01:00:00Z'),
      ]),
    ).toEqual({ start: 8 * 60 + 30, end: 26 * 60 + 30 })
  })
  it('may begin before midnight', () => {
    expect(hours([between('2026-11-25T23:00:00Z', '2026-11-26T09:00:00Z')])).toEqual({ start: -30, end: 630 })
  })
  it('are the whole day when somebody always works, and a usual day when nobody does', () => {
    expect(hours([between('2026-11-25T23:00:00Z', '2026-11-26T23:00:00Z')])).toEqual(WHOLE_DAY)
    expect(hours([])).toEqual(work)
  })
  it.each([
    ['2026-11-26T12:00:00Z', { start: 510, end: 1590 }, '2026-11-26'],
    ['2026-11-27T00:30:00Z', { start: 510, end: 1590 }, '2026-11-26'],
    ['2026-11-27T01:30:00Z', { start: 510, end: 1590 }, '2026-11-27'],
    ['2026-11-25T22:45:00Z', { start: -30, end: 630 }, '2026-11-26'],
  ])('tell on which page %s is', (at, window, day) => {
    expect(pageOf(parseInstant(at), window, 'Europe/Berlin')).toBe(day)
  })
  it('hold everything that was asked for', () => {
    const stretch = fc.record({ from: fc.integer({ min: 0, max: 95 }), length: fc.integer({ min: 1, max: 60 }) })
    fc.assert(
      fc.property(fc.array(stretch, { minLength: 1, maxLength: 8 }), (stretches) => {
        const midnight = parseInstant('2026-11-25T23:00:00Z')
        const intervals = stretches.map(({ from, length }) => ({
          start: midnight + from * 15 * MINUTE,
          end: midnight + (from + length) * 15 * MINUTE,
        }))
        const window = hours(intervals)
        expect(window.end - window.start).toBeLessThanOrEqual(1440)
        const axis = makeAxis({
          days: ['2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27', '2026-11-28'],
          zone: 'Europe/Berlin',
          window,
          pixelsPerHour: 60,
        })
        for (const interval of intervals) {
          const drawn = spansOf(axis, interval).reduce((sum, span) => sum + (span.end - span.start), 0)
          expect(drawn).toBe(interval.end - interval.start)
        }
      }),
    )
  })
})
