import { companyDomain, companyKey } from '../intake/companyKeys.ts'
import { all, listOf, one, type ReadableDb } from './database.ts'

/** Which company has a name (as its key) or an e-mail domain; of several the one that was made first. */
export interface CompanyLookup {
  byKey(key: string): string | undefined
  byDomain(domain: string): string | undefined
  /** One was made. */
  add(company: { readonly id: string; readonly key: string; readonly domain: string | null }): void
}

export const BY_KEY = /* sql */ `SELECT min(id) AS id FROM companies WHERE key = ?`
export const BY_DOMAIN = /* sql */ `SELECT min(id) AS id FROM companies WHERE domain = ?`

/** As the companies are stored at each question. */
export const storedCompanies = (db: ReadableDb): CompanyLookup => ({
  byKey: (key) => one<{ id: string | null }>(db, BY_KEY, [key])?.id ?? undefined,
  byDomain: (domain) => one<{ id: string | null }>(db, BY_DOMAIN, [domain])?.id ?? undefined,
  add() {},
})

/**
 * The companies that these leads can be of, read at once. True as long as companies are only added, and through it: within
 * one transaction that inserts the leads.
 */
export function companiesFor(
  db: ReadableDb,
  leads: readonly { readonly company?: string | null; readonly email?: string | null }[],
): CompanyLookup {
  const keys = found(db, BY_KEY, new Set(leads.flatMap(({ company }) => companyKey(company) ?? [])))
  const domains = found(db, BY_DOMAIN, new Set(leads.flatMap(({ email }) => companyDomain(email) ?? [])))
  return {
    byKey: (key) => keys.get(key),
    byDomain: (domain) => domains.get(domain),
    add({ id, key, domain }) {
      if (!keys.has(key)) keys.set(key, id)
      if (domain !== null && !domains.has(domain)) domains.set(domain, id)
    },
  }
}

function found(db: ReadableDb, which: string, words: ReadonlySet<string>): Map<string, string> {
  const rows = all<{ word: string; id: string | null }>(
    db,
    `SELECT value AS word, (${which.replace('?', 'value')}) AS id FROM json_each(?)`,
    [listOf([...words])],
  )
  return new Map(rows.flatMap(({ word, id }) => (id === null ? [] : [[word, id]])))
}
