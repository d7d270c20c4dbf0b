import type { LeadFacets, LeadFilter, LeadSort } from '../../shared/contract/leadFilters.ts'
import { Stage } from '../../shared/contract/leads.ts'
import { compileFilter, isEmptyFilter, type FilteredLead } from '../../shared/leads/matchFilter.ts'
import { answersOf, type ScoredLead } from '../../shared/priority/facts.ts'
import { foldText } from '../../shared/search/fold.ts'
import type { SearchWord } from '../../shared/search/query.ts'
import { MINUTE } from '../../shared/time/instant.ts'
import { scoringOf } from './scoring.ts'
import type { Services, TouchedRows } from './services.ts'
import { suppressionsOf } from './suppression/book.ts'
import { matchingDocs } from './store/leadSearch.ts'
import { leadTableRows, leadTableRowsOf, type LeadTableRow } from './store/leadTable.ts'
import { leadsOfMeetings } from './store/queue.ts'

interface Row extends FilteredLead {
  readonly id: string
  readonly doc: number | null
  readonly name: string
  readonly company: string | null
  readonly scored: ScoredLead
}

export interface LeadSelection {
  readonly words: readonly SearchWord[]
  readonly filter?: LeadFilter | undefined
  readonly sort?: LeadSort | undefined
}

/** More touched leads than this are not worth following one by one. */
const FOLLOWED = 20_000
/** Answers that are kept, for the next page of each. */
const KEPT = 8

/**
 * All leads in memory with what they are filtered and sorted by, so that a filter is a walk over them and not over the data
 * file. Read at first use, kept up after each commit; nothing in it is the truth.
 */
export class LeadTable {
  readonly #services: Services
  #rows: Map<string, Row> | undefined
  #byDoc = new Map<number, Row>()
  #withMore = false
  #inOrder = true
  /** Of the newest question at the end: ids in order, and the minute for which they hold. */
  readonly #answers = new Map<string, { readonly minute: number; readonly ids: readonly string[] }>()
  readonly #words = new Map<string, string>()

