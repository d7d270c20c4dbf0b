import type { Disposition, NextStep, Stage } from '../contract/leads.ts'
import { DAY, MINUTE } from '../time/instant.ts'
import { addDays, instantAt, isZone, localDay, startOfDay, weekday } from '../time/zone.ts'
import { nextGoodTime } from './callingHours.ts'
import type { CallingHours } from './callingRules.ts'
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
  /** In which calls can be made at all; those the app comes with unless given. */
  readonly hours?: CallingHours
  /** Attempts on a day of the lead's that ends at `until`. */
  readonly dayTries?: DayTries | undefined
  /** There is somebody whose lead it is, or who was to meet it: it can be handed over. */
  readonly hasPerson?: boolean | undefined
  /** Taken where the lead's own zone is not known; UTC without. */
  readonly ownZone?: string | undefined
}

export interface DayTries {
  readonly count: number
  readonly until: number
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
  /** Absent where the call is none that counts. */
  readonly dayTries?: DayTries
  /** The tries to reach or to win back the lead are used up. */
  readonly spent?: 'attempts' | 'recoveries'
}

/** What an outcome that names no delay means. */
const A_DAY = DAY / MINUTE
/** Where nothing is known of calling hours, work begins at nine. */
const NINE = 9 * 60

/**
 * What a call that was logged at `at` changes about its lead. `callBackAt` is the promised time, where the disposition
 * needs one. An open lead always comes out with a next step.
 *
 * `attempts` counts tries in a row that did not reach the lead, so being reached sets it to nought. A lead who rested in
 * nurture starts over as well. A lead whose tries are spent rests, or is handed over where the rules say so and there is
 * somebody to have it.
 */
export function afterCall(
  lead: CalledLead,
  disposition: Disposition,
  at: number,
  callBackAt: number | undefined,
  rules: PriorityRules,
): AfterCall {
  const { connected } = disposition
  const counted = disposition.attempt ?? !connected
  const tried = lead.stage === 'nurture' ? 0 : lead.attempts
  const counts = {
    attempts: connected ? 0 : tried + (counted ? 1 : 0),
    connects: lead.connects + (connected ? 1 : 0),
    ...(counted && { dayTries: triesToday(lead, at) }),
  }
  if (disposition.doNotContact || disposition.stage === 'lost' || disposition.stage === 'handedOver') {
    const doNotContact = lead.doNotContact || disposition.doNotContact
    const stage = disposition.stage === 'handedOver' ? 'handedOver' : 'lost'
    return { ...counts, stage, doNotContact, next: null }
  }
  const wasClosed = lead.stage === 'lost' || lead.stage === 'handedOver'
  // Who asked to be left alone stays so until someone takes the mark away; a closed lead that was not reached stays closed.
  if (lead.doNotContact || (wasClosed && !connected)) {
    return { ...counts, stage: lead.stage, doNotContact: lead.doNotContact, next: null }
  }

  const open = { ...counts, doNotContact: false }
  const withMeeting = wasClosed ? 'meeting' : lead.stage
  if (disposition.needsTime && callBackAt !== undefined) {
    // A promise is kept to the minute, whatever the table of hours says, and even with a meeting ahead: the meeting is
    // not forgotten, since confirmations are read from meetings.
    const stage = lead.hasMeeting ? withMeeting : (disposition.stage ?? 'working')
    return { ...open, stage, next: { kind: 'callBack', due: callBackAt } }
  }
  if (lead.hasMeeting) return { ...open, stage: withMeeting, next: { kind: 'meeting' } }

  const good = (instant: number) => nextGoodTime(instant, lead.zones, lead.country, lead.region, lead.hours)
  const wait = waited(lead, disposition, at)
  if (connected) {
    const kind = disposition.nextKind === 'nurture' ? 'nurture' : 'call'
    return { ...open, stage: disposition.stage ?? 'working', next: { kind, due: good(wait) } }
  }
  const recovering = lead.nextKind === 'recover'
  const spent =
    recovering && counted && lead.recoveries + 1 >= rules.maxRecoveries
      ? 'recoveries'
      : counts.attempts >= rules.maxAttempts
        ? 'attempts'
        : undefined
  if (spent) {
    const then = spent === 'recoveries' ? rules.whenNotRecovered : rules.whenSpent
    if (then === 'handOver' && lead.hasPerson) return { ...open, spent, stage: 'handedOver', next: null }
    return { ...open, spent, stage: 'nurture', next: { kind: 'nurture', due: good(at + rules.restDays * DAY) } }
  }
  if (disposition.nextKind === 'nurture') {
    return { ...open, stage: 'nurture', next: { kind: 'nurture', due: good(wait) } }
  }
  // Not to be reached is no reason to think less of a lead that was qualified.
  const stage = lead.stage === 'qualified' ? 'qualified' : (disposition.stage ?? 'working')
  const today = counts.dayTries ?? lead.dayTries
  const dayIsFull = rules.perDay !== null && today && today.until > at && today.count >= rules.perDay
  const earliest = Math.max(
    wait,
    counted ? at + rules.spacingMinutes * MINUTE : at,
    dayIsFull ? morning(lead, localDay(today.until, zoneOf(lead))) : at,
  )
  return { ...open, stage, next: { kind: recovering ? 'recover' : 'call', due: good(earliest) } }
}

const zoneOf = ({ zones, ownZone }: CalledLead): string => zones.find(isZone) ?? ownZone ?? 'UTC'

function triesToday(lead: CalledLead, at: number): DayTries {
  const known = lead.dayTries && lead.dayTries.until > at ? lead.dayTries.count : 0
  const zone = zoneOf(lead)
  return { count: known + 1, until: startOfDay(addDays(localDay(at, zone), 1), zone) }
}

/** The first instant of a local day of the lead's at which somebody is at work. */
function morning(lead: CalledLead, day: string): number {
  const zone = zoneOf(lead)
  // Between midnight and nine the calling hours begin, where they are known.
  return lead.zones.some(isZone) ? startOfDay(day, zone) : instantAt(day, NINE, zone, 'first')
}

/** When an outcome wants the lead again, before the hours and the policy are looked at. */
function waited(lead: CalledLead, disposition: Disposition, at: number): number {
  const days = disposition.delayWorkingDays
  if (!days) return at + (disposition.delayMinutes ?? A_DAY) * MINUTE
  let day = localDay(at, zoneOf(lead))
  for (let left = days; left > 0;) {
    day = addDays(day, 1)
    if (weekday(day) <= 5) left--
  }
  return morning(lead, day)
}
