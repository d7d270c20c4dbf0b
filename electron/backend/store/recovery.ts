import Database from 'better-sqlite3'
import { existsSync, mkdirSync, renameSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { BESIDE, copyWhole, inspect, syncFolder, type FileFacts } from './backupFiles.ts'
import { backupFolder, backupPath, damagedPath, listBackupNames, type BackupName } from './backupNames.ts'
import { troubleOf } from './integrity.ts'

/** The newest backup that is whole, and what is in it. */
export interface GoodBackup extends BackupName {
  readonly path: string
  readonly facts: FileFacts
}

/** Looks through backups from the newest on until one is whole. */
export function newestGood(file: string): GoodBackup | undefined {
  for (const backup of listBackupNames(file)) {
    const path = join(backupFolder(file), backup.name)
    const inspected = inspect(path)
    if (inspected.good) return { ...backup, path, facts: inspected.facts }
  }
  return undefined
}

/** How to go on with a data file that is damaged. */
export type Recovery = 'backup' | 'empty'

/**
 * Puts a damaged data file aside and, for `backup`, the newest good one in its place. Where a crash cuts it off the next
 * start asks again, or finishes it. Returns where the damaged file is now.
 */
export function recover(file: string, how: Recovery, now: number): string {
  const good = how === 'backup' ? newestGood(file) : undefined
  // Copied first: a full disk shall leave everything as it is.
  if (good) copyWhole(good.path, waitingPath(file))
  const aside = damagedPath(file, now)
  moveAll(file, aside)
  if (good) renameSync(waitingPath(file), file)
  syncFolder(dirname(file))
  return aside
}

/** A restore that was asked for waits under this name until the data file is closed. */
const waitingPath = (file: string): string => `${file}.restore`

/** Makes ready what takes the place of the data file when it is opened next. */
export function prepareRestore(file: string, backup: string): void {
  copyWhole(backup, waitingPath(file))
}

/**
 * Carries out a restore that waits: the present file goes to the backups, whole, and the waiting one takes its place. Each
 * step is a renaming, and what a crash has cut off is finished at the next start. Throws what SQLite says when another
 * process has the file open.
 */
export function finishRestore(file: string, now: number): void {
  if (!existsSync(waitingPath(file))) return
  if (existsSync(file)) moveAll(file, isWholeFile(file) ? backupPath(file, 'replaced', now) : damagedPath(file, now))
  renameSync(waitingPath(file), file)
  syncFolder(dirname(file))
}

/** Writes the log into the file, so that it can be moved; false when it is damaged, and then its log goes with it. */
function isWholeFile(file: string): boolean {
  const db = new Database(file, { timeout: 0 })
  try {
    db.pragma('locking_mode = EXCLUSIVE')
    db.pragma('journal_mode = DELETE')
    db.exec('BEGIN IMMEDIATE; COMMIT')
    return true
  } catch (error) {
    if (troubleOf(error) === 'damaged') return false
    throw error
  } finally {
    db.close()
  }
}

/** The log goes first: apart from its file it means nothing, and the file without it is an older state. */
function moveAll(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true })
  for (const end of [...BESIDE, '']) if (existsSync(from + end)) renameSync(from + end, to + end)
}
