import type { Colleague, Company, SaveCompany } from '../../shared/contract/companies.ts'
import type { Stage } from '../../shared/contract/leads.ts'
import { DAY, formatInstant } from '../../shared/time/instant.ts'
import { localDay } from '../../shared/time/zone.ts'
import type { Implementer } from './implementer.ts'
import { companyKey } from './intake/companyKeys.ts'
import { fold } from './intake/leadKeys.ts'
import { refuse } from './refusals.ts'
import { isoOrNull, type Services } from './services.ts'
import {
  colleaguesOf,
  companiesLike,
  countPeople,
  deleteCompany,
  getCompany,
  insertCompany,
  listCompanies,
  peopleCalled,
  updateCompany,
  type ColleagueRow,
  type CompanyColumns,
  type CompanyRow,
} from './store/companies.ts'
import type { WritableDb } from './store/database.ts'
import { dueOf, updateLeadFields } from './store/leads.ts'

/** Companies and who is at them. Leads come to theirs by themselves (store/companies.ts). */
export function companiesTopic(os: Implementer, services: Services) {
  const { db, clock } = services
  const read = (id: string): CompanyRow => {
    const row = getCompany(db, id)
    if (!row) throw refuse.notFound('company', id)
    return row
  }
  const shown = (row: CompanyRow): Company => toCompany(row, countPeople(db, row.id))

  return {
    get: os.companies.get.handler(({ input }) => {
      const row = read(input.companyId)
      const now = clock.now()
      const today = localDay(now, services.settings().zone)
      const isToday = (at: number) => now - at < 2 * DAY && localDay(at, services.settings().zone) === today
      return {
        company: shown(row),
        people: colleaguesOf(db, { companyId: row.id, now, limit: input.limit }).map((one) =>
          toColleague(one, isToday),
        ),
        alike: companiesLike(db, row).map((one) => toCompany(one, one.people)),
      }
    }),

    save: os.companies.save.handler(({ input }) => {
      const { id, ...fields } = input
      if (id === undefined) {
        const { name } = fields
        if (name === undefined) throw refuse.input('name', 'must not be empty')
        const companyId = services.newId()
        services.change(`Added company ${name}`, (tx) =>
          insertCompany(tx, companyId, { ...BLANK, ...columnsOf(fields), name, created_ms: clock.now() }),
        )
        return shown(read(companyId))
      }
      const before = read(id)
      const name = fields.name ?? before.name
      services.change(`Changed company ${name}`, (tx) => {
        updateCompany(tx, before, columnsOf(fields))
        if (name !== before.name) callPeople(tx, before, name)
      })
      return shown(read(id))
    }),

    merge: os.companies.merge.handler(({ input }) => {
      const from = read(input.companyId)
      const into = read(input.intoId)
      if (from.id === into.id) throw refuse.input('intoId', 'must be another company')
      services.change(`Merged company ${from.name} into ${into.name}`, (tx) => {
        callPeople(tx, from, into.name, into.id)
        updateCompany(tx, into, missingIn(into, from))
        deleteCompany(tx, from.id)
      })
      return shown(read(into.id))
    }),

    list: os.companies.list.handler(({ input }) => {
      const { rows, total } = listCompanies(db, {
        text: fold(input.text ?? ''),
        limit: input.limit ?? 100,
        offset: input.offset ?? 0,
      })
      return { companies: rows.map((row) => toCompany(row, row.people)), total }
    }),
  }
}

/**
 * Gives the people of a company its new name, and with `companyId` that company. Who is called after another part of it
 * (a subsidiary with the same domain) keeps that name.
 */
function callPeople(tx: WritableDb, company: CompanyRow, name: string, companyId = company.id): void {
  for (const person of peopleCalled(tx, company.id)) {
    const isNamed = person.company !== null && companyKey(person.company) === company.key
    updateLeadFields(tx, person.id, { company_id: companyId, ...(isNamed && { company: name }) })
  }
}

const BLANK: Omit<CompanyColumns, 'name'> = {
  website: null,
  domain: null,
  phone: null,
  industry: null,
  employees: null,
  city: null,
  region: null,
  country: null,
  notes: null,
  links: '[]',
}

function columnsOf({ links, ...fields }: Omit<SaveCompany, 'id'>): Partial<CompanyColumns> {
  const named = Object.entries(fields).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, value === '' ? null : value] as const],
  )
  return { ...Object.fromEntries(named), ...(links && { links: JSON.stringify(links) }) }
}

/** What one company knows and the other does not. */
function missingIn(into: CompanyRow, from: CompanyRow): Partial<CompanyColumns> {
  const blanks = (Object.keys(BLANK) as (keyof typeof BLANK)[]).filter(
    (key) => key !== 'notes' && key !== 'links' && into[key] === null && from[key] !== null,
  )
  const notes = [into.notes, from.notes].filter(Boolean).join('\n') || null
  const links = new Map(
    [into, from]
      .flatMap(({ links: json }) => JSON.parse(json) as Company['links'])
      .toReversed()
      .map((link) => [link.url, link]),
  )
  return {
    ...Object.fromEntries(blanks.map((key) => [key, from[key]])),
    ...(notes !== into.notes && { notes }),
    links: JSON.stringify([...links.values()].toReversed().slice(0, 20)),
  }
}

const toCompany = (row: CompanyRow, people: number): Company => ({
  id: row.id,
  name: row.name,
  website: row.website,
  domain: row.domain,
  phone: row.phone,
  industry: row.industry,
  employees: row.employees,
  city: row.city,
  region: row.region,
  country: row.country,
  notes: row.notes,
  links: JSON.parse(row.links) as Company['links'],
  people,
})

function toColleague(row: ColleagueRow, isToday: (at: number) => boolean): Colleague {
  const due = dueOf(row)
  return {
    leadId: row.id,
    name: row.name,
    title: row.title,
    phone: row.phone,
    stage: row.stage satisfies Stage,
    doNotContact: row.do_not_contact === 1,
    nextStep: row.next_kind && due !== null ? { kind: row.next_kind, due: formatInstant(due) } : null,
    lastActivityAt: isoOrNull(row.last_activity_ms),
    lastCall:
      row.called_ms === null
        ? null
        : {
            at: formatInstant(row.called_ms),
            title: row.called_title ?? 'Call',
            by: row.called_by ?? '',
            today: isToday(row.called_ms),
          },
    meeting:
      row.meeting_id === null || row.meeting_start_ms === null
        ? null
        : {
            meetingId: row.meeting_id,
            start: formatInstant(row.meeting_start_ms),
            reps: (row.meeting_reps ?? '').split(', ').filter(Boolean),
          },
  }
}
