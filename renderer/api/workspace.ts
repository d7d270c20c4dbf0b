import { useQuery } from '@tanstack/react-query'
import { useEffect, useState, useSyncExternalStore } from 'react'
import type { Settings, Status } from '../../shared/contract/workspace.ts'
import { api } from './client.ts'
import { appClock } from './appClock.ts'

/** What the shell shows of the workspace; undefined until it first arrives. */
export function useStatus(): Status | undefined {
  // What is due, and how old the calendars are, changes with the clock too.
  return useQuery(api.workspace.status.queryOptions({ refetchInterval: 60_000 })).data
}

/** What is needed to draw anything at all: in which zone and how times are read, and the look. */
export type ShownSettings = Pick<
  Settings,
  | 'workspaceName'
  | 'setterName'
  | 'zone'
  | 'clock'
  | 'theme'
  | 'contrast'
  | 'keys'
  | 'staleAfterHours'
  | 'messageLanguage'
  | 'leadHours'
>

/** Until the workspace has answered: what a new one starts with, in the computer's zone. */
const unknown: ShownSettings = {
  workspaceName: '',
  setterName: '',
  zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  clock: '24',
  theme: 'system',
  staleAfterHours: 24,
  messageLanguage: 'en',
  leadHours: { start: '08:00', end: '18:00', weekdays: [1, 2, 3, 4, 5] },
}

export function useSettings(): ShownSettings {
  return useStatus()?.settings ?? unknown
}

/**
 * The app's own clock as epoch milliseconds, anew each half minute; a pinned clock stands still. Everything the page says
 * about time ("in 3 days", "12 min late") is read against it, never against the computer's.
 */
export function useNow(): number {
  return useSyncExternalStore(appClock.subscribe, appClock.now)
}

/** The same clock anew each second, for what counts down. */
export function useSeconds(): number {
  const [now, setNow] = useState(appClock.exact)
  useEffect(() => {
    const timer = setInterval(() => setNow(appClock.exact()), 1_000)
    return () => clearInterval(timer)
  }, [])
  return now
}
