import Database from 'better-sqlite3'
import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Backend } from '../../../electron/backend/index.ts'
import { silentLog } from '../../../electron/backend/log.ts'
import { openWorkspace, type OpenWorkspace } from '../../../electron/backend/openWorkspace.ts'
import { inspect } from '../../../electron/backend/store/backupFiles.ts'
import { addLead, addRep, addType, movableClock, NOW, refusal, workspace } from '../../support/workspace.ts'

let folder: string
let file: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'setpoint-'))
  file = join(folder, 'workspace.db')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const kinds = async (app: Backend) => (await app.client.backups.list()).backups.map(({ kind }) => kind)
/** Writes that were asked for before it are done. */
const settled = (app: Backend) => app.client.backups.create()

async function bookedWorkspace(app: Backend) {
  const rep = await addRep(app, { name: 'Dana' })
  const lead = await addLead(app, { name: 'Lea Vogt' })
  const type = await addType(app)
  const book = (start: string) => app.client.meetings.book({ meetingTypeId: type.id, leadId: lead.id, start })
  return { rep, lead, type, book, meeting: await book('2026-11-24T09:00:00Z') }
}

describe('a backup', () => {
  it('holds what there is, as one file that is read through', async () => {
    const app = workspace({ file })
    await bookedWorkspace(app)
    const backup = await app.client.backups.create()
    expect(backup).toMatchObject({
      kind: 'manual',
      at: NOW,
      problem: null,
      counts: { leads: 1, meetings: 1, activities: 1, reps: 1 },
    })
    expect(readdirSync(join(folder, 'backups'))).toEqual([backup.name])
    const copy = new Database(join(folder, 'backups', backup.name), { readonly: true })
    expect(copy.pragma('journal_mode', { simple: true })).toBe('delete')
    expect(copy.pragma('integrity_check', { simple: true })).toBe('ok')
    copy.close()
    app.close()
  })

  it('is written while other calls write', async () => {
    const app = workspace({ file })
    const { book } = await bookedWorkspace(app)
    const writing = app.client.backups.create()
    for (let hour = 10; hour < 16; hour++) await book(`2026-11-24T${hour}:00:00Z`)
    const { name, counts } = await writing
    const inspected = inspect(join(folder, 'backups', name))
    expect(inspected).toMatchObject({ good: true, facts: { meetings: counts?.meetings } })
    app.close()
  })

  it('is written at the first start of a day, and by the first change of the next', async () => {
    const clock = movableClock(NOW)
    const first = workspace({ file, clock })
    await addLead(first, { name: 'Lea' })
    first.close()
    const second = workspace({ file, clock })
    await settled(second)
    expect(await kinds(second)).toEqual(['manual', 'daily'])
    await addLead(second, { name: 'Ben' })
    await settled(second)
    expect((await kinds(second)).filter((kind) => kind === 'daily')).toHaveLength(1)
    clock.set('2026-11-24T09:00:00Z')
    await addLead(second, { name: 'Ida' })
    await settled(second)
    expect((await kinds(second)).filter((kind) => kind === 'daily')).toHaveLength(2)
    second.close()
  })

  it('is written before an import, unless the newest holds all there is', async () => {
    const app = workspace({ file })
    await addLead(app, { name: 'Lea' })
    await settled(app)
    const csv = 'name,email\nBen,ben@acme.example\n'
    await app.client.leads.import({ csv, dryRun: true })
    await app.client.leads.import({ csv })
    expect((await kinds(app)).filter((kind) => kind === 'import')).toEqual([])
    await app.client.suppression.import({ text: 'ida@acme.example' })
    expect((await kinds(app)).filter((kind) => kind === 'import')).toEqual(['import'])
    app.close()
  })

  it('is not to be had of a workspace in memory', async () => {
    const app = workspace()
    expect(await app.client.backups.list()).toEqual({ folder: null, backups: [], damaged: false })
    expect((await refusal(app.client.backups.create())).code).toBe('WRONG_STATE')
    expect((await refusal(app.client.backups.restore({ name: 'workspace.db' }))).code).toBe('WRONG_STATE')
    app.close()
  })

  it('that is damaged, foreign or elsewhere is not gone back to', async () => {
    const app = workspace({ file })
    await addLead(app, { name: 'Lea' })
    const { name } = await app.client.backups.create()
    const path = join(folder, 'backups', name)
    const foreign = 'workspace-2026-01-01T09-00-00Z-daily.db'
    const other = new Database(join(folder, 'backups', foreign))
    other.exec('CREATE TABLE bookmarks (url TEXT)')
    other.close()
    truncateSync(path, readFileSync(path).length - 8192)
    for (const bad of [name, foreign]) {
      expect((await refusal(app.client.backups.restore({ name: bad }))).code, bad).toBe('WRONG_STATE')
    }
    expect((await refusal(app.client.backups.preview({ name: '../workspace.db' }))).code).toBe('NOT_FOUND')
    app.close()
  })
})

