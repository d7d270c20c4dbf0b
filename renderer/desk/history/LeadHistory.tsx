import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useRef, useState, type KeyboardEvent } from 'react'
import type { HistoryKind } from '../../../shared/contract/leadHistory.ts'
import type { Lead } from '../../../shared/contract/leads.ts'
import { client, api } from '../../api/client.ts'
import { useUndo } from '../../app/undo.ts'
import { runCommand, useCommand } from '../../commands/dispatch.ts'
import { ErrorNote } from '../../components/ErrorNote.tsx'
import { KeyCap } from '../../components/KeyCap.tsx'
import { refusalOf } from '../../components/refusal.ts'
import { SectionTitle } from '../../components/SectionTitle.tsx'
import { HistoryRow } from './HistoryRow.tsx'
import { TakenTime } from './TakenTime.tsx'
import css from './LeadHistory.module.css'

const FILTERS = [
  { id: 'all', label: 'All', kinds: undefined },
  { id: 'calls', label: 'Calls', kinds: ['call'] },
  { id: 'notes', label: 'Notes', kinds: ['note', 'email', 'form'] },
  { id: 'meetings', label: 'Meetings', kinds: ['meeting', 'invite'] },
  { id: 'fields', label: 'Changes', kinds: ['fields', 'place', 'import'] },
] as const satisfies readonly { id: string; label: string; kinds: readonly HistoryKind[] | undefined }[]

const PAGE = 30
/** Who goes back goes far back: few large pages are also few to read again after a change. */
const EARLIER = 200

/** The whole story of a lead, newest first, with the way back from each step. */
export function LeadHistory({ lead }: { readonly lead: Lead }) {
  const [filter, setFilter] = useState<(typeof FILTERS)[number]['id']>('all')
  const list = useRef<HTMLOListElement>(null)
  const kinds = FILTERS.find(({ id }) => id === filter)?.kinds
  const input = { leadId: lead.id, limit: PAGE, ...(kinds && { kinds: [...kinds] }) }
  const story = useInfiniteQuery({
    queryKey: [...api.leads.history.key({ input }), 'pages'],
    queryFn: ({ pageParam, signal }) =>
      client.leads.history(pageParam === undefined ? input : { ...input, limit: EARLIER, before: pageParam }, {
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
  })
  const undo = useUndo()
  const refused = refusalOf(undo.error)
  const entries = story.data?.pages.flatMap((page) => page.entries) ?? []
  const rows = () => [...(list.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])]
  useCommand('lead.history', () => rows()[0]?.focus(), { enabled: entries.length > 0 })

  const onKeyDown = (event: KeyboardEvent) => {
    const all = rows()
    const at = all.findIndex((row) => row === document.activeElement)
    if (at < 0) return
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key]
    if (to !== undefined) {
      event.preventDefault()
      all[Math.max(0, Math.min(all.length - 1, to))]?.focus()
      if (to >= all.length && story.hasNextPage && !story.isFetchingNextPage) void story.fetchNextPage()
    }
    if (event.key === 'Enter') {
      const button = all[at]?.querySelector('button')
      if (!button) return
      event.preventDefault()
      button.click()
    }
  }

  return (
    <section className={css.history} aria-labelledby="history-title">
      <div className={css.head}>
        <SectionTitle id="history-title">History</SectionTitle>
        <KeyCap command="lead.history" />
        <div className={css.filters} role="group" aria-label="Show in the history">
          {FILTERS.map(({ id, label }) => (
            <button
              key={id}
              type="button"
              className={css.filter}
              aria-pressed={filter === id}
              onClick={() => setFilter(id)}
            >
              {label}
            </button>
          ))}
        </div>
      </div>
      <ErrorNote error={story.error} />
      {refused && (
        <TakenTime
          lead={lead}
          refused={refused}
          meetingId={
            entries.find(({ change }) => change && change.id === undo.variables?.changeId)?.meetingId ?? undefined
          }
          onDone={() => {
            undo.reset()
            rows()[0]?.focus()
          }}
          onOther={() => {
            undo.reset()
            runCommand('booking.when')
          }}
        />
      )}
      <ol ref={list} className={css.rows} onKeyDown={onKeyDown} aria-label="What happened, newest first">
        {entries.map((entry, i) => (
          <HistoryRow
            key={entry.id}
            entry={entry}
            first={i === 0}
            busy={undo.isPending && undo.variables.changeId === entry.change?.id}
            onUndo={(changeId) => undo.mutate({ changeId })}
          />
        ))}
        {story.isSuccess && entries.length === 0 && (
          <li className={css.none}>{filter === 'all' ? 'Nothing has happened yet.' : 'Nothing of this kind yet.'}</li>
        )}
      </ol>
      {story.hasNextPage && (
        <button
          type="button"
          className={css.more}
          disabled={story.isFetchingNextPage}
          onClick={() => void story.fetchNextPage()}
        >
          {story.isFetchingNextPage ? 'Reading…' : 'Show earlier'}
        </button>
      )}
    </section>
  )
}
