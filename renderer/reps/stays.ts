import { dayAt, zoneAt, type WallClock } from '../../shared/availability/wallClock.ts'
import type { Availability } from '../../shared/contract/availability.ts'
import { addDays, startOfDay } from '../../shared/time/zone.ts'
import { cityOf, formatDay } from '../time/format.ts'

/** The clock of a rep whose rules are known, or not yet known. */
export function wallClockOf(rep: { readonly zone: string }, rules: Availability | undefined): WallClock {
  const periods = (rules?.zonePeriods ?? []).map((stay) => ({ from: stay.from, to: stay.to ?? null, zone: stay.zone }))
  return { zone: rep.zone, periods }
}

/** The zone whose clock a rep reads at an instant. */
export const stayingZone = (rep: { readonly zone: string }, rules: Availability | undefined, at: number): string =>
  zoneAt(wallClockOf(rep, rules), at)

/** How far ahead a stay is announced. */
const AHEAD_DAYS = 14

/** `in New York until Fri 4 Dec`, or of one that is near `to New York on Mon 30 Nov`; undefined of a rep at home. */
export function stayWords(clock: WallClock, now: number): string | undefined {
  const today = dayAt(clock, now)
  const nameOf = (day: string) => formatDay(startOfDay(day, 'UTC'), 'UTC', now)
  const stays = clock.periods ?? []
  const current = stays.find((stay) => stay.from <= today && (stay.to === null || today < stay.to))
  if (current) {
    const until = current.to === null ? `since ${nameOf(current.from)}` : `until ${nameOf(addDays(current.to, -1))}`
    return `in ${cityOf(current.zone)} ${until}`
  }
  const next = stays.find((stay) => stay.from > today && stay.from <= addDays(today, AHEAD_DAYS))
  return next && `to ${cityOf(next.zone)} on ${nameOf(next.from)}`
}
