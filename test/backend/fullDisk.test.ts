import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Backend } from '../../electron/backend/index.ts'
import { addLead, refusal, workspace } from '../support/workspace.ts'

let folder: string
let app: Backend
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'setpoint-'))
  app = workspace({ file: join(folder, 'workspace.db') })
})
afterEach(() => {
  app.close()
  rmSync(folder, { recursive: true, force: true })
})

/** SQLite's own limit: a write beyond it fails as one to a full disk does, in the same place. */
function fillDisk(): () => void {
  const { db } = app.services
  const pages = db.pragma('page_count', { simple: true })
  db.pragma(`max_page_count = ${String(pages)}`)
  return () => db.pragma('max_page_count = 1073741823')
}

const long = 'x'.repeat(8000)
const names = async () => (await app.client.leads.list({ limit: 500 })).leads.map(({ name }) => name)

describe('a full disk', () => {
  it('is said, changes nothing, and the same call works once there is room', async () => {
    await addLead(app, { name: 'Lea' })
    const free = fillDisk()
    const save = () => addLead(app, { name: 'Ben', notes: long })
    const error = await refusal(save())
    expect(error).toMatchObject({ code: 'NOT_SAVED', status: 507 })
    expect(error.data).toMatchObject({ reason: 'The disk is full.' })
    expect(String(error.data['hint'])).toContain(folder)
    expect(await names()).toEqual(['Lea'])
    free()
    await save()
    expect(await names()).toEqual(['Ben', 'Lea'])
  })

  it('takes a long import back as a whole, then or as soon as there is room', async () => {
    await addLead(app, { name: 'Lea' })
    await app.client.backups.create()
    const free = fillDisk()
    const rows = Array.from({ length: 1500 }, (_, i) => `Lead ${i},lead${i}@acme.example,${'note '.repeat(40)}`)
    const csv = ['name,email,notes', ...rows].join('\n')
    expect((await refusal(app.client.leads.import({ csv }))).code).toBe('NOT_SAVED')
    free()
    await addLead(app, { name: 'Ben' })
    expect(await names()).toEqual(['Ben', 'Lea'])
    expect(await app.client.leads.import({ csv })).toMatchObject({ created: 1500, updated: 0 })
  })

  it('leaves half a backup nowhere', async () => {
    await addLead(app, { name: 'Lea' })
    const db = app.services.db
    const backup = db.backup.bind(db)
    db.backup = async (target) => {
      await backup(target)
      throw Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' })
    }
    expect((await refusal(app.client.backups.create())).code).toBe('NOT_SAVED')
    db.backup = backup
    expect((await app.client.backups.list()).backups).toEqual([])
    await app.client.backups.create()
    expect((await app.client.backups.list()).backups).toHaveLength(1)
  })
})

describe('a data folder that cannot be written any more', () => {
  it('is said, and what is there can be read', async () => {
    await addLead(app, { name: 'Lea' })
    app.services.db.pragma('query_only = ON')
    const error = await refusal(addLead(app, { name: 'Ben' }))
    expect(error).toMatchObject({ code: 'NOT_SAVED', data: { reason: 'The data folder cannot be written.' } })
    expect(await names()).toEqual(['Lea'])
    app.services.db.pragma('query_only = OFF')
    await addLead(app, { name: 'Ben' })
  })
})

describe('damage that is found while the file is in use', () => {
  it('is said to everybody', async () => {
    await addLead(app, { name: 'Lea' })
    expect((await app.client.workspace.status()).damaged).toBe(false)
    app.services.health.foundDamaged('row 3 missing from index leads_email')
    expect((await app.client.workspace.status()).damaged).toBe(true)
    expect((await app.client.backups.list()).damaged).toBe(true)
  })
})
