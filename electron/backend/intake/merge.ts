import type { Question } from '../../../shared/leads/answers.ts'
import type { LeadColumns } from '../store/leads.ts'
import { changedRecord, mergeRecords, newRecordColumns, union } from './mergeRecord.ts'
import { normalisePhone } from './phones.ts'
import { leadZone } from './places/leadZone.ts'
import type { Candidate } from './row.ts'

/** What two rows of one file say about one person: the first that says something counts, e-mails and phones add up. */
export function mergeRows(first: Candidate, later: Candidate): Candidate {
  const placed = first.city ?? first.region ?? first.country
  const place = placed ? first : later
  return {
    ...first,
    name: first.name ?? later.name,
    called: first.name ?? later.name ?? first.called,
    company: first.company ?? later.company,
    title: first.title ?? later.title,
    emails: union(first.emails, later.emails, (email) => email.toLowerCase()),
    phones: union(first.phones, later.phones, (phone) => phone),
    zone: first.zone ?? later.zone,
    city: place.city,
    region: place.region,
    country: place.country,
    source: first.source ?? later.source,
    ownerId: first.ownerId ?? later.ownerId,
    value: first.value ?? later.value,
    employees: first.employees ?? later.employees,
    industry: first.industry ?? later.industry,
    website: first.website ?? later.website,
    notes: addNotes(first.notes, later.notes),
    language: first.language ?? later.language,
    createdAt: first.createdAt ?? later.createdAt,
    doNotContact: first.doNotContact || later.doNotContact,
    ...mergeRecords(first, later),
  }
}

function addNotes(notes: string | null, more: string | null): string | null {
  if (!more || notes?.includes(more)) return notes
  return (notes ? `${notes}\n${more}` : more).slice(0, 100_000)
}

/** Notes with those of a row, and with what of the row could not be read. */
const notesWith = (notes: string | null, row: Candidate): string | null =>
  row.unread.reduce(addNotes, addNotes(notes, row.notes))

export const sameCandidate = (a: Candidate, b: Candidate): boolean =>
  (Object.keys(a) as (keyof Candidate)[]).every((key) => a[key] === b[key])

/** How many further e-mails and phones are kept of one lead. */
const FURTHER = 20

/** The columns of a new lead; its next step and times are its creator's. */
export function newColumns(row: Candidate, now: number): FileColumns {
  // Another row of the person may have told the country that a number is of.
  const phones = readAgain(row.phones, row.country)
  return {
    name: row.called,
    company: row.company,
    title: row.title,
    email: row.emails[0] ?? null,
    other_emails: JSON.stringify(row.emails.slice(1, 1 + FURTHER)),
    phone: phones[0] ?? null,
    other_phones: JSON.stringify(phones.slice(1, 1 + FURTHER)),
    ...zoneColumns({ ...row, phones }, now),
    city: row.city,
    region: row.region,
    country: row.country,
    source: row.source,
    owner_id: row.ownerId,
    value: row.value,
    employees: row.employees,
    industry: row.industry,
    website: row.website,
    notes: notesWith(null, row),
    language: row.language,
    do_not_contact: row.doNotContact ? 1 : 0,
    ...newRecordColumns(row),
  }
}

/** Numbers that could not be read without a country, read in this one. */
const readAgain = (phones: readonly string[], country: string | null): readonly string[] =>
  country === null || phones.every((phone) => phone.startsWith('+'))
    ? phones
    : [...new Set(phones.map((phone) => (phone.startsWith('+') ? phone : normalisePhone(phone, country))))]

/** The columns that a file of leads can fill. */
export type FileColumns = Omit<LeadColumns, NotFromAFile>
type NotFromAFile =
  | 'stage'
  | 'attempts'
  | 'connects'
  | 'no_shows'
  | 'next_kind'
  | 'next_due_ms'
  | 'snoozed_until_ms'
  | 'pinned_ms'
  | 'skipped_until_ms'
  | 'day_tries'
  | 'day_tries_until_ms'
  | 'created_ms'
  | 'last_activity_ms'
  | 'batch_id'
  | 'company_id'
  | 'ways'

