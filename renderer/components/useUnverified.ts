import { useMemo } from 'react'
import { useStatus } from '../api/workspace.ts'

/** The reps whose calendar is missing or too old to be trusted. */
export function useUnverified(): ReadonlySet<string> {
  const unverified = useStatus()?.calendars.unverified
  return useMemo(() => new Set(unverified?.map(({ repId }) => repId)), [unverified])
}
