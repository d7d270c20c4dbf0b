import Database from 'better-sqlite3'
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { migrations } from '../../../electron/backend/store/migrations/index.ts'
import { ics, vevent } from '../../support/icsText.ts'
import { workspace } from '../../support/workspace.ts'

/** What has shipped: an edit of it would leave the data files out there as they were. */
const SHIPPED: Readonly<Record<string, string>> = {
  '001-initial': '09d10e76d3d0e3f93003b53508a59cc6213024a452543ce10f94214ea354ad8b',
}
const REP = '01890a5d-ac96-774b-bcce-b302099a8057'
const CALENDAR = '01890a5d-ac96-774b-bcce-b302099a8058'

describe('migrations', () => {
  test('stand in the list in the order of their numbers, which are those of their files', () => {
    const folder = join(import.meta.dirname, '../../../electron/backend/store/migrations')
    const files = readdirSync(folder).filter((name) => /^\d/.test(name))
    expect(migrations.map(({ name }) => `${name}.ts`)).toEqual(files.toSorted())
    expect(migrations.map(({ name }) => Number(name.slice(0, 3)))).toEqual(migrations.map((_, i) => i + 1))
  })

  test('that have shipped are what they were', () => {
    for (const [name, hash] of Object.entries(SHIPPED)) {
      const sql = migrations.find((one) => one.name === name)?.sql ?? ''
      expect({ name, hash: createHash('sha256').update(sql).digest('hex') }).toEqual({ name, hash })
    }
  })
})

describe('a data file of version 1', () => {
  let folder: string
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'setpoint-'))))
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  test('is brought to the newest, with all that was in it', async () => {
    const file = join(folder, 'workspace.db')
    const text = ics(
      vevent('UID:old', 'SUMMARY:Stand-up', 'DTSTART:20261124T090000Z', 'DURATION:PT1H', 'RRULE:FREQ=WEEKLY'),
    )
    const old = new Database(file)
    old.exec(migrations[0]?.sql ?? '')
    old.pragma(`application_id = ${0x53657450}`)
    old.pragma('user_version = 1')
    old
      .prepare(
        `INSERT INTO reps (id, name, email, role, zone, weight, active, created_ms, joined_ms)
         VALUES (?, 'Dana Keller', 'dana@northwind.example', 'ae', 'Europe/Berlin', 100, 1, 0, 0)`,
      )
      .run(REP)
    const asOf = Date.parse('2026-11-20T09:00:00Z')
    old
      .prepare(`INSERT INTO calendars (id, rep_id, name, as_of_ms, events) VALUES (?, ?, 'Work', ?, 1)`)
      .run(CALENDAR, REP, asOf)
    const window = [asOf - 90 * 86_400_000, asOf + 400 * 86_400_000]
    old
      .prepare(
        `INSERT INTO calendar_files (calendar_id, ics, window_from_ms, window_to_ms, zone, email)
         VALUES (?, ?, ?, ?, 'Europe/Berlin', 'dana@northwind.example')`,
      )
      .run(CALENDAR, text, ...window)
    const start = Date.parse('2026-11-24T09:00:00Z')
    old
      .prepare(
        `INSERT INTO busy (calendar_id, rep_id, start_ms, end_ms, all_day, tentative, title, uid)
         VALUES (?, ?, ?, ?, 0, 0, 'Stand-up', 'old')`,
      )
      .run(CALENDAR, REP, start, start + 3_600_000)
    old.close()

    const app = workspace({ file })
    const { db } = app.services
    expect(db.pragma('user_version', { simple: true })).toBe(migrations.length)
    expect(db.pragma('foreign_key_check')).toEqual([])
    expect((await app.client.reps.list({})).reps).toMatchObject([{ id: REP, name: 'Dana Keller', weight: 100 }])
    expect((await app.client.calendars.list({})).calendars).toEqual([
      { id: CALENDAR, repId: REP, name: 'Work', asOf: '2026-11-20T09:00:00Z', events: 1 },
    ])
    const busy = async (from: string, to: string) =>
      (await app.client.busy.list({ repIds: [REP], from, to })).busy.map((one) => one.start)
    // What was laid out is still there, and the file answers for the rest.
    expect(await busy('2026-11-24T00:00:00Z', '2026-11-25T00:00:00Z')).toEqual(['2026-11-24T09:00:00Z'])
    expect(await busy('2029-11-20T00:00:00Z', '2029-11-27T00:00:00Z')).toEqual(['2029-11-20T09:00:00Z'])
    const { changes } = await app.client.calendars.import({
      repId: REP,
      name: 'Work',
      ics: ics() + ics(vevent('DTSTART:20261126T090000Z', 'DURATION:PT1H')),
    })
    expect(changes).toMatchObject({ added: 1, removed: 1 })
    await app.client.history.undo({})
    expect(await busy('2026-11-24T00:00:00Z', '2026-11-27T00:00:00Z')).toEqual(['2026-11-24T09:00:00Z'])
    app.close()
  })
})