/** Zone columns from what is known of a lead's place; the first number that can be read counts. */
export function zoneColumns(
  where: {
    readonly zone: string | null
    readonly city: string | null
    readonly region: string | null
    readonly country: string | null
    readonly phones: readonly string[]
  },
  now: number,
): Pick<LeadColumns, 'zone' | 'zones' | 'zone_from'> {
  const phone = where.phones.find((number) => number.startsWith('+')) ?? null
  const { zones, zoneFrom } = leadZone({ ...where, phone }, now)
  return { zone: where.zone, zones: JSON.stringify(zones), zone_from: zoneFrom }
}

/**
 * What a row of a file changes in a lead that is known: what it says and the lead does not say already. What is blank in the
 * file never empties a field, notes are added to, and a number or address that is replaced is kept as a further one.
 */
export function changedColumns(
  lead: LeadColumns,
  row: Candidate,
  now: number,
  questions: readonly Question[],
): Partial<LeadColumns> {
  const emails = ways(lead.email, lead.other_emails, row.emails, (email) => email.toLowerCase())
  const phones = ways(lead.phone, lead.other_phones, readAgain(row.phones, row.country ?? lead.country))
  const notes = notesWith(lead.notes, row)
  const said: Partial<Record<keyof LeadColumns, string | number | null>> = {
    name: row.name,
    company: row.company,
    title: row.title,
    ...(emails && { email: emails.main, other_emails: emails.others }),
    ...(phones && { phone: phones.main, other_phones: phones.others }),
    zone: row.zone,
    city: row.city,
    region: row.region,
    country: row.country,
    source: row.source,
    owner_id: row.ownerId,
    value: row.value,
    employees: row.employees,
    industry: row.industry,
    website: row.website,
    notes,
    language: row.language,
    ...changedRecord(lead, row, questions),
    ...(row.doNotContact && lead.do_not_contact === 0 && leftAlone(lead)),
  }
  const changed = Object.fromEntries(
    Object.entries(said).filter(
      ([column, value]) => (value !== null || STEP.has(column)) && value !== lead[column as keyof LeadColumns],
    ),
  ) as Partial<LeadColumns>
  if (!PLACE.some((column) => column in changed)) return changed
  const after = { ...lead, ...changed }
  const numbers = [...(after.phone ? [after.phone] : []), ...(JSON.parse(after.other_phones) as string[])]
  return { ...changed, ...zoneColumns({ ...after, phones: numbers }, now) }
}

/** Columns that a mark empties; nothing else in a file empties anything. */
const STEP: ReadonlySet<string> = new Set(['next_kind', 'next_due_ms', 'snoozed_until_ms'])

/** Whoever is not to be contacted has no next step but a meeting that stands. */
const leftAlone = (lead: LeadColumns): Partial<LeadColumns> => ({
  do_not_contact: 1,
  ...(lead.next_kind !== 'meeting' && { next_kind: null, next_due_ms: null, snoozed_until_ms: null }),
})

const PLACE = ['zone', 'city', 'region', 'country', 'phone', 'other_phones'] as const

/** E-mails or phones after a row has named some: a new main one takes the place of the old, which stays as a further one. */
function ways(main: string | null, othersJson: string, named: readonly string[], key = (text: string) => text) {
  const others = JSON.parse(othersJson) as string[]
  const known = new Set([...(main ? [main] : []), ...others].map(key))
  const fresh = named.filter((text) => !known.has(key(text)))
  if (fresh.length === 0) return null
  const replaces = fresh[0] === named[0]
  const first = replaces ? (fresh[0] ?? null) : main
  const rest = replaces ? [...(main ? [main] : []), ...others, ...fresh.slice(1)] : [...others, ...fresh]
  return { main: first, others: JSON.stringify(rest.slice(0, FURTHER)) }
}
