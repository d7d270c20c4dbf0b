import type { AfterCall } from './afterCall.ts'
import { whenText } from './reason.ts'
import type { PriorityRules } from './rules.ts'

interface NextContext {
  readonly at: number
  /** The zone times are said in: the lead's, else the setter's. */
  readonly zone: string
  readonly clock: '24' | '12'
  /** To whom the lead was handed over. */
  readonly person?: string
  /** Tries to win back a no-show, with the one that was logged. */
  readonly recoveries?: number
  /** Before the call. */
  readonly wasOpen: boolean
}

/** What comes after a call, for whoever has logged it: `3 of 6 attempts, next Thu 09:00`. */
export function nextWords(after: AfterCall, rules: PriorityRules, context: NextContext): string | undefined {
  const { next, spent } = after
  const recovering = context.recoveries !== undefined && (spent === 'recoveries' || next?.kind === 'recover')
  const tries = recovering
    ? `${context.recoveries} of ${rules.maxRecoveries} tries`
    : after.attempts > 0
      ? `${Math.min(after.attempts, rules.maxAttempts)} of ${rules.maxAttempts} attempts`
      : undefined
  const say = (...parts: (string | undefined)[]) => parts.filter(Boolean).join(', ')
  if (next === null) {
    if (context.person) return say(tries, `handed over to ${context.person}`)
    if (after.doNotContact) return 'not to be contacted again'
    return context.wasOpen ? (after.stage === 'handedOver' ? 'handed over' : 'closed as lost') : undefined
  }
  if (next.kind === 'meeting') return 'the meeting is next'
  const when = whenText(next.due, context, true)
  switch (next.kind) {
    case 'nurture':
      return say(tries, `rests until ${when}`)
    case 'callBack':
      return `call back ${when}`
    case 'call':
    case 'recover':
      return say(tries, `next ${when}`)
    default:
      return next satisfies never
  }
}
