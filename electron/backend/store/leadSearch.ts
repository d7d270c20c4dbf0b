import { ftsExpression, type SearchWord } from '../../../shared/search/query.ts'
import { all, one, values, type ReadableDb } from './database.ts'
import { isIndexed } from './leadIndex.ts'

/** Up to so many found leads are put in order of how well they fit; more are listed newest first. */
const RANKED = 500

/**
 * Leads that hold every word. Those whose name, company, title, addresses or numbers hold them all come before those
 * that hold some in what is noted about them. `words` must not be empty.
 */
export function searchLeadIds(
  db: ReadableDb,
  words: readonly SearchWord[],
  { limit, offset }: { readonly limit: number; readonly offset: number },
): string[] {
  const all = ftsExpression(words)
  const who = `{who} : (${all})`
  const unread = isIndexed(db) ? [] : unreadIds(db, words, offset + limit)
  if (countUpTo(db, all, RANKED + 1) <= RANKED) {
    const byName = ranked(db, who)
    const known = new Set(byName)
    const found = [...byName, ...ranked(db, all).filter((id) => !known.has(id)), ...unread]
    return found.slice(offset, offset + limit)
  }
  const end = offset + limit
  const named = countUpTo(db, who, end)
  const first = named > offset ? newest(db, who, { limit, offset }) : []
  if (first.length === limit) return first
  const rest = newest(db, named === 0 ? all : `(${all}) NOT ${who}`, {
    limit: limit - first.length,
    offset: Math.max(0, offset - named),
  })
  return [...first, ...rest, ...unread].slice(0, limit)
}

/** Leads whose name begins with `start`, folded as keys are; who was last in touch first. */
export const leadsNamedFrom = (db: ReadableDb, start: string, limit: number): string[] =>
  all<{ id: string }>(
    db,
    `SELECT id FROM leads WHERE name_key >= @start AND name_key < @end
      ORDER BY last_activity_ms DESC NULLS LAST, id DESC LIMIT @limit`,
    { start, end: `${start}\u{10ffff}`, limit },
  ).map(({ id }) => id)

/** How many leads hold every word; counted no further than `upTo`. */
export function countLeads(db: ReadableDb, words: readonly SearchWord[], upTo: number): number {
  const indexed = countUpTo(db, ftsExpression(words), upTo)
  if (isIndexed(db) || indexed >= upTo) return indexed
  return Math.min(upTo, indexed + unreadIds(db, words, upTo).length)
}

/** The numbers (`lead_docs`) of all leads that hold every word, newest first, and the ids of those not indexed yet. */
export function matchingDocs(db: ReadableDb, words: readonly SearchWord[]): { docs: number[]; unread: string[] } {
  const docs = values<number>(db, 'SELECT rowid FROM lead_search WHERE lead_search MATCH ? ORDER BY rowid DESC', [
    ftsExpression(words),
  ])
  return { docs, unread: isIndexed(db) ? [] : unreadIds(db, words, -1) }
}

const countUpTo = (db: ReadableDb, expression: string, upTo: number): number =>
  one<{ n: number }>(db, 'SELECT count(*) AS n FROM (SELECT 1 FROM lead_search WHERE lead_search MATCH ? LIMIT ?)', [
    expression,
    upTo,
  ])?.n ?? 0

const idsOf = (rows: readonly { lead_id: string }[]): string[] => rows.map(({ lead_id }) => lead_id)

const ranked = (db: ReadableDb, expression: string): string[] =>
  idsOf(
    all(
      db,
      `SELECT d.lead_id FROM lead_search s JOIN lead_docs d ON d.doc = s.rowid
        WHERE lead_search MATCH ? ORDER BY bm25(lead_search, 10, 2, 1), s.rowid DESC`,
      [expression],
    ),
  )

const newest = (db: ReadableDb, expression: string, page: { limit: number; offset: number }): string[] =>
  idsOf(
    all(
      db,
      `SELECT d.lead_id FROM lead_search s JOIN lead_docs d ON d.doc = s.rowid
        WHERE lead_search MATCH @expression ORDER BY s.rowid DESC LIMIT @limit OFFSET @offset`,
      { expression, ...page },
    ),
  )

/** What is read of a lead that the index does not have yet: the notes of its history come with the index. */
const READ = [
  'name',
  'company',
  'title',
  'email',
  'phone',
  'other_emails',
  'other_phones',
  'city',
  'region',
  'country',
  'source',
  'industry',
  'website',
  'language',
  'notes',
  'brief',
  'links',
  'preferred',
  'consent',
]

/** Leads that are not indexed yet and hold the words somewhere, accents as they are written. A negative limit is none. */
function unreadIds(db: ReadableDb, words: readonly SearchWord[], limit: number): string[] {
  const params: Record<string, string | number> = { limit }
  const text = READ.map((name) => `coalesce(l.${name}, '')`).join(" || ' ' || ")
  const conditions = words.map(({ spellings }, i) => {
    const any = spellings.map((spelling, j) =>
      spelling
        .map((part, k) => {
          params[`part${i}_${j}_${k}`] = `%${part}%`
          return `text LIKE @part${i}_${j}_${k}`
        })
        .join(' AND '),
    )
    return `(${any.map((one) => `(${one})`).join(' OR ')})`
  })
  return all<{ id: string }>(
    db,
    `SELECT id FROM (SELECT l.id, ${text} AS text FROM leads l WHERE l.id NOT IN (SELECT lead_id FROM lead_docs))
      WHERE ${conditions.join(' AND ')} ORDER BY id DESC LIMIT @limit`,
    params,
  ).map(({ id }) => id)
}
