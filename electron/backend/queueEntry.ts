import { callableAt, type Calling } from '../../shared/priority/callingHours.ts'
import type { CallingHours } from '../../shared/priority/callingRules.ts'
import { answersOf, type MoreFacts } from '../../shared/priority/facts.ts'
import { rungTimes } from '../../shared/priority/ladder.ts'
import type { LiveMeeting, QueuedLead } from '../../shared/priority/place.ts'
import type { PriorityRules } from '../../shared/priority/rules.ts'
import { countryOfZones } from './intake/places/zoneCountries.ts'
import type { Scoring } from './scoring.ts'
import type { LiveMeetingRow, QueuedRow, QueueRow } from './store/queue.ts'

/** Leads of the same whereabouts are open and closed together: asked once for all of them. */
export interface Whereabouts {
  readonly zones: readonly string[]
  readonly country: string | null
  readonly region: string | null
  readonly hasPhone: boolean
}

export interface Entry {
  readonly lead: QueuedLead
  readonly whereabouts: Whereabouts
  /** The part of the score that does not depend on the hour. */
  readonly lasting: number
}

/** What the steps of a meeting's ladder are worked out by. */
export interface LadderOf {
  readonly rules: PriorityRules
  readonly hours: CallingHours
  readonly ownZone: string
}

export function entryOf(
  row: QueuedRow,
  meetings: readonly LiveMeetingRow[],
  whereabouts: Whereabouts,
  { score, clockOf }: Scoring,
  ladder: LadderOf,
): Entry {
  const lead: QueuedLead = {
    id: row.id,
    stage: row.stage,
    doNotContact: row.do_not_contact === 1,
    fit: row.fit,
    intent: row.intent,
    employees: row.employees,
    industry: row.industry,
    value: row.value,
    source: row.source,
    country: row.country,
    region: row.region,
    created: row.created_ms,
    attempts: row.attempts,
    connects: row.connects,
    noShows: row.no_shows,
    nextKind: row.next_kind,
    nextDue: row.next_due_ms,
    snoozedUntil: row.snoozed_until_ms,
    pinned: row.pinned_ms,
    skippedUntil: row.skipped_until_ms,
    clock: clockOf(row.source),
    ...(row.day_tries_until_ms !== null && { dayTries: { count: row.day_tries, until: row.day_tries_until_ms } }),
    meetings:
      meetings.length === 0 ? NONE : meetings.map((meeting) => toLive(meeting, whereabouts, ladder)).sort(soonestFirst),
    ...(row.brief !== undefined && { more: moreOf(row, row.brief) }),
  }
  return { lead, whereabouts, lasting: score.lasting(lead) }
}

const moreOf = (row: QueuedRow, brief: string): MoreFacts => ({
  title: row.title ?? null,
  city: row.city ?? null,
  language: row.language ?? null,
  lastActivity: row.last_activity_ms ?? null,
  answers: brief === '[]' ? NO_ANSWERS : answersOf(JSON.parse(brief) as { label: string; text: string }[]),
})
const NO_ANSWERS: ReadonlyMap<string, string> = new Map()

const NONE: readonly LiveMeeting[] = []
// However they were read: of two at the same time the same one is always meant.
const soonestFirst = (a: LiveMeeting, b: LiveMeeting): number => a.start - b.start || (a.id < b.id ? -1 : 1)
function toLive(row: LiveMeetingRow, whereabouts: Whereabouts, { rules, hours, ownZone }: LadderOf): LiveMeeting {
  const asks = asksOf(row)
  return {
    id: row.id,
    start: row.start_ms,
    end: row.end_ms,
    confirmed: row.status === 'confirmed',
    rungs: rungTimes(rules.ladder, row.start_ms, row.agreed_ms, { ...whereabouts, hours }, ownZone),
    ...(row.tried_ms !== null && { tries: { count: row.tries, last: row.tried_ms } }),
    ...(row.invited_ms !== null && row.attendance === 'needsAction' && { unanswered: row.invited_ms }),
    ...(asks && { asks }),
  }
}
/** The most pressing first: who names another time can be helped at once. */
function asksOf(row: LiveMeetingRow): LiveMeeting['asks'] {
  if (row.proposed_ms !== null) return { kind: 'proposed', start: row.proposed_ms }
  if (row.attendance === 'declined') return { kind: 'declined' }
  return row.declined_by === null ? undefined : { kind: 'repDeclined', name: row.declined_by }
}

/** The laws of a lead without an address are those of the country its zones are in. */
export function whereaboutsOf(row: QueueRow): Whereabouts {
  const zones = row.zone ? [row.zone] : (JSON.parse(row.zones) as string[])
  return {
    zones,
    country: row.country ?? countryOfZones(zones),
    region: row.region,
    hasPhone: row.has_phone === 1,
  }
}

/** Whether a lead who is not on the do-not-contact list may be called. */
export function callingOf(whereabouts: Whereabouts, at: number, hours: CallingHours): Calling {
  if (!whereabouts.hasPhone) return { now: false, why: 'noPhone' }
  return callableAt(at, whereabouts.zones, whereabouts.country, whereabouts.region, hours)
}

/** The same lead by other rules. */
export function rescored(entry: Entry, { score, clockOf }: Scoring): Entry {
  const clock = clockOf(entry.lead.source)
  const lead = clock === entry.lead.clock ? entry.lead : { ...entry.lead, clock }
  return { lead, whereabouts: entry.whereabouts, lasting: score.lasting(lead) }
}
