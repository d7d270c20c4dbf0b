import { countPeople } from './companies.ts'
import { all, one, run, type ReadableDb, type WritableDb } from './database.ts'
import { indexStaleLeads } from './leadIndex.ts'

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
    insertChange(writable, input)
    const result = writeAs(writable, input.id, write)
    const touched = touchedBy(db, input.id, 0)
    if (input.quiet) run(writable, 'DELETE FROM journal WHERE change_id = ?', [input.id])
    // A change that touched nothing is no entry of the history; one that takes another back says so all the same.
    if ((touched.length === 0 && !input.undoes) || input.quiet)
      run(writable, 'DELETE FROM changes WHERE id = ?', [input.id])
    return { result, touched }
  })
  return transaction.immediate()
}

function insertChange(db: WritableDb, input: ChangeInput): void {
  run(
    db,
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
}

/** What is written inside goes into the journal as this change. */
function writeAs<T>(db: WritableDb, changeId: string, write: (db: WritableDb) => T): T {
  run(db, 'INSERT INTO current_change (id) VALUES (?)', [changeId])
  const result = write(db)
  indexStaleLeads(db)
  run(db, 'DELETE FROM current_change')
  return result
}

const touchedBy = (db: ReadableDb, changeId: string, after: number): Touched[] =>
  all(db, 'SELECT DISTINCT tbl, row_id FROM journal WHERE change_id = ? AND seq > ?', [changeId, after])

const lastEntry = (db: ReadableDb): number =>
  one<{ seq: number | null }>(db, 'SELECT max(seq) AS seq FROM journal')?.seq ?? 0

/**
 * Commits without waiting for the disk, which is no loss: until the change is finished a crash takes it back anyway, and
 * its last transaction waits for all before it (SQLite, "PRAGMA synchronous", WAL). Other changes still wait each.
 */
function unhurried<T>(db: ReadableDb, write: () => T): T {
  db.pragma('synchronous = NORMAL')
  db.pragma('wal_autocheckpoint = 8000')
  try {
    return write()
  } finally {
    db.pragma('synchronous = FULL')
    db.pragma('wal_autocheckpoint = 1000')
  }
}

/** Begins a change of several transactions. Until `finishChange` it can be neither seen in the history nor undone. */
export function beginChange(db: ReadableDb, input: ChangeInput): void {
  const writable = db as WritableDb
  const transaction = db.transaction(() => {
    insertChange(writable, input)
    run(writable, 'INSERT INTO unfinished_changes (change_id) VALUES (?)', [input.id])
  })
  transaction.immediate()
}

/** One transaction of a change that has begun. Returns the rows it touched. */
export function continueChange(db: ReadableDb, changeId: string, write: (db: WritableDb) => void): Touched[] {
  const transaction = db.transaction(() => {
    const before = lastEntry(db)
    writeAs(db as WritableDb, changeId, write)
    return touchedBy(db, changeId, before)
  })
  return unhurried(db, () => transaction.immediate())
}

/** The change is whole: from now on it is one entry of the history, by this label. */
export function finishChange(db: ReadableDb, changeId: string, label: string): void {
  const writable = db as WritableDb
  const transaction = db.transaction(() => {
    run(writable, 'UPDATE changes SET label = ? WHERE id = ?', [label, changeId])
    run(writable, 'DELETE FROM unfinished_changes WHERE change_id = ?', [changeId])
    // A change that touched nothing is no entry of the history.
    if (!one(db, 'SELECT 1 FROM journal WHERE change_id = ? LIMIT 1', [changeId])) {
      run(writable, 'DELETE FROM changes WHERE id = ?', [changeId])
    }
  })
  transaction.immediate()
}

/**
 * Takes back up to `rows` journal entries of an unfinished change, the newest first, in one transaction. Rows that
 * somebody else has changed meanwhile stay as they are. Returns what it touched; nothing once all is taken back, and
 * then there is no trace of the change.
 */
export function dropUnfinished(db: ReadableDb, changeId: string, rows: number): Touched[] {
  const writable = db as WritableDb
  const transaction = db.transaction(() => {
    const entries = all<JournalRow>(db, 'SELECT * FROM journal WHERE change_id = ? ORDER BY seq DESC LIMIT ?', [
      changeId,
      rows,
    ])
    const oldest = entries.at(-1)
    if (!oldest) {
      run(writable, 'DELETE FROM changes WHERE id = ?', [changeId])
      return []
    }
    db.pragma('defer_foreign_keys = ON')
    writeAs(writable, changeId, (tx) => {
      for (const entry of entries) if (!changedByOthers(tx, entry, changeId)) restore(tx, entry)
    })
    run(writable, 'DELETE FROM journal WHERE change_id = ? AND seq >= ?', [changeId, oldest.seq])
    return entries.map(({ tbl, row_id }) => ({ tbl, row_id }))
  })
  return unhurried(db, () => transaction.immediate())
}

const changedByOthers = (db: ReadableDb, entry: JournalRow, changeId: string): boolean =>
  one(db, 'SELECT 1 FROM journal WHERE row_id = ? AND seq > ? AND tbl = ? AND change_id <> ?', [
    entry.row_id,
    entry.seq,
    entry.tbl,
    changeId,
  ]) !== undefined

/** Takes back what a crash has cut off. */
export function dropAllUnfinished(db: ReadableDb): void {
  for (const { id } of all<{ id: string }>(db, 'SELECT change_id AS id FROM unfinished_changes')) {
    while (dropUnfinished(db, id, 10_000).length > 0);
  }
}

export const isUnfinished = (db: ReadableDb, changeId: string): boolean =>
  one(db, 'SELECT 1 FROM unfinished_changes WHERE change_id = ?', [changeId]) !== undefined

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
  return all(
    db,
    'SELECT * FROM changes WHERE id NOT IN (SELECT change_id FROM unfinished_changes) ORDER BY id DESC LIMIT ?',
    [limit],
  )
}

