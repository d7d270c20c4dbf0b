import { z } from 'zod'
import { errors } from '../../shared/contract/errors.ts'
import type { Explanation } from '../../shared/contract/slotShapes.ts'

/** Why a booking or a move was refused. */
export interface Refusal {
  readonly reasons: readonly Explanation[]
}

const Data = z.object({ reasons: errors.NOT_AVAILABLE.data.shape.reasons })

/** Null when the error is another one. */
export function refusalOf(error: { readonly code: string; readonly data: unknown }): Refusal | null {
  if (error.code !== ('NOT_AVAILABLE' satisfies keyof typeof errors)) return null
  const data = Data.safeParse(error.data)
  return data.success ? data.data : null
}
