import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Outputs } from '../../../shared/contract/index.ts'
import type { LeadField } from '../../../shared/contract/leadImports.ts'
import type { Lead } from '../../../shared/contract/leads.ts'
import { answerTo, freeLines, type Question } from '../../../shared/leads/answers.ts'
import { localDay } from '../../../shared/time/zone.ts'
import type { Services } from '../services.ts'
import { getLead, toLead } from '../store/leads.ts'
import { listFields } from '../store/qualification.ts'
import { listReps } from '../store/reps.ts'
import { csvText } from './csvText.ts'
import { cardHeader, questionHeader } from './mapping.ts'
import { spacedPhone } from './phones.ts'
import { briefCell, consentCell, linksCell, preferredCell } from './recordCells.ts'
import { vcardText } from './writeVcards.ts'

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
const FIELDS: Readonly<Record<Exclude<LeadField, 'firstName' | 'lastName' | 'brief'>, Column>> = {
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
  fit: { header: 'Fit', of: (lead) => lead.fit },
  intent: { header: 'Intent', of: (lead) => lead.intent },
  links: { header: 'Links', of: (lead) => linksCell(lead.links ?? []) },
  preferredTimes: {
    header: 'Preferred times',
    of: ({ preferredTimes }) => (preferredTimes ? preferredCell(preferredTimes) : null),
  },
  consent: { header: 'Consent', of: ({ consent }) => (consent ? consentCell(consent.basis) : null) },
  consentDate: { header: 'Consent date', of: ({ consent }) => consent?.date ?? null },
  consentSource: { header: 'Consent source', of: ({ consent }) => consent?.source ?? null },
  consentNote: { header: 'Consent note', of: ({ consent }) => consent?.note ?? null },
}

/** To be read, not to be taken in again: what has become of a lead is known from what was done with it. */
const STANDING: readonly Column[] = [
  { header: 'Stage in Setpoint', of: (lead) => lead.stage },
  { header: 'Attempts', of: (lead) => lead.attempts },
  { header: 'Last activity', of: (lead) => lead.lastActivityAt },
  { header: 'Next step', of: (lead) => lead.nextStep?.kind ?? null },
  { header: 'Next step due', of: (lead) => lead.nextStep?.due ?? null },
]

/** One column for each question, then one for all lines of the brief that answer none. */
function columnsOf(questions: readonly Question[], format: Format): readonly Column[] {
  const taken = new Set(STANDING.map(({ header }) => header.toLowerCase()))
  const answers = questions.map(({ label }): Column => ({
    header: format === 'csv' ? questionHeader(label, taken) : cardHeader(label),
    of: (lead) => answerTo(lead.brief, label),
  }))
  const rest: Column = { header: 'Brief', of: (lead) => briefCell(freeLines(lead.brief, questions)) }
  return [...Object.values(FIELDS), ...answers, rest, ...(format === 'csv' ? STANDING : [])]
}

type Format = 'csv' | 'vcard'

/** Leads between two turns of other work. */
const STEP = 250

/**
 * These leads as a CSV file that spreadsheets and CRM programs open, or as contact cards; an import takes either in again
 * without loss.
 */
export async function exportLeads(
  services: Services,
  ids: readonly string[],
  format: Format = 'csv',
  signal?: AbortSignal | undefined,
): Promise<Outputs['leads']['export']> {
  const { db } = services
  const now = services.clock.now()
  const owners = new Map(listReps(db, { includeInactive: true }).map((rep) => [rep.id, rep.email || rep.name]))
  const columns = columnsOf(listFields(db), format)
  const rows: string[][] = []
  const cards: string[] = []
  for (const [i, id] of ids.entries()) {
    if (i % STEP === STEP - 1) {
      await nextTurn()
      signal?.throwIfAborted()
    }
    // Whoever is gone since the list was made is not in the file.
    const row = getLead(db, id, now)
    if (!row) continue
    const lead = toLead(row)
    const cells = columns.map(({ of }) => String(of(lead, owners) ?? ''))
    if (format === 'csv') rows.push(cells)
    else {
      cards.push(
        vcardText({
          ...lead,
          emails: [...(lead.email ? [lead.email] : []), ...lead.otherEmails],
          phones: [...(lead.phone ? [lead.phone] : []), ...lead.otherPhones].map(spacedPhone),
          columns: columns.map(({ header }, at) => [header, cells[at] ?? ''] as const),
        }),
      )
    }
  }
  const filename = `leads ${localDay(now, services.settings().zone)}`
  if (format === 'vcard') return { filename: `${filename}.vcf`, csv: cards.join(''), count: cards.length }
  return {
    filename: `${filename}.csv`,
    csv: csvText([columns.map(({ header }) => header), ...rows]),
    count: rows.length,
  }
}
