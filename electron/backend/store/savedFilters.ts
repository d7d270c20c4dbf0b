import { all, insert, one, run, update, type ReadableDb, type WritableDb } from './database.ts'

export interface SavedFilterRow {
  readonly id: string
  readonly name: string
  /** The filter, and the words and the order where it has any. */
  readonly json: string
  readonly position: number
}

export const listSavedFilters = (db: ReadableDb): SavedFilterRow[] =>
  all(db, 'SELECT * FROM saved_filters ORDER BY position, id')

export const getSavedFilter = (db: ReadableDb, id: string): SavedFilterRow | undefined =>
  one(db, 'SELECT * FROM saved_filters WHERE id = ?', [id])

/** Adds it after the others, or changes it in its place. */
export function putSavedFilter(tx: WritableDb, filter: Omit<SavedFilterRow, 'position'>): void {
  if (update(tx, 'saved_filters', filter.id, { name: filter.name, json: filter.json })) return
  const last =
    one<{ position: number | null }>(tx, 'SELECT max(position) AS position FROM saved_filters')?.position ?? 0
  insert(tx, 'saved_filters', { ...filter, position: last + 1 })
}

export const dropSavedFilter = (tx: WritableDb, id: string): boolean =>
  run(tx, 'DELETE FROM saved_filters WHERE id = ?', [id]) === 1
