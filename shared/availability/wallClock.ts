import { instantOf, type Instant, type Interval } from '../time/instant.ts'
import {
  dayNumber,
  dayOfNumber,
  instantOn,
  localDayNumber,
  weekdayOfNumber,
  type DayNumber,
  type LocalDay,
} from '../time/zone.ts'

/**
 * The clock that a rep lives by. Each local date belongs to one zone: that of the travel period it is in, else the home
 * zone. A date begins at its first instant in its own zone and lasts until the next date begins in its zone. So when
 * the rep flies east the last date at home is cut short, and when the rep flies west it is followed by hours that no
 * clock of the rep shows: they count to the date before, and no hours of work lie in them.
 */
export interface WallClock {
  /** The home zone. */
  readonly zone: string
  /** Travel, in order and without overlap; none when absent. */
  readonly periods?: readonly ZonePeriod[]
}

/** The local dates from `from` until before `to` are lived in `zone`; `to` is the first day back, null for never. */
export interface ZonePeriod {
  readonly from: LocalDay
  readonly to: LocalDay | null
  readonly zone: string
}

const atHome = (clock: WallClock): boolean => clock.periods === undefined || clock.periods.length === 0

/** The zone that a local date belongs to. */
export function zoneOn(clock: WallClock, day: DayNumber): string {
  if (atHome(clock)) return clock.zone
  const date = dayOfNumber(day)
  const away = clock.periods!.find((one) => one.from <= date && (one.to === null || date < one.to))
  return away?.zone ?? clock.zone
}

/** The first instant of a local date in its own zone. */
const beginOf = (clock: WallClock, day: DayNumber): Instant => instantOn(day, 0, zoneOn(clock, day), 'first')

/** The first instant at which it is a local date or a later one. */
export function beginOfDay(clock: WallClock, day: LocalDay): Instant {
  const number = dayNumber(day)
  const begin = beginOf(clock, number)
  if (atHome(clock)) return begin
  // Between zones more than a day apart the next date may begin first, and this one is lived nowhere.
  return instantOf(Math.min(begin, beginOf(clock, number + 1)))
}

/**
 * Where a later date in another zone begins, at the latest which the times of a date are cut off; Infinity when the
 * dates around it are in its own zone. Two dates are looked at, because between zones that are more than a day apart
 * the next date but one may begin first.
 */
export function cutOff(clock: WallClock, day: DayNumber): number {
  if (atHome(clock)) return Infinity
  const zone = zoneOn(clock, day)
  let cut = Infinity
  for (const later of [day + 1, day + 2]) {
    if (zoneOn(clock, later) !== zone) cut = Math.min(cut, beginOf(clock, later))
  }
  return cut
}

/** The date an instant is in: the last one that has begun. */
export function dayNumberAt(clock: WallClock, at: number): DayNumber {
  const home = localDayNumber(at, clock.zone)
  if (atHome(clock)) return home
  // No two zones are further apart than 26 hours.
  let day = home + 2
  while (beginOf(clock, day) > at) day--
  return day
}

export const dayAt = (clock: WallClock, at: number): LocalDay => dayOfNumber(dayNumberAt(clock, at))

/** The Monday of the ISO week of the rep's dates that an instant is in. */
export function weekAt(clock: WallClock, at: number): LocalDay {
  const day = dayNumberAt(clock, at)
  return dayOfNumber(day + 1 - weekdayOfNumber(day))
}

/** The zone whose clock the rep reads at an instant. */
export const zoneAt = (clock: WallClock, at: number): string => zoneOn(clock, dayNumberAt(clock, at))

/** The instants of the dates from `first` until before `after`; empty when none of them is lived. */
export const spanOfDays = (clock: WallClock, first: LocalDay, after: LocalDay): Interval => ({
  start: beginOfDay(clock, first),
  end: beginOfDay(clock, after),
})
