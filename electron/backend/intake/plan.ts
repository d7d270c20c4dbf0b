import type { ReadableDb } from '../store/database.ts'
import { listLeadIdentities } from '../store/leadImports.ts'
import { getLead, type LeadColumns, type LeadRow } from '../store/leads.ts'
import { peopleIndex } from './duplicates.ts'
import { changedColumns, mergeRows, sameCandidate } from './merge.ts'
import type { Candidate } from './row.ts'

export interface PlannedPerson {
  /** The lead as it is stored; undefined for a new one. */
  readonly known: LeadRow | undefined
  /** Everything the file says about the person. */
  readonly row: Candidate
  /** What changes in a lead that is known; undefined when nothing does. */
  readonly changed: Partial<LeadColumns> | undefined
}

export interface PlannedRow {
  readonly line: number
  readonly action: 'create' | 'update' | 'unchanged'
  readonly person: PlannedPerson
}

/** What an import does, worked out before anything is written. */
export interface Plan {
  readonly people: readonly PlannedPerson[]
  readonly rows: readonly PlannedRow[]
}

interface Group {
  readonly knownId: string | undefined
  row: Candidate
  readonly rows: { readonly line: number; readonly adds: boolean }[]
}

const list = (json: string): string[] => (json === '[]' ? [] : (JSON.parse(json) as string[]))
const present = (first: string | null, rest: readonly string[]): string[] => (first ? [first, ...rest] : [...rest])

/** Brings together the rows that are one person, among themselves and with the leads that are known. */
export function planImport(db: ReadableDb, candidates: readonly Candidate[], now: number): Plan {
  const index = peopleIndex<Group>()
  for (const lead of listLeadIdentities(db)) {
    index.add(
      // The first row that is found to be this lead takes the place of what is said about it.
      { knownId: lead.id, row: NOBODY, rows: [] },
      {
        called: lead.name,
        company: lead.company,
        emails: present(lead.email, list(lead.other_emails)),
        phones: present(lead.phone, list(lead.other_phones)),
      },
    )
  }
  const groups = new Set<Group>()
  for (const candidate of surestFirst(candidates)) {
    const found = index.find(candidate)
    if (!found || found.rows.length === 0) {
      const group = found ?? { knownId: undefined, row: candidate, rows: [] }
      group.row = candidate
      group.rows.push({ line: candidate.line, adds: true })
      groups.add(group)
      index.add(group, candidate)
      continue
    }
    const merged = mergeRows(found.row, candidate)
    const adds = !sameCandidate(merged, found.row)
    found.rows.push({ line: candidate.line, adds })
    if (!adds) continue
    found.row = merged
    index.add(found, merged)
  }

  const people: PlannedPerson[] = []
  const rows: PlannedRow[] = []
  for (const group of [...groups].toSorted((a, b) => firstLine(a) - firstLine(b))) {
    const known = group.knownId ? getLead(db, group.knownId, now) : undefined
    const changes = known ? changedColumns(known, group.row, now) : {}
    const changed = Object.keys(changes).length > 0 ? changes : undefined
    const person: PlannedPerson = { known, row: group.row, changed }
    people.push(person)
    // Which row of a person is the first one is the reader's order, not ours.
    const inOrder = group.rows.toSorted((a, b) => a.line - b.line)
    inOrder.forEach(({ line, adds }, place) => {
      const first: PlannedRow['action'] = known ? (changed ? 'update' : 'unchanged') : 'create'
      const later: PlannedRow['action'] = adds && (!known || changed) ? 'update' : 'unchanged'
      rows.push({ line, action: place === 0 ? first : later, person })
    })
  }
  rows.sort((a, b) => a.line - b.line)
  return { people, rows }
}

const firstLine = (group: Group): number => Math.min(...group.rows.map(({ line }) => line))

/**
 * Rows with an e-mail address first, then those with a phone number: whom a vaguer row is about shows only when the
 * surer ones are known, wherever in the file they stand.
 */
function surestFirst(candidates: readonly Candidate[]): readonly Candidate[] {
  const vagueness = (row: Candidate): number => (row.emails.length > 0 ? 0 : row.phones.length > 0 ? 1 : 2)
  return candidates.toSorted((a, b) => vagueness(a) - vagueness(b))
}

const NOBODY: Candidate = {
  line: 0,
  name: null,
  called: '',
  company: null,
  title: null,
  emails: [],
  phones: [],
  zone: null,
  city: null,
  region: null,
  country: null,
  source: null,
  ownerId: null,
  value: null,
  employees: null,
  industry: null,
  website: null,
  notes: null,
  language: null,
  createdAt: null,
  doNotContact: false,
}
