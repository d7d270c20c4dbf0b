import { columnsOf, restore, type ChangeRow, type JournalRow } from './change.ts'
import { mendCompanies } from './companies.ts'
import { all, listOf, one, run, update, type ReadableDb, type WritableDb } from './database.ts'

/** Why changes cannot be taken back as they stand; nothing is written then. */
export type Obstacle =
  /** These came after it and build on it, the newest first; with one that is not undoable there is no way back. */
  | { readonly kind: 'newer'; readonly changes: readonly ChangeRow[] }
  /** The meeting would be gone, and its invite has left the app. */
  | { readonly kind: 'invited'; readonly meetingId: string }
  /** What it was built on is not there; by this change, where one is known. */
  | { readonly kind: 'changed'; readonly by: ChangeRow | undefined }

/** A meeting that came back although word of what was taken back has left the app: whoever has it must be told. */
export interface ToTell {
  readonly meetingId: string
}

/** Something stands in the way. It ends the transaction, so that nothing stays of what was put back before it. */
export class Obstructed extends Error {
  readonly obstacle: Obstacle
  constructor(obstacle: Obstacle) {
    super(obstacle.kind)
    this.name = 'Obstructed'
    this.obstacle = obstacle
  }
}

export interface TakeBackInput {
  /** The changes to take back. */
  readonly ids: readonly string[]
  readonly undoId: string
  readonly now: number
}

/** More than this is no longer "and what builds on it". */
const LONGEST_CHAIN = 100

/**
 * Puts every row of these changes back to how it was before them, as the change `undoId` that is being written at the
 * instant `now`. A row comes back only if it stands as the changes left it, so that undo and redo in any order end where
 * they began; else it throws Obstructed. Returns who has to be told.
 */
export function takeBack(db: WritableDb, { ids, undoId, now }: TakeBackInput): readonly ToTell[] {
  // Rows that point at each other come back in any order; the transaction checks them at its end.
  db.pragma('defer_foreign_keys = ON')
  const newer = newerOn(db, ids, undoId)
  if (newer.length > 0) throw new Obstructed({ kind: 'newer', changes: newer })
  const entries = all<JournalRow>(
    db,
    'SELECT * FROM journal WHERE change_id IN (SELECT value FROM json_each(?)) ORDER BY seq DESC',
    [listOf(ids)],
  )
  checkStands(db, entries, ids, undoId)
  const toTell: ToTell[] = []
  for (const entry of entries) {
    if (entry.tbl === 'meetings' && leftTheApp(db, entry, [...ids, undoId])) {
      if (entry.before === null) throw new Obstructed({ kind: 'invited', meetingId: entry.row_id })
      if (restoreSent(db, entry, now)) toTell.push({ meetingId: entry.row_id })
    } else if (!isTakenBack(db, entry, ids)) restore(db, entry)
  }
  checkAlone(db, entries, undoId)
  for (const id of ids) mendCompanies(db, id)
  for (const id of ids) {
    run(db, 'UPDATE changes SET undone_by = ? WHERE id = ?', [undoId, id])
    // Taking back a taking back brings the changes back that it took.
    run(db, 'UPDATE changes SET undone_by = NULL WHERE undone_by = ?', [id])
  }
  return toTell
}

/**
 * Whether an entry is of a hold that ended, as by a booking, and that has been taken back meanwhile: it does not come again
 * with what ended it.
 */
const isTakenBack = (db: ReadableDb, { tbl, row_id, before, after }: JournalRow, ids: readonly string[]): boolean =>
  tbl === 'holds' &&
  before !== null &&
  after === null &&
  one(
    db,
    `SELECT 1 FROM journal j JOIN changes c ON c.id = j.change_id
      WHERE j.row_id = @row AND j.tbl = 'holds' AND j.before IS NULL AND c.undoes IS NULL
        AND c.undone_by IS NOT NULL AND c.undone_by NOT IN (SELECT value FROM json_each(@ids)) LIMIT 1`,
    { row: row_id, ids: listOf(ids) },
  ) !== undefined

