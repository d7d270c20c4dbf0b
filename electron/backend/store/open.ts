import Database from 'better-sqlite3'
import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { dropAllUnfinished } from './change.ts'
import { placeAllInCompanies } from './companies.ts'
import type { ReadableDb, WritableDb } from './database.ts'
import { watchTables } from './journal.ts'
import { watchLeadText } from './leadIndex.ts'
import { migrations } from './migrations/index.ts'

export type StoreProblem = 'newer' | 'inUse' | 'damaged' | 'notOurs' | 'cannotWrite'

/** Why a data file cannot be opened, in words that say what to do. The file is left as it is. */
export class StoreError extends Error {
  readonly problem: StoreProblem
  constructor(problem: StoreProblem, message: string, cause?: unknown) {
    super(message, { cause })
    this.name = 'StoreError'
    this.problem = problem
  }
}

/** Marks a file as ours: "SetP". */
const APPLICATION_ID = 0x53657450

export interface Opened {
  readonly db: ReadableDb
  close(): void
}

/** Opens the data file, made if absent, and brings it to the newest schema. Throws StoreError. */
export function openStore(file: string): Opened {
  if (file !== ':memory:') {
    try {
      mkdirSync(dirname(file), { recursive: true })
    } catch (error) {
      throw cannotWrite(file, error)
    }
  }
  let db: Database.Database
  try {
    db = new Database(file, { timeout: 0 })
  } catch (error) {
    throw explain(file, error)
  }
  try {
    // One writer: the second process that opens the file is told so, instead of both working on it.
    db.pragma('locking_mode = EXCLUSIVE')
    // Asked before anything is set: the file of another program or of a newer version is not even touched.
    refuseForeign(db, file)
    db.pragma('journal_mode = WAL')
    db.pragma('synchronous = FULL')
    db.pragma('foreign_keys = ON')
    db.pragma('temp_store = MEMORY')
    db.pragma('cache_size = -65536')
    // Takes the exclusive lock now rather than at the first change.
    db.exec('BEGIN IMMEDIATE; COMMIT')
    migrate(db)
    placeBefore(db)
    watchTables(db)
    watchLeadText(db)
    dropAllUnfinished(db as ReadableDb)
  } catch (error) {
    db.close()
    throw explain(file, error)
  }
  return { db: db as ReadableDb, close: () => db.close() }
}

const versionOf = (db: Database.Database): number => db.pragma('user_version', { simple: true }) as number

function refuseForeign(db: Database.Database, file: string): void {
  const version = versionOf(db)
  const owner = db.pragma('application_id', { simple: true }) as number
  const tables = db.prepare('SELECT count(*) AS n FROM sqlite_schema').get() as { n: number }
  if (tables.n > 0 && owner !== APPLICATION_ID) {
    throw new StoreError('notOurs', `${file} is a database of another program. Choose another data folder.`)
  }
  if (version > migrations.length) {
    throw new StoreError(
      'newer',
      `${file} was written by a newer version of Setpoint (data version ${version}, this one knows ${migrations.length}). ` +
        'Nothing was changed. Install the newer version, or choose another data folder with --data.',
    )
  }
}

function migrate(db: Database.Database): void {
  const version = versionOf(db)
  if (version === migrations.length) return
  db.transaction(() => {
    for (const migration of migrations.slice(version)) db.exec(migration.sql)
    db.pragma(`application_id = ${APPLICATION_ID}`)
    db.pragma(`user_version = ${migrations.length}`)
  }).immediate()
}

/** Before the journal watches: finding the company of a lead is nobody's doing. */
function placeBefore(db: Database.Database): void {
  db.transaction(() => placeAllInCompanies(db as WritableDb)).immediate()
}

const cannotWrite = (file: string, cause: unknown): StoreError =>
  new StoreError(
    'cannotWrite',
    `Setpoint cannot write ${file}. Check that the folder may be written and the disk is not full, or choose another one with --data.`,
    cause,
  )

function explain(file: string, error: unknown): Error {
  if (error instanceof StoreError) return error
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) {
    return new StoreError(
      'inUse',
      `${file} is already open in another copy of Setpoint. Use that one, or close it first. Nothing was changed.`,
      error,
    )
  }
  if (code.startsWith('SQLITE_NOTADB') || code.startsWith('SQLITE_CORRUPT')) {
    return new StoreError(
      'damaged',
      `${file} is damaged or not a Setpoint data file. It was left as it is. ` +
        'Move it aside and put a copy that you kept in its place, or choose another data folder with --data.',
      error,
    )
  }
  if (/^SQLITE_(CANTOPEN|READONLY|FULL|IOERR|PERM)/.test(code)) return cannotWrite(file, error)
  return error instanceof Error ? error : new Error(String(error))
}
