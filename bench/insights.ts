import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pinnedClock } from '../electron/backend/clock.ts'
import { dataFile } from '../electron/backend/hostOptions.ts'
import { createBackend } from '../electron/backend/index.ts'
import { silentLog } from '../electron/backend/log.ts'
import { insertMeeting, seatReps, updateMeeting } from '../electron/backend/store/meetings.ts'
import { SPLITS } from '../shared/insights/metrics.ts'
import { rangeOf, RANGES } from '../shared/insights/ranges.ts'
import { DAY, HOUR, MINUTE } from '../shared/time/instant.ts'
import { addDays } from '../shared/time/zone.ts'
import { NOW } from './engine.ts'
import { measure, words } from './measure.ts'
import { fill } from './queue.ts'

const REPS = 20
const MEETINGS = 12_000
const STATUSES = ['completed', 'completed', 'completed', 'no_show', 'cancelled'] as const

/** Reports over a workspace of `leads` with `activities` calls each and a year of meetings, in a file as it is in use. */
export async function measureInsights(leads: number, activities: number): Promise<[what: string, figure: string][]> {
  const folder = mkdtempSync(join(tmpdir(), 'setpoint-bench-'))
  const backend = createBackend({
    file: dataFile(folder),
    clock: pinnedClock(NOW),
    log: silentLog,
    zone: 'Europe/Berlin',
  })
  const { services, client } = backend
  try {
    fill(services, leads, activities)
    await fillMeetings(backend)
    const today = '2026-11-23'
    const rows: [string, string][] = []
    const fourWeeks = { from: addDays(today, -27), to: today }
    for (const split of SPLITS) {
      const { total } = await client.insights.report({ ...fourWeeks, split })
      const measured = await measure(15, () => client.insights.report({ ...fourWeeks, split }))
      const what = `${leads.toLocaleString('en')} leads, ${(leads * activities).toLocaleString('en')} activities`
      rows.push([
        `insights, 28 days by ${split}: ${what} (${total.dials.toLocaleString('en')} dials, ${total.booked.toLocaleString('en')} booked in them)`,
        words(measured),
      ])
    }
    for (const name of RANGES) {
      const range = rangeOf(name, today, 1)
      const measured = await measure(15, () => client.insights.report({ ...range, split: 'rep' }))
      rows.push([`insights by rep, ${name}`, words(measured)])
    }
    const records = await measure(15, () => client.insights.records({ ...fourWeeks, metric: 'dials' }))
    rows.push(['what the dials of 28 days are made of, the first 100', words(records)])
    rows.push(['the stand-up', words(await measure(15, () => client.insights.standUp()))])
    return rows
  } finally {
    backend.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function fillMeetings({ services, client }: ReturnType<typeof createBackend>): Promise<void> {
  const reps: string[] = []
  for (let i = 0; i < REPS; i++) {
    const email = `rep${i}@northwind.example`
    reps.push((await client.reps.save({ name: `Rep ${i}`, email, role: 'ae', zone: 'Europe/Berlin' })).id)
  }
  const type = await client.meetingTypes.save({ name: 'Product demo', minutes: 30, panel: [{ role: 'ae' }] })
  const { leads } = await client.leads.list({ limit: 500 })
  services.change('Filled', (tx) => {
    for (let i = 0; i < MEETINGS; i++) {
      const id = services.newId()
      // Each rep has one an hour, back from tomorrow.
      const start = NOW + DAY - Math.floor(i / REPS) * 14 * HOUR
      const lead = leads[i % leads.length]
      const meeting = {
        id,
        uid: `${id}@setpoint.local`,
        lead_id: lead?.id ?? '',
        meeting_type_id: type.id,
        start_ms: start,
        end_ms: start + 30 * MINUTE,
        buffer_before: 0,
        buffer_after: 0,
        location: null,
        notes: null,
        override_reason: null,
        booked_by: 'Sam',
        created_ms: start - 3 * DAY,
        updated_ms: start - 3 * DAY,
      }
      insertMeeting(tx, meeting)
      seatReps(tx, meeting, [{ repId: reps[i % REPS] ?? '', seat: 0 }], services.newId)
      if (start < NOW) updateMeeting(tx, id, { status: STATUSES[i % STATUSES.length] ?? 'completed' })
    }
  })
}