export function getChange(db: ReadableDb, id: string): ChangeRow | undefined {
  return one(db, 'SELECT * FROM changes WHERE id = ?', [id])
}

/** The newest change that can still be taken back and is not itself a taking back. */
export function lastUndoable(db: ReadableDb): ChangeRow | undefined {
  return one(
    db,
    `SELECT * FROM changes WHERE undoable = 1 AND undone_by IS NULL AND undoes IS NULL
        AND id NOT IN (SELECT change_id FROM unfinished_changes) ORDER BY id DESC LIMIT 1`,
  )
}

/** The newest taking back that still stands, unless something else was done since: what redo brings back. */
export function lastRedoable(db: ReadableDb): ChangeRow | undefined {
  return one(
    db,
    `SELECT u.* FROM changes u JOIN changes x ON x.id = u.undoes AND x.undone_by = u.id AND x.undoes IS NULL
      WHERE u.undone_by IS NULL
        AND u.id > coalesce((SELECT max(id) FROM changes WHERE undoable = 1 AND undoes IS NULL), '')
      ORDER BY u.id DESC LIMIT 1`,
  )
}

/** What a taking back took back, the newest first. */
export const takenBackBy = (db: ReadableDb, undoId: string): ChangeRow[] =>
  all(db, 'SELECT * FROM changes WHERE undone_by = ? ORDER BY id DESC', [undoId])

export interface JournalRow {
  readonly seq: number
  readonly tbl: string
  readonly row_id: string
  readonly before: string | null
  readonly after: string | null
}

/** Puts a row back to how it was before an entry of the journal. */
export function restore(db: WritableDb, row: JournalRow): void {
  // Table and column names come from the journal, which only the triggers of this folder write.
  if (row.before === null) {
    // A company stays for the leads that have joined it since.
    if (row.tbl === 'companies' && countPeople(db, row.row_id) > 0) return
    run(db, `DELETE FROM ${row.tbl} WHERE id = ?`, [row.row_id])
    return
  }
  const before = JSON.parse(row.before) as Record<string, string | number | null>
  // A column of an earlier version may be gone since.
  const there = columnsOf(db, row.tbl)
  const columns = Object.keys(before).filter((name) => there.has(name))
  if (row.after === null) {
    run(db, `INSERT INTO ${row.tbl} (${columns.join(', ')}) VALUES (${columns.map((c) => '@' + c).join(', ')})`, before)
  } else {
    run(db, `UPDATE ${row.tbl} SET ${columns.map((c) => `${c} = @${c}`).join(', ')} WHERE id = @id`, before)
  }
}

const tables = new WeakMap<ReadableDb, Map<string, ReadonlySet<string>>>()

/** The columns of a table, which stay as they are while the file is open. */
export function columnsOf(db: ReadableDb, table: string): ReadonlySet<string> {
  const known = tables.get(db) ?? new Map<string, ReadonlySet<string>>()
  tables.set(db, known)
  let columns = known.get(table)
  if (!columns) {
    const rows = all<{ name: string }>(db, 'SELECT name FROM pragma_table_info(?)', [table])
    known.set(table, (columns = new Set(rows.map(({ name }) => name))))
  }
  return columns
}
