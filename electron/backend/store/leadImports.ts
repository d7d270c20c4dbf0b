import type { Mapping } from '../../../shared/contract/leadImports.ts'
import { all, insert, one, type ReadableDb, type WritableDb } from './database.ts'

/** What a lead is recognised by, for finding duplicates among all of them. */
export interface LeadIdentityRow {
  readonly id: string
  readonly name: string
  readonly company: string | null
  readonly email: string | null
  readonly phone: string | null
  readonly other_emails: string
  readonly other_phones: string
}

/** `limit` leads by their id, from the one after `after` on. */
export const listLeadIdentities = (db: ReadableDb, after: string, limit: number): LeadIdentityRow[] =>
  all(
    db,
    `SELECT id, name, company, email, phone, other_emails, other_phones FROM leads WHERE id > ? ORDER BY id LIMIT ?`,
    [after, limit],
  )

/**
 * The mapping of a file from this source, as the last such file was mapped: the same header line, else by the names of the
 * columns, where most of them are known from there. `proposed` has what is taken for the others.
 */
export function lastMapping(
  db: ReadableDb,
  headers: readonly string[],
  source: string,
  proposed: Mapping,
): Mapping | undefined {
  const same = one<{ mapping: string }>(
    db,
    'SELECT mapping FROM lead_imports WHERE headers = ? AND source = ? ORDER BY at_ms DESC, id DESC LIMIT 1',
    [JSON.stringify(headers), source],
  )
  if (same) return JSON.parse(same.mapping) as Mapping
  const last = one<{ mapping: string }>(
    db,
    'SELECT mapping FROM lead_imports WHERE source = ? ORDER BY at_ms DESC, id DESC LIMIT 1',
    [source],
  )
  if (!last) return undefined
  const known = new Map((JSON.parse(last.mapping) as Mapping).map(({ column, field }) => [column, field]))
  if (headers.filter((header) => known.has(header)).length * 2 <= headers.length) return undefined
  return proposed.map((one) => ({ ...one, field: known.get(one.column) ?? (known.has(one.column) ? null : one.field) }))
}

export interface NewLeadImport {
  readonly id: string
  readonly at: number
  readonly source: string
  readonly headers: readonly string[]
  readonly mapping: Mapping
  readonly created: number
  readonly updated: number
  readonly unchanged: number
  readonly rejected: number
}

export function insertLeadImport(tx: WritableDb, done: NewLeadImport): void {
  insert(tx, 'lead_imports', {
    id: done.id,
    at_ms: done.at,
    source: done.source,
    headers: JSON.stringify(done.headers),
    mapping: JSON.stringify(done.mapping),
    created: done.created,
    updated: done.updated,
    unchanged: done.unchanged,
    rejected: done.rejected,
  })
}
