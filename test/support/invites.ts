import ICAL from 'ical.js'
import PostalMime from 'postal-mime'
import type { Backend } from '../../electron/backend/index.ts'
import { insertLead, type NewLead } from '../../electron/backend/store/leads.ts'
import { expectValidCalendar } from './icalendarValidator.ts'

/** Puts a lead into the store as it is, with fields that no form would let through where a test wants them. */
export function storeLead(backend: Backend, lead: Partial<NewLead> & { name: string }): string {
  const { services } = backend
  const id = services.newId()
  services.change(`Added ${lead.name}`, (tx) => insertLead(tx, { created_ms: services.clock.now(), ...lead, id }))
  return id
}

/** A valid calendar with its only event, read back by ical.js. */
export function readInvite(ics: string) {
  expectValidCalendar(ics)
  const calendar = new ICAL.Component(ICAL.parse(ics) as ConstructorParameters<typeof ICAL.Component>[0])
  const [component, ...more] = calendar.getAllSubcomponents('vevent')
  if (!component || more.length > 0) throw new Error('not exactly one event')
  const event = new ICAL.Event(component)
  return {
    method: calendar.getFirstPropertyValue('method'),
    uid: event.uid,
    sequence: event.sequence,
    start: event.startDate.toJSDate().toISOString(),
    end: event.endDate.toJSDate().toISOString(),
    zone: component.getFirstProperty('dtstart')?.getFirstParameter('tzid') ?? null,
    stamp: String(component.getFirstPropertyValue('dtstamp')),
    status: component.getFirstPropertyValue('status'),
    summary: event.summary,
    description: event.description,
    location: event.location,
    organizer: event.organizer,
    attendees: event.attendees.map((attendee) => ({
      address: String(attendee.getFirstValue()),
      name: attendee.getFirstParameter('cn'),
      partstat: attendee.getFirstParameter('partstat'),
      rsvp: attendee.getFirstParameter('rsvp'),
    })),
    alarms: component.getAllSubcomponents('valarm').map((alarm) => String(alarm.getFirstPropertyValue('trigger'))),
  }
}

/** An e-mail as a mail program reads it, with the bytes of its calendar parts as they travel. */
export async function readDraft(eml: string) {
  const mail = await PostalMime.parse(eml)
  // Mail programs hand on a text part with their own line ends: what was sent is read from the base64.
  const raw = [...eml.matchAll(/^Content-Type: (?:text\/calendar|application\/ics)[^]*?\r\n\r\n([\w+/=\r\n]+)/gim)]
  return {
    ...mail,
    header: (name: string) => mail.headers.filter((header) => header.key === name).map((header) => header.value),
    calendars: mail.attachments.map((part, i) => ({
      type: part.mimeType,
      method: part.method,
      filename: part.filename,
      ics: Buffer.from(raw[i]?.[1] ?? '', 'base64').toString('utf8'),
    })),
  }
}

export interface AnswerFields {
  readonly uid: string
  readonly sequence?: number
  readonly stamp?: string
  readonly from?: string
  readonly partstat?: string
  readonly organizer?: string | null
  readonly method?: string | null
  readonly more?: readonly string[]
}

/** An answer as calendar programs write them. */
export function answerText(fields: AnswerFields): string {
  const { method = 'REPLY', organizer = 'mailto:sam@northwind.example' } = fields
  return [
    'BEGIN:VCALENDAR',
    'PRODID:-//Example//Calendar//EN',
    'VERSION:2.0',
    ...(method === null ? [] : [`METHOD:${method}`]),
    'BEGIN:VEVENT',
    `UID:${fields.uid}`,
    ...(fields.sequence === undefined ? [] : [`SEQUENCE:${fields.sequence}`]),
    ...(fields.stamp === '' ? [] : [`DTSTAMP:${fields.stamp ?? '20261123T100000Z'}`]),
    ...(organizer === null ? [] : [`ORGANIZER;CN=Sam:${organizer}`]),
    `ATTENDEE;PARTSTAT=${fields.partstat ?? 'ACCEPTED'};CN=Maria Sandoval:${fields.from ?? 'mailto:maria@corvus.example'}`,
    ...(fields.more ?? []),
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ].join('\r\n')
}
