import { pinnedClock } from '../electron/backend/clock.ts'
import { dataFile } from '../electron/backend/hostOptions.ts'
import { createBackend } from '../electron/backend/index.ts'
import { silentLog } from '../electron/backend/log.ts'
import { formatInstant } from '../shared/time/instant.ts'
import { instantAt } from '../shared/time/zone.ts'
import { NOW } from './engine.ts'

/** The day on which everything is booked: the one after `NOW`. */
export const BOOKED_DAY = '2026-11-24'

const TEAMS = [
  { role: 'ae', zone: 'Europe/Berlin', share: 5 },
  { role: 'ae', zone: 'Europe/London', share: 2 },
  { role: 'presales', zone: 'Europe/Berlin', share: 2 },
  { role: 'csm', zone: 'America/New_York', share: 1 },
] as const
/** By the rep's clock, with room for the buffers between them and for lunch. */
const STARTS = ['09:00', '10:15', '11:30', '13:15', '14:30', '15:45']
const WEEK = ['20261123', '20261124', '20261125', '20261126', '20261127']

/**
 * A workspace in `folder` with `count` reps of three roles in three zones, six meetings each on one day, and a calendar
 * each with a busy and a tentative time on every day of the week. The same for the same numbers.
 */
export async function makeBoardWorkspace(folder: string, count: number): Promise<void> {
  const backend = createBackend({
    file: dataFile(folder),
    clock: pinnedClock(NOW),
    log: silentLog,
    zone: 'Europe/Berlin',
  })
  const { client } = backend
  try {
    const types = new Map<string, string>()
    for (const role of ['ae', 'presales', 'csm'] as const) {
      const { id } = await client.meetingTypes.save({
        name: `Meeting with ${role}`,
        minutes: 45,
        bufferBefore: 5,
        bufferAfter: 10,
        panel: [{ role }],
      })
      types.set(role, id)
    }
    // Somebody is next in the queue, at which the application opens.
    await client.leads.save({ name: 'Next Up', phone: '+49 30 231250' })
    const shares = TEAMS.flatMap((team) => Array.from({ length: team.share }, () => team))
    for (let i = 0; i < count; i++) {
      const { role, zone } = shares[i % shares.length]!
      const rep = await client.reps.save({ name: `Rep Number ${i + 1}`, email: `rep${i + 1}@team.example`, role, zone })
      const weekly = ([1, 2, 3, 4, 5] as const).map((weekday) => ({ weekday, start: '09:00', end: '17:00' }))
      await client.availability.save({ repId: rep.id, weekly, overrides: [], timeOff: [] })
      // One rep in ten is unverified: no calendar is known.
      if (i % 10 !== 9) await client.calendars.import({ repId: rep.id, name: 'work', ics: calendarOf(i) })
      for (const [k, at] of STARTS.entries()) {
        const lead = await client.leads.save({
          name: `Lead ${i + 1}-${k + 1}`,
          company: `Company ${i + 1}`,
          email: `lead${i + 1}-${k + 1}@company.example`,
        })
        const [hours = 0, minutes = 0] = at.split(':').map(Number)
        const meeting = await client.meetings.book({
          meetingTypeId: types.get(role)!,
          leadId: lead.id,
          start: formatInstant(instantAt(BOOKED_DAY, hours * 60 + minutes, zone, 'first')),
          repIds: [rep.id],
          override: { reason: 'bench' },
        })
        if (k % 2 === 0) await client.meetings.confirm({ meetingId: meeting.id, by: 'phone' })
      }
    }
  } finally {
    backend.close()
  }
}

/** In UTC, clear of every meeting in all three zones. */
function calendarOf(seed: number): string {
  const lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Setpoint//bench//EN']
  const event = (day: string, k: number, start: string, end: string, tentative: boolean): void => {
    lines.push(
      'BEGIN:VEVENT',
      `UID:${seed}-${day}-${k}@team.example`,
      'DTSTAMP:20261101T000000Z',
      `DTSTART:${day}T${start}00Z`,
      `DTEND:${day}T${end}00Z`,
      `SUMMARY:${tentative ? 'Perhaps' : 'Team round'}`,
      `STATUS:${tentative ? 'TENTATIVE' : 'CONFIRMED'}`,
      'END:VEVENT',
    )
  }
  for (const day of WEEK) {
    const booked = day === BOOKED_DAY.replaceAll('-', '')
    event(day, 1, booked ? '0600' : '1400', booked ? '0645' : '1445', false)
    event(day, 2, booked ? '2130' : '1500', booked ? '2200' : '1530', true)
  }
  lines.push('END:VCALENDAR', '')
  return lines.join('\r\n')
}
