import { useQueryClient, type Query, type QueryClient } from '@tanstack/react-query'
import { useEffect, useSyncExternalStore } from 'react'
import type { ChangeEvent, RecordKind } from '../../shared/contract/workspace.ts'
import { api, client } from './client.ts'

/** What is read from which kinds of record: a change of one drops every answer that could hold it. */
const readersOf: Record<RecordKind, readonly { key: () => readonly unknown[] }[]> = {
  // Of the rules a change of the rep's region drops the holidays.
  rep: [
    api.briefs,
    api.reps,
    api.availability,
    api.slots,
    api.board,
    api.workspace,
    api.search,
    api.insights,
    api.history,
  ],
  availability: [api.availability, api.slots, api.board, api.workspace, api.history],
  calendar: [api.calendars, api.busy, api.reps, api.slots, api.board, api.workspace, api.history],
  watchedFolder: [api.calendars.watched, api.history],
  calendarAccount: [api.caldav, api.history],
  company: [api.companies, api.leads, api.history],
  qualification: [api.qualification, api.leads, api.history],
  lead: [
    api.briefs,
    api.companies,
    api.leads,
    api.score,
    api.workspace,
    api.search,
    api.slots,
    api.insights,
    api.history,
  ],
  activity: [api.briefs, api.companies, api.leads, api.workspace, api.insights, api.history],
  meetingType: [api.meetingTypes, api.slots, api.board, api.workspace, api.history],
  meeting: [
    api.briefs,
    api.caldav,
    api.calendars.collisions,
    api.companies,
    api.meetings,
    api.leads,
    api.slots,
    api.board,
    api.workspace,
    api.search,
    api.insights,
    api.history,
  ],
  hold: [api.holds, api.slots, api.board, api.history],
  savedFilter: [api.filters, api.history],
  messageTemplate: [api.messages, api.history],
  // Who is due now changes with the clocks of the sources.
  score: [api.score, api.leads, api.workspace, api.insights, api.history],
  // What is due, and what a call can end with.
  followUps: [api.followUps, api.leads, api.meetings, api.workspace, api.history],
  // Who may be called, and who is left alone.
  calling: [api.calling, api.leads, api.workspace, api.history],
  suppression: [api.suppression, api.leads, api.workspace, api.history],
  backup: [api.backups, api.workspace],
  settings: [
    api.briefs,
    api.messages,
    api.workspace,
    api.slots,
    api.leads,
    api.board,
    api.reps,
    api.insights,
    api.history,
  ],
}

function drop(queries: QueryClient, kinds: readonly RecordKind[]): void {
  const keys = new Map(kinds.flatMap((kind) => readersOf[kind]).map((reader) => [JSON.stringify(reader.key()), reader]))
  for (const reader of keys.values()) {
    const queryKey = reader.key()
    // An answer on its way for the first time is not asked for again by itself, and may be from before the change.
    for (const { promise, queryKey: own } of queries
      .getQueryCache()
      .findAll({ queryKey, fetchStatus: 'fetching', predicate: isFirst })) {
      const again = () => queries.invalidateQueries({ queryKey: own, exact: true })
      promise?.then(again, again)
    }
    void queries.invalidateQueries({ queryKey })
  }
}

const isFirst = (query: Query): boolean => query.state.data === undefined

export type StreamState = 'connecting' | 'live' | 'lost'

let state: StreamState = 'connecting'
const stateListeners = new Set<() => void>()
function setState(next: StreamState): void {
  if (state === next) return
  state = next
  for (const listener of stateListeners) listener()
}

/** Whether changes reach the page: while it is `lost` what is shown may be old, and says so. */
export function useStreamState(): StreamState {
  return useSyncExternalStore(
    (listener) => {
      stateListeners.add(listener)
      return () => stateListeners.delete(listener)
    },
    () => state,
  )
}

const eventListeners = new Set<(event: ChangeEvent) => void>()
/** Hears every event of the stream, such as the progress of an import. Returns how to stop. */
export function onChangeEvent(listener: (event: ChangeEvent) => void): () => void {
  eventListeners.add(listener)
  return () => eventListeners.delete(listener)
}

const RETRY_MS = 1500

/** Follows the backend's changes for as long as the page is open, and drops what they make old. Mounted once, by App. */
export function useChangeStream(): void {
  const queries = useQueryClient()
  useEffect(() => {
    const stop = new AbortController()
    void follow(queries, stop.signal)
    return () => stop.abort()
  }, [queries])
}

async function follow(queries: QueryClient, signal: AbortSignal): Promise<void> {
  let missedSome = false
  while (!signal.aborted) {
    try {
      for await (const event of await client.changes.stream(undefined, { signal })) {
        if (event.type === 'ready') {
          setState('live')
          // Whatever changed while nobody listened is unknown: everything is asked for again.
          if (missedSome) void queries.invalidateQueries()
        }
        if (event.type === 'changed') {
          drop(
            queries,
            event.records.map((record) => record.kind),
          )
        }
        for (const listener of eventListeners) listener(event)
      }
    } catch {
      // The backend went away, or is not there yet: the state says so, and the next round asks again.
    }
    if (signal.aborted) return
    missedSome = true
    setState('lost')
    await new Promise((resolve) => setTimeout(resolve, RETRY_MS))
  }
}