describe('going back to a backup', () => {
  let open: OpenWorkspace
  let reopened: Promise<Backend>
  const start = () => {
    const next = Promise.withResolvers<Backend>()
    reopened = next.promise
    open = openWorkspace(
      { file, clock: movableClock(NOW), log: silentLog, zone: 'Europe/Berlin' },
      { reopened: next.resolve, failed: next.reject },
    )
    return open.backend
  }

  it('says before what differs, keeps what was there, and opens the workspace anew', async () => {
    const app = start()
    const { book, meeting } = await bookedWorkspace(app)
    const { name } = await app.client.backups.create()
    const later = await book('2026-11-25T09:00:00Z')
    await addLead(app, { name: 'Ben Ode' })
    await app.client.meetings.cancel({ meetingId: meeting.id, reason: 'ill' })

    const preview = await app.client.backups.preview({ name })
    expect(preview.now).toEqual({ leads: 2, meetings: 2, activities: preview.now.activities, reps: 1 })
    expect(preview.changesSince).toBe(3)
    expect(preview.meetings.onlyHere).toEqual({
      count: 1,
      first: [{ id: later.id, leadName: 'Lea Vogt', start: '2026-11-25T09:00:00Z', status: 'booked' }],
    })
    expect(preview.meetings.onlyThere.count).toBe(0)
    expect(preview.leads.onlyHere).toEqual({ count: 1, first: ['Ben Ode'] })

    const events = await app.client.changes.stream()
    await app.client.backups.restore({ name })
    const again = await reopened
    // Whoever followed the changes is told that there are no more.
    for await (const event of events) expect(event.type).toBeDefined()
    const { meetings } = await again.client.meetings.list({})
    expect(meetings.map(({ id, status }) => [id, status])).toEqual([[meeting.id, 'booked']])

    const kept = (await again.client.backups.list()).backups.find(({ kind }) => kind === 'replaced')
    expect(kept?.counts).toMatchObject({ leads: 2, meetings: 2 })
    const back = await again.client.backups.preview({ name: kept?.name ?? '' })
    expect(back.meetings.onlyThere.first.map(({ id }) => id)).toEqual([later.id])
    open.close()
  })

  it('that a crash cut off is finished at the next start', async () => {
    const app = start()
    await addLead(app, { name: 'Lea' })
    const { name } = await app.client.backups.create()
    await addLead(app, { name: 'Ben' })
    open.close()
    // The present file is put aside already, the backup not yet in its place.
    const backup = readFileSync(join(folder, 'backups', name))
    writeFileSync(`${file}.restore`, backup)
    rmSync(file)
    const again = start()
    expect((await again.client.workspace.status()).counts.leads).toBe(1)
    expect(readdirSync(folder).filter((one) => one.endsWith('.restore'))).toEqual([])
    open.close()
  })
})
