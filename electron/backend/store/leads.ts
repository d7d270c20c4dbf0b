import type { Activity, Lead, NextStep, Stage } from '../../../shared/contract/leads.ts'
import { waysOf, type Marks } from '../../../shared/leads/ways.ts'
import { formatInstant } from '../../../shared/time/instant.ts'
import { leadKeys, type LeadKeys } from '../intake/leadKeys.ts'
import type { CompanyLookup } from './companyLookup.ts'
import { companyAfter, dropIfBare, placeInCompany } from './companies.ts'
import { all, insert, listOf, one, update, type ReadableDb, type WritableDb } from './database.ts'

/** The columns of a lead that its keys are not worked out from or into: what a caller may write. */
export interface LeadColumns {
  readonly name: string
  readonly company: string | null
  readonly title: string | null
  readonly email: string | null
  /** E.164 where the number could be read, else as it was typed. */
  readonly phone: string | null
  /** JSON lists of text, as are `other_phones` and `zones`. */
  readonly other_emails: string
  readonly other_phones: string
  readonly zone: string | null
  readonly zones: string
  readonly zone_from: Lead['zoneFrom']
  readonly city: string | null
  readonly country: string | null
  readonly region: string | null
  readonly source: string | null
  readonly owner_id: string | null
  readonly stage: Stage
  readonly value: number | null
  readonly fit: number | null
  readonly intent: number | null
  readonly employees: number | null
  readonly industry: string | null
  readonly website: string | null
  readonly notes: string | null
  readonly language: string | null
  /** JSON list of `{ label, text }`. */
  readonly brief: string
  readonly do_not_contact: number
  readonly attempts: number
  readonly connects: number
  readonly no_shows: number
  readonly next_kind: NextStep['kind'] | null
  readonly next_due_ms: number | null
  readonly snoozed_until_ms: number | null
  readonly pinned_ms: number | null
  readonly skipped_until_ms: number | null
  /** Attempts on the lead's own day, which ends then. */
  readonly day_tries: number
  readonly day_tries_until_ms: number | null
  readonly created_ms: number
  readonly last_activity_ms: number | null
  readonly batch_id: string | null
  /** Follows company and e-mail unless it is named (store/companies.ts). */
  readonly company_id: string | null
  /** JSON: labels and marks by number or address as it is stored (shared/leads/ways.ts). */
  readonly ways: string
  /** JSON list of `{ label, url }`. */
  readonly links: string
  /** JSON of the contract's `PreferredTimes` and `Consent`. */
  readonly preferred: string | null
  readonly consent: string | null
}

export interface LeadRow extends LeadColumns, LeadKeys {
  readonly id: string
  /** Start of the next booked meeting, else of the last one held; null when there is none. */
  readonly meeting_start_ms: number | null
}

/**
 * Selects rows of leads aliased `l`, with `meeting_start_ms`. Wants the parameter `@now`: a meeting that is over counts
 * only when none is ahead.
 */
export const LEAD_SELECT = /* sql */ `SELECT l.*, CASE WHEN l.next_kind = 'meeting' THEN COALESCE(
    (SELECT min(m.start_ms) FROM meetings m
      WHERE m.lead_id = l.id AND m.status IN ('booked', 'confirmed') AND m.end_ms > @now),
    (SELECT max(m.start_ms) FROM meetings m WHERE m.lead_id = l.id AND m.status <> 'cancelled')) END AS meeting_start_ms
  FROM leads l`

/** SQL: whether a lead has a number that may be used; `l` is what the leads are called there, with its dot. */
export const hasPhone = (l: '' | 'l.'): string => /* sql */ `(${l}phone IS NOT NULL OR (${l}other_phones <> '[]'
    AND (${l}ways = '{}' OR EXISTS (SELECT 1 FROM json_each(${l}other_phones) number WHERE number.value NOT IN (
      SELECT mark.key FROM json_each(${l}ways) mark WHERE json_extract(mark.value, '$.state') IS NOT NULL)))))`

const instantOrNull = (at: number | null): string | null => (at === null ? null : formatInstant(at))
const list = <T>(json: string): T[] => (json === '[]' ? [] : (JSON.parse(json) as T[]))

/** When the lead's next step is due: a meeting's time is the meeting's own. */
export const dueOf = (row: Pick<LeadRow, 'next_kind' | 'next_due_ms' | 'meeting_start_ms'>): number | null =>
  row.next_kind === 'meeting' ? row.meeting_start_ms : row.next_due_ms

