import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Slot } from '../../../shared/contract/slotShapes.ts'
import { keptFreeUntil, timesToOffer } from '../../../shared/slots/timesToOffer.ts'

const slot = (start: string, ...codes: Slot['reasons'][number]['code'][]): Slot => ({
  start,
  end: start,
  reps: [],
  reasons: codes.map((code) => ({ code, text: '' })),
})
const NOW = Date.parse('2026-11-23T09:00:00Z')
const startsOf = (slots: readonly Slot[]): string[] => slots.map((one) => one.start)

describe('times to offer', () => {
  it('are the best of three days, a morning beside an afternoon', () => {
    const slots = [
      slot('2026-11-24T08:15:00Z'),
      slot('2026-11-24T09:00:00Z'),
      slot('2026-11-25T08:00:00Z'),
      slot('2026-11-25T13:00:00Z'),
      slot('2026-11-26T08:00:00Z', 'unverified'),
      slot('2026-11-26T09:30:00Z'),
      slot('2026-11-27T08:00:00Z', 'owner'),
    ]
    expect(startsOf(timesToOffer(slots, 'Europe/Berlin', NOW))).toEqual([
      '2026-11-24T09:00:00Z',
      '2026-11-25T13:00:00Z',
      '2026-11-26T09:30:00Z',
    ])
  })

  it('of one day lie apart, and are fewer when there are fewer', () => {
    const day = ['08:00', '08:30', '09:00', '12:00', '15:30'].map((time) => slot(`2026-11-24T${time}:00Z`))
    expect(startsOf(timesToOffer(day, 'UTC', NOW))).toEqual([
      '2026-11-24T08:00:00Z',
      '2026-11-24T12:00:00Z',
      '2026-11-24T15:30:00Z',
    ])
    expect(timesToOffer(day.slice(0, 2), 'UTC', NOW)).toHaveLength(2)
    expect(timesToOffer([], 'UTC', NOW)).toEqual([])
  })

  it('leave out what is left of today, unless there is nothing else', () => {
    const today = slot('2026-11-23T14:00:00Z')
    const next = slot('2026-11-24T08:00:00Z')
    expect(startsOf(timesToOffer([today, next], 'Europe/Berlin', NOW))).toEqual([next.start])
    expect(startsOf(timesToOffer([today], 'Europe/Berlin', NOW))).toEqual([today.start])
    // Where it is tomorrow already, it is tomorrow.
    expect(startsOf(timesToOffer([slot('2026-11-23T16:00:00Z')], 'Asia/Tokyo', NOW))).toHaveLength(1)
  })

  it('go by the days of the lead, in order, each once', () => {
    const slots = [slot('2026-11-24T22:00:00Z'), slot('2026-11-24T23:30:00Z')]
    // One day in London, two in Shanghai.
    expect(timesToOffer(slots, 'Asia/Shanghai', NOW, 1)).toHaveLength(1)
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.nat(2000), { maxLength: 40 }),
        fc.integer({ min: 1, max: 5 }),
        (quarters, count) => {
          const open = quarters
            .toSorted((a, b) => a - b)
            .map((n) => slot(new Date(Date.UTC(2026, 2, 20) + n * 900_000).toISOString()))
          const chosen = startsOf(timesToOffer(open, 'Europe/Berlin', Date.UTC(2026, 2, 1), count))
          expect(chosen).toHaveLength(Math.min(count, open.length))
          expect(chosen).toEqual([...new Set(chosen)].sort())
        },
      ),
    )
  })
})

describe('times that are kept free', () => {
  const hours = { end: '18:00', weekdays: [1, 2, 3, 4, 5] }
  it.each([
    ['2026-11-23T09:00:00Z', 'Europe/Berlin', '2026-11-24T17:00:00.000Z'],
    // Friday evening: until the end of Monday.
    ['2026-11-27T20:00:00Z', 'America/Denver', '2026-12-01T01:00:00.000Z'],
    // Saturday before the clocks go forward: until Monday, one hour earlier in UTC.
    ['2026-03-28T12:00:00Z', 'Europe/Berlin', '2026-03-30T16:00:00.000Z'],
  ])('from %s in %s on are free until %s', (now, zone, until) => {
    expect(new Date(keptFreeUntil(Date.parse(now), zone, hours)).toISOString()).toBe(until)
  })

  it('have an end also where no day is a working day', () => {
    expect(keptFreeUntil(Date.parse('2026-11-23T09:00:00Z'), 'UTC', { end: '24:00', weekdays: [] })).toBe(
      Date.parse('2026-11-25T00:00:00Z'),
    )
  })
})
