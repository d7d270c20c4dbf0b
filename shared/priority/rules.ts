import type { FollowUps, Rung, WhenSpent } from '../contract/followUps.ts'
import { DEFAULT_FOLLOW_UPS } from './defaultFollowUps.ts'

/** The rules of the queue, as data: what is next with whom. Those of the score are in defaultScore.ts. */
export interface PriorityRules {
  /** After so many attempts in a row the lead rests, or goes to a person. */
  readonly maxAttempts: number
  readonly whenSpent: WhenSpent
  readonly maxRecoveries: number
  readonly whenNotRecovered: WhenSpent
  readonly restDays: number
  /** At least so long between two attempts. */
  readonly spacingMinutes: number
  /** Attempts on one day of the lead; null for no limit. */
  readonly perDay: number | null
  /** When a meeting is to be confirmed. */
  readonly ladder: readonly Rung[]
  /** Days until an invite that nobody has answered is asked about; null never. */
  readonly unansweredDays: number | null
  /** For so long after the answer time is missed the lead still stands with those to answer at once. */
  readonly answerGraceMinutes: number
  /** What a lead whose local time is not known counts for against one that may be called now. */
  readonly unknownZoneWeight: number
}

/** The rules that a team has set, as the queue keeps them. */
export const rulesOf = ({ attempts, ladder, unansweredDays }: FollowUps): PriorityRules => ({
  maxAttempts: attempts.inAll,
  whenSpent: attempts.whenSpent,
  maxRecoveries: attempts.recoveries,
  whenNotRecovered: attempts.whenNotRecovered,
  restDays: attempts.restDays,
  spacingMinutes: attempts.spacingMinutes,
  perDay: attempts.perDay,
  ladder,
  unansweredDays,
  answerGraceMinutes: 60,
  unknownZoneWeight: 0.5,
})

export const DEFAULT_RULES: PriorityRules = rulesOf(DEFAULT_FOLLOW_UPS)