  constructor(services: Services) {
    this.#services = services
    services.afterChange((touched) => this.#follow(touched))
  }

  /** Ids of all leads that the words and the filter find, in their order; newest first unless sorted. */
  select(selection: LeadSelection): readonly string[] {
    const now = this.#services.clock.now()
    const minute = Math.floor(now / MINUTE)
    const key = JSON.stringify([selection.words, selection.filter, selection.sort])
    const known = this.#answers.get(key)
    if (known?.minute === minute) return known.ids
    const ids = this.#find(selection, now)
    this.#answers.delete(key)
    this.#answers.set(key, { minute, ids })
    for (const oldest of this.#answers.keys()) {
      if (this.#answers.size <= KEPT) break
      this.#answers.delete(oldest)
    }
    return ids
  }

  #find({ words, filter, sort }: LeadSelection, now: number): string[] {
    const { score } = scoringOf(this.#services)
    const rows = words.length === 0 ? [...this.#all().values()] : this.#matching(words)
    const scores: (number | undefined)[] = []
    const scoreAt = (i: number): number =>
      (scores[i] ??= rows[i] ? score.lasting(rows[i].scored) + score.timed(rows[i].scored, now) : 0)
    const { zone } = this.#services.settings()
    const book = suppressionsOf(this.#services)
    const isListed = (i: number): boolean => rows[i] !== undefined && book.listed().has(rows[i].id)
    const context = { now, zone, scoreOf: scoreAt, ...(!book.empty && { isListed }) }
    const fits = isEmptyFilter(filter) || !filter ? undefined : compileFilter(filter, context)
    const found: number[] = []
    for (const [i, row] of rows.entries()) if (!fits || fits(row, i)) found.push(i)
    if (sort) {
      const order = orderOf(sort, rows, scoreAt)
      found.sort(order)
    }
    return found.flatMap((i) => rows[i]?.id ?? [])
  }

  #matching(words: readonly SearchWord[]): Row[] {
    const rows = this.#all()
    const { docs, unread } = matchingDocs(this.#services.db, words)
    const found: Row[] = []
    for (const doc of docs) {
      const row = this.#byDoc.get(doc)
      if (row) found.push(row)
    }
    for (const id of unread) {
      const row = rows.get(id)
      if (row) found.push(row)
    }
    return found
  }

  /** What leads have in the fields with few values, the most frequent first. */
  facets(): LeadFacets {
    const rows = [...this.#all().values()]
    const count = (of: (row: Row) => string | null) => {
      const counts = new Map<string | null, number>()
      for (const row of rows) counts.set(of(row), (counts.get(of(row)) ?? 0) + 1)
      return [...counts]
        .map(([value, n]) => ({ value, count: n }))
        .sort((a, b) => b.count - a.count || (a.value ?? '').localeCompare(b.value ?? ''))
        .slice(0, FACETS)
    }
    return {
      sources: count((row) => row.source),
      countries: count((row) => row.country),
      regions: count((row) => row.region),
      languages: count((row) => row.language),
    }
  }

  #all(): ReadonlyMap<string, Row> {
    const more = scoringOf(this.#services).score.needsMore
    if (this.#rows && (this.#withMore || !more)) {
      if (!this.#inOrder) this.#rows = new Map([...this.#rows].sort(([a], [b]) => (a < b ? 1 : -1)))
      this.#inOrder = true
      return this.#rows
    }
    this.#withMore = more
    this.#inOrder = true
    this.#rows = new Map()
    this.#byDoc = new Map()
    for (const row of leadTableRows(this.#services.db, more, this.#services.clock.now())) this.#put(row)
    return this.#rows
  }

  #put(of: LeadTableRow): void {
    const same = (text: string | null) => (text === null ? null : this.#shared(text))
    const scored: ScoredLead = {
      stage: of.stage,
      fit: of.fit,
      intent: of.intent,
      employees: of.employees,
      industry: same(of.industry),
      value: of.value,
      source: same(of.source),
      country: same(of.country),
      region: same(of.region),
      created: of.created_ms,
      attempts: of.attempts,
      connects: of.connects,
      noShows: of.no_shows,
      ...(of.brief !== undefined && {
        more: {
          title: of.title ?? null,
          city: of.city ?? null,
          language: of.language,
          lastActivity: of.last_activity_ms,
          answers: answersOf(JSON.parse(of.brief) as { label: string; text: string }[]),
        },
      }),
    }
    const row: Row = {
      id: of.id,
      doc: of.doc,
      name: of.name,
      company: of.company,
      stage: of.stage,
      doNotContact: of.do_not_contact === 1,
      source: scored.source,
      ownerId: same(of.owner_id),
      country: scored.country,
      region: scored.region,
      language: same(of.language),
      nextKind: of.next_kind,
      nextDue: of.due_ms,
      snoozedUntil: of.snoozed_until_ms,
      lastActivity: of.last_activity_ms,
      created: of.created_ms,
      attempts: of.attempts,
      connects: of.connects,
      value: of.value,
      hasPhone: of.has_phone === 1,
      hasEmail: of.has_email === 1,
      scored,
    }
    this.#rows?.set(row.id, row)
    if (row.doc !== null) this.#byDoc.set(row.doc, row)
  }

  /** Few sources and places are those of many leads: each is kept once. */
  #shared(text: string): string {
    const known = this.#words.get(text)
    if (known !== undefined) return known
    if (this.#words.size < SHARED) this.#words.set(text, text)
    return text
  }

  /** The index of the search has taken in more leads. */
  reread(): void {
    this.#rows = undefined
    this.#answers.clear()
  }

  #follow(touched: TouchedRows): void {
    const meetings = touched.get('meetings')
    const leads = new Set(touched.get('leads'))
    if (OTHER_TABLES.some((table) => touched.has(table))) this.#answers.clear()
    if (leads.size === 0 && !meetings) return
    this.#answers.clear()
    if (!this.#rows) return
    if (leads.size + (meetings?.size ?? 0) > FOLLOWED) return this.reread()
    const { db, clock } = this.#services
    if (meetings) for (const id of leadsOfMeetings(db, [...meetings])) leads.add(id)
    const rows = leadTableRowsOf(db, [...leads], this.#withMore, clock.now())
    const there = new Set(rows.map(({ id }) => id))
    // Newest first is the order of the map: whoever is new stands at its end until it is asked for.
    this.#inOrder &&= rows.every(({ id }) => this.#rows?.has(id))
    for (const id of leads) if (!there.has(id)) this.#remove(id)
    for (const row of rows) this.#put(row)
  }

  #remove(id: string): void {
    const row = this.#rows?.get(id)
    if (row && row.doc !== null) this.#byDoc.delete(row.doc)
    this.#rows?.delete(id)
  }
}

/** What an answer also depends on. */
const OTHER_TABLES = ['score_rules', 'settings', 'activities', 'suppressions'] as const
const FACETS = 300
const SHARED = 20_000

type Order = (a: number, b: number) => number

/** Leads without a value come last whichever way round; of equal ones the newer comes first. */
function orderOf({ by, reverse }: LeadSort, rows: readonly Row[], scoreAt: (i: number) => number): Order {
  const way = reverse ? -1 : 1
  const text = (of: (row: Row) => string | null): Order => {
    const keys = rows.map((row) => foldText(of(row) ?? ''))
    return (a, b) => {
      const [one = '', two = ''] = [keys[a], keys[b]]
      if (one === two) return a - b
      if (one === '' || two === '') return one === '' ? 1 : -1
      return one < two ? -way : way
    }
  }
  const number = (of: (i: number) => number | null, first: 'low' | 'high'): Order => {
    const sign = first === 'low' ? way : -way
    return (a, b) => {
      const [one, two] = [of(a), of(b)]
      if (one === two) return a - b
      if (one === null || two === null) return one === null ? 1 : -1
      return sign * (one - two)
    }
  }
  const field = (of: (row: Row) => number | null) => (i: number) => {
    const row = rows[i]
    return row ? of(row) : null
  }
  switch (by) {
    case 'score':
      return number(scoreAt, 'high')
    case 'created':
      return number(
        field((row) => row.created),
        'high',
      )
    case 'lastActivity':
      return number(
        field((row) => row.lastActivity),
        'high',
      )
    case 'nextDue':
      return number(
        field((row) => row.nextDue),
        'low',
      )
    case 'value':
      return number(
        field((row) => row.value),
        'high',
      )
    case 'stage':
      return number(
        field((row) => Stage.options.indexOf(row.stage)),
        'low',
      )
    case 'name':
      return text((row) => row.name)
    case 'company':
      return text((row) => row.company)
    default:
      return by satisfies never
  }
}

const tables = new WeakMap<Services, LeadTable>()

/** The one table of an open workspace. */
export function leadTableOf(services: Services): LeadTable {
  let table = tables.get(services)
  if (!table) tables.set(services, (table = new LeadTable(services)))
  return table
}
