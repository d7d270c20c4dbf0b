import { keepPreviousData, useQueries } from '@tanstack/react-query'
import { useState } from 'react'
import type { LeadListRow } from '../../shared/contract/leadFilters.ts'
import type { Lead } from '../../shared/contract/leads.ts'
import { api } from '../api/client.ts'
import { askedOf, type ShownQuery } from './leadQuery.ts'

// What a large window shows at once, and a little more.
const PAGE = 30
/** Beyond the rows at hand so many are counted: further down the list counts on. */
const COUNTED = 1_000
/** What was typed on the way to a word is not looked at again. */
const KEPT_MS = 20_000

export interface ListedLead extends Pick<LeadListRow, 'score' | 'calling' | 'match'> {
  readonly lead: Lead
}

export interface LeadList {
  /** Rows that can be scrolled to. */
  readonly total: number
  /** There are more than `total`. */
  readonly more: boolean
  readonly isLoading: boolean
  /** What is shown is the answer to something asked before. */
  readonly isOld: boolean
  readonly indexing: boolean
  readonly error: unknown
  /** Undefined while its page is on the way. */
  at(index: number): ListedLead | undefined
  /** Asks for the rows that are to be seen. */
  show(first: number, last: number): void
}

/** The leads that a query finds, read in pages as far as they are looked at. Each key typed is asked for at once. */
export function useLeadList(query: ShownQuery): LeadList {
  const [seen, setSeen] = useState({ from: 0, to: 0 })
  const pages = Array.from(new Set([0, ...range(seen.from, seen.to)]))
  const answers = useQueries({
    queries: pages.map((page) => ({
      ...api.leads.list.queryOptions({
        input: {
          ...askedOf(query),
          ...(query.sort && { sort: query.sort }),
          limit: PAGE,
          offset: page * PAGE,
          countUpTo: COUNTED,
          withRows: true,
        },
      }),
      placeholderData: keepPreviousData,
      gcTime: KEPT_MS,
      // Calling hours change with the clock, not with a record.
      refetchInterval: 60_000,
    })),
  })
  const byPage = new Map(pages.map((page, i) => [page, answers[i]?.data]))
  const first = answers[0]
  const totals = answers.flatMap(({ data }) => data?.total ?? [])
  return {
    // With more to come, the furthest page knows the most.
    total: first?.data?.more ? Math.max(...totals) : (first?.data?.total ?? 0),
    more: answers.every(({ data }) => data === undefined || data.more === true) && first?.data?.more === true,
    isLoading: first?.isLoading ?? true,
    isOld: answers.some(({ isPlaceholderData }) => isPlaceholderData),
    indexing: first?.data?.indexing ?? false,
    error: answers.find(({ error }) => error)?.error,
    at(index) {
      const data = byPage.get(Math.floor(index / PAGE))
      const lead = data?.leads[index % PAGE]
      const row = data?.rows?.[index % PAGE]
      return lead && row && row.leadId === lead.id ? { lead, ...row } : undefined
    },
    show(firstIndex, lastIndex) {
      const next = { from: Math.floor(firstIndex / PAGE), to: Math.floor(lastIndex / PAGE) }
      setSeen((before) => (before.from === next.from && before.to === next.to ? before : next))
    },
  }
}

const range = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, i) => from + i)
