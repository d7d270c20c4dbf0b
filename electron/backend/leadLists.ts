import type { LeadListRow, LeadQuery } from '../../shared/contract/leadFilters.ts'
import type { Inputs } from '../../shared/contract/index.ts'
import type { Stage } from '../../shared/contract/leads.ts'
import { toCallable } from '../../shared/priority/callingHours.ts'
import { isEmptyFilter } from '../../shared/leads/matchFilter.ts'
import { findsNobody, searchWords } from '../../shared/search/query.ts'
import type { Implementer } from './implementer.ts'
import { exportLeads } from './intake/exportLeads.ts'
import { bulkChange } from './leadBulk.ts'
import { matchOf } from './leadMatch.ts'
import { leadTableOf, type LeadSelection } from './leadTable.ts'
import { standingsOf } from './queueItems.ts'
import type { Services } from './services.ts'
import { markedRows } from './suppression/book.ts'
import { isIndexed } from './store/leadIndex.ts'
import { countAllLeads, leadRows, newestLeadIds, type LeadRow } from './store/leads.ts'
import { countLeads, searchLeadIds } from './store/leadSearch.ts'

/** Rows given when none are asked for. */
const PAGE = 100

/** The part of the topic `leads` that is about many of them: finding, listing, changing and exporting. */
export function leadListsTopic(os: Implementer, services: Services) {
  const { db, clock } = services
  // Kept up from now on.
  const table = leadTableOf(services)
  return {
    list: os.leads.list.handler(({ input }) => {
      const now = clock.now()
      const { ids, total, more } = pageOf(services, input)
      const rows = leadRows(db, ids, now)
      return {
        leads: markedRows(services, rows),
        total,
        ...(more && { more }),
        ...(input.withRows && { rows: listRows(services, rows, input.text ?? '', now) }),
        ...(!isIndexed(db) && { indexing: true }),
      }
    }),
    facets: os.leads.facets.handler(() => table.facets()),
    export: os.leads.export.handler(({ input, signal }) => {
      const { leadIds, except, stage, format, ...query } = input
      const ids = leadIds ?? idsFound(services, withStage(query, stage)).toReversed()
      return exportLeads(services, without(ids, except), format, signal)
    }),
    bulk: os.leads.bulk.handler(({ input, signal }) => {
      const ids = input.leadIds ?? idsFound(services, input.which ?? {})
      return bulkChange(services, without(ids, input.except), input.action, signal)
    }),
  }
}

/** A stage by itself is a filter of it. */
const withStage = (query: LeadQuery, stage: Stage | undefined): LeadQuery =>
  stage ? { ...query, filter: { ...query.filter, stage: [stage] } } : query

const without = (ids: readonly string[], except: readonly string[] | undefined): readonly string[] => {
  if (!except?.length) return ids
  const left = new Set(except)
  return ids.filter((id) => !left.has(id))
}

const selectionOf = ({ text, filter }: LeadQuery): LeadSelection => ({ words: searchWords(text ?? ''), filter })

/** Ids of all leads that words and a filter find, newest first. */
const idsFound = (services: Services, query: LeadQuery): readonly string[] =>
  findsNobody(query.text) ? [] : leadTableOf(services).select(selectionOf(query))

function pageOf(
  services: Services,
  input: Inputs['leads']['list'],
): { ids: readonly string[]; total: number; more?: boolean } {
  const { db } = services
  const { limit = PAGE, offset = 0, sort, countUpTo } = input
  if (findsNobody(input.text)) return { ids: [], total: 0 }
  const { words, filter } = selectionOf(withStage(input, input.stage))
  if (!isEmptyFilter(filter) || sort) {
    const found = leadTableOf(services).select({ words, filter, sort })
    return { ids: found.slice(offset, offset + limit), total: found.length }
  }
  if (words.length === 0) return { ids: newestLeadIds(db, { limit, offset }), total: countAllLeads(db) }
  const ids = searchLeadIds(db, words, { limit, offset })
  const most = countUpTo === undefined ? Number.MAX_SAFE_INTEGER : offset + limit + countUpTo
  const counted = countLeads(db, words, most + 1)
  return counted > most ? { ids, total: most, more: true } : { ids, total: counted }
}

function listRows(services: Services, rows: readonly LeadRow[], text: string, at: number): LeadListRow[] {
  const words = searchWords(text)
  const standings = standingsOf(
    services,
    rows.map(({ id }) => id),
    at,
  )
  return rows.flatMap((row) => {
    const standing = standings.get(row.id)
    if (!standing) return []
    const match = words.length > 0 ? matchOf(services.db, row, words) : undefined
    return [{ leadId: row.id, score: standing.score, calling: toCallable(standing.calling), ...(match && { match }) }]
  })
}
