import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { MeetingType } from '../../shared/contract/meetingTypes.ts'
import type { Rep } from '../../shared/contract/reps.ts'
import { api } from '../api/client.ts'

/** All reps by id, those who have left too: old meetings name them. */
export function useReps(): ReadonlyMap<string, Rep> {
  const reps = useQuery(api.reps.list.queryOptions({ input: { includeInactive: true } })).data?.reps
  return useMemo(() => new Map((reps ?? []).map((rep) => [rep.id, rep])), [reps])
}

export function useMeetingTypes(): readonly MeetingType[] | undefined {
  return useQuery(api.meetingTypes.list.queryOptions({ input: {} })).data?.meetingTypes
}

/** The reps of those ids that are known, in the order asked for. */
export function repsOf(reps: ReadonlyMap<string, Rep>, seats: readonly { readonly repId: string }[]): readonly Rep[] {
  return seats.flatMap(({ repId }) => reps.get(repId) ?? [])
}
