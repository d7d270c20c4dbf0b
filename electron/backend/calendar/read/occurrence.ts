import { DAY, HOUR } from '../../../../shared/time/instant.ts'
import { startOfDay } from '../../../../shared/time/zone.ts'
import { isStamp, type CalendarEvent } from './event.ts'
import { ianaRules, toInstant, toWall, UTC, type ZoneRules } from './zoneRules.ts'
import { dayOf, type Duration, type Stamp } from './values.ts'

/** One event on the time line. Half open `[start, end)`, epoch milliseconds; `end` equals `start` when it has no length. */
export interface Occurrence {
  readonly uid: string
  readonly title: string
  readonly start: number
  readonly end: number
  readonly allDay: boolean
  readonly tentative: boolean
  readonly cancelled: boolean
  /** False for what leaves its owner free: transparent, cancelled, declined, or without length. */
  readonly busy: boolean
}

/** Whose calendar it is, and which part of it is wanted: what overlaps `[from, to)`. */
export interface Reader {
  /** IANA id: the zone of whole days, and of floating times where the calendar names none. */
  readonly zone: string
  /** The owner's address: what they declined leaves them free. */
  readonly email: string
  readonly from: number
  readonly to: number
}

/** How an event is laid on the time line at a clock reading of its start. */
export interface Shape {
  readonly zone: ZoneRules
  readonly allDay: boolean
  /** Longest it can be, to know how far before a window it may start. */
  readonly reach: number
  place(wall: number): { readonly start: number; readonly end: number }
}

export const floatZoneOf = (event: CalendarEvent, reader: Reader): ZoneRules =>
  event.floatZone ?? ianaRules(reader.zone)

export function shapeOf(event: CalendarEvent, reader: Reader): Shape {
  const floating = floatZoneOf(event, reader)
  if (event.start.dateOnly) {
    const days = wholeDays(event.start, event.end)
    return {
      zone: floating,
      allDay: true,
      reach: days * DAY,
      place: (wall) => ({
        start: startOfDay(dayText(wall), reader.zone),
        end: startOfDay(dayText(wall + days * DAY), reader.zone),
      }),
    }
  }
  const zone = event.start.zone ?? floating
  const { end } = event
  if (isStamp(end)) {
    // RFC 5545 section 3.8.5.3: with DTEND every instance lasts exactly as long as the first.
    const length = Math.max(
      0,
      toInstant(end.wall, end.zone ?? (end.dateOnly ? zone : floating)) - toInstant(event.start.wall, zone),
    )
    return { zone, allDay: false, reach: length, place: (wall) => span(toInstant(wall, zone), length) }
  }
  if (!end) return { zone, allDay: false, reach: 0, place: (wall) => span(toInstant(wall, zone), 0) }
  return {
    zone,
    allDay: false,
    reach: Math.max(0, end.days * DAY + end.ms) + DAY,
    place: (wall) => lasting(wall, end, zone),
  }
}

const span = (start: number, length: number) => ({ start, end: start + length })

/** With DURATION the days are by the clock and the rest is exact. */
function lasting(wall: number, duration: Duration, zone: ZoneRules) {
  const start = toInstant(wall, zone)
  const end = duration.days === 0 ? start + duration.ms : toInstant(wall + duration.days * DAY, zone) + duration.ms
  return { start, end: Math.max(start, end) }
}

/** Of an RDATE;VALUE=PERIOD, which has an end of its own. */
export function periodEnd(start: number, end: Stamp | Duration, zone: ZoneRules): number {
  const at = isStamp(end) ? toInstant(end.wall, end.zone ?? zone) : lasting(toWall(start, zone), end, zone).end
  return Math.max(start, at)
}

function wholeDays(start: Stamp, end: Stamp | Duration | undefined): number {
  if (!end) return 1
  const length = isStamp(end) ? end.wall - start.wall : end.days * DAY + end.ms
  return Math.max(1, Math.ceil(length / DAY))
}

function dayText(wall: number): string {
  const iso = new Date(wall).toISOString()
  return iso.slice(0, iso.indexOf('T'))
}

/**
 * The day that a date or time names in a series of whole days. Exchange writes these as midnight somewhere, in UTC: that
 * is midnight in the calendar's zone, else the nearest.
 */
export function dayNamed(stamp: Stamp, floating: ZoneRules): number {
  if (stamp.dateOnly || stamp.zone !== UTC) return dayOf(stamp.wall)
  const local = toWall(stamp.wall, floating)
  if (local % DAY === 0) return local
  // 23:59:59 somewhere is the end of a day.
  if ((stamp.wall + 1000) % HOUR === 0) return dayOf(stamp.wall + 1000 + DAY / 2) - DAY
  return dayOf(stamp.wall + DAY / 2)
}

export function toOccurrence(
  event: CalendarEvent,
  place: { readonly start: number; readonly end: number },
  allDay: boolean,
  reader: Reader,
): Occurrence {
  const answer = event.answers.get(reader.email)
  return {
    uid: event.uid,
    title: event.title,
    start: place.start,
    end: place.end,
    allDay,
    tentative: event.tentative || answer === 'tentative',
    cancelled: event.cancelled,
    busy: !event.free && !event.cancelled && answer !== 'declined' && place.end > place.start,
  }
}

/** An occurrence without length belongs to a range when it starts in it. */
export const inRange = (one: { start: number; end: number }, from: number, to: number): boolean =>
  one.start < to && (one.end > from || one.start >= from)