/** The changes `ids` with those that stand in their way and all that builds on these, the newest first. */
export function withWhatBuildsOn(
  db: ReadableDb,
  ids: readonly string[],
  newer: readonly ChangeRow[],
  undoId: string,
): { readonly chain: readonly ChangeRow[]; readonly possible: boolean } {
  const chain = chainOf(db, [...ids, ...newer.map(({ id }) => id)], undoId)
  const more = chain.filter(({ id }) => !ids.includes(id))
  return { chain, possible: chain.length <= LONGEST_CHAIN && more.every(({ undoable }) => undoable === 1) }
}

/** These changes with all that builds on them, the newest first. */
function chainOf(db: ReadableDb, start: readonly string[], undoId: string): ChangeRow[] {
  let ids = [...new Set(start)]
  for (;;) {
    const more = newerOn(db, ids, undoId)
    if (more.length === 0 || ids.length > LONGEST_CHAIN) break
    ids = [...ids, ...more.map(({ id }) => id)]
  }
  return all(db, 'SELECT * FROM changes WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id DESC', [listOf(ids)])
}

/** Word of a meeting that left the app, and no more than that: the meeting itself is as it was. */
const ONLY_SENT = /* sql */ `(n.tbl = 'meetings' AND c.undoable = 0 AND n.before <> n.after
  AND json_remove(n.before, '$.invited_ms', '$.invited_sequence') = json_remove(n.after, '$.invited_ms', '$.invited_sequence'))`

/** What happens by itself to a row: a program brings it again, a hold runs out. */
const BY_ITSELF = /* sql */ `(n.tbl IN ('calendars', 'holds') AND c.undoable = 0)`

/** What still stands, came later and changed a row of these. */
function newerOn(db: ReadableDb, ids: readonly string[], undoId: string): ChangeRow[] {
  return all(
    db,
    `SELECT DISTINCT c.* FROM journal j
       JOIN journal n ON n.row_id = j.row_id AND n.tbl = j.tbl AND n.seq > j.seq
       JOIN changes c ON c.id = n.change_id
      WHERE j.change_id IN (SELECT value FROM json_each(@ids))
        AND n.change_id NOT IN (SELECT value FROM json_each(@ids)) AND n.change_id <> @undoId
        -- a newer change that was itself taken back, and its taking back, leave the row as it was
        AND c.undone_by IS NULL AND c.undoes IS NULL
        AND NOT ${BY_ITSELF} AND NOT ${ONLY_SENT}
      ORDER BY c.id DESC LIMIT ${LONGEST_CHAIN + 1}`,
    { ids: listOf(ids), undoId },
  )
}

const key = ({ tbl, row_id }: Pick<JournalRow, 'tbl' | 'row_id'>): string => `${tbl} ${row_id}`

/** Worked out from leads, or ended by time: they need not stand as they were left. */
const MAY_DIFFER: ReadonlySet<string> = new Set(['calendars', 'holds', 'companies'])
/** Columns that say what was sent, which no taking back unsays. */
const SENT: ReadonlySet<string> = new Set(['invited_ms', 'invited_sequence'])
/** And those that are worked out from others: a company that went and came again is another row. */
const FREE: ReadonlySet<string> = new Set([...SENT, 'company_id'])

