import { keepPreviousData, useQueries } from '@tanstack/react-query'
import { useState } from 'react'
import type { QueueItem, QueueKind } from '../../../shared/contract/leads.ts'
import { api } from '../../api/client.ts'

const PAGE = 60

/** A kind, or all that follows from a call or a meeting that was. */
export type QueueFilter = QueueKind | 'followUps'
export const FOLLOW_UPS: readonly QueueKind[] = ['callBack', 'confirm', 'outcome', 'recover']

/** A filter as the queue is asked for it. */
export const kindsOf = (filter: QueueFilter | undefined): { kinds?: QueueKind[] } =>
  filter === undefined ? {} : { kinds: filter === 'followUps' ? [...FOLLOW_UPS] : [filter] }

export interface Queue {
  readonly total: number
  readonly due: number
  readonly counts: Partial<Record<QueueKind, number>>
  readonly isLoading: boolean
  readonly error: unknown
  /** Undefined while its page is on the way. */
  itemAt(index: number): QueueItem | undefined
  /** Where a lead stands, from 0; undefined when it is not among those at hand. */
  positionOf(leadId: string): number | undefined
  /** The lead that comes after one, or the first when that one has left the queue. */
  after(leadId: string): string | undefined
  /** Asks for the rows that are to be seen. */
  show(firstIndex: number, lastIndex: number): void
}

/** The queue, read in pages as far as it is looked at. */
export function useQueue(filter: QueueFilter | undefined): Queue {
  const [seen, setSeen] = useState({ from: 0, to: 0 })
  const pages = Array.from(new Set([0, ...range(seen.from, seen.to)]))
  const answers = useQueries({
    queries: pages.map((page) => ({
      ...api.leads.queue.queryOptions({ input: { limit: PAGE, offset: page * PAGE, ...kindsOf(filter) } }),
      placeholderData: keepPreviousData,
      // Lateness and calling hours change with the clock, not with a record.
      refetchInterval: 60_000,
    })),
  })
  const byPage = new Map(pages.map((page, i) => [page, answers[i]?.data]))
  const first = byPage.get(0)

  const itemAt = (index: number): QueueItem | undefined => byPage.get(Math.floor(index / PAGE))?.items[index % PAGE]
  const positionOf = (leadId: string): number | undefined => {
    for (const [page, data] of byPage) {
      const at = data?.items.findIndex((item) => item.leadId === leadId) ?? -1
      if (at >= 0) return page * PAGE + at
    }
    return undefined
  }
  return {
    total: first?.total ?? 0,
    due: first?.due ?? 0,
    counts: first?.counts ?? {},
    isLoading: answers[0]?.isLoading ?? true,
    error: answers.find((answer) => answer.error)?.error,
    itemAt,
    positionOf,
    after: (leadId) => {
      const at = positionOf(leadId)
      return at === undefined ? itemAt(0)?.leadId : itemAt(at + 1)?.leadId
    },
    show: (firstIndex, lastIndex) => {
      const next = { from: Math.floor(firstIndex / PAGE), to: Math.floor(lastIndex / PAGE) }
      setSeen((before) => (before.from === next.from && before.to === next.to ? before : next))
    },
  }
}

const range = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, i) => from + i)
