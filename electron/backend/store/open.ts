import Database from 'better-sqlite3'
import { existsSync, mkdirSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { APPLICATION_ID } from './application.ts'
import { writeBackupAtOnce } from './backupFiles.ts'
import { backupPath, listBackupNames } from './backupNames.ts'
import { dropAllUnfinished } from './change.ts'
import { placeAllInCompanies } from './companies.ts'
import type { ReadableDb, WritableDb } from './database.ts'
import { firstDamage, troubleOf } from './integrity.ts'
import { watchTables } from './journal.ts'
import { watchLeadText } from './leadIndex.ts'
import { migrations } from './migrations/index.ts'
import { finishRestore, newestGood, recover, type GoodBackup, type Recovery } from './recovery.ts'

export type StoreProblem = 'newer' | 'inUse' | 'damaged' | 'notOurs' | 'cannotWrite'

/** Why a data file cannot be opened, in words that say what to do. The file is left as it is. */
export class StoreError extends Error {
  readonly problem: StoreProblem
  /** Of a damaged file: the newest good backup, which can take its place. */
  readonly backup: GoodBackup | undefined
  constructor(problem: StoreProblem, message: string, cause?: unknown, backup?: GoodBackup) {
    super(message, { cause })
    this.name = 'StoreError'
    this.problem = problem
    this.backup = backup
  }
}

/** A file up to this size is read through before it is opened: 32 MB take about a tenth of a second. */
const CHECKED_AT_ONCE = 32 * 1024 * 1024

export interface Opened {
  readonly db: ReadableDb
  /** Whether it was read through at opening; a larger file is to be read through afterwards. */
  readonly checked: boolean
  /** Where a damaged file was put aside, where that was asked for. */
  readonly aside?: string
  close(): void
}

export interface OpenOptions {
  /** Epoch milliseconds, for the names of files that are put aside. */
  readonly now: number
  /** What to do about a damaged file; without it the file is left as it is and StoreError says what can be done. */
  readonly recovery?: Recovery | undefined
}

/**
 * Opens the data file, made if absent, finishes a restore that waits and brings the file to the newest schema, after a
 * backup. Throws StoreError.
 */
export function openStore(file: string, options: OpenOptions = { now: 0 }): Opened {
  const { recovery, now } = options
  if (recovery === undefined || file === ':memory:') return openFile(file, now)
  try {
    return openFile(file, now)
  } catch (error) {
    if (!(error instanceof StoreError) || error.problem !== 'damaged') throw error
    let aside: string
    try {
      aside = recover(file, recovery, now)
    } catch (failed) {
      throw explain(file, failed)
    }
    return { ...openFile(file, now), aside }
  }
}

function openFile(file: string, now: number): Opened {
  if (file !== ':memory:') {
    try {
      mkdirSync(dirname(file), { recursive: true })
    } catch (error) {
      throw cannotWrite(file, error)
    }
  }
  let db: Database.Database
  let checked = true
  try {
    if (file !== ':memory:') {
      finishRestore(file, now)
      refuseEmptied(file)
      checked = !existsSync(file) || statSync(file).size <= CHECKED_AT_ONCE
    }
    db = new Database(file, { timeout: 0 })
  } catch (error) {
    throw explain(file, error)
  }
  try {
    // One writer: the second process that opens the file is told so, instead of both working on it.
    db.pragma('locking_mode = EXCLUSIVE')
    // Asked before anything is set: the file of another program or of a newer version is not even touched.
    refuseForeign(db, file)
    // Takes the exclusive lock now rather than at the first change.
    db.exec('BEGIN IMMEDIATE; COMMIT')
    if (checked && file !== ':memory:') refuseDamaged(db, file)
    makeDurable(db, file)
    db.pragma('foreign_keys = ON')
    db.pragma('temp_store = MEMORY')
    db.pragma('cache_size = -65536')
    migrate(db, file, now)
    placeBefore(db)
    watchTables(db)
    watchLeadText(db)
    dropAllUnfinished(db as ReadableDb)
  } catch (error) {
    db.close()
    throw explain(file, error)
  }
  return { db: db as ReadableDb, checked, close: () => db.close() }
}

/**
 * A commit is on the disk before it is answered: written ahead to a log, and the log synchronised with each commit (SQLite,
 * "PRAGMA synchronous"). On a Mac only a full synchronisation empties the disk's own cache; elsewhere it is the same.
 */
function makeDurable(db: Database.Database, file: string): void {
  const mode = db.pragma('journal_mode = WAL', { simple: true })
  db.pragma('synchronous = FULL')
  db.pragma('fullfsync = ON')
  db.pragma('checkpoint_fullfsync = ON')
  const synchronous = db.pragma('synchronous', { simple: true })
  if (file !== ':memory:' && (mode !== 'wal' || synchronous !== 2)) {
    throw new StoreError(
      'cannotWrite',
      `The disk of ${file} cannot keep what is written to it safely. Choose a data folder on a disk of this computer with --data.`,
    )
  }
}

/** What SQLite takes for a new database: a file of no bytes, where there was more before. */
function refuseEmptied(file: string): void {
  if (existsSync(file) && statSync(file).size === 0 && listBackupNames(file).length > 0) {
    throw damaged(file, new Error('the file is empty'))
  }
}

function refuseDamaged(db: Database.Database, file: string): void {
  const damage = firstDamage(db)
  if (damage !== undefined) throw damaged(file, new Error(damage))
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

function migrate(db: Database.Database, file: string, now: number): void {
  const version = versionOf(db)
  if (version === migrations.length) return
  if (version > 0 && file !== ':memory:') {
    try {
      writeBackupAtOnce(db as ReadableDb, backupPath(file, 'migration', now))
    } catch (error) {
      throw new StoreError(
        'cannotWrite',
        `${file} has to be brought to a new form, and the backup that is written before could not be. ` +
          'Nothing was changed. Free some space on the disk, then start Setpoint again.',
        error,
      )
    }
  }
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
  const trouble = troubleOf(error)
  if (trouble === 'damaged') return damaged(file, error)
  if (trouble !== undefined || code.startsWith('SQLITE_PERM')) return cannotWrite(file, error)
  return error instanceof Error ? error : new Error(String(error))
}

function damaged(file: string, cause: unknown): StoreError {
  return new StoreError(
    'damaged',
    `${file} is damaged or not a Setpoint data file. It was left as it is.`,
    cause,
    newestGood(file),
  )
}
