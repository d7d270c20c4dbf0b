import type { Lead, SaveLead } from '../../shared/contract/leads.ts'
import type { Backups } from './backups/backups.ts'
import type { Implementer } from './implementer.ts'
import { importLeads } from './intake/importLeads.ts'
import { likelyDuplicates } from './intake/likelyDuplicates.ts'
import { zoneColumns } from './intake/merge.ts'
import { normalisePhone } from './intake/phones.ts'
import { countryCode } from './intake/places/countries.ts'
import { countryOfRegion } from './intake/places/regionZones.ts'
import { recordColumns } from './leadRecord.ts'
import { refuse } from './refusals.ts'
import type { Services } from './services.ts'
import { marked } from './suppression/book.ts'
import { getLead, insertLead, toLead, updateLeadFields, type LeadColumns, type LeadRow } from './store/leads.ts'
import { getRep } from './store/reps.ts'

/** Saving, listing and importing leads; what is next with them is the queue's (queue.ts). */
export function leadsTopic(os: Implementer, services: Services, backups: Backups) {
  const { db, clock } = services
  const read = (leadId: string): LeadRow => {
    const row = getLead(db, leadId, clock.now())
    if (!row) throw refuse.notFound('lead', leadId)
    return row
  }
  return {
    save: os.leads.save.handler(({ input }): Lead => {
      const { id, ...fields } = input
      const before = id ? read(id) : undefined
      if (fields.ownerId && !getRep(db, fields.ownerId)) {
        throw refuse.input('ownerId', 'names a rep who is not in the workspace')
      }
      const now = clock.now()
      const columns = columnsOf(fields, before, now)
      const leadId = id ?? services.newId()
      services.change(before ? `Changed lead ${fields.name}` : `Added lead ${fields.name}`, (tx) => {
        if (before) updateLeadFields(tx, leadId, { ...columns, ...stepAfter(before, columns, now) })
        else insertLead(tx, { id: leadId, ...columns, name: fields.name, created_ms: now })
      })
      return marked(services, toLead(read(leadId)))
    }),
    import: os.leads.import.handler(async ({ input, signal }) => {
      if (!input.dryRun) await backups.before('import')
      return await importLeads(services, input, signal)
    }),
    duplicates: os.leads.duplicates.handler(({ input }) => ({ found: likelyDuplicates(services, input) })),
  }
}

/** The columns that a save names, with phones and zones worked out of them. */
function columnsOf(input: Omit<SaveLead, 'id'>, before: LeadRow | undefined, now: number): Partial<LeadColumns> {
  const place = {
    zone: input.zone !== undefined ? input.zone : (before?.zone ?? null),
    city: blank(input.city, before?.city),
    region: blank(input.region, before?.region),
    country: blank(countryOf(input), before?.country),
  }
  const country = place.country ?? (place.region && countryOfRegion(place.region)) ?? null
  const phone = input.phone && (normalisePhone(input.phone, country) || null)
  const otherPhones = input.otherPhones?.map((typed) => normalisePhone(typed, country)).filter(Boolean)
  const columns = {
    name: input.name,
    company: emptied(input.company),
    title: emptied(input.title),
    email: input.email,
    phone: phone === '' ? null : phone,
    other_emails: input.otherEmails && JSON.stringify(input.otherEmails),
    other_phones: otherPhones && JSON.stringify(otherPhones),
    city: emptied(input.city),
    country: countryOf(input),
    region: emptied(input.region),
    source: emptied(input.source),
    owner_id: input.ownerId,
    stage: input.stage,
    value: input.value,
    fit: input.fit,
    intent: input.intent,
    employees: input.employees,
    industry: emptied(input.industry),
    website: emptied(input.website),
    notes: emptied(input.notes),
    language: emptied(input.language),
    brief: input.brief && JSON.stringify(input.brief),
    do_not_contact: input.doNotContact === undefined ? undefined : input.doNotContact ? 1 : 0,
  } satisfies Partial<Record<keyof LeadColumns, unknown>>
  const named: Partial<LeadColumns> = {
    ...Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined)),
    ...recordColumns(input, before, (typed) => normalisePhone(typed, country)),
  }
  const { phone: main, other_phones: others = '[]' } = { ...before, ...named }
  const numbers = [...(main ? [main] : []), ...(JSON.parse(others) as string[])]
  return { ...named, ...zoneColumns({ ...place, phones: numbers }, now) }
}

/** The code of the country that is named; undefined when none is named, null when it is emptied. */
function countryOf({ country }: Pick<SaveLead, 'country'>): string | null | undefined {
  if (!country) return country === '' ? null : country
  const code = countryCode(country)
  if (!code)
    throw refuse.input('country', `"${country}" is not a country that is known; write its code, such as DE or US`)
  return code
}

/** Text that was emptied is nothing. */
const emptied = (text: string | null | undefined): string | null | undefined => (text === '' ? null : text)

const blank = (input: string | null | undefined, before: string | null | undefined): string | null =>
  (input !== undefined ? input : before) || null

/** A lead that is closed has no next step; one that is opened again, or lost its step, is to be called. */
export function stepAfter(before: LeadRow, columns: Partial<LeadColumns>, now: number): Partial<LeadColumns> {
  const { stage, do_not_contact: doNotContact } = { ...before, ...columns }
  const closed = stage === 'lost' || stage === 'handedOver' || doNotContact === 1
  // A meeting that stands remains what is next, whatever becomes of the lead.
  if (before.next_kind === 'meeting') return {}
  if (closed) {
    return { next_kind: null, next_due_ms: null, snoozed_until_ms: null, pinned_ms: null, skipped_until_ms: null }
  }
  return before.next_kind === null ? { next_kind: 'call', next_due_ms: now } : {}
}
