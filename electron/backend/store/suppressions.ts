import type { SuppressionKind } from '../../../shared/contract/suppression.ts'
import { all, insert, listOf, one, run, type ReadableDb, type WritableDb } from './database.ts'

export interface SuppressionRow {
  readonly id: string
  readonly kind: SuppressionKind
  /** As it is compared (suppressionKeys.ts). */
  readonly value: string
  readonly reason: string | null
  readonly source: string | null
  readonly added_ms: number
}

export const allSuppressions = (db: ReadableDb): SuppressionRow[] => all(db, 'SELECT * FROM suppressions')

export const getSuppression = (db: ReadableDb, id: string): SuppressionRow | undefined =>
  one(db, 'SELECT * FROM suppressions WHERE id = ?', [id])

export const findSuppression = (db: ReadableDb, kind: SuppressionKind, value: string): SuppressionRow | undefined =>
  one(db, 'SELECT * FROM suppressions WHERE kind = ? AND value = ?', [kind, value])

export const insertSuppression = (tx: WritableDb, row: SuppressionRow): void => insert(tx, 'suppressions', { ...row })

export const deleteSuppression = (tx: WritableDb, id: string): boolean =>
  run(tx, 'DELETE FROM suppressions WHERE id = ?', [id]) === 1

interface Which {
  /** Part of a value, reason or source, in lower case. */
  readonly text: string
  readonly kind: SuppressionKind | undefined
  readonly limit: number
  readonly offset: number
}

/** The newest first, and how many there are. */
export function listSuppressions(db: ReadableDb, which: Which): { rows: SuppressionRow[]; total: number } {
  const where = `(@kind = '' OR kind = @kind)
    AND (@text = '' OR instr(value, @text) > 0 OR instr(lower(coalesce(reason, '')), @text) > 0
         OR instr(lower(coalesce(source, '')), @text) > 0)`
  const params = { kind: which.kind ?? '', text: which.text }
  const total = one<{ n: number }>(db, `SELECT count(*) AS n FROM suppressions WHERE ${where}`, params)?.n ?? 0
  const rows = all<SuppressionRow>(
    db,
    `SELECT * FROM suppressions WHERE ${where} ORDER BY id DESC LIMIT @limit OFFSET @offset`,
    { ...params, limit: which.limit, offset: which.offset },
  )
  return { rows, total }
}

export const countSuppressions = (db: ReadableDb): { kind: SuppressionKind; n: number }[] =>
  all(db, 'SELECT kind, count(*) AS n FROM suppressions GROUP BY kind')

/** The ways in which a lead can be reached. */
export interface ReachRow {
  readonly id: string
  readonly email: string | null
  readonly phone: string | null
  /** JSON lists. */
  readonly other_emails: string
  readonly other_phones: string
  readonly website: string | null
}
const REACH = 'id, email, phone, other_emails, other_phones, website'

export const allReach = (db: ReadableDb): ReachRow[] => all(db, `SELECT ${REACH} FROM leads`)

export const reachOf = (db: ReadableDb, ids: readonly string[]): ReachRow[] =>
  all(db, `SELECT ${REACH} FROM leads WHERE id IN (SELECT value FROM json_each(?))`, [listOf(ids)])
