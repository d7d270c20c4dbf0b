import { DAY, HOUR, MINUTE } from '../../../shared/time/instant.ts'
import { addDays, instantAt, localDay, startOfDay, weekday } from '../../../shared/time/zone.ts'
import type { Random } from './random.ts'

/** The setter's hours up to now: when today's calls were made. At night, whatever there was of the day. */
export function todaySoFar(now: number, zone: string): { from: number; to: number } {
  const start = startOfDay(localDay(now, zone), zone)
  const to = Math.max(start, now - 4 * MINUTE)
  // Nobody calls all day: the last nine hours at most, and two of them however early it is.
  return { from: Math.max(start, Math.min(start + 8.5 * HOUR, to - 2 * HOUR), to - 9.5 * HOUR), to }
}

/** `count` instants between two, in order, none on the minute of another. */
export function spread(from: number, to: number, count: number, chance: Random): number[] {
  const part = (to - from) / Math.max(1, count)
  return Array.from({ length: count }, (_, i) => from + i * part + chance.next() * part * 0.8).map((at) =>
    Math.floor(at),
  )
}

/** Some minute of the setter's working day, about `days` days before `at`. */
export function workTimeBefore(at: number, days: number, zone: string, chance: Random): number {
  let day = localDay(at - days * DAY, zone)
  while (weekday(day) > 5) day = addDays(day, -1)
  return Math.min(at - 3 * HOUR, instantAt(day, chance.between(9 * 60, 17 * 60), zone, 'first'))
}
