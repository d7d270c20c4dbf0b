import type { LeadMatch } from '../../shared/contract/leadFilters.ts'
import { findIn, wordsBeyond, type SearchedField } from '../../shared/search/match.ts'
import type { SearchWord } from '../../shared/search/query.ts'
import { getCompany } from './store/companies.ts'
import type { ReadableDb } from './store/database.ts'
import { listActivities, toLead, type LeadRow } from './store/leads.ts'

/** Where the words were found that neither the name nor the company holds: one place, that with the most of them. */
export function matchOf(db: ReadableDb, row: LeadRow, words: readonly SearchWord[]): LeadMatch | undefined {
  const shown: SearchedField[] = [{ label: 'Name', text: row.name, kind: 'name' }]
  if (row.company) shown.push({ label: 'Company', text: row.company, kind: 'name' })
  const beyond = wordsBeyond(words, shown)
  if (beyond.length === 0) return undefined
  const found = findIn(beyond, fieldsOf(db, row))
  return found && { label: found.label, text: found.text, marks: found.marks.map(([from, to]) => [from, to]) }
}

function* fieldsOf(db: ReadableDb, row: LeadRow): Generator<SearchedField> {
  const lead = toLead(row)
  for (const text of [lead.email, ...lead.otherEmails]) if (text) yield { label: 'E-mail', text }
  for (const text of [lead.phone, ...lead.otherPhones]) if (text) yield { label: 'Phone', text, kind: 'phone' }
  const plain: readonly (readonly [string, string | null])[] = [
    ['Title', lead.title],
    ['City', lead.city],
    ['Region', lead.region],
    ['Country', lead.country],
    ['Source', lead.source],
    ['Industry', lead.industry],
    ['Website', lead.website],
    ['Language', lead.language],
    ['Notes', lead.notes],
    ['Preferred times', lead.preferredTimes?.said ?? null],
    ['Consent', [lead.consent?.source, lead.consent?.note, lead.consent?.date].filter(Boolean).join(', ')],
  ]
  for (const [label, text] of plain) if (text) yield { label, text }
  const company = !row.company && row.company_id ? getCompany(db, row.company_id) : undefined
  if (company) yield { label: 'Company', text: company.name, kind: 'name' }
  for (const { label, url } of lead.links ?? []) yield { label: 'Link', text: `${label} ${url}` }
  for (const { label, text } of lead.brief) yield { label: 'Brief', text: `${label}: ${text}` }
  for (const { note } of listActivities(db, row.id)) if (note) yield { label: 'Note', text: note }
}
