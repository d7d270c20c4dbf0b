import { all, one, run, type ReadableDb, type WritableDb } from './database.ts'

export interface ChangeInput {
  readonly id: string
  readonly at: number
  readonly by: string
  /** What was done, in the past tense, as the history shows it. */
  readonly label: string
  readonly undoable?: boolean
  readonly undoes?: string
  /** No entry of the history, for what happens again and again by itself. */
  readonly quiet?: boolean
}

/** A row that a change touched. */
export interface Touched {
  readonly tbl: string
  readonly row_id: string
}

/**
 * Runs `write` inside one `BEGIN IMMEDIATE` transaction together with its journal. What `write` throws takes everything
 * back. Returns its result and the rows it touched.
 */
export function change<T>(
  db: ReadableDb,
  input: ChangeInput,
  write: (db: WritableDb) => T,
): { result: T; touched: Touched[] } {
  const writable = db as WritableDb
  const transaction = db.transaction(() => {
    run(
      writable,
      'INSERT INTO changes (id, at_ms, by, label, undoable, undoes) VALUES (@id, @at, @by, @label, @undoable, @undoes)',
      {
        id: input.id,
        at: input.at,
        by: input.by,
        label: input.label,
        undoable: input.undoable === false ? 0 : 1,
        undoes: input.undoes ?? null,
      },
    )
    run(writable, 'INSERT INTO current_change (id) VALUES (?)', [input.id])
    const result = write(writable)
    run(writable, 'DELETE FROM current_change')
    const touched = all<Touched>(db, 'SELECT DISTINCT tbl, row_id FROM journal WHERE change_id = ?', [input.id])
    if (input.quiet) run(writable, 'DELETE FROM journal WHERE change_id = ?', [input.id])
    // A change that touched nothing is no entry of the history.
    if (touched.length === 0 || input.quiet) run(writable, 'DELETE FROM changes WHERE id = ?', [input.id])
    return { result, touched }
  })
  return transaction.immediate()
}

/** Whether the change that is being written has touched meetings, or who is seated in them. */
export const changesMeetings = (db: ReadableDb): boolean =>
  one(
    db,
    `SELECT 1 FROM journal WHERE change_id = (SELECT id FROM current_change) AND tbl IN ('meetings', 'meeting_reps') LIMIT 1`,
  ) !== undefined

export interface ChangeRow {
  readonly id: string
  readonly at_ms: number
  readonly by: string
  readonly label: string
  readonly undoable: number
  readonly undoes: string | null
  readonly undone_by: string | null
}

export function listChanges(db: ReadableDb, limit: number): ChangeRow[] {
  return all(db, 'SELECT * FROM changes ORDER BY id DESC LIMIT ?', [limit])
}

export function getChange(db: ReadableDb, id: string): ChangeRow | undefined {
  return one(db, 'SELECT * FROM changes WHERE id = ?', [id])
}

/** The newest change that can still be taken back and is not itself a taking back. */
export function lastUndoable(db: ReadableDb): ChangeRow | undefined {
  return one(
    db,
    'SELECT * FROM changes WHERE undoable = 1 AND undone_by IS NULL AND undoes IS NULL ORDER BY id DESC LIMIT 1',
  )
}

interface JournalRow {
  readonly seq: number
  readonly tbl: string
  readonly row_id: string
  readonly before: string | null
  readonly after: string | null
}

/** The newer change that stands in the way of a taking back. */
export interface Conflict {
  readonly label: string
  readonly undoable: number
}

/**
 * Puts every row of a change back to how it was before it. Returns the first row that something newer has changed
 * since, in which case nothing is written.
 */
export function takeBack(db: WritableDb, changeId: string, undoId: string): { conflict?: Conflict } {
  const rows = all<JournalRow>(db, 'SELECT * FROM journal WHERE change_id = ? ORDER BY seq DESC', [changeId])
  // The newest journal entry of each row must be this change's, else something builds on it.
  const newer = one<Conflict>(
    db,
    `SELECT c.label, c.undoable FROM journal j JOIN journal n ON n.row_id = j.row_id AND n.tbl = j.tbl AND n.seq > j.seq
       JOIN changes c ON c.id = n.change_id
      WHERE j.change_id = @changeId AND n.change_id <> @changeId AND n.change_id <> @undoId
        -- a newer change that was itself taken back, and its taking back, leave the row as it was
        AND c.undone_by IS NULL AND c.undoes IS NULL
        -- nor what a program brought of its own accord: it brings it again
        AND NOT (n.tbl = 'calendars' AND c.undoable = 0)
      ORDER BY c.undoable, n.seq DESC LIMIT 1`,
    { changeId, undoId },
  )
  if (newer) return { conflict: newer }
  // Rows that point at each other come back in any order; the transaction checks them at its end.
  db.pragma('defer_foreign_keys = ON')
  for (const row of rows) restore(db, row)
  run(db, 'UPDATE changes SET undone_by = ? WHERE id = ?', [undoId, changeId])
  return {}
}

function restore(db: WritableDb, row: JournalRow): void {
  // Table and column names come from the journal, which only the triggers of this folder write.
  if (row.before === null) {
    run(db, `DELETE FROM ${row.tbl} WHERE id = ?`, [row.row_id])
    return
  }
  const before = JSON.parse(row.before) as Record<string, string | number | null>
  const columns = Object.keys(before)
  if (row.after === null) {
    run(db, `INSERT INTO ${row.tbl} (${columns.join(', ')}) VALUES (${columns.map((c) => '@' + c).join(', ')})`, before)
  } else {
    run(db, `UPDATE ${row.tbl} SET ${columns.map((c) => `${c} = @${c}`).join(', ')} WHERE id = @id`, before)
  }
}
