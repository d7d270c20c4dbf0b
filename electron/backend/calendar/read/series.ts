import { DAY } from '../../../../shared/time/instant.ts'
import type { CalendarEvent } from './event.ts'
import {
  dayNamed,
  floatZoneOf,
  inRange,
  periodEnd,
  shapeOf,
  toOccurrence,
  type Occurrence,
  type Reader,
  type Shape,
} from './occurrence.ts'
import type { Patience } from './patience.ts'
import { expandRule, lastReading, tooMany, type Rule } from './rule.ts'
import { toInstant, toWall, UTC } from './zoneRules.ts'
import { dayOf, type Stamp } from './values.ts'

/** An event, or a series with what replaces single events of it. Either part may be missing. */
export interface Series {
  readonly master: CalendarEvent | undefined
  readonly overrides: readonly CalendarEvent[]
}

export interface SeriesLimits {
  /** More instances in the range than this and the series is refused. */
  readonly most: number
  readonly checkTime: () => void
  readonly patience: Patience
  /** Also what happens once, at any time. */
  readonly everySingle: boolean
}

export const repeats = (event: CalendarEvent): boolean => event.rules.length > 0 || event.dates.length > 0

/** What of a series overlaps the reader's range. Throws RuleProblem when it is too much. */
export function expandSeries(series: Series, reader: Reader, limits: SeriesLimits): Occurrence[] {
  const { master } = series
  const found: Occurrence[] = []
  const keep = (event: CalendarEvent, place: { start: number; end: number }, allDay: boolean, always = false) => {
    if (always || inRange(place, reader.from, reader.to)) found.push(toOccurrence(event, place, allDay, reader))
  }
  const single = (event: CalendarEvent, everySingle: boolean) => {
    const always = everySingle && isOfOurTime(event)
    // Nearly every event is far from a range of some weeks: look before the zone is asked.
    if (!always && isFar(event, reader)) return
    const shape = shapeOf(event, reader)
    keep(event, shape.place(event.start.wall), shape.allDay, always)
  }
  if (!master) {
    for (const override of series.overrides) single(override, limits.everySingle)
    return found
  }
  if (!repeats(master) && series.overrides.length === 0) {
    single(master, limits.everySingle)
    return found
  }
  const shape = shapeOf(master, reader)
  const moves = series.overrides.filter((one) => one.thisAndFuture).map((one) => readMove(one, master, shape, reader))
  moves.sort((a, b) => a.from - b.from)
  const pad = moves.reduce((longest, move) => Math.max(longest, move.reach), shape.reach) + 2 * DAY
  const range = { from: reader.from - pad, to: reader.to + pad }
  const replaced = new Instances(master, shape, reader, range)
  for (const override of series.overrides) {
    if (override.thisAndFuture) continue
    if (override.recurrenceId) replaced.add(override.recurrenceId)
    single(override, limits.everySingle && !repeats(master))
  }
  const excluded = new Instances(master, shape, reader, range)
  for (const date of master.exDates) excluded.add(date)

  for (const { wall, end } of instancesOf(master, shape, reader, range, limits)) {
    const at = shape.allDay ? wall : toInstant(wall, shape.zone)
    if (excluded.has(wall, at) || replaced.has(wall, at)) continue
    const move = lastBefore(moves, wall)
    if (move) keep(move.event, move.shape.place(move.to(wall, at)), move.shape.allDay)
    else if (end === undefined) keep(master, shape.place(wall), shape.allDay, limits.everySingle && !repeats(master))
    else keep(master, { start: at, end }, shape.allDay)
  }
  return found
}

/** No meeting is outside of these years, and events of the year 9999 are mistakes. */
const EARLIEST = Date.UTC(1900, 0)
const LATEST = Date.UTC(2200, 0)
const isOfOurTime = ({ start }: CalendarEvent): boolean => start.wall >= EARLIEST && start.wall < LATEST

function isFar(event: CalendarEvent, reader: Reader): boolean {
  if (event.start.wall > reader.to + 2 * DAY) return true
  const { end } = event
  const last = !end ? event.start.wall : 'wall' in end ? end.wall : event.start.wall + end.days * DAY + end.ms
  return Math.max(last, event.start.wall) < reader.from - 3 * DAY
}

/** Whether a date or time cannot be in a range of clock readings, whatever its zone. */
const isBeyond = (stamp: Stamp, range: { readonly from: number; readonly to: number }): boolean =>
  stamp.wall < range.from - 3 * DAY || stamp.wall > range.to + 3 * DAY

/** Of moves in order the last that is about this clock reading. */
function lastBefore(moves: readonly Move[], wall: number): Move | undefined {
  let low = 0
  let high = moves.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((moves[middle]?.from ?? 0) <= wall) low = middle + 1
    else high = middle
  }
  return moves[low - 1]
}

interface Instance {
  readonly wall: number
  /** Of an RDATE with an end of its own. */
  readonly end?: number
}

