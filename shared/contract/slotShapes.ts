import { z } from 'zod'
import { Id, Instant } from './primitives.ts'

/** Why a time is not open to a rep, in the order in which the rules are asked (docs/rules.md, section 3). */
export const ReasonCode = z.enum([
  'past',
  'notice',
  'horizon',
  'holiday',
  'override',
  'hours',
  'timeOff',
  'busy',
  'meeting',
  'buffer',
  'hold',
  'dayCap',
  'weekCap',
  'leadHours',
  'panel',
])
export type ReasonCode = z.infer<typeof ReasonCode>

export const Explanation = z.object({
  code: ReasonCode,
  /** A sentence for a person. */
  text: z.string(),
  repId: Id.optional(),
  /** When this reason ends, where that is known. */
  until: Instant.optional(),
  /** What would make the time open. */
  fix: z.string().optional(),
})
export type Explanation = z.infer<typeof Explanation>

export const Seated = z.object({
  repId: Id,
  /** Which entry of the meeting type's panel this rep fills, counted from 0. */
  seat: z.int().min(0),
})
export type Seated = z.infer<typeof Seated>

/** Why this slot, or these reps: marks that are shown beside it. */
export const SlotReason = z.object({
  code: z.enum([
    'owner',
    'sameRep',
    'fair',
    'unverified',
    'optionalMissing',
    'late',
    'early',
    'keepsDayWhole',
    'preferred',
  ]),
  text: z.string(),
  repId: Id.optional(),
})
export type SlotReason = z.infer<typeof SlotReason>

export const Slot = z.object({ start: Instant, end: Instant, reps: z.array(Seated), reasons: z.array(SlotReason) })
export type Slot = z.infer<typeof Slot>