/** Numbers and addresses with what is known of each, and the rest of what came with the record. */
function recordOf(
  row: LeadRow,
): Pick<Lead, 'companyId' | 'phones' | 'emails' | 'links' | 'preferredTimes' | 'consent'> {
  const marks = row.ways === '{}' ? {} : (JSON.parse(row.ways) as Marks)
  return {
    companyId: row.company_id,
    phones: waysOf(row.phone, list(row.other_phones), marks).map(({ value: number, ...way }) => ({ number, ...way })),
    emails: waysOf(row.email, list(row.other_emails), marks).map(({ value: address, ...way }) => ({ address, ...way })),
    links: list(row.links),
    preferredTimes: row.preferred === null ? null : (JSON.parse(row.preferred) as Lead['preferredTimes']),
    consent: row.consent === null ? null : (JSON.parse(row.consent) as Lead['consent']),
  }
}

export function toLead(row: LeadRow): Lead {
  const due = dueOf(row)
  return {
    id: row.id,
    name: row.name,
    company: row.company,
    title: row.title,
    email: row.email,
    phone: row.phone,
    otherEmails: list(row.other_emails),
    otherPhones: list(row.other_phones),
    zone: row.zone,
    zones: list(row.zones),
    zoneFrom: row.zone_from,
    city: row.city,
    country: row.country,
    region: row.region,
    source: row.source,
    ownerId: row.owner_id,
    stage: row.stage,
    value: row.value,
    fit: row.fit,
    intent: row.intent,
    employees: row.employees,
    industry: row.industry,
    website: row.website,
    notes: row.notes,
    language: row.language,
    brief: list(row.brief),
    doNotContact: row.do_not_contact === 1,
    attempts: row.attempts,
    connects: row.connects,
    noShows: row.no_shows,
    nextStep: row.next_kind && due !== null ? { kind: row.next_kind, due: formatInstant(due) } : null,
    snoozedUntil: instantOrNull(row.snoozed_until_ms),
    pinned: row.pinned_ms !== null,
    skippedUntil: instantOrNull(row.skipped_until_ms),
    createdAt: formatInstant(row.created_ms),
    lastActivityAt: instantOrNull(row.last_activity_ms),
    ...recordOf(row),
  }
}

/** `now` lets `meeting_start_ms` prefer a meeting that is still ahead to one that waits for its outcome. */
export const getLead = (db: ReadableDb, id: string, now = 0): LeadRow | undefined =>
  one(db, `${LEAD_SELECT} WHERE l.id = @id`, { id, now })

/** These leads in this order; who is gone since is left out. */
export function leadRows(db: ReadableDb, ids: readonly string[], now: number): LeadRow[] {
  return all(db, `${LEAD_SELECT} JOIN json_each(@ids) wanted ON wanted.value = l.id ORDER BY wanted.key`, {
    ids: listOf(ids),
    now,
  })
}

/** Ids of leads, the newest first. */
export const newestLeadIds = (db: ReadableDb, { limit, offset }: { limit: number; offset: number }): string[] =>
  all<{ id: string }>(db, 'SELECT id FROM leads ORDER BY id DESC LIMIT ? OFFSET ?', [limit, offset]).map(({ id }) => id)

export const countAllLeads = (db: ReadableDb): number =>
  one<{ n: number }>(db, 'SELECT count(*) AS n FROM leads')?.n ?? 0

export type NewLead = Partial<LeadColumns> & Pick<LeadColumns, 'name' | 'created_ms'> & { readonly id: string }

/**
 * Inserts a lead; columns not named take their default. Without a next step it is to be called from its creation on.
 * `companies` has those it can be of, where many leads are inserted together.
 */
export function insertLead(tx: WritableDb, lead: NewLead, companies?: CompanyLookup): void {
  const open = lead.stage !== 'handedOver' && lead.stage !== 'lost' && lead.do_not_contact !== 1
  const step = open && lead.next_kind === undefined ? { next_kind: 'call', next_due_ms: lead.created_ms } : {}
  const company_id =
    lead.company_id === undefined ? placeInCompany(tx, lead, lead.created_ms, { companies }) : lead.company_id
  insert(tx, 'leads', { ...lead, ...step, company_id, ...leadKeys(identity(lead)) })
}

/** Changes the named columns, and the keys where they follow; returns whether there is such a lead. */
export function updateLeadFields(tx: WritableDb, id: string, columns: Partial<LeadColumns>): boolean {
  if (!KEYED.some((column) => columns[column] !== undefined)) return update(tx, 'leads', id, columns)
  const before = one<LeadColumns>(
    tx,
    `SELECT name, company, email, phone, other_emails, other_phones, company_id, website, industry, employees, city, region,
            country, created_ms
       FROM leads WHERE id = ?`,
    [id],
  )
  if (!before) return false
  const after = { ...before, ...columns }
  const company = columns.company_id === undefined ? companyAfter(tx, before, after, before.created_ms) : undefined
  const moved = company === undefined ? {} : { company_id: company }
  const found = update(tx, 'leads', id, { ...columns, ...moved, ...leadKeys(identity(after)) })
  if (before.company_id && { ...after, ...moved }.company_id !== before.company_id) dropIfBare(tx, before.company_id)
  return found
}

