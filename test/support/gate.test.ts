import { expect, it } from 'vitest'
import { composeDraft } from '../../electron/backend/calendar/draft/draft.ts'
import { writeCalendar } from '../../electron/backend/calendar/write/calendar.ts'
import { event } from './inviteEvent.ts'

// The writers let these through, as nothing in the app asks for them; the validators do not.
it('a test that writes a wrong calendar fails, whatever it looks at', () => {
  expect(() => writeCalendar({ method: 'PUBLISH', events: [event(), event()] })).toThrow(/a UID stands twice/)
})

it('a test that writes a wrong e-mail fails, whatever it looks at', async () => {
  const person = { name: 'Tom', email: 'tom@corvus.example' }
  const ics = writeCalendar({ method: 'REQUEST', events: [event()] })
  const draft = composeDraft({
    from: person,
    to: [person],
    cc: [],
    subject: 'Demo',
    text: 'Hello',
    language: 'en',
    date: new Date('2026-11-23T09:00:00Z'),
    messageId: '<1@northwind.example>',
    calendar: { method: 'REQUEST', ics },
  })
  await expect(draft).rejects.toThrow(/is from tom@corvus.example, and organized by sam@northwind.example/)
})
