import { all, insert, one, run, type ReadableDb, type WritableDb } from './database.ts'

/** A folder whose calendar files are taken in by themselves; a rep has one at most. */
export interface WatchedFolderRow {
  readonly id: string
  readonly rep_id: string
  readonly folder: string
}

/** By rep; of one rep or of all. */
export const listWatchedFolders = (db: ReadableDb, repId: string | null): WatchedFolderRow[] =>
  all(db, 'SELECT * FROM watched_folders WHERE @repId IS NULL OR rep_id = @repId ORDER BY rep_id', { repId })

export const findWatchedFolder = (db: ReadableDb, repId: string): WatchedFolderRow | undefined =>
  one(db, 'SELECT * FROM watched_folders WHERE rep_id = ?', [repId])

/** Another folder is another row: what is known of the files of the one before goes with it. */
export function replaceWatchedFolder(tx: WritableDb, repId: string, next: WatchedFolderRow | null): void {
  run(tx, 'DELETE FROM watched_folders WHERE rep_id = ?', [repId])
  if (next) insert(tx, 'watched_folders', { ...next })
}

/** What came of a file in a watched folder. */
export interface WatchedFileRow {
  readonly folder_id: string
  readonly name: string
  /** What the file looked like when it was dealt with; empty when it has to be tried again. */
  readonly stamp: string
  /** Events of it that could not be read. */
  readonly skipped: number
  /** Why the file as it is now was not taken in. */
  readonly problem: string | null
  /** 1 when the folder was there and the file was not. */
  readonly gone: number
}

/** The files of a folder that were dealt with, by name. */
export const listWatchedFiles = (db: ReadableDb, folderId: string): WatchedFileRow[] =>
  all(db, 'SELECT * FROM watched_files WHERE folder_id = ? ORDER BY name', [folderId])

export const getWatchedFile = (db: ReadableDb, folderId: string, name: string): WatchedFileRow | undefined =>
  one(db, 'SELECT * FROM watched_files WHERE folder_id = ? AND name = ?', [folderId, name])

/** Keeps what came of a file; nothing when its folder is not watched any more. */
export function saveWatchedFile(tx: WritableDb, file: WatchedFileRow): void {
  run(
    tx,
    `INSERT INTO watched_files (folder_id, name, stamp, skipped, problem, gone)
     SELECT @folder_id, @name, @stamp, @skipped, @problem, @gone
      WHERE EXISTS (SELECT 1 FROM watched_folders WHERE id = @folder_id)
     ON CONFLICT (folder_id, name) DO UPDATE SET stamp = @stamp, skipped = @skipped, problem = @problem, gone = @gone`,
    { ...file },
  )
}

export function forgetWatchedFile(tx: WritableDb, folderId: string, name: string): void {
  run(tx, 'DELETE FROM watched_files WHERE folder_id = ? AND name = ?', [folderId, name])
}
