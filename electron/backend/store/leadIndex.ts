import type Database from 'better-sqlite3'
import { phoneTokens, textTokens } from '../../../shared/search/tokens.ts'
import { all, one, run, type ReadableDb, type WritableDb } from './database.ts'

/** Raised whenever what is indexed of a lead, or how, changes: an index of another version is made anew. */
const VERSION = 2

/**
 * Holds no text, only in which leads each word is: which lead a number stands for is in `lead_docs`. Single letters need
 * no index of their own (`prefix`): what begins with one is found quickly enough, and an import writes a third less.
 */
const TABLE = /* sql */ `CREATE VIRTUAL TABLE lead_search USING fts5(
  who, about, said, content='', contentless_delete=1, detail=column, prefix='2 3',
  tokenize="unicode61 remove_diacritics 0"
)`

/** The number of the lead that was first; those made later count up from there, older ones indexed afterwards down. */
const FIRST_DOC = 1_000_000_000
/** Leads that are indexed while the file opens; more are indexed afterwards, between other work. */
const AT_OPENING = 2_000

/** Columns of a lead that are looked through. */
const WHO = ['name', 'company', 'title', 'email', 'phone', 'other_emails', 'other_phones']
const ABOUT = ['city', 'region', 'country', 'source', 'industry', 'website', 'language', 'notes']
/** JSON, of which the texts are looked through. */
const RECORD = ['brief', 'links', 'preferred', 'consent']
/** Of whoever names no company, that of the e-mail domain. */
const companyOf = (row: string) =>
  `coalesce(${row}.company, (SELECT c.name FROM companies c WHERE c.id = ${row}.company_id))`
/** What an update has to change for a lead to be found by other words. */
const WATCHED = [...WHO, ...ABOUT, ...RECORD, 'company_id']

const columns = (
  row: string,
) => `search_who(${WHO.map((name) => (name === 'company' ? companyOf(row) : `${row}.${name}`)).join(', ')}),
  search_about(${[...ABOUT, ...RECORD].map((name) => `${row}.${name}`).join(', ')}),
  search_said((SELECT group_concat(note, ' ') FROM activities WHERE lead_id = ${row}.id AND note IS NOT NULL))`

const docOf = (id: string) => `(SELECT doc FROM lead_docs WHERE lead_id = ${id})`

const changed = (names: readonly string[]) => names.map((name) => `OLD.${name} IS NOT NEW.${name}`).join(' OR ')
const stale = (id: string) => `INSERT OR IGNORE INTO stale_leads (lead_id) VALUES (${id});`

/** Handles whose index lacks leads that were there before it, with the id before which it does. */
const unfinished = new WeakMap<Database.Database, string>()
const AFTER_ALL_IDS = 'g'

/**
 * Notes which leads another text is to be found by, whatever changes them: a save, an import, a taking back. Made at
 * opening; `indexStaleLeads` follows at the end of each change, in its transaction. (Written by the triggers themselves the
 * index would go to the disk with every row: FTS5 writes out what it holds whenever a statement begins that may fail.)
 */
export function watchLeadText(db: Database.Database): void {
  registerFunctions(db)
  db.transaction(() => makeTable(db)).immediate()
  db.exec(`
    CREATE TEMP TABLE stale_leads (lead_id TEXT PRIMARY KEY) WITHOUT ROWID;
    CREATE TEMP TRIGGER leads_search_insert AFTER INSERT ON main.leads BEGIN ${stale('NEW.id')} END;
    CREATE TEMP TRIGGER leads_search_update AFTER UPDATE OF ${WATCHED.join(', ')} ON main.leads
    WHEN ${changed(WATCHED)} BEGIN ${stale('NEW.id')} END;
    CREATE TEMP TRIGGER leads_search_delete AFTER DELETE ON main.leads BEGIN ${stale('OLD.id')} END;
    CREATE TEMP TRIGGER companies_search_update AFTER UPDATE OF name ON main.companies WHEN ${changed(['name'])}
    BEGIN INSERT OR IGNORE INTO stale_leads SELECT id FROM main.leads WHERE company_id = NEW.id AND company IS NULL; END;
    CREATE TEMP TRIGGER activities_search_insert AFTER INSERT ON main.activities
    WHEN NEW.note IS NOT NULL BEGIN ${stale('NEW.lead_id')} END;
    CREATE TEMP TRIGGER activities_search_update AFTER UPDATE OF note, lead_id ON main.activities
    WHEN ${changed(['note', 'lead_id'])} BEGIN ${stale('OLD.lead_id')} ${stale('NEW.lead_id')} END;
    CREATE TEMP TRIGGER activities_search_delete AFTER DELETE ON main.activities
    WHEN OLD.note IS NOT NULL BEGIN ${stale('OLD.lead_id')} END;`)
  const handle = db as ReadableDb
  const missing = one<{ n: number }>(
    handle,
    'SELECT (SELECT count(*) FROM leads) - (SELECT count(*) FROM lead_docs) AS n',
  )
  if (!missing?.n) return
  unfinished.set(db, AFTER_ALL_IDS)
  if (missing.n <= AT_OPENING) while (indexMoreLeads(handle, AT_OPENING));
}

/**
 * What follows the leads that changed. SQLite reads the tables of a CROSS JOIN in the order in which they stand: from the
 * few that changed, never through all leads.
 */
