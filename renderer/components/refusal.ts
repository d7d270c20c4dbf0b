import { ORPCError } from '@orpc/client'
import type { z } from 'zod'
import { errors } from '../../shared/contract/errors.ts'
import type { Explanation } from '../../shared/contract/slotShapes.ts'
import { SOFT } from '../../shared/slots/obstacles.ts'

/** Why a booking, a move or a confirmation was refused, and what is open near it. */
export type Refusal = z.infer<typeof errors.NOT_AVAILABLE.data>

/** Null when the error is another one. */
export function refusalOf(error: unknown): Refusal | null {
  if (!(error instanceof ORPCError) || error.code !== ('NOT_AVAILABLE' satisfies keyof typeof errors)) return null
  const data = errors.NOT_AVAILABLE.data.safeParse(error.data)
  return data.success ? data.data : null
}

/** The reasons, each once: two reps in one meeting give the same one twice. */
export const distinctReasons = ({ reasons }: Refusal): Refusal['reasons'] => [
  ...new Map(reasons.map((one) => [one.text, one])).values(),
]

/** Whether it can be done all the same with a reason: none of what stands in the way is a rule that always holds. */
export const mayBookOver = (reasons: readonly Explanation[]): boolean =>
  reasons.length > 0 && reasons.every(({ code }) => SOFT.has(code))