const KEYED = ['name', 'company', 'email', 'phone'] as const

const identity = (lead: Partial<LeadColumns> & { readonly name: string }) => ({
  name: lead.name,
  company: lead.company ?? null,
  email: lead.email ?? null,
  phone: lead.phone ?? null,
})

/** A step that a meeting is has no time of its own: it is the meeting's. */
export type Step =
  | { readonly kind: 'meeting'; readonly due?: number | null }
  | { readonly kind: Exclude<NextStep['kind'], 'meeting'>; readonly due: number }

/**
 * Sets what is next with the lead, and its stage where given. `null` is only for a lead that is closed (stage
 * `handedOver` or `lost`, or do not contact): the store refuses an open lead without a next step.
 */
export function setNextStep(tx: WritableDb, leadId: string, step: Step | null, stage?: Stage): boolean {
  return update(tx, 'leads', leadId, {
    next_kind: step?.kind ?? null,
    next_due_ms: step === null || step.kind === 'meeting' ? null : step.due,
    // A place that was decided by hand was decided for the step before.
    pinned_ms: null,
    skipped_until_ms: null,
    ...(stage && { stage }),
  })
}

export interface ActivityRow {
  readonly id: string
  readonly lead_id: string
  readonly at_ms: number
  readonly kind: Activity['kind']
  readonly disposition: string | null
  readonly connected: number
  readonly title: string
  readonly note: string | null
  readonly by: string
  readonly meeting_id: string | null
  readonly seconds: number | null
}

export const toActivity = (row: ActivityRow): Activity => ({
  id: row.id,
  leadId: row.lead_id,
  at: formatInstant(row.at_ms),
  kind: row.kind,
  disposition: row.disposition,
  title: row.title,
  note: row.note,
  by: row.by,
  meetingId: row.meeting_id,
  ...(row.seconds !== null && { seconds: row.seconds }),
})

export interface NewActivity {
  readonly id: string
  readonly leadId: string
  readonly at: number
  readonly kind: Activity['kind']
  readonly title: string
  readonly by: string
  readonly disposition?: string | null
  readonly connected?: boolean
  readonly note?: string | null
  readonly meetingId?: string | null
  /** How long the call took. */
  readonly seconds?: number
  /** Of a try to have the meeting confirmed, or of a reminder: the start that the meeting has, in epoch milliseconds. */
  readonly confirms?: number
  /** Of a meeting that got another start: the one it had, in epoch milliseconds. */
  readonly movedFrom?: number
}

/** Adds to the lead's history and moves its last activity on; being imported is no activity with the lead. */
export function addActivity(tx: WritableDb, activity: NewActivity): void {
  insert(tx, 'activities', {
    id: activity.id,
    lead_id: activity.leadId,
    at_ms: activity.at,
    kind: activity.kind,
    disposition: activity.disposition ?? null,
    connected: activity.connected ? 1 : 0,
    title: activity.title,
    note: activity.note ?? null,
    by: activity.by,
    meeting_id: activity.meetingId ?? null,
    seconds: activity.seconds ?? null,
    confirms_ms: activity.confirms ?? null,
    moved_from_ms: activity.movedFrom ?? null,
  })
  if (activity.kind === 'import') return
  const last = one<{ at: number | null }>(tx, 'SELECT last_activity_ms AS at FROM leads WHERE id = ?', [
    activity.leadId,
  ])
  if (last && (last.at ?? -Infinity) < activity.at) {
    update(tx, 'leads', activity.leadId, { last_activity_ms: activity.at })
  }
}

export const getActivity = (db: ReadableDb, id: string): ActivityRow | undefined =>
  one(db, 'SELECT * FROM activities WHERE id = ?', [id])

/** The newest of the lead's history. */
export const listRecentActivities = (db: ReadableDb, leadId: string, limit: number): ActivityRow[] =>
  all(db, 'SELECT * FROM activities WHERE lead_id = ? ORDER BY at_ms DESC, id DESC LIMIT ?', [leadId, limit])

/** The lead's history, newest first. */
export const listActivities = (db: ReadableDb, leadId: string): ActivityRow[] =>
  all(db, 'SELECT * FROM activities WHERE lead_id = ? ORDER BY at_ms DESC, id DESC', [leadId])
