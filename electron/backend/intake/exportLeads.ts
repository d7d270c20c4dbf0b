import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Outputs } from '../../../shared/contract/index.ts'
import type { Lead, LeadField } from '../../../shared/contract/leads.ts'
import { localDay } from '../../../shared/time/zone.ts'
import type { Services } from '../services.ts'
import { getLead, toLead } from '../store/leads.ts'
import { listReps } from '../store/reps.ts'
import { csvText } from './csvText.ts'
import { spacedPhone } from './phones.ts'

interface Column {
  readonly header: string
  readonly of: (lead: Lead, owners: ReadonlyMap<string, string>) => string | number | null
}

const several = (list: readonly string[]): string => list.join('; ')

/** Three decimals would be read as thousands, a power of ten as nothing. */
const amountText = (value: number): string => {
  const text = Number.isInteger(value) || String(value).includes('e') ? value.toFixed(0) : String(value)
  return /\.\d{3}$/.test(text) ? `${text}0` : text
}

/** The columns that an import takes in again, by the field they go to; their names are names that it knows. */
const FIELDS: Readonly<Record<Exclude<LeadField, 'firstName' | 'lastName'>, Column>> = {
  name: { header: 'Name', of: (lead) => lead.name },
  company: { header: 'Company', of: (lead) => lead.company },
  title: { header: 'Job title', of: (lead) => lead.title },
  email: { header: 'E-mail', of: (lead) => lead.email },
  otherEmails: { header: 'Other emails', of: (lead) => several(lead.otherEmails) },
  phone: { header: 'Phone', of: (lead) => lead.phone && spacedPhone(lead.phone) },
  otherPhones: { header: 'Other phones', of: (lead) => several(lead.otherPhones.map(spacedPhone)) },
  zone: { header: 'Time zone', of: (lead) => lead.zone },
  city: { header: 'City', of: (lead) => lead.city },
  region: { header: 'Region', of: (lead) => lead.region },
  country: { header: 'Country', of: (lead) => lead.country },
  source: { header: 'Source', of: (lead) => lead.source },
  owner: { header: 'Owner', of: (lead, owners) => lead.ownerId && (owners.get(lead.ownerId) ?? null) },
  value: { header: 'Value', of: (lead) => lead.value && amountText(lead.value) },
  employees: { header: 'Employees', of: (lead) => lead.employees },
  industry: { header: 'Industry', of: (lead) => lead.industry },
  website: { header: 'Website', of: (lead) => lead.website },
  language: { header: 'Language', of: (lead) => lead.language },
  notes: { header: 'Notes', of: (lead) => lead.notes },
  createdAt: { header: 'Created', of: (lead) => lead.createdAt },
  doNotContact: { header: 'Do not contact', of: (lead) => (lead.doNotContact ? 'yes' : null) },
}

/** To be read, not to be taken in again: what has become of a lead is known from what was done with it. */
const STANDING: readonly Column[] = [
  { header: 'Stage in Setpoint', of: (lead) => lead.stage },
  { header: 'Attempts', of: (lead) => lead.attempts },
  { header: 'Last activity', of: (lead) => lead.lastActivityAt },
  { header: 'Next step', of: (lead) => lead.nextStep?.kind ?? null },
  { header: 'Next step due', of: (lead) => lead.nextStep?.due ?? null },
]

const COLUMNS: readonly Column[] = [...Object.values(FIELDS), ...STANDING]

/** Leads between two turns of other work. */
const STEP = 250

/** These leads as a CSV file that spreadsheets and CRM programs open, and that an import takes in again without loss. */
export async function exportLeads(
  services: Services,
  ids: readonly string[],
  signal?: AbortSignal | undefined,
): Promise<Outputs['leads']['export']> {
  const { db } = services
  const now = services.clock.now()
  const owners = new Map(listReps(db, { includeInactive: true }).map((rep) => [rep.id, rep.email || rep.name]))
  const rows: string[][] = []
  for (const [i, id] of ids.entries()) {
    if (i % STEP === STEP - 1) {
      await nextTurn()
      signal?.throwIfAborted()
    }
    // Whoever is gone since the list was made is not in the file.
    const row = getLead(db, id, now)
    if (!row) continue
    const lead = toLead(row)
    rows.push(COLUMNS.map(({ of }) => String(of(lead, owners) ?? '')))
  }
  return {
    filename: `leads ${localDay(now, services.settings().zone)}.csv`,
    csv: csvText([COLUMNS.map(({ header }) => header), ...rows]),
    count: rows.length,
  }
}
