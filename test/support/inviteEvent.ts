import type { InviteEvent } from '../../electron/backend/calendar/write/event.ts'

/** A demo in Denver with one lead, but for the fields named. */
export const event = (fields: Partial<InviteEvent> = {}): InviteEvent => ({
  uid: '0193a0f0-0000-7000-8000-000000000001@setpoint.local',
  sequence: 0,
  stamp: Date.parse('2026-11-23T09:00:00Z'),
  created: Date.parse('2026-11-20T09:00:00Z'),
  modified: Date.parse('2026-11-21T09:00:00Z'),
  start: Date.parse('2026-11-26T17:00:00Z'),
  end: Date.parse('2026-11-26T17:45:00Z'),
  zone: 'America/Denver',
  standing: 'on',
  summary: 'Product demo: Corvus Freight',
  description: 'Who, when and where',
  location: null,
  organizer: { name: 'Sam Setter', email: 'sam@northwind.example' },
  attendees: [
    {
      name: 'Maria',
      email: 'maria@corvus.example',
      participation: 'NEEDS-ACTION',
      role: 'REQ-PARTICIPANT',
      rsvp: true,
    },
  ],
  alarmMinutes: null,
  ...fields,
})
