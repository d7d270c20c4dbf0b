import type { Skipped } from '../../../../shared/contract/calendars.ts'
import { DAY } from '../../../../shared/time/instant.ts'
import type { Occurrence } from './occurrence.ts'
import { expandCalendar, LIMITS, type ParsedCalendar } from './readCalendar.ts'
import { repeats } from './series.ts'

/** What is kept laid out in the store, from the day it is made. */
export const BEHIND = 90 * DAY
export const AHEAD = 400 * DAY
/** Of a calendar in which nothing repeats all is kept, at any time. */
const EVER = 8.64e15

/** The rep on whom whole days, floating times and own answers hang. */
export interface Owner {
  readonly zone: string
  readonly email: string
}

/** For what a calendar was laid out: `[from, to)`, epoch milliseconds, and for whom. */
export interface Window extends Owner {
  readonly from: number
  readonly to: number
}

export interface Laid {
  readonly window: Window
  readonly busy: readonly Occurrence[]
  readonly skipped: readonly Skipped[]
}

/** Lays a calendar out as the store keeps it: single events at any time, series within the window around `now`. */
export function layOutWindow(parsed: ParsedCalendar, owner: Owner, now: number): Laid {
  const reader = { zone: owner.zone, email: owner.email, from: now - BEHIND, to: now + AHEAD }
  const { occurrences, skipped } = expandCalendar(parsed, reader, { ...LIMITS, everySingle: true })
  const series = parsed.series.some(({ master }) => master && repeats(master))
  return {
    window: {
      zone: owner.zone,
      email: owner.email,
      from: series ? reader.from : -EVER,
      to: series ? reader.to : EVER,
    },
    busy: occurrences.filter((one) => one.busy),
    skipped,
  }
}

/** The part of what is kept that an import counts. */
export const aroundNow = (busy: readonly { readonly start: number; readonly end: number }[], now: number): number =>
  busy.filter((one) => one.start < now + AHEAD && one.end > now - BEHIND).length