function* instancesOf(
  master: CalendarEvent,
  shape: Shape,
  reader: Reader,
  range: { from: number; to: number },
  limits: SeriesLimits,
): Generator<Instance> {
  const toSeriesWall = (stamp: Stamp): number => seriesWall(stamp, master, shape, reader)
  const expand = (rule: Rule): number[] =>
    expandRule(rule, {
      ...range,
      start: master.start.wall,
      until: lastReading(rule.until, toSeriesWall),
      most: limits.most,
      checkTime: limits.checkTime,
      patience: limits.patience,
    })
  const walls = new Set<number>()
  // Without a rule DTSTART stands for itself; with one, the rule says whether it has ended before it began.
  if (master.rules.length === 0) walls.add(master.start.wall)
  for (const rule of master.rules) for (const wall of expand(rule)) walls.add(wall)
  for (const rule of master.exRules) for (const wall of expand(rule)) walls.delete(wall)
  const ends = new Map<number, number>()
  for (const date of master.dates) {
    if (isBeyond(date.start, range)) continue
    // A date among times means the time of day of the series.
    const wall =
      date.start.dateOnly && !shape.allDay
        ? date.start.wall + (master.start.wall - dayOf(master.start.wall))
        : toSeriesWall(date.start)
    walls.add(wall)
    if (date.end && !shape.allDay) ends.set(wall, periodEnd(toInstant(wall, shape.zone), date.end, shape.zone))
  }
  if (walls.size > limits.most) throw tooMany(limits.most)
  for (const wall of walls) {
    const end = ends.get(wall)
    yield end === undefined ? { wall } : { wall, end }
  }
}

/** A date or time as a clock reading of the series: days for one of whole days, else the clock of its zone. */
function seriesWall(stamp: Stamp, master: CalendarEvent, shape: Shape, reader: Reader): number {
  if (shape.allDay) return dayNamed(stamp, floatZoneOf(master, reader))
  if (stamp.zone === null || stamp.zone === shape.zone) return stamp.wall
  return toWall(toInstant(stamp.wall, stamp.zone), shape.zone)
}

/**
 * A set of instances of a series, named by EXDATE or RECURRENCE-ID. They are matched as instants or days, never as text:
 * the same moment comes in another zone, in UTC, or as a date.
 */
class Instances {
  private readonly walls = new Set<number>()
  private readonly instants = new Set<number>()
  private readonly days = new Set<number>()
  private readonly master: CalendarEvent
  private readonly shape: Shape
  private readonly reader: Reader
  private readonly range: { readonly from: number; readonly to: number }

  /** Only those that can lie in `range`, clock readings, are looked at: a series may leave out a hundred thousand. */
  constructor(master: CalendarEvent, shape: Shape, reader: Reader, range: { from: number; to: number }) {
    this.range = range
    this.master = master
    this.shape = shape
    this.reader = reader
  }

  add(stamp: Stamp): void {
    const { shape, master } = this
    if (isBeyond(stamp, this.range)) return
    if (shape.allDay) {
      this.walls.add(dayNamed(stamp, floatZoneOf(master, this.reader)))
    } else if (stamp.dateOnly) {
      this.days.add(stamp.wall)
    } else if (stamp.zone === null || stamp.zone === shape.zone) {
      this.walls.add(stamp.wall)
      // A floating time in a series with a zone, at an hour at which it never happens, can only mean the day.
      if (master.start.zone !== null && stamp.zone === null && stamp.wall % DAY !== master.start.wall % DAY) {
        this.days.add(dayOf(stamp.wall))
      }
    } else {
      const at = toInstant(stamp.wall, stamp.zone)
      this.instants.add(at)
      // The right hour under the wrong zone: the instant is none of the series, the clock reading is.
      const hour = master.start.wall % DAY
      if (stamp.zone !== UTC && stamp.wall % DAY === hour && toWall(at, shape.zone) % DAY !== hour) {
        this.walls.add(stamp.wall)
      }
    }
  }

  has(wall: number, at: number): boolean {
    return (
      this.walls.has(wall) ||
      (this.instants.size > 0 && this.instants.has(at)) ||
      (this.days.size > 0 && this.days.has(dayOf(wall)))
    )
  }
}

/** RANGE=THISANDFUTURE: from one instance on, the series is moved and has other contents. */
interface Move {
  readonly event: CalendarEvent
  readonly shape: Shape
  /** Clock reading of the first instance it is about. */
  readonly from: number
  readonly reach: number
  to(wall: number, at: number): number
}

function readMove(event: CalendarEvent, master: CalendarEvent, shape: Shape, reader: Reader): Move {
  const moved = shapeOf(event, reader)
  const id = event.recurrenceId ?? event.start
  const from = id.dateOnly && !shape.allDay ? id.wall : seriesWall(id, master, shape, reader)
  if (shape.allDay || moved.allDay) {
    // Between days and times: from day to day, at the new time of day.
    const shift = event.start.wall - dayOf(from)
    return {
      event,
      shape: moved,
      from,
      reach: Math.abs(shift) + moved.reach,
      to: (wall) => dayOf(wall) + shift,
    }
  }
  const fromAt = toInstant(from, shape.zone)
  const shift = event.start.wall - toWall(fromAt, moved.zone)
  return {
    event,
    shape: moved,
    from,
    reach: Math.abs(shift) + moved.reach,
    to: (_, at) => toWall(at, moved.zone) + shift,
  }
}
