import { z } from 'zod'
import { call } from './errors.ts'
import { NextStep, Stage } from './leads.ts'
import { Line } from './primitives.ts'

/**
 * What a team sets about calls and what follows from them (docs/rules.md, sections 8 and 10): what a call can end with, how
 * often a lead is tried, and when a meeting is to be confirmed. Saved, shown and undone as one.
 */

const slug = z.string().regex(/^[\w-]{1,60}$/, 'must be 1 to 60 letters, digits, - and _')

export const Outcome = z.object({
  code: slug,
  label: Line.max(60, 'must be 60 characters at most'),
  /** The key that chooses it in the outcome dialog. */
  key: z.string().regex(/^[a-z0-9]$/, 'must be one letter from a to z, or one digit'),
  /** One that is switched off is not offered; history goes on naming it. */
  active: z.boolean().default(true),
  /** Somebody was reached: the tries that are counted start over. */
  connected: z.boolean(),
  /** Counts as a try. */
  attempt: z.boolean(),
  /** Needs a promised time to be given with it. */
  needsTime: z.boolean(),
  /** Null leaves an open lead where it is. */
  stage: Stage.nullable(),
  nextKind: NextStep.shape.kind.nullable(),
  delayMinutes: z.int().min(1, 'must be 1 or more').max(1_051_200, 'must be two years at most').nullable(),
  /** In place of `delayMinutes`: the morning of the next working day is 1. */
  delayWorkingDays: z.int().min(1, 'must be 1 or more').max(60, 'must be 60 at most').nullable().default(null),
  doNotContact: z.boolean(),
  /** The number that was called is somebody else's, or nobody's: it is marked so. Not said it is so of `wrong_number`. */
  wrongNumber: z.boolean().optional(),
})
export type Outcome = z.infer<typeof Outcome>

/** What becomes of a lead whose tries are spent: it rests and comes back, or goes to the person whose lead it is. */
export const WhenSpent = z.enum(['rest', 'handOver'])
export type WhenSpent = z.infer<typeof WhenSpent>

export const AttemptPolicy = z.object({
  /** At least so long between two tries, in minutes. */
  spacingMinutes: z.int().min(0).max(10_080, 'must be a week at most'),
  /** On one day of the lead; null for no limit. */
  perDay: z.int().min(1, 'must be 1 or more').max(20, 'must be 20 at most').nullable(),
  /** In a row without reaching the lead. */
  inAll: z.int().min(1, 'must be 1 or more').max(50, 'must be 50 at most'),
  whenSpent: WhenSpent,
  restDays: z.int().min(1, 'must be 1 or more').max(365, 'must be a year at most'),
  /** Tries to win back who did not come to a meeting. */
  recoveries: z.int().min(1, 'must be 1 or more').max(20, 'must be 20 at most'),
  whenNotRecovered: WhenSpent,
})
export type AttemptPolicy = z.infer<typeof AttemptPolicy>

/** One step of the ladder of confirmations. */
export const Rung = z.object({
  id: slug,
  /** So many hours before the meeting, or in the morning of its day by the lead's clock. */
  when: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('hours'),
      hours: z.int().min(1, 'must be 1 or more').max(336, 'must be 14 days at most'),
    }),
    z.object({ kind: z.literal('sameDay') }),
  ]),
  by: z.enum(['call', 'message']),
  /** Only for meetings that are not confirmed, or for all. */
  who: z.enum(['unconfirmed', 'all']),
})
export type Rung = z.infer<typeof Rung>

const Outcomes = z.array(Outcome).max(36, 'must be 36 at most')
const Ladder = z.array(Rung).max(10, 'must be 10 steps at most')
/** Days after an invite was sent without an answer to it, until somebody asks; null never asks. */
const UnansweredDays = z.int().min(1, 'must be 1 or more').max(60, 'must be 60 at most').nullable()

export const FollowUps = z.object({
  outcomes: Outcomes,
  attempts: AttemptPolicy,
  ladder: Ladder,
  unansweredDays: UnansweredDays,
})
export type FollowUps = z.infer<typeof FollowUps>

const Saved = FollowUps.extend({
  isDefault: z.boolean(),
  /** Codes that history names: they can be switched off, and not be removed. */
  used: z.array(z.string()),
})

export const followUps = {
  rules: call.output(Saved),
  /** What is not named stays as it is. */
  save: call.input(FollowUps.partial()).output(Saved),
  /** Back to what the app comes with; outcomes of one's own that history names stay, switched off. */
  reset: call.output(Saved),
}
