import type { NextStep, Stage } from '../../../shared/contract/leads.ts'
import { companyDomain, companyKey, siteDomain } from '../intake/companyKeys.ts'
import { newId } from '../newId.ts'
import { storedCompanies, type CompanyLookup } from './companyLookup.ts'
import { all, insert, one, run, update, type ReadableDb, type WritableDb } from './database.ts'

/** What a caller may write of a company; its key follows its name. */
export interface CompanyColumns {
  readonly name: string
  readonly website: string | null
  readonly domain: string | null
  readonly phone: string | null
  readonly industry: string | null
  readonly employees: number | null
  readonly city: string | null
  readonly region: string | null
  readonly country: string | null
  readonly notes: string | null
  /** JSON list of `{ label, url }`. */
  readonly links: string
}

export interface CompanyRow extends CompanyColumns {
  readonly id: string
  readonly key: string
  /** 1 once somebody has written about it: then it stays when its last lead leaves. */
  readonly edited: number
  readonly created_ms: number
}

/** What tells which company a lead is of, and what is known of that company by the lead alone. */
export interface CompanyOfLead {
  readonly company?: string | null
  readonly email?: string | null
  readonly website?: string | null
  readonly industry?: string | null
  readonly employees?: number | null
  readonly city?: string | null
  readonly region?: string | null
  readonly country?: string | null
}

/**
 * The company of a lead: the one of that name, however it is spelled, else the one with that e-mail domain, else a new one.
 * Null where the lead names none and has no address that tells. A lead that joins writes nothing into the company: what
 * made it can be taken back whoever came later. `id` is that of a company which is made; `companies` says which there are.
 */
export function placeInCompany(
  tx: WritableDb,
  lead: CompanyOfLead,
  at: number,
  { id = newId(), companies = storedCompanies(tx) }: { id?: string; companies?: CompanyLookup | undefined } = {},
): string | null {
  const key = companyKey(lead.company)
  const named = key && companies.byKey(key)
  if (named) return named
  const ofAddress = companyDomain(lead.email)
  const known = ofAddress && companies.byDomain(ofAddress)
  if (known) return known
  if (!key || !lead.company) return null
  const domain = ofAddress ?? siteDomain(lead.website)
  companies.add({ id, key, domain })
  insert(tx, 'companies', {
    id,
    name: lead.company.slice(0, 300),
    key,
    website: lead.website ?? null,
    domain,
    industry: lead.industry ?? null,
    employees: lead.employees ?? null,
    city: lead.city ?? null,
    region: lead.region ?? null,
    country: lead.country ?? null,
    created_ms: at,
  })
  return id
}

/** Which columns of a lead decide about its company. */
export interface Placed extends CompanyOfLead {
  readonly company_id: string | null
}

/**
 * The company after a lead has changed: another one when it is named otherwise, or when it had none. Undefined where it
 * stays.
 */
export function companyAfter(
  tx: WritableDb,
  before: Placed,
  after: CompanyOfLead,
  at: number,
): string | null | undefined {
  const renamed = companyKey(before.company) !== companyKey(after.company)
  const found = before.company_id === null && (after.email !== before.email || after.company !== before.company)
  if (!renamed && !found) return undefined
  const id = placeInCompany(tx, after, at)
  return id === before.company_id ? undefined : id
}

/** Takes a company away that nobody is at and nobody has written about. */
export const dropIfBare = (tx: WritableDb, id: string): void =>
  void run(
    tx,
    `DELETE FROM companies WHERE id = @id AND edited = 0
        AND NOT EXISTS (SELECT 1 FROM leads WHERE company_id = @id)`,
    { id },
  )

export const getCompany = (db: ReadableDb, id: string): CompanyRow | undefined =>
  one(db, 'SELECT * FROM companies WHERE id = ?', [id])

export function insertCompany(tx: WritableDb, id: string, columns: CompanyColumns & { created_ms: number }): void {
  insert(tx, 'companies', { id, ...columns, key: keyOf(columns.name), edited: 1 })
}

const keyOf = (name: string): string => companyKey(name) ?? name.toLowerCase()

/** Changes the named columns; a new name goes to the people who had the old one. */
export function updateCompany(tx: WritableDb, before: CompanyRow, columns: Partial<CompanyColumns>): void {
  const key = columns.name === undefined ? before.key : keyOf(columns.name)
  update(tx, 'companies', before.id, { ...columns, key, edited: 1 })
}

/** How a lead of a company is called who is told by more than its own row: `key` by the company's name, folded. */
export const peopleCalled = (db: ReadableDb, companyId: string): { id: string; company: string | null }[] =>
  all(db, 'SELECT id, company FROM leads WHERE company_id = ?', [companyId])

export const deleteCompany = (tx: WritableDb, id: string): void =>
  void run(tx, 'DELETE FROM companies WHERE id = ?', [id])

/** Other companies that may be this one: of the same name or the same domain. */
export const companiesLike = (db: ReadableDb, company: CompanyRow): (CompanyRow & { people: number })[] =>
  all(
    db,
    `SELECT c.*, (SELECT count(*) FROM leads l WHERE l.company_id = c.id) AS people FROM companies c
      WHERE c.id IN (SELECT id FROM companies WHERE key = @key UNION SELECT id FROM companies WHERE domain = @domain)
        AND c.id <> @id ORDER BY people DESC, c.id LIMIT 10`,
    { key: company.key, domain: company.domain, id: company.id },
  )