export const FOLLOW_STALE: readonly string[] = [
  `DELETE FROM lead_search WHERE rowid IN
    (SELECT d.doc FROM stale_leads s CROSS JOIN lead_docs d ON d.lead_id = s.lead_id ORDER BY d.doc)`,
  `DELETE FROM lead_docs WHERE lead_id IN
    (SELECT lead_id FROM stale_leads s WHERE NOT EXISTS (SELECT 1 FROM leads l WHERE l.id = s.lead_id))`,
  `INSERT INTO lead_docs (doc, lead_id)
   SELECT COALESCE((SELECT max(doc) FROM lead_docs), ${FIRST_DOC}) + row_number() OVER (ORDER BY l.id), l.id
     FROM stale_leads s CROSS JOIN leads l ON l.id = s.lead_id
    WHERE NOT EXISTS (SELECT 1 FROM lead_docs d WHERE d.lead_id = l.id)`,
  `INSERT INTO lead_search (rowid, who, about, said)
   SELECT d.doc, ${columns('l')}
     FROM stale_leads s CROSS JOIN lead_docs d ON d.lead_id = s.lead_id CROSS JOIN leads l ON l.id = s.lead_id
    ORDER BY d.doc`,
]

/** Brings the index to what the leads are, in the transaction that has changed them, in the order of its numbers. */
export function indexStaleLeads(tx: WritableDb): void {
  if (!one(tx, 'SELECT 1 FROM stale_leads LIMIT 1')) return
  for (const sql of FOLLOW_STALE) run(tx, sql)
  run(tx, 'DELETE FROM stale_leads')
}

function registerFunctions(db: Database.Database): void {
  const options = { deterministic: true, varargs: true }
  db.function('search_who', options, (...of: unknown[]) => {
    const [name, company, title, email, phone, otherEmails, otherPhones] = of as [string, ...(string | null)[]]
    const parts = [textTokens(name, true)]
    if (company) parts.push(textTokens(company, true))
    for (const text of [title, email, ...listed(otherEmails)]) if (text) parts.push(textTokens(text))
    for (const number of [phone, ...listed(otherPhones)]) if (number) parts.push(phoneTokens(number))
    return parts.join(' ')
  })
  db.function('search_about', options, (...of: unknown[]) => {
    const record = of.splice(ABOUT.length) as (string | null)[]
    const texts = of as (string | null)[]
    const parts = texts.map((text) => (text ? textTokens(text) : ''))
    for (const json of record) if (json !== null && json !== '[]') parts.push(textTokens(textsIn(JSON.parse(json))))
    return eachOnce(parts.join(' '))
  })
  db.function('search_said', options, (text: unknown) => (typeof text === 'string' ? eachOnce(textTokens(text)) : ''))
}

const listed = (json: string | null | undefined): string[] =>
  !json || json === '[]' ? [] : (JSON.parse(json) as string[])

/** The texts of lines of the brief, links, preferred times and consent; the hours of the times are no words. */
function textsIn(value: unknown): string {
  if (typeof value === 'string') return value.replace(/^https:\/\//, '')
  if (typeof value !== 'object' || value === null) return ''
  return Object.entries(value)
    .map(([key, part]) => (key === 'windows' || key === 'basis' ? '' : textsIn(part)))
    .join(' ')
}

const eachOnce = (tokens: string): string => (tokens.length < 40 ? tokens : [...new Set(tokens.split(' '))].join(' '))

function makeTable(db: Database.Database): void {
  const version = db.prepare('SELECT version FROM lead_search_rules').pluck().get()
  const there = db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'lead_search'").get() !== undefined
  if (there && version === VERSION) return
  if (there) db.exec('DROP TABLE lead_search')
  db.exec(`${TABLE}; DELETE FROM lead_docs;`)
  db.prepare('INSERT OR REPLACE INTO lead_search_rules (id, version) VALUES (1, ?)').run(VERSION)
}

/** Whether every lead is in the index. Until then a search looks through the others one by one. */
export const isIndexed = (db: ReadableDb): boolean => !unfinished.has(db)

/** Indexes the newest `limit` leads that are not, in one transaction. Returns whether there are more. */
export function indexMoreLeads(db: ReadableDb, limit: number): boolean {
  const ids = all<{ id: string }>(
    db,
    `SELECT id FROM leads l WHERE id < ? AND NOT EXISTS (SELECT 1 FROM lead_docs d WHERE d.lead_id = l.id)
      ORDER BY id DESC LIMIT ?`,
    [unfinished.get(db) ?? AFTER_ALL_IDS, limit],
  )
  const writable = db as WritableDb
  const write = db.transaction(() => {
    for (const { id } of ids) {
      run(
        writable,
        `INSERT INTO lead_docs (doc, lead_id) VALUES (COALESCE((SELECT min(doc) FROM lead_docs), ${FIRST_DOC + 1}) - 1, ?)`,
        [id],
      )
      run(
        writable,
        `INSERT INTO lead_search (rowid, who, about, said) SELECT ${docOf('l.id')}, ${columns('l')} FROM leads l WHERE l.id = ?`,
        [id],
      )
    }
  })
  write.immediate()
  const last = ids.at(-1)
  if (last && ids.length === limit) {
    unfinished.set(db, last.id)
    return true
  }
  unfinished.delete(db)
  return false
}
