import Database from 'better-sqlite3'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { migrations } from '../../../electron/backend/store/migrations/index.ts'
import { addLead, addRep, addType, workspace } from '../../support/workspace.ts'

let folder: string
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'setpoint-'))))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** Takes from the file what the migration gave it, and runs it on what the file was before. */
function migrateAgain(file: string): void {
  const db = new Database(file)
  db.exec(`DROP INDEX activities_calls; DROP INDEX activities_moves; DROP INDEX leads_created;
    ALTER TABLE activities DROP COLUMN moved_from_ms;
    UPDATE journal SET after = json_remove(after, '$.moved_from_ms') WHERE tbl = 'activities'`)
  db.exec(migrations.find(({ name }) => name === '018-insights')?.sql ?? '')
  db.close()
}

test('moves of before are known from the history, and not those that were taken back', async () => {
  const file = join(folder, 'workspace.db')
  const old = workspace({ file })
  const [dana, jo] = [await addRep(old, { name: 'Dana Keller' }), await addRep(old, { name: 'Jo Santos' })]
  const type = await addType(old)
  const lead = await addLead(old, { name: 'Maria Sandoval' })
  const start = (hour: number) => `2026-11-25T${hour}:00:00Z`
  const asked = { meetingTypeId: type.id, leadId: lead.id, start: start(10), repIds: [dana.id] }
  const { id } = await old.client.meetings.book(asked)
  await old.client.meetings.reschedule({ meetingId: id, start: start(11) })
  await old.client.meetings.reschedule({ meetingId: id, start: start(11), repIds: [jo.id] })
  await old.client.meetings.reschedule({ meetingId: id, start: start(12) })
  await old.client.history.undo({})
  old.close()
  migrateAgain(file)

  const app = workspace({ file })
  const today = { from: '2026-11-23', to: '2026-11-23' }
  expect((await app.client.insights.report(today)).total.reschedules).toBe(1)
  expect((await app.client.insights.records({ ...today, metric: 'reschedules' })).records).toMatchObject([
    { meetingId: id, what: 'Product demo moved, with Dana Keller' },
  ])
  // Taken back, it counts no more.
  const { changes } = await app.client.history.list({})
  const moved = changes.filter(({ label, undone }) => label.startsWith('Moved') && !undone)
  await app.client.history.undo({ changeId: moved.at(-1)?.id ?? '', withNewer: true })
  expect((await app.client.insights.report(today)).total.reschedules).toBe(0)
  app.close()
})
