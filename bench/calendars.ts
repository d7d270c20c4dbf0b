import ical from 'node-ical'
import { createBackend } from '../electron/backend/index.ts'
import { expandCalendar, parseCalendar } from '../electron/backend/calendar/read/readCalendar.ts'
import { writeCalendar } from '../electron/backend/calendar/write/calendar.ts'
import type { InviteEvent } from '../electron/backend/calendar/write/event.ts'
import { pinnedClock } from '../electron/backend/clock.ts'
import { silentLog } from '../electron/backend/log.ts'
import { DAY, MINUTE } from '../shared/time/instant.ts'
import { largeCalendar } from '../test/support/largeCalendar.ts'
import { NOW } from './engine.ts'
import { measure, words } from './measure.ts'

const EVENTS = 10_000
const DAYS = 60
const RUNS = 5

/** Parse and expand, by us and by node-ical on the same file in turns; import as a call; and invites written. */
export async function measureCalendars(): Promise<[string, string][]> {
  const text = largeCalendar(EVENTS, NOW)
  const to = NOW + DAYS * DAY
  const what = `${EVENTS.toLocaleString('en')} events, a tenth of them series, ${(text.length / 1e6).toFixed(1)} MB`
  let found = 0
  const ours = await measure(RUNS, () => {
    const reader = { zone: 'Europe/Berlin', email: 'mara.lindqvist@northwind.example', from: NOW, to }
    found = expandCalendar(parseCalendar(text), reader).occurrences.length
  })
  let theirs = 0
  const nodeIcal = await measure(RUNS, () => {
    theirs = 0
    for (const event of Object.values(ical.sync.parseICS(text))) {
      if (event?.type !== 'VEVENT') continue
      theirs += ical.expandRecurringEvent(event, { from: new Date(NOW), to: new Date(to) }).length
    }
  })
  const first = await measureImport(text, null)
  const again = await measureImport(text, largeCalendar(EVENTS, NOW, 1))
  const meetings = inviteEvents(EVENTS)
  const written = await measure(RUNS, () => {
    for (const event of meetings) writeCalendar({ method: 'REQUEST', events: [event] })
  })
  return [
    [`calendar read and laid out over ${DAYS} days: ${what} (${found} occurrences)`, words(ours)],
    [
      `the same file by node-ical (${theirs} occurrences), ${(nodeIcal.median / ours.median).toFixed(1)} times as long`,
      words(nodeIcal),
    ],
    [`calendars.import of it: read, laid out over 490 days, stored, journalled`, words(first)],
    ['calendars.import of its next export, one event in a hundred moved', words(again)],
    [`invites written: ${EVENTS.toLocaleString('en')} meetings, a file each`, words(written)],
  ]
}

/** The call, in a data file of its own; of `next` where the calendar is there already. */
async function measureImport(text: string, next: string | null) {
  const backends: { close(): void }[] = []
  const prepared = await Promise.all(
    Array.from({ length: RUNS + 1 }, async () => {
      const backend = createBackend({
        file: ':memory:',
        clock: pinnedClock(NOW),
        log: silentLog,
        zone: 'Europe/Berlin',
      })
      backends.push(backend)
      const { client } = backend
      const rep = await client.reps.save({
        name: 'Mara Lindqvist',
        email: 'mara.lindqvist@northwind.example',
        role: 'ae',
        zone: 'Europe/Berlin',
      })
      if (next) await client.calendars.import({ repId: rep.id, name: 'Work', ics: text })
      return () => client.calendars.import({ repId: rep.id, name: 'Work', ics: next ?? text })
    }),
  )
  const measured = await measure(RUNS, () => prepared.pop()?.())
  for (const backend of backends) backend.close()
  return measured
}

const inviteEvents = (count: number): InviteEvent[] =>
  Array.from({ length: count }, (_, i) => ({
    uid: `${i}@setpoint.example`,
    sequence: i % 3,
    stamp: NOW,
    created: NOW,
    modified: NOW,
    start: NOW + (i % 400) * DAY,
    end: NOW + (i % 400) * DAY + 30 * MINUTE,
    zone: i % 2 === 0 ? 'Europe/Berlin' : 'America/New_York',
    standing: 'on',
    summary: `Product demo, Halden & Co ${i}`,
    description: 'Join by video.\n10:00 in Berlin, 04:00 in New York.',
    location: 'https://video.northwind.example/room/4711',
    organizer: { name: 'Sam Rivera', email: 'sam@northwind.example' },
    attendees: [
      {
        name: 'Ana Ruiz',
        email: 'ana@halden.example',
        participation: 'NEEDS-ACTION',
        role: 'REQ-PARTICIPANT',
        rsvp: true,
      },
      {
        name: 'Dana Keller',
        email: 'dana@northwind.example',
        participation: 'ACCEPTED',
        role: 'REQ-PARTICIPANT',
        rsvp: false,
      },
    ],
    alarmMinutes: 10,
  }))
