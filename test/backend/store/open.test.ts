import Database from 'better-sqlite3'
import { mkdtempSync, readFileSync, rmSync, writeFileSync, existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openStore, StoreError } from '../../../electron/backend/store/open.ts'
import { migrations } from '../../../electron/backend/store/migrations/index.ts'
import { workspace } from '../../support/workspace.ts'

let folder: string
let file: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'setpoint-'))
  file = join(folder, 'data', 'workspace.db')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const problemOf = (open: () => unknown): StoreError => {
  try {
    open()
  } catch (error) {
    if (error instanceof StoreError) return error
    throw error
  }
  throw new Error('it opened')
}

describe('opening the data file', () => {
  it('makes the folder and the file, durable and strict', () => {
    const store = openStore(file)
    const pragma = (name: string) => store.db.pragma(name, { simple: true })
    expect(pragma('journal_mode')).toBe('wal')
    expect(pragma('synchronous')).toBe(2)
    expect(pragma('foreign_keys')).toBe(1)
    expect(pragma('user_version')).toBe(migrations.length)
    const loose = store.db
      .prepare(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'",
      )
      .all()
    expect(loose).toEqual([])
    store.close()
  })

  it('keeps what was saved', async () => {
    const app = workspace({ file })
    await app.client.reps.save({
      name: 'Dana Keller',
      email: 'dana@northwind.example',
      role: 'ae',
      zone: 'Europe/Berlin',
    })
    app.close()
    const again = workspace({ file })
    expect((await again.client.reps.list({})).reps.map((rep) => rep.name)).toEqual(['Dana Keller'])
    again.close()
  })

  it('refuses a second copy on the same data and says so', () => {
    const first = openStore(file)
    const error = problemOf(() => openStore(file))
    expect(error.problem).toBe('inUse')
    expect(error.message).toContain('already open in another copy of Setpoint')
    first.close()
    openStore(file).close()
  })

  it('refuses a file of a newer version and leaves it as it is', () => {
    openStore(file).close()
    const raw = new Database(file)
    raw.pragma(`user_version = ${migrations.length + 1}`)
    raw.pragma('wal_checkpoint(TRUNCATE)')
    raw.close()
    const before = readFileSync(file)
    const error = problemOf(() => openStore(file))
    expect(error.problem).toBe('newer')
    expect(error.message).toContain('Install the newer version')
    expect(readFileSync(file).equals(before)).toBe(true)
  })

  it('refuses a damaged file and leaves it as it is', () => {
    openStore(file).close()
    writeFileSync(file, 'this is no database, but somebody may need it '.repeat(100))
    const before = readFileSync(file)
    const error = problemOf(() => openStore(file))
    expect(error.problem).toBe('damaged')
    expect(error.message).toContain('left as it is')
    expect(readFileSync(file).equals(before)).toBe(true)
  })

  it('refuses the database of another program', () => {
    openStore(file).close()
    const other = join(folder, 'other.db')
    const raw = new Database(other)
    raw.exec('CREATE TABLE bookmarks (url TEXT)')
    raw.close()
    const before = readFileSync(other)
    expect(problemOf(() => openStore(other)).problem).toBe('notOurs')
    expect(readFileSync(other).equals(before)).toBe(true)
  })

  it('says that a folder cannot be written', () => {
    writeFileSync(join(folder, 'data'), 'a file where the folder should be')
    const error = problemOf(() => openStore(file))
    expect(error.problem).toBe('cannotWrite')
    expect(error.message).toContain('--data')
    expect(existsSync(file)).toBe(false)
  })
})