/** Each row must be as its newest entry left it; else something it was built on was taken back on its own. */
function checkStands(db: ReadableDb, entries: readonly JournalRow[], ids: readonly string[], undoId: string): void {
  const seen = new Set<string>()
  for (const entry of entries) {
    if (seen.has(key(entry)) || MAY_DIFFER.has(entry.tbl)) continue
    seen.add(key(entry))
    const now = one<Record<string, unknown>>(db, `SELECT * FROM ${entry.tbl} WHERE id = ?`, [entry.row_id])
    const left = entry.after === null ? undefined : (JSON.parse(entry.after) as Record<string, unknown>)
    const there = columnsOf(db, entry.tbl)
    const same =
      now && left
        ? Object.entries(left).every(([name, value]) => !there.has(name) || FREE.has(name) || now[name] === value)
        : !now === !left
    if (same) continue
    const by = one<ChangeRow>(
      db,
      `SELECT x.* FROM journal n JOIN changes c ON c.id = n.change_id JOIN changes x ON x.id = coalesce(c.undoes, c.id)
        WHERE n.row_id = @row AND n.tbl = @tbl AND n.change_id <> @undoId
          AND n.change_id NOT IN (SELECT value FROM json_each(@ids))
        ORDER BY n.seq DESC LIMIT 1`,
      { row: entry.row_id, tbl: entry.tbl, undoId, ids: listOf(ids) },
    )
    throw new Obstructed({ kind: 'changed', by })
  }
}

/**
 * What was put back must not take rows with it that somebody else has made since: those build on it too. One that was there
 * before, as a hold that ends with its lead, goes and comes with it.
 */
function checkAlone(db: ReadableDb, entries: readonly JournalRow[], undoId: string): void {
  const own = new Set(entries.map(key))
  const touched = all<JournalRow>(db, 'SELECT DISTINCT tbl, row_id FROM journal WHERE change_id = ?', [undoId])
  const others = touched.filter((row) => !own.has(key(row)))
  if (others.length === 0) return
  const first = Math.min(...entries.map(({ seq }) => seq))
  const builds = all<ChangeRow>(
    db,
    `SELECT DISTINCT c.* FROM json_each(@rows) r
       JOIN journal n ON n.row_id = r.value ->> 'row_id' AND n.tbl = r.value ->> 'tbl' AND n.change_id <> @undoId
        AND n.seq > @first
       JOIN changes c ON c.id = n.change_id
      WHERE c.undone_by IS NULL AND c.undoes IS NULL AND NOT ${BY_ITSELF} ORDER BY c.id DESC LIMIT ${LONGEST_CHAIN + 1}`,
    { rows: JSON.stringify(others), first, undoId },
  )
  if (builds.length > 0) throw new Obstructed({ kind: 'newer', changes: builds })
}

/** Whether word of a meeting has left the app since this entry, by another change than `own`. */
const leftTheApp = (db: ReadableDb, entry: JournalRow, own: readonly string[]): boolean =>
  one(
    db,
    `SELECT 1 FROM journal n JOIN changes c ON c.id = n.change_id
      WHERE n.row_id = @row AND n.seq > @seq AND ${ONLY_SENT}
        AND n.change_id NOT IN (SELECT value FROM json_each(@own)) LIMIT 1`,
    { row: entry.row_id, seq: entry.seq, own: listOf(own) },
  ) !== undefined

/**
 * Puts a meeting back of which word has left the app: what was sent stays known, and where what is taken back raised
 * SEQUENCE it is raised once more, since a calendar takes in nothing older than it has (RFC 5546 2.1.4). Returns whether
 * people have to be told.
 */
function restoreSent(db: WritableDb, entry: JournalRow, now: number): boolean {
  const before = JSON.parse(entry.before ?? '{}') as Record<string, string | number | null>
  const after = JSON.parse(entry.after ?? '{}') as Record<string, string | number | null>
  const current = one<{ sequence: number }>(db, 'SELECT sequence FROM meetings WHERE id = ?', [entry.row_id])
  if (!current) return false
  const there = columnsOf(db, 'meetings')
  const raised = before['sequence'] !== after['sequence']
  const columns = Object.fromEntries(
    Object.entries(before).filter(([name]) => name !== 'id' && there.has(name) && !SENT.has(name)),
  )
  update(db, 'meetings', entry.row_id, {
    ...columns,
    ...(raised && {
      sequence: current.sequence + 1,
      updated_ms: now,
      attendance: 'needsAction',
      // Who has heard of another time has to agree to this one again.
      ...(before['status'] === 'confirmed' && { status: 'booked', confirmed_by: null, confirmed_ms: null }),
    }),
  })
  return raised
}
