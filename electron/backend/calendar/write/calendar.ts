import { linkOfPlace } from '../links.ts'
import { cleanText, contentLine, mailto, plain, quoted, text, uri, type Param } from './contentLine.ts'
import type { Attendee, InviteEvent, Method, Person } from './event.ts'
import { localTime, utcTime } from './times.ts'
import { fileZones } from './zones.ts'

export interface CalendarInput {
  /** Null for an object on a CalDAV server, which has no METHOD (RFC 4791 4.1) and, as it sends nobody anything, no people. */
  readonly method: Method | null
  readonly events: readonly InviteEvent[]
  /** What a program that subscribes to or imports the file may call it. */
  readonly name?: string
}

/**
 * The text of an .ics file (RFC 5545, with the tables of RFC 5546 section 3.2 for its method). The order matters: some
 * programs ignore calendar properties after the first component, and Outlook stops reading an event at its alarm.
 * Throws RangeError for what the standard does not allow: no event, several in a REQUEST or CANCEL, nobody to ask,
 * somebody taken off by anything but a CANCEL.
 */
export function writeCalendar({ method, events, name }: CalendarInput): string {
  if (events.length === 0) throw new RangeError('a calendar without an event is none')
  if (method !== 'PUBLISH') {
    if (events.length > 1) throw new RangeError(`a ${method ?? 'stored object'} is about one appointment`)
    if (method !== null && events.some((event) => event.attendees.length === 0))
      throw new RangeError(`a ${method} without attendees`)
  }
  if (method !== 'CANCEL' && events.some((event) => event.standing === 'uninvited')) {
    throw new RangeError(`a ${method} does not take anybody off a meeting`)
  }
  const zones = fileZones(events)
  const bodies = events.map((event) => {
    const zone = event.zone === null ? null : zones.of({ ...event, zone: event.zone })
    return eventComponent(event, method, zone)
  })
  return (
    contentLine('BEGIN', plain('VCALENDAR')) +
    contentLine('PRODID', text('-//Setpoint//Setpoint//EN')) +
    contentLine('VERSION', plain('2.0')) +
    contentLine('CALSCALE', plain('GREGORIAN')) +
    (method === null ? '' : contentLine('METHOD', plain(method))) +
    (name ? contentLine('X-WR-CALNAME', text(name)) : '') +
    zones.components() +
    bodies.join('') +
    contentLine('END', plain('VCALENDAR'))
  )
}

function eventComponent(event: InviteEvent, method: Method | null, zone: string | null): string {
  const time = (name: string, at: number): string =>
    zone === null
      ? contentLine(name, plain(utcTime(at)))
      : contentLine(name, plain(localTime(at, zone)), [['TZID', zone]])
  const link = linkOfPlace(event.location)
  const on = event.standing === 'on'
  return (
    contentLine('BEGIN', plain('VEVENT')) +
    contentLine('UID', text(event.uid)) +
    contentLine('DTSTAMP', plain(utcTime(event.stamp))) +
    contentLine('SEQUENCE', plain(event.sequence)) +
    time('DTSTART', event.start) +
    time('DTEND', event.end) +
    contentLine('SUMMARY', text(event.summary)) +
    (event.description ? contentLine('DESCRIPTION', text(event.description)) : '') +
    (event.location ? contentLine('LOCATION', text(event.location)) : '') +
    (link ? contentLine('URL', uri(link)) : '') +
    // Absent where the meeting takes place without the attendees named (RFC 5546 3.2.5).
    (event.standing === 'uninvited' ? '' : contentLine('STATUS', plain(on ? 'CONFIRMED' : 'CANCELLED'))) +
    contentLine('TRANSP', plain(on ? 'OPAQUE' : 'TRANSPARENT')) +
    // A server that schedules by itself would send mail to the people named in what is stored on it (RFC 6638).
    (method === null ? '' : contentLine('ORGANIZER', mailto(event.organizer.email), named(event.organizer))) +
    // An attendee makes a published event look like an invitation, which nobody can answer.
    (method === null || method === 'PUBLISH' ? '' : event.attendees.map(attendee).join('')) +
    contentLine('CREATED', plain(utcTime(event.created))) +
    contentLine('LAST-MODIFIED', plain(utcTime(event.modified))) +
    contentLine('X-MICROSOFT-CDO-BUSYSTATUS', plain(on ? 'BUSY' : 'FREE')) +
    (event.alarmMinutes === null || !on ? '' : alarm(event.alarmMinutes, event.summary)) +
    contentLine('END', plain('VEVENT'))
  )
}

const named = (person: Person): Param[] => {
  const name = quoted(person.name)
  return name === '""' ? [] : [['CN', name]]
}

/** Written out in full: some senders' invites were not recognised without what are only the defaults. */
const attendee = (person: Attendee): string =>
  contentLine('ATTENDEE', mailto(person.email), [
    ['CUTYPE', 'INDIVIDUAL'],
    ['ROLE', person.role],
    ['PARTSTAT', person.participation],
    ['RSVP', person.rsvp ? 'TRUE' : 'FALSE'],
    ...named(person),
  ])

const alarm = (minutes: number, summary: string): string =>
  contentLine('BEGIN', plain('VALARM')) +
  contentLine('ACTION', plain('DISPLAY')) +
  contentLine('DESCRIPTION', text(cleanText(summary).trim() || 'Reminder')) +
  contentLine('TRIGGER', plain(minutes === 0 ? 'PT0S' : `-PT${minutes}M`)) +
  contentLine('END', plain('VALARM'))
