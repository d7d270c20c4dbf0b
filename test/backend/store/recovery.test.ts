import Database from 'better-sqlite3'
import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { firstDamageInTurns } from '../../../electron/backend/store/integrity.ts'
import { inspect } from '../../../electron/backend/store/backupFiles.ts'
import { migrations } from '../../../electron/backend/store/migrations/index.ts'
import { openStore, StoreError } from '../../../electron/backend/store/open.ts'
import { damageFile } from '../../support/damagedDataFile.ts'
import { addLead, workspace } from '../../support/workspace.ts'

let folder: string
let file: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'setpoint-'))
  file = join(folder, 'workspace.db')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** Two leads, the first of which is in a backup. */
async function leadsAndBackup(): Promise<void> {
  const app = workspace({ file })
  await addLead(app, { name: 'Lea' })
  await app.client.backups.create()
  await addLead(app, { name: 'Ben' })
  app.close()
}

function damage(): Buffer {
  damageFile(file)
  return readFileSync(file)
}

function refused(): StoreError {
  try {
    openStore(file).close()
  } catch (error) {
    if (error instanceof StoreError) return error
    throw error
  }
  throw new Error('it opened')
}

describe('a damaged data file', () => {
  it('is recognised at start, left as it is, and the newest good backup is named', async () => {
    await leadsAndBackup()
    const before = damage()
    const error = refused()
    expect(error.problem).toBe('damaged')
    expect(error.backup).toMatchObject({ kind: 'manual', facts: { leads: 1 } })
    expect(readFileSync(file).equals(before)).toBe(true)
  })

  it('is put aside for a backup that is asked for', async () => {
    await leadsAndBackup()
    const before = damage()
    const app = workspace({ file, recovery: 'backup' })
    expect((await app.client.leads.list({})).leads.map(({ name }) => name)).toEqual(['Lea'])
    app.close()
    const aside = readdirSync(folder).find((name) => name.includes('damaged'))
    expect(aside).toBe('workspace-damaged-2026-11-23T09-00-00Z.db')
    expect(readFileSync(join(folder, aside ?? '')).equals(before)).toBe(true)
  })

  it('is put aside for an empty workspace that is asked for', async () => {
    await leadsAndBackup()
    damage()
    const app = workspace({ file, recovery: 'empty' })
    expect((await app.client.workspace.status()).counts.leads).toBe(0)
    expect((await app.client.backups.list()).backups).toHaveLength(1)
    app.close()
  })

  it('is one of no bytes where there are backups of it', async () => {
    await leadsAndBackup()
    truncateSync(file, 0)
    expect(refused().problem).toBe('damaged')
  })

  it('passes over a backup that is damaged too', async () => {
    await leadsAndBackup()
    const app = workspace({ file })
    const { name } = await app.client.backups.create()
    app.close()
    truncateSync(join(folder, 'backups', name), 8192)
    damage()
    expect(refused().backup?.facts.leads).toBe(1)
  })

  it('is not made of a good one that is asked to be recovered', async () => {
    await leadsAndBackup()
    const app = workspace({ file, recovery: 'empty' })
    expect((await app.client.workspace.status()).counts.leads).toBe(2)
    app.close()
  })

  it('is found in turns too, as a large one is', async () => {
    await leadsAndBackup()
    const db = new Database(file)
    expect(await firstDamageInTurns(db)).toBeUndefined()
    db.close()
    damage()
    const damaged = new Database(file)
    const found = await firstDamageInTurns(damaged).catch((error: unknown) => String(error))
    expect(found).toBeDefined()
    damaged.close()
  })
})

describe('before a migration', () => {
  it('a backup of the old form is written', () => {
    const old = new Database(file)
    old.exec(migrations[0]?.sql ?? '')
    old.pragma(`application_id = ${0x53657450}`)
    old.pragma('user_version = 1')
    old
      .prepare(
        `INSERT INTO reps (id, name, email, role, zone, weight, active, created_ms, joined_ms)
         VALUES ('01890a5d-ac96-774b-bcce-b302099a8057', 'Dana', 'd@n.example', 'ae', 'UTC', 100, 1, 0, 0)`,
      )
      .run()
    old.close()
    openStore(file, { now: Date.parse('2026-11-23T09:00:00Z') }).close()
    const [name] = readdirSync(join(folder, 'backups'))
    expect(name).toBe('workspace-2026-11-23T09-00-00Z-migration.db')
    expect(inspect(join(folder, 'backups', name ?? ''))).toMatchObject({ good: true, facts: { schema: 1, reps: 1 } })
    const now = new Database(file)
    expect(now.pragma('user_version', { simple: true })).toBe(migrations.length)
    now.close()
  })
})
