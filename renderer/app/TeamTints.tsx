import { useQuery } from '@tanstack/react-query'
import { useMemo, type ReactNode } from 'react'
import { api } from '../api/client.ts'
import { RepTints } from '../components/RepAvatar.tsx'
import { teamTints } from '../components/repMark.ts'

/** Gives each rep of the team a colour, the same on every screen. */
export function TeamTints({ children }: { readonly children: ReactNode }) {
  const reps = useQuery(api.reps.list.queryOptions({ input: { includeInactive: true } })).data?.reps
  const tints = useMemo(() => teamTints(reps ?? []), [reps])
  return <RepTints value={tints}>{children}</RepTints>
}
