import type { NextStep, Stage } from '../../../shared/contract/leads.ts'
import { all, listOf, type ReadableDb } from './database.ts'
import { hasPhone } from './leads.ts'

/** What leads are filtered and sorted by. */
export interface LeadTableRow {
  readonly id: string
  /** Its number in the index of the search; null while it is not there. */
  readonly doc: number | null
  readonly name: string
  readonly company: string | null
  readonly stage: Stage
  readonly do_not_contact: number
  readonly source: string | null
  readonly owner_id: string | null
  readonly country: string | null
  readonly region: string | null
  readonly language: string | null
  readonly next_kind: NextStep['kind'] | null
  /** Of a meeting its start. */
  readonly due_ms: number | null
  readonly snoozed_until_ms: number | null
  readonly last_activity_ms: number | null
  readonly created_ms: number
  readonly attempts: number
  readonly connects: number
  readonly no_shows: number
  readonly value: number | null
  readonly fit: number | null
  readonly intent: number | null
  readonly employees: number | null
  readonly industry: string | null
  readonly has_phone: number
  readonly has_email: number
  /** Where a rule of the score asks for them. */
  readonly title?: string | null
  readonly city?: string | null
  readonly brief?: string
}

const select = (more: boolean) => /* sql */ `SELECT l.id, d.doc, l.name, l.company, l.stage, l.do_not_contact, l.source,
    l.owner_id, l.country, l.region, l.language, l.next_kind, l.snoozed_until_ms, l.last_activity_ms, l.created_ms,
    l.attempts, l.connects, l.no_shows, l.value, l.fit, l.intent, l.employees, l.industry,
    ${hasPhone('l.')} AS has_phone,
    l.email IS NOT NULL OR l.other_emails <> '[]' AS has_email,
    CASE WHEN l.next_kind = 'meeting' THEN COALESCE(
      (SELECT min(m.start_ms) FROM meetings m
        WHERE m.lead_id = l.id AND +m.status IN ('booked', 'confirmed') AND m.end_ms > @now),
      (SELECT max(m.start_ms) FROM meetings m WHERE m.lead_id = l.id AND +m.status <> 'cancelled'))
    ELSE l.next_due_ms END AS due_ms${more ? ', l.title, l.city, l.brief' : ''}
  FROM leads l LEFT JOIN lead_docs d ON d.lead_id = l.id`

/** Every lead, newest first. */
export const leadTableRows = (db: ReadableDb, more: boolean, now: number): LeadTableRow[] =>
  all(db, `${select(more)} ORDER BY l.id DESC`, { now })

export const leadTableRowsOf = (db: ReadableDb, ids: readonly string[], more: boolean, now: number): LeadTableRow[] =>
  all(db, `${select(more)} WHERE l.id IN (SELECT value FROM json_each(@ids))`, { ids: listOf(ids), now })