export const countPeople = (db: ReadableDb, companyId: string): number =>
  one<{ n: number }>(db, 'SELECT count(*) AS n FROM leads WHERE company_id = ?', [companyId])?.n ?? 0

/** Companies whose name or domain has the text in it, by name; `total` counts all of them. */
export function listCompanies(
  db: ReadableDb,
  { text, limit, offset }: { text: string; limit: number; offset: number },
): { rows: (CompanyRow & { people: number })[]; total: number } {
  const where = text === '' ? '' : 'WHERE instr(c.key, @text) > 0 OR instr(c.domain, @text) > 0'
  const params: Record<string, string> = text === '' ? {} : { text }
  const total = one<{ n: number }>(db, `SELECT count(*) AS n FROM companies c ${where}`, params)?.n ?? 0
  const rows = all<CompanyRow & { people: number }>(
    db,
    `SELECT c.*, (SELECT count(*) FROM leads l WHERE l.company_id = c.id) AS people FROM companies c ${where}
      ORDER BY c.key, c.id LIMIT @limit OFFSET @offset`,
    { ...params, limit, offset },
  )
  return { rows, total }
}

/** A person of a company as the colleagues' pages show one. */
export interface ColleagueRow {
  readonly id: string
  readonly name: string
  readonly title: string | null
  readonly phone: string | null
  readonly stage: Stage
  readonly do_not_contact: number
  readonly next_kind: NextStep['kind'] | null
  readonly next_due_ms: number | null
  readonly last_activity_ms: number | null
  readonly called_ms: number | null
  readonly called_title: string | null
  readonly called_by: string | null
  readonly meeting_id: string | null
  readonly meeting_start_ms: number | null
  readonly meeting_reps: string | null
}

/** The people of a company, whoever was spoken to last first; their last call, and the next meeting that stands. */
export const colleaguesOf = (
  db: ReadableDb,
  { companyId, now, limit }: { companyId: string; now: number; limit: number },
): ColleagueRow[] =>
  all(
    db,
    `WITH people AS (
       SELECT * FROM leads WHERE company_id = @companyId ORDER BY last_activity_ms DESC, id LIMIT @limit
     )
     SELECT p.id, p.name, p.title, p.phone, p.stage, p.do_not_contact, p.next_kind, p.next_due_ms, p.last_activity_ms,
            a.at_ms AS called_ms, a.title AS called_title, a.by AS called_by,
            m.id AS meeting_id, m.start_ms AS meeting_start_ms,
            (SELECT group_concat(r.name, ', ') FROM meeting_reps mr JOIN reps r ON r.id = mr.rep_id
              WHERE mr.meeting_id = m.id) AS meeting_reps
       FROM people p
       LEFT JOIN activities a ON a.id = (SELECT id FROM activities
         WHERE lead_id = p.id AND kind = 'call' ORDER BY at_ms DESC, id DESC LIMIT 1)
       LEFT JOIN meetings m ON m.id = (SELECT id FROM meetings
         WHERE lead_id = p.id AND status IN ('booked', 'confirmed') AND end_ms > @now ORDER BY start_ms LIMIT 1)
      ORDER BY p.last_activity_ms DESC, p.id`,
    { companyId, now, limit },
  )

/**
 * After a change was taken back: a lead whose company is gone meanwhile gets it again by its name, and a company that
 * nobody is at any more goes.
 */
export function mendCompanies(tx: WritableDb, changeId: string): void {
  const touched = `SELECT row_id FROM journal WHERE change_id = @changeId AND tbl = 'leads'`
  const lost = all<CompanyOfLead & { id: string; company_id: string; created_ms: number }>(
    tx,
    `SELECT l.* FROM leads l WHERE l.id IN (${touched}) AND l.company_id IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM companies c WHERE c.id = l.company_id)`,
    { changeId },
  )
  for (const lead of lost) {
    const company_id = placeInCompany(tx, lead, lead.created_ms, { id: lead.company_id })
    if (company_id !== lead.company_id) update(tx, 'leads', lead.id, { company_id })
  }
  run(
    tx,
    `DELETE FROM companies WHERE edited = 0
        AND id IN (SELECT json_extract(before, '$.company_id') FROM journal WHERE change_id = @changeId AND tbl = 'leads'
             UNION SELECT json_extract(after, '$.company_id') FROM journal WHERE change_id = @changeId AND tbl = 'leads')
        AND NOT EXISTS (SELECT 1 FROM leads l WHERE l.company_id = companies.id)`,
    { changeId },
  )
}

/**
 * Gives leads from before there were companies theirs. Runs at opening, where it finds none but the first time; it is no
 * doing of anybody's and stands in no history.
 */
export function placeAllInCompanies(tx: WritableDb): void {
  const rows = all<CompanyOfLead & { id: string; created_ms: number }>(
    tx,
    `SELECT id, company, email, website, industry, employees, city, region, country, created_ms
       FROM leads INDEXED BY leads_without_company WHERE company_id IS NULL AND company IS NOT NULL ORDER BY id`,
  )
  for (const lead of rows) {
    const company_id = placeInCompany(tx, lead, lead.created_ms)
    if (company_id) update(tx, 'leads', lead.id, { company_id })
  }
}
