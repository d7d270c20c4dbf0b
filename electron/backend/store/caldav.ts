import { all, insert, listOf, one, run, update, type ReadableDb, type WritableDb } from './database.ts'

export interface AccountRow {
  readonly id: string
  readonly rep_id: string
  readonly name: string
  readonly server_url: string
  readonly calendar_url: string
  readonly username: string
  readonly write_meetings: number
  readonly created_ms: number
}

export const getAccount = (db: ReadableDb, id: string): AccountRow | undefined =>
  one(db, 'SELECT * FROM caldav_accounts WHERE id = ?', [id])

/** Oldest first; of one rep or of all. */
export const listAccounts = (db: ReadableDb, repId: string | null): AccountRow[] =>
  all(db, 'SELECT * FROM caldav_accounts WHERE @repId IS NULL OR rep_id = @repId ORDER BY created_ms, id', { repId })

/** The account that keeps this calendar of a rep, other than `exceptId`. */
export const findAccount = (
  db: ReadableDb,
  repId: string,
  calendarUrl: string,
  exceptId: string | null,
): AccountRow | undefined =>
  one(
    db,
    'SELECT * FROM caldav_accounts WHERE rep_id = @repId AND calendar_url = @calendarUrl AND id IS NOT @exceptId',
    { repId, calendarUrl, exceptId },
  )

export function saveAccount(db: WritableDb, row: AccountRow): void {
  const { id, ...fields } = row
  if (getAccount(db, id)) update(db, 'caldav_accounts', id, fields)
  else {
    insert(db, 'caldav_accounts', { ...row })
    insert(db, 'caldav_states', { account_id: id })
  }
}

export const deleteAccount = (db: WritableDb, id: string): boolean =>
  run(db, 'DELETE FROM caldav_accounts WHERE id = ?', [id]) === 1

export interface StateRow {
  readonly account_id: string
  readonly calendar_id: string | null
  readonly sync_token: string | null
  readonly ctag: string | null
  readonly last_sync_ms: number | null
  readonly handed: string | null
}

const UNREAD: Omit<StateRow, 'account_id'> = {
  calendar_id: null,
  sync_token: null,
  ctag: null,
  last_sync_ms: null,
  handed: null,
}

export const getState = (db: ReadableDb, accountId: string): StateRow =>
  one(db, 'SELECT * FROM caldav_states WHERE account_id = ?', [accountId]) ?? { account_id: accountId, ...UNREAD }

/** The account whose server a calendar is read from. */
export const accountOfCalendar = (db: ReadableDb, calendarId: string): AccountRow | undefined =>
  one(db, 'SELECT a.* FROM caldav_states s JOIN caldav_accounts a ON a.id = s.account_id WHERE s.calendar_id = ?', [
    calendarId,
  ])

export function updateState(db: WritableDb, accountId: string, part: Partial<Omit<StateRow, 'account_id'>>): void {
  const columns = Object.keys(part)
  run(
    db,
    `UPDATE caldav_states SET ${columns.map((column) => `${column} = @${column}`).join(', ')} WHERE account_id = @accountId`,
    { ...part, accountId },
  )
}

/** Forgets all that the server said: the next reading is of everything. */
export function forgetServer(db: WritableDb, accountId: string): void {
  const { calendar_id: _kept, ...rest } = UNREAD
  updateState(db, accountId, rest)
  run(db, 'DELETE FROM caldav_objects WHERE account_id = ?', [accountId])
}

export interface ObjectRow {
  readonly href: string
  readonly etag: string
  readonly uid: string | null
  readonly ics: string
}

/** By href, so that the same objects are always in the same order. */
export const listObjects = (db: ReadableDb, accountId: string): ObjectRow[] =>
  all(db, 'SELECT href, etag, uid, ics FROM caldav_objects WHERE account_id = ? ORDER BY href', [accountId])

/** `href` to ETag of all that is known. */
export const listEtags = (db: ReadableDb, accountId: string): Map<string, string> =>
  new Map(
    all<{ href: string; etag: string }>(db, 'SELECT href, etag FROM caldav_objects WHERE account_id = ?', [
      accountId,
    ]).map((row) => [row.href, row.etag]),
  )

/** Those with one of these UIDs. */
export const listObjectsOf = (db: ReadableDb, accountId: string, uids: readonly string[]): ObjectRow[] =>
  all(
    db,
    `SELECT href, etag, uid, ics FROM caldav_objects
      WHERE account_id = ? AND uid IN (SELECT value FROM json_each(?)) ORDER BY href`,
    [accountId, listOf(uids)],
  )

export function saveObject(db: WritableDb, accountId: string, object: ObjectRow): void {
  run(
    db,
    `INSERT OR REPLACE INTO caldav_objects (account_id, href, etag, uid, ics)
     VALUES (@accountId, @href, @etag, @uid, @ics)`,
    { accountId, ...object },
  )
}

export function deleteObjects(db: WritableDb, accountId: string, hrefs: readonly string[]): void {
  run(db, 'DELETE FROM caldav_objects WHERE account_id = ? AND href IN (SELECT value FROM json_each(?))', [
    accountId,
    listOf(hrefs),
  ])
}

export interface WrittenRow {
  readonly meeting_id: string
  readonly uid: string
  readonly title: string
  readonly href: string
  readonly etag: string | null
  readonly version: string | null
  readonly start_ms: number
  readonly end_ms: number
  readonly sent_start_ms: number
  readonly sent_end_ms: number
  readonly decision: 'ours' | 'leave' | null
  readonly decided_for: string | null
}

const WRITTEN =
  'meeting_id, uid, title, href, etag, version, start_ms, end_ms, sent_start_ms, sent_end_ms, decision, decided_for'

export const listWritten = (db: ReadableDb, accountId: string): WrittenRow[] =>
  all(db, `SELECT ${WRITTEN} FROM caldav_written WHERE account_id = ? ORDER BY start_ms, meeting_id`, [accountId])

export function saveWritten(db: WritableDb, accountId: string, row: WrittenRow): void {
  run(
    db,
    `INSERT OR REPLACE INTO caldav_written (account_id, ${WRITTEN})
     VALUES (@accountId, @meeting_id, @uid, @title, @href, @etag, @version, @start_ms, @end_ms, @sent_start_ms,
             @sent_end_ms, @decision, @decided_for)`,
    { accountId, ...row },
  )
}

export const deleteWritten = (db: WritableDb, accountId: string, meetingId: string): boolean =>
  run(db, 'DELETE FROM caldav_written WHERE account_id = ? AND meeting_id = ?', [accountId, meetingId]) === 1

/** Meetings by their UID, whatever became of them. */
export const meetingsOfUids = (
  db: ReadableDb,
  uids: readonly string[],
): { readonly uid: string; readonly sequence: number; readonly start_ms: number; readonly end_ms: number }[] =>
  all(db, 'SELECT uid, sequence, start_ms, end_ms FROM meetings WHERE uid IN (SELECT value FROM json_each(?))', [
    listOf(uids),
  ])

/** Renames the calendar that an account is kept as. */
export const renameCalendar = (db: WritableDb, calendarId: string, name: string): boolean =>
  update(db, 'calendars', calendarId, { name })
