import type { Slot } from '../../shared/contract/slotShapes.ts'

/** Why a calendar is not trusted, with the age that the settings allow. */
export function unverifiedTip(names: readonly string[], staleAfterHours: number): string {
  const whose = names.length > 0 ? ` of ${names.join(' and ')}` : ''
  const allowed = staleAfterHours === 1 ? '1 hour' : `${staleAfterHours} hours`
  return `Unverified: the calendar${whose} is missing or older than ${allowed} (as set in the settings), so busy times may be missing.`
}

/** The reps of a slot whose calendar is not to be trusted; none when all are. */
export const unverifiedReps = (slot: Pick<Slot, 'reasons'>): readonly string[] =>
  slot.reasons.flatMap((reason) => (reason.code === 'unverified' ? [reason.repId ?? ''] : []))
