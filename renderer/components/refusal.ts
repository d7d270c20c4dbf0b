import { ORPCError } from '@orpc/client'
import type { z } from 'zod'
import { errors } from '../../shared/contract/errors.ts'

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
