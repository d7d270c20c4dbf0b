import type { Explanation } from '../contract/slotShapes.ts'
import { formatInstant, MINUTE } from '../time/instant.ts'
import { clockText, localDay, localParts } from '../time/zone.ts'
import { zoneAt } from '../availability/wallClock.ts'
import type { Obstacle } from './obstacles.ts'
import type { Rep } from './world.ts'

/** Short English names; the page words them again in its own language from `code` and `until`. */
const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const

const time = (at: number, zone: string): string => clockText(localParts(at, zone).minutes)

function dayAndTime(at: number, zone: string): string {
  const { day, weekday, minutes } = localParts(at, zone)
  return `${WEEKDAYS[weekday - 1]} ${Number(day.slice(8))} ${MONTHS[Number(day.slice(5, 7)) - 1]} ${clockText(minutes)}`
}

/** The time alone when it is today. */
const timeOrDay = (at: number, now: number, zone: string): string =>
  localDay(at, zone) === localDay(now, zone) ? time(at, zone) : dayAndTime(at, zone)

const duration = (ms: number): string => {
  const minutes = Math.round(ms / MINUTE)
  if (minutes < 120) return `${minutes} min`
  const hours = minutes / 60
  return hours < 48 ? `${Math.round(hours)} hours` : `${Math.round(hours / 24)} days`
}

/** An obstacle in words for the person who reads the clock of `zone`; `leadZone` is named where the lead's clock matters. */
export function explain(
  obstacle: Obstacle,
  rep: Rep,
  start: number,
  zone: string,
  leadZone: string | null,
): Explanation {
  const { text, fix } = words(obstacle, rep, start, zone, leadZone)
  const until = 'until' in obstacle && obstacle.until !== null ? formatInstant(obstacle.until) : undefined
  return { code: obstacle.code, text, repId: rep.repId, ...(until && { until }), ...(fix && { fix }) }
}

function words(
  obstacle: Obstacle,
  rep: Rep,
  start: number,
  zone: string,
  leadZone: string | null,
): { text: string; fix?: string } {
  switch (obstacle.code) {
    case 'past':
      return { text: 'This time is over', fix: 'Choose a later time.' }
    case 'notice':
      return {
        text: `Too soon: this meeting type needs notice until ${dayAndTime(obstacle.until, zone)}`,
        fix: 'Choose a later time, or book over the notice with a reason.',
      }
    case 'horizon':
      return {
        text: `Too far ahead: this meeting type is booked until ${dayAndTime(obstacle.last, zone)}`,
        fix: 'Choose an earlier time, or book over the horizon with a reason.',
      }
    case 'holiday':
      return {
        text: `${rep.name} has a public holiday: ${obstacle.name}`,
        fix: `Choose another day, or switch this holiday off in the hours of ${rep.name}.`,
      }
    case 'override':
      return {
        text: obstacle.closed
          ? `${rep.name} does not work on this date`
          : `Outside the hours ${rep.name} has on this date`,
        fix: `Change the override of this date in the hours of ${rep.name}.`,
      }
    case 'hours':
      return {
        text: obstacle.closed
          ? `${rep.name} does not work on this weekday`
          : `Outside the hours of ${rep.name}: ${time(start, zoneAt(rep.rules, start))} in ${city(zoneAt(rep.rules, start))}`,
        fix: `Choose a time inside the hours of ${rep.name}, or book over them with a reason.`,
      }
    case 'timeOff':
      return {
        text: `${rep.name} is off${obstacle.reason ? ` (${obstacle.reason})` : ''} until ${dayAndTime(obstacle.until, zone)}`,
      }
    case 'busy':
      return {
        text: `Busy: ${obstacle.event.title ?? obstacle.event.source} ${time(obstacle.event.start, zone)} to ${time(obstacle.event.end, zone)}`,
        fix: `Import the calendar of ${rep.name} again if this has changed.`,
      }
    case 'meeting':
      return {
        text: `Meeting with ${obstacle.meeting.with} ${time(obstacle.meeting.start, zone)} to ${time(obstacle.meeting.end, zone)}${
          obstacle.meeting.after > 0 ? `, then ${duration(obstacle.meeting.after)} buffer` : ''
        }`,
        fix: 'Move that meeting first.',
      }
    case 'buffer':
      return {
        text: `Too close to ${obstacle.next.name} ${time(obstacle.next.start, zone)} to ${time(obstacle.next.end, zone)}: ${duration(obstacle.gap)} needed between`,
        fix: 'Choose a time further away, or book over the buffer with a reason.',
      }
    case 'hold':
      return {
        text: `Held for ${obstacle.hold.for} until ${timeOrDay(obstacle.hold.until, obstacle.now, zone)}`,
        fix: 'Release that hold, or wait until it runs out.',
      }
    case 'dayCap':
      return { text: `Day cap reached: ${obstacle.count} of ${obstacle.cap}`, fix: 'Choose another day or rep.' }
    case 'weekCap':
      return { text: `Week cap reached: ${obstacle.count} of ${obstacle.cap}`, fix: 'Choose another week or rep.' }
    case 'leadHours':
      return {
        text: leadZone
          ? `${time(start, leadZone)} in ${city(leadZone)}, outside the hours in which the lead may be met`
          : 'Outside the hours in which the lead may be met',
        fix: "Choose a time inside the lead's hours, or book over them with a reason.",
      }
  }
}

/** The city part of a zone id: `America/Argentina/Buenos_Aires` is Buenos Aires. */
export const city = (zone: string): string => zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ')
