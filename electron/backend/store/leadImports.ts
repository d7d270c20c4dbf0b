import type { Mapping } from '../../../shared/contract/leads.ts'
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

export const listLeadIdentities = (db: ReadableDb): LeadIdentityRow[] =>
  all(db, 'SELECT id, name, company, email, phone, other_emails, other_phones FROM leads ORDER BY id')

/** The mapping with which a file of this header line from this source was last imported. */
export function lastMapping(db: ReadableDb, headers: readonly string[], source: string): Mapping | undefined {
  const row = one<{ mapping: string }>(
    db,
    'SELECT mapping FROM lead_imports WHERE headers = ? AND source = ? ORDER BY at_ms DESC, id DESC LIMIT 1',
    [JSON.stringify(headers), source],
  )
  return row && (JSON.parse(row.mapping) as Mapping)
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
