import type { Rung } from '../contract/followUps.ts'
import { DAY, HOUR } from '../time/instant.ts'
import { isZone, localDay, startOfDay } from '../time/zone.ts'
import { nextGoodTime } from './callingHours.ts'
import type { CallingHours } from './callingRules.ts'

/** Where the lead may be. */
export interface Where {
  readonly zones: readonly string[]
  readonly country: string | null
  readonly region: string | null
  /** The team's own calling hours; the app's without. */
  readonly hours?: CallingHours | undefined
}

/** A step of the ladder of one meeting, at an instant in epoch milliseconds. */
export interface RungTime {
  readonly at: number
  readonly by: Rung['by']
  readonly who: Rung['who']
}

/** Tries to have a meeting confirmed at the start that it has. */
export interface Tries {
  readonly count: number
  readonly last: number
}

/**
 * The steps of a meeting that starts at `start`, in order of time. They are worked out from the meeting each time and never
 * kept, so that none outlives it. `agreed` is when this start was agreed: a step of more than a day before the meeting
 * that was over by then has nothing to ask. `ownZone` is taken for a lead whose zone is not known.
 */
export function rungTimes(
  ladder: readonly Rung[],
  start: number,
  agreed: number,
  where: Where,
  ownZone: string,
): readonly RungTime[] {
  return ladder
    .map(({ when, by, who }) => ({
      at: when.kind === 'hours' ? start - when.hours * HOUR : morningOf(start, where, ownZone),
      by,
      who,
    }))
    .filter(({ at }) => at > agreed || at >= start - DAY)
    .sort((one, two) => one.at - two.at)
}

/** When calling begins on the day of a meeting by the lead's clock; an hour before it where that is sooner. */
function morningOf(start: number, { zones, country, region, hours }: Where, ownZone: string): number {
  const zone = zones.find(isZone) ?? ownZone
  const morning = nextGoodTime(startOfDay(localDay(start, zone), zone), [zone], country, region, hours)
  return Math.min(morning, start - HOUR)
}

/**
 * The latest step that is due at `at` and not done. A try counts for every step that was due when it was made; a
 * confirmation for all that are about meetings which are not confirmed.
 */
export function openRung(
  meeting: { readonly confirmed: boolean; readonly rungs: readonly RungTime[]; readonly tries?: Tries | undefined },
  at: number,
): RungTime | undefined {
  return meeting.rungs.findLast(
    (rung) =>
      rung.at <= at &&
      (rung.who === 'all' || !meeting.confirmed) &&
      (meeting.tries === undefined || meeting.tries.last < rung.at),
  )
}
