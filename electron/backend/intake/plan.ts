import { setImmediate as nextTurn } from 'node:timers/promises'
import type { OnDuplicate } from '../../../shared/contract/leadImports.ts'
import type { Question } from '../../../shared/leads/answers.ts'
import type { ReadableDb } from '../store/database.ts'
import { listLeadIdentities } from '../store/leadImports.ts'
import { getLead, type LeadColumns, type LeadRow } from '../store/leads.ts'
import { peopleIndex, type PeopleIndex } from './duplicates.ts'
import { changedColumns, mergeRows, sameCandidate } from './merge.ts'
import { NO_RECORD } from './recordRow.ts'
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
  readonly action: 'create' | 'update' | 'unchanged' | 'skip'
  readonly person: PlannedPerson
}

/** What an import does, worked out before anything is written. */
export interface Plan {
  readonly people: readonly PlannedPerson[]
  readonly rows: readonly PlannedRow[]
}

export interface PlanInput {
  readonly candidates: readonly Candidate[]
  readonly now: number
  readonly onDuplicate: OnDuplicate
  /** Of the qualification form, in whose order answers stand. */
  readonly questions: readonly Question[]
  readonly signal?: AbortSignal | undefined
  /** Told how many of the candidates have been looked up. */
  readonly progress: (done: number) => void
}

interface Group {
  readonly knownId: string | undefined
  row: Candidate
  readonly rows: { readonly line: number; readonly adds: boolean }[]
}

const list = (json: string): string[] => (json === '[]' ? [] : (JSON.parse(json) as string[]))
const present = (first: string | null, rest: readonly string[]): string[] => (first ? [first, ...rest] : [...rest])

/** So many are looked at between two turns of other work. */
const STEP = 500

/**
 * Brings together the rows that are one person, among themselves and, unless each row is to be a lead of its own, with the
 * leads that are known. Other work comes between; what is written is therefore checked again then.
 */
export async function planImport(db: ReadableDb, input: PlanInput): Promise<Plan> {
  const index = peopleIndex<Group>()
  const turn = async () => {
    await nextTurn()
    input.signal?.throwIfAborted()
  }
  if (input.onDuplicate !== 'create') await addKnown(db, index, turn)
  const groups = new Set<Group>()
  for (const [i, candidate] of surestFirst(input.candidates).entries()) {
    if (i % STEP === STEP - 1) {
      input.progress(i + 1)
      await turn()
    }
    groups.add(place(index, candidate))
  }
  const people: PlannedPerson[] = []
  const rows: PlannedRow[] = []
  const inOrder = [...groups].map((group) => ({ group, first: Math.min(...group.rows.map(({ line }) => line)) }))
  for (const [i, { group }] of inOrder.toSorted((a, b) => a.first - b.first).entries()) {
    if (i % STEP === STEP - 1) await turn()
    const known = group.knownId ? getLead(db, group.knownId, input.now) : undefined
    const skips = known !== undefined && input.onDuplicate === 'skip'
    const changes = known && !skips ? changedColumns(known, group.row, input.now, input.questions) : {}
    const changed = Object.keys(changes).length > 0 ? changes : undefined
    const person: PlannedPerson = { known, row: group.row, changed }
    people.push(person)
    // Which row of a person is the first one is the reader's order, not ours.
    group.rows
      .toSorted((a, b) => a.line - b.line)
      .forEach(({ line, adds }, at) => {
        const whole: PlannedRow['action'] = known ? (changed ? 'update' : 'unchanged') : 'create'
        const later: PlannedRow['action'] = adds && (!known || changed) ? 'update' : 'unchanged'
        rows.push({ line, action: skips ? 'skip' : at === 0 ? whole : later, person })
      })
  }
  rows.sort((a, b) => a.line - b.line)
  return { people, rows }
}

async function addKnown(db: ReadableDb, index: PeopleIndex<Group>, turn: () => Promise<void>): Promise<void> {
  for (let after = ''; ;) {
    const some = listLeadIdentities(db, after, STEP)
    for (const lead of some) {
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
    const last = some.at(-1)
    if (!last || some.length < STEP) return
    after = last.id
    await turn()
  }
}

/** Puts a row to the person it is about, who may be new. */
function place(index: PeopleIndex<Group>, candidate: Candidate): Group {
  const found = index.find(candidate)
  if (!found || found.rows.length === 0) {
    const group = found ?? { knownId: undefined, row: candidate, rows: [] }
    group.row = candidate
    group.rows.push({ line: candidate.line, adds: true })
    index.add(group, candidate)
    return group
  }
  const merged = mergeRows(found.row, candidate)
  const adds = !sameCandidate(merged, found.row)
  found.rows.push({ line: candidate.line, adds })
  if (adds) {
    found.row = merged
    index.add(found, merged)
  }
  return found
}

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
  ...NO_RECORD,
}
