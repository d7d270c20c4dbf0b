import type { Disposition, NextStep, Stage } from '../contract/leads.ts'
import { DAY, MINUTE } from '../time/instant.ts'
import { nextGoodTime } from './callingHours.ts'
import type { PriorityRules } from './rules.ts'

/** The lead as it was when the call was made. */
export interface CalledLead {
  readonly stage: Stage
  readonly doNotContact: boolean
  readonly attempts: number
  readonly connects: number
  readonly nextKind: NextStep['kind'] | null
  /** Has a meeting that is booked or confirmed. */
  readonly hasMeeting: boolean
  /** Calls since the no-show that is being made good; the one logged now is not among them. */
  readonly recoveries: number
  /** Where the lead may be, for the hours in which the next call may be made. */
  readonly zones: readonly string[]
  readonly country: string | null
  readonly region: string | null
}

export interface AfterCall {
  readonly stage: Stage
  readonly doNotContact: boolean
  readonly attempts: number
  readonly connects: number
  /** Null only for a lead that is closed. `due` is absent for a meeting, whose time is its own. */
  readonly next:
    | { readonly kind: Exclude<NextStep['kind'], 'meeting'>; readonly due: number }
    | { readonly kind: 'meeting' }
    | null
}

/** What a table of dispositions that names no delay means. */
const A_DAY = DAY / MINUTE

/**
 * What a call that was logged at `at` changes about its lead. `callBackAt` is the promised time, where the disposition
 * needs one. An open lead always comes out with a next step.
 *
 * `attempts` counts tries in a row that did not reach the lead, so being reached sets it to nought. A lead who rested in
 * nurture starts over as well.
 */
export function afterCall(
  lead: CalledLead,
  disposition: Disposition,
  at: number,
  callBackAt: number | undefined,
  rules: PriorityRules,
): AfterCall {
  const { connected } = disposition
  const counts = {
    attempts: connected ? 0 : (lead.stage === 'nurture' ? 0 : lead.attempts) + 1,
    connects: lead.connects + (connected ? 1 : 0),
  }
  if (disposition.doNotContact || disposition.stage === 'lost' || disposition.stage === 'handedOver') {
    const doNotContact = lead.doNotContact || disposition.doNotContact
    return { ...counts, stage: disposition.stage ?? 'lost', doNotContact, next: null }
  }
  const wasClosed = lead.stage === 'lost' || lead.stage === 'handedOver'
  // Who asked to be left alone stays so until someone takes the mark away; a closed lead that was not reached stays closed.
  if (lead.doNotContact || (wasClosed && !connected)) {
    return { ...counts, stage: lead.stage, doNotContact: lead.doNotContact, next: null }
  }

  const later = (minutes: number) => nextGoodTime(at + minutes * MINUTE, lead.zones, lead.country, lead.region)
  const open = { ...counts, doNotContact: false }
  const withMeeting = wasClosed ? 'meeting' : lead.stage
  if (disposition.needsTime && callBackAt !== undefined) {
    // A promise is kept to the minute, whatever the table of hours says, and even with a meeting ahead: the meeting is
    // not forgotten, since confirmations are read from meetings.
    const stage = lead.hasMeeting ? withMeeting : (disposition.stage ?? 'working')
    return { ...open, stage, next: { kind: 'callBack', due: callBackAt } }
  }
  if (lead.hasMeeting) return { ...open, stage: withMeeting, next: { kind: 'meeting' } }

  const delay = disposition.delayMinutes ?? A_DAY
  if (connected) {
    const kind = disposition.nextKind === 'nurture' ? 'nurture' : 'call'
    return { ...open, stage: disposition.stage ?? 'working', next: { kind, due: later(delay) } }
  }
  const recovering = lead.nextKind === 'recover'
  const spent = counts.attempts >= rules.maxAttempts || (recovering && lead.recoveries + 1 >= rules.maxRecoveries)
  if (spent || disposition.nextKind === 'nurture') {
    const rest = spent ? rules.restDays * A_DAY : delay
    return { ...open, stage: 'nurture', next: { kind: 'nurture', due: later(rest) } }
  }
  // Not to be reached is no reason to think less of a lead that was qualified.
  const stage = lead.stage === 'qualified' ? 'qualified' : (disposition.stage ?? 'working')
  return { ...open, stage, next: { kind: recovering ? 'recover' : 'call', due: later(delay) } }
}
