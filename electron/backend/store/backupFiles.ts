import Database from 'better-sqlite3'
import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { APPLICATION_ID } from './application.ts'
import { one, type ReadableDb } from './database.ts'
import { firstDamage, firstDamageInTurns } from './integrity.ts'
import { migrations } from './migrations/index.ts'

/** What can be told of a data file without changing it. */
export interface FileFacts {
  /** The version of its schema: how many migrations it has. */
  readonly schema: number
  readonly leads: number
  readonly meetings: number
  readonly activities: number
  readonly reps: number
  /** The id of the newest entry of its history, which tells whether two files hold the same. */
  readonly lastChange: string | null
}

export type Inspected =
  | { readonly good: true; readonly facts: FileFacts }
  /** `problem` is for the person. */
  | { readonly good: false; readonly problem: string }

/** Counts of a file that is open, of any schema that has shipped. */
export const factsOf = (db: ReadableDb): FileFacts =>
  one<FileFacts>(
    db,
    `SELECT (SELECT user_version FROM pragma_user_version) AS schema,
            (SELECT count(*) FROM leads) AS leads, (SELECT count(*) FROM meetings) AS meetings,
            (SELECT count(*) FROM activities) AS activities, (SELECT count(*) FROM reps) AS reps,
            (SELECT max(id) FROM changes) AS lastChange`,
  )!

/** How many entries of the history are newer than this one. */
export const changesAfter = (db: ReadableDb, lastChange: string | null): number =>
  one<{ n: number }>(db, 'SELECT count(*) AS n FROM changes WHERE id > ?', [lastChange ?? ''])?.n ?? 0

/** Opens a backup to read from it; nothing is written, not even beside it. */
export function openBackup(file: string): { db: ReadableDb; close(): void } {
  const db = new Database(file, { readonly: true, fileMustExist: true })
  return { db: db as ReadableDb, close: () => db.close() }
}

/** Looks into a file: whether it is ours and of a version that is known, and what is in it. */
export const glance = (file: string): Inspected => look(file, () => undefined)

/** Looks into a file and through all of it. */
export const inspect = (file: string): Inspected => look(file, firstDamage)

function look(file: string, damageIn: (db: Database.Database) => string | undefined): Inspected {
  let opened
  try {
    opened = openBackup(file)
    const { db } = opened
    const foreign = foreignWords(db)
    if (foreign !== undefined) return { good: false, problem: foreign }
    const damage = damageIn(db)
    if (damage !== undefined) return { good: false, problem: DAMAGED }
    return { good: true, facts: factsOf(db) }
  } catch {
    return { good: false, problem: DAMAGED }
  } finally {
    opened?.close()
  }
}

const DAMAGED = 'It is damaged.'

function foreignWords(db: ReadableDb): string | undefined {
  if (db.pragma('application_id', { simple: true }) !== APPLICATION_ID) return 'It is not a data file of Setpoint.'
  if (Number(db.pragma('user_version', { simple: true })) > migrations.length) {
    return 'It was written by a newer version of Setpoint.'
  }
  return undefined
}

/** A backup that was written but is not what it was made from; nothing of it is left. */
export class BackupFailed extends Error {
  override readonly name = 'BackupFailed'
}

/**
 * Copies the open data file to `target` by SQLite's online backup, while other calls are answered: what they write
 * meanwhile is in it too. It has its name only once it is whole, on the disk and read through. Throws BackupFailed, or the
 * error of the disk.
 */
export async function writeBackup(db: ReadableDb, target: string): Promise<FileFacts> {
  const part = partOf(target)
  try {
    await db.backup(part)
    // In the same turn as the last page: nothing can have been written since.
    const expected = factsOf(db)
    settle(part)
    const opened = openBackup(part)
    try {
      const damage = foreignWords(opened.db) ?? (await firstDamageInTurns(opened.db))
      expectSame(expected, factsOf(opened.db), damage)
    } finally {
      opened.close()
    }
    putInPlace(part, target)
    return expected
  } catch (error) {
    removeAll(part)
    throw error
  }
}

/**
 * The same before a migration, when nobody else may use the file yet and nothing may wait: all pages of the open file at
 * once. For this the file has to fit into memory once more.
 */
export function writeBackupAtOnce(db: ReadableDb, target: string): void {
  const part = partOf(target)
  try {
    const expected = factsOf(db)
    writeFileSync(part, db.serialize())
    settle(part)
    const inspected = inspect(part)
    if (!inspected.good) throw new BackupFailed(inspected.problem)
    expectSame(expected, inspected.facts, undefined)
    putInPlace(part, target)
  } catch (error) {
    removeAll(part)
    throw error
  }
}

function expectSame(expected: FileFacts, found: FileFacts, damage: string | undefined): void {
  if (damage !== undefined) throw new BackupFailed(`The backup is damaged: ${damage}`)
  if (JSON.stringify(expected) !== JSON.stringify(found))
    throw new BackupFailed('The backup does not hold all records.')
}

function partOf(target: string): string {
  mkdirSync(dirname(target), { recursive: true })
  const part = `${target}.part`
  removeAll(part)
  return part
}

/** Makes it one file that can be read where nothing can be written: the pages of a WAL file say that they are of one. */
function settle(file: string): void {
  const db = new Database(file)
  try {
    db.pragma('journal_mode = DELETE')
  } finally {
    db.close()
  }
}

/** Copies a file that nobody has open; it has its name only once it is whole and on the disk. */
export function copyWhole(from: string, to: string): void {
  const part = partOf(to)
  copyFileSync(from, part)
  putInPlace(part, to)
}

function putInPlace(part: string, target: string): void {
  sync(part, 'r+')
  renameSync(part, target)
  syncFolder(dirname(target))
}

/** A name is on the disk once its folder is. Windows has no way to ask for that, and needs none. */
export function syncFolder(folder: string): void {
  if (process.platform !== 'win32') sync(folder, 'r')
}

function sync(path: string, flags: 'r' | 'r+'): void {
  const opened = openSync(path, flags)
  try {
    fsyncSync(opened)
  } finally {
    closeSync(opened)
  }
}

/** What belongs to a data file while it is in use. */
export const BESIDE = ['-wal', '-shm', '-journal'] as const

export function removeAll(file: string): void {
  for (const path of [file, ...BESIDE.map((end) => file + end)]) if (existsSync(path)) rmSync(path, { force: true })
}
