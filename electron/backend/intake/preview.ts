import type { Consent, PreferredTimes } from '../../../shared/contract/leadRecord.ts'
import type { ImportedLeads } from '../../../shared/contract/leadImports.ts'
import type { BriefLine } from '../../../shared/leads/answers.ts'
import { formatInstant } from '../../../shared/time/instant.ts'
import type { ReadableDb } from '../store/database.ts'
import { listReps } from '../store/reps.ts'
import { newColumns, type FileColumns } from './merge.ts'
import type { Plan, PlannedRow } from './plan.ts'
import { consentCell, preferredCell } from './recordCells.ts'

const ROWS = 20

/** The first rows of an import as the leads would be after it, by names of fields of a lead, as text. */
export function previewOf(
  plan: Plan,
  db: ReadableDb,
  source: string | null,
  now: number,
): NonNullable<ImportedLeads['preview']> {
  const reps = new Map(listReps(db, { includeInactive: true }).map((rep) => [rep.id, rep.name]))
  return plan.rows
    .slice(0, ROWS)
    .map((row) => ({ line: row.line, action: row.action, lead: asText(row, reps, source, now) }))
}

function asText(
  { person }: PlannedRow,
  reps: ReadonlyMap<string, string>,
  source: string | null,
  now: number,
): Record<string, string> {
  const { known, changed, row } = person
  const lead: FileColumns = known ? { ...known, ...changed } : { ...newColumns(row, now), source: row.source ?? source }
  const all = (json: string) => (JSON.parse(json) as string[]).join(', ')
  const listOf = <T>(json: string, words: (one: T) => string) => (JSON.parse(json) as T[]).map(words).join(', ')
  const fields: Record<string, string | number | null> = {
    name: lead.name,
    company: lead.company,
    title: lead.title,
    email: lead.email,
    otherEmails: all(lead.other_emails),
    phone: lead.phone,
    otherPhones: all(lead.other_phones),
    city: lead.city,
    region: lead.region,
    country: lead.country,
    zone: lead.zone ?? all(lead.zones),
    source: lead.source,
    owner: lead.owner_id && (reps.get(lead.owner_id) ?? null),
    value: lead.value,
    employees: lead.employees,
    industry: lead.industry,
    website: lead.website,
    language: lead.language,
    notes: lead.notes,
    fit: lead.fit,
    intent: lead.intent,
    links: listOf<{ label: string }>(lead.links, ({ label }) => label),
    preferredTimes: lead.preferred && preferredCell(JSON.parse(lead.preferred) as PreferredTimes),
    consent: lead.consent && consentCell((JSON.parse(lead.consent) as Consent).basis),
    brief: listOf<BriefLine>(lead.brief, ({ label, text }) => `${label}: ${text}`),
    doNotContact: lead.do_not_contact === 1 ? 'yes' : null,
    createdAt: row.createdAt === null ? null : formatInstant(row.createdAt),
  }
  return Object.fromEntries(
    Object.entries(fields).flatMap(([field, value]) =>
      value === null || value === '' ? [] : [[field, String(value)]],
    ),
  )
}
