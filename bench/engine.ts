import { repStarts } from '../shared/slots/find.ts'
import { prepare, type RepFacts, type Wanted } from '../shared/slots/world.ts'
import { DAY, instantOf, MINUTE } from '../shared/time/instant.ts'
import { instantAt, localDay, addDays } from '../shared/time/zone.ts'

const ZONES = [
  'Europe/Berlin',
  'Europe/London',
  'America/New_York',
  'America/Denver',
  'America/Los_Angeles',
  'Asia/Kolkata',
  'Asia/Tokyo',
  'Australia/Sydney',
  'America/Sao_Paulo',
  'Africa/Cairo',
]

/** A small generator of numbers that repeats (mulberry32), so that two runs measure the same. */
export function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

export const NOW = Date.UTC(2026, 10, 23, 9)

/**
 * Reps from 9 to 12 and 13 to 17 on weekdays, each with `busyEach` busy times inside the working days of the next `days`,
 * and `behindEach` of the last `behindDays`.
 */
export function makeReps(count: number, days: number, busyEach: number, behindDays = 0, behindEach = 0): RepFacts[] {
  const next = random(7)
  return Array.from({ length: count }, (_, i) => {
    const zone = ZONES[i % ZONES.length]!
    const busy = Array.from({ length: busyEach + behindEach }, (_, i) => {
      const day = addDays(localDay(NOW, zone), Math.floor(next() * (i < busyEach ? days : -behindDays)))
      const start = instantAt(day, 8 * 60 + Math.floor(next() * 36) * 15, zone, 'first')
      return { start, end: instantOf(start + (1 + Math.floor(next() * 6)) * 15 * MINUTE), title: null, source: 'Work' }
    }).sort((a, b) => a.start - b.start)
    return {
      repId: `rep-${i}`,
      name: `Rep ${i}`,
      role: 'ae',
      rules: {
        zone,
        weekly: new Map(
          [1, 2, 3, 4, 5].map((day) => [
            day,
            [
              [540, 720],
              [780, 1020],
            ] as const,
          ]),
        ),
        overrides: new Map(),
        holidays: new Map(),
      },
      dayCap: null,
      weekCap: null,
      verified: true,
      timeOff: [],
      busy,
      meetings: [],
      holds: [],
    }
  })
}

export const wanted = (minutes: number): Wanted => ({
  length: minutes * MINUTE,
  before: 0,
  after: 0,
  notice: 0,
  horizon: 365 * DAY,
  now: NOW,
  leadHours: null,
  movingId: null,
})

/** All slots of each rep alone; returns how many there are. */
export function slotsPerRep(facts: readonly RepFacts[], days: number): number {
  const want = wanted(30)
  const grid = { stepMinutes: 15, zone: 'Europe/Berlin' }
  const to = NOW + days * DAY
  let total = 0
  for (const one of facts) total += repStarts(prepare(one, NOW - DAY, to + DAY, null), want, grid, NOW, to).length
  return total
}
