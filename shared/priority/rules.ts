/** The rules of the queue, as data: what is next with whom. Those of the score are in defaultScore.ts. */
export interface PriorityRules {
  /** After so many attempts in a row the lead rests. */
  readonly maxAttempts: number
  readonly maxRecoveries: number
  readonly restDays: number
  /** A meeting that is not confirmed is to be, from so many hours before its start. */
  readonly confirmHours: number
  /** For so long after the answer time is missed the lead still stands with those to answer at once. */
  readonly answerGraceMinutes: number
  /** What a lead whose local time is not known counts for against one that may be called now. */
  readonly unknownZoneWeight: number
}

export const DEFAULT_RULES: PriorityRules = {
  maxAttempts: 6,
  maxRecoveries: 3,
  restDays: 30,
  confirmHours: 24,
  answerGraceMinutes: 60,
  unknownZoneWeight: 0.5,
}
