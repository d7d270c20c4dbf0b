import type { NextStep, QueueKind } from '../contract/leads.ts'
import { DAY, MINUTE } from '../time/instant.ts'
import { callingState, type Calling, type CallingState } from './callingHours.ts'
import type { DayTries } from './afterCall.ts'
import type { ScoredLead } from './facts.ts'
import { openRung, type RungTime, type Tries } from './ladder.ts'
import type { PriorityRules } from './rules.ts'
import { answerMinutes, type SourceClock } from './sources.ts'

/** What decides whether a lead is in the queue, and where. Instants in epoch milliseconds. */
export interface QueuedLead extends ScoredLead {
  readonly id: string
  readonly doNotContact: boolean
  readonly nextKind: NextStep['kind'] | null
  /** Null for a meeting, whose time is its own. */
  readonly nextDue: number | null
  readonly snoozedUntil: number | null
  /** Put to the top by hand, since when. */
  readonly pinned: number | null
  /** Put below the others by hand, until then. */
  readonly skippedUntil: number | null
  /** What the source says about how soon the lead expects to hear. */
  readonly clock?: SourceClock | undefined
  /** Attempts on a day of the lead's that ends at `until`. */
  readonly dayTries?: DayTries | undefined
  /** Meetings that are booked or confirmed. */
  readonly meetings: readonly LiveMeeting[]
}

export interface LiveMeeting {
  readonly id: string
  readonly start: number
  readonly end: number
  readonly confirmed: boolean
  /** The steps of its ladder, in order of time (ladder.ts). */
  readonly rungs: readonly RungTime[]
  /** Tries to have it confirmed at this start. */
  readonly tries?: Tries
  /** When its invite was sent, where nobody has answered to it. */
  readonly unanswered?: number
  /** An answer to its invite that asks for something to be done, however far ahead the meeting is. */
  readonly asks?: AnswerAsks
}

/**
 * `proposed` another time, by the lead or by a rep; `declined` by the lead; `repDeclined` by who should take it;
 * `unanswered` since the invite was sent.
 */
export type AnswerAsks =
  | { readonly kind: 'proposed'; readonly start: number }
  | { readonly kind: 'declined' }
  | { readonly kind: 'repDeclined'; readonly name: string }
  | { readonly kind: 'unanswered'; readonly sent: number }

export interface Place {
  readonly kind: QueueKind
  /** When somebody or something is waiting for it; absent for what stands by its score alone. */
  readonly due?: number
  readonly meetingId?: string
  readonly asks?: AnswerAsks
  /** Of a meeting to confirm: how, and the tries that were made. */
  readonly rung?: { readonly by: RungTime['by']; readonly tries: number }
  /** What a person decided goes before any rule. */
  readonly lane: Lane
  /** Within one lane and kind the smaller comes first. */
  readonly order: number
}

/** In the order of the queue. */
export const LANES = ['pinned', 'plain', 'skipped'] as const
export type Lane = (typeof LANES)[number]

/** Kinds in the order of the queue (docs/rules.md, section 5). */
export const KIND_ORDER = [
  'callBack',
  'confirm',
  'outcome',
  'recover',
  'answer',
  'score',
] as const satisfies readonly QueueKind[]

/** Closed leads, and those who asked to be left alone, are never in the queue. */
export const isOpen = (lead: Pick<QueuedLead, 'stage' | 'doNotContact'>): boolean =>
  lead.stage !== 'handedOver' && lead.stage !== 'lost' && !lead.doNotContact

/**
 * Where a lead stands at `at`, or nothing when there is nothing to do for it yet. `score` and `calling` are its own at
 * that instant; `answerWithin` is in minutes, for sources without a time of their own.
 *
 * A lead that is pinned is there even where nothing is due, unless its meeting is what is next: whoever pinned it wants
 * it under their eyes.
 */
export function placeOf(
  lead: QueuedLead,
  at: number,
  score: number,
  calling: Calling,
  answerWithin: number,
  rules: PriorityRules,
): Place | undefined {
  if (!isOpen(lead)) return undefined
  const due = dueOf(lead, at, score, calling, answerWithin, rules)
  if (lead.pinned !== null) {
    if (due) return { ...due, lane: 'pinned' }
    if (lead.nextKind === 'meeting' || isSnoozed(lead, at)) return undefined
    return { kind: 'score', lane: 'pinned', order: scoreOrder(lead, score, calling, rules) }
  }
  return due && isSkipped(lead, at) ? { ...due, lane: 'skipped' } : due
}

export const isSkipped = (lead: Pick<QueuedLead, 'skippedUntil'>, at: number): boolean =>
  lead.skippedUntil !== null && lead.skippedUntil > at
/** Tried today as often as the rules allow: not before tomorrow, by the lead's clock. What was promised is kept all the same. */
export const isTriedOut = (lead: Pick<QueuedLead, 'dayTries'>, at: number, rules: PriorityRules): boolean =>
  rules.perDay !== null &&
  lead.dayTries !== undefined &&
  lead.dayTries.until > at &&
  lead.dayTries.count >= rules.perDay
const isSnoozed = (lead: QueuedLead, at: number): boolean => lead.snoozedUntil !== null && lead.snoozedUntil > at

/** Where the rules put a lead, whatever a person has decided about it. */
function dueOf(
  lead: QueuedLead,
  at: number,
  score: number,
  calling: Calling,
  answerWithin: number,
  rules: PriorityRules,
): Place | undefined {
  const confirm = toConfirm(lead, at, rules)
  if (isSnoozed(lead, at)) {
    // To put it off until after the meeting is no answer to whether the meeting takes place.
    return confirm && confirm.order < (lead.snoozedUntil ?? 0) ? confirm : undefined
  }
  const due = lead.nextDue
  if (lead.nextKind === 'callBack' && due !== null && due <= at)
    return { kind: 'callBack', due, lane: 'plain', order: due }
  if (confirm) return confirm
  const over = lead.meetings.find(({ end }) => end <= at)
  if (over) return { kind: 'outcome', due: over.end, meetingId: over.id, lane: 'plain', order: over.end }
  if (isTriedOut(lead, at, rules)) return undefined
  if (lead.nextKind === 'recover' && due !== null && due <= at)
    return { kind: 'recover', due, lane: 'plain', order: due }
  if (lead.nextKind === 'meeting') {
    // Its meeting is ahead, or takes place. A lead whose meeting is gone must not be forgotten.
    return lead.meetings.length > 0 ? undefined : scorePlace(lead, score, calling, rules)
  }
  if (due === null || due > at) return undefined
  const within = isUncalled(lead) ? answerMinutes(lead.clock, answerWithin) : undefined
  if (within !== undefined) {
    const answerBy = lead.created + within * MINUTE
    const { now, why } = calling
    // Where nobody may call now, no call can keep the time: the lead stands by its score until the hours open.
    if (at <= answerBy + rules.answerGraceMinutes * MINUTE && (now || why === 'zoneUnknown')) {
      return { kind: 'answer', due: answerBy, lane: 'plain', order: answerBy }
    }
  }
  return scorePlace(lead, score, calling, rules)
}

/**
 * Until when a lead's place stays what it is at `at`, as long as its record, its score, the rules and whether it may be
 * called do: the next instant that any rule of its place looks at. Infinity when there is none.
 */
export function placeUntil(lead: QueuedLead, at: number, answerWithin: number, rules: PriorityRules): number {
  let until = Number.POSITIVE_INFINITY
  const mark = (instant: number | null | undefined) => {
    if (instant !== null && instant !== undefined && instant > at && instant < until) until = instant
  }
  mark(lead.nextDue)
  mark(lead.snoozedUntil)
  mark(lead.skippedUntil)
  mark(lead.dayTries?.until)
  for (const { start, end, rungs, unanswered } of lead.meetings) {
    mark(start)
    mark(end)
    for (const rung of rungs) mark(rung.at)
    if (unanswered !== undefined && rules.unansweredDays !== null) mark(unanswered + rules.unansweredDays * DAY)
  }
  const within = isUncalled(lead) ? answerMinutes(lead.clock, answerWithin) : undefined
  // The grace includes its last instant.
  if (within !== undefined) mark(lead.created + (within + rules.answerGraceMinutes) * MINUTE + 1)
  return until
}

const isUncalled = (lead: QueuedLead): boolean => lead.stage === 'new' && lead.attempts === 0 && lead.connects === 0

/** Asked for contact and was never called. */
export const isUnanswered = (lead: QueuedLead): boolean =>
  isUncalled(lead) && lead.clock !== undefined && lead.clock.minutes !== 'none'

const scorePlace = (lead: QueuedLead, score: number, calling: Calling, rules: PriorityRules): Place => ({
  kind: 'score',
  lane: 'plain',
  order: scoreOrder(lead, score, calling, rules),
})

/** The first meeting ahead that asks for something: an answer to it, a step of its ladder, or that nobody has answered. */
function toConfirm(lead: QueuedLead, at: number, rules: PriorityRules): Place | undefined {
  let first: Place | undefined
  for (const meeting of lead.meetings) {
    if (meeting.start <= at || (first && meeting.start >= first.order)) continue
    const asks = meeting.asks ?? (openRung(meeting, at) ? undefined : unansweredAt(meeting, at, rules))
    const rung = asks ? undefined : openRung(meeting, at)
    if (!asks && !rung) continue
    first = {
      kind: 'confirm',
      due: meeting.start,
      meetingId: meeting.id,
      ...(asks && { asks }),
      ...(rung && { rung: { by: rung.by, tries: meeting.tries?.count ?? 0 } }),
      lane: 'plain',
      order: meeting.start,
    }
  }
  return first
}

/** Whether a step of its ladder is due, or an answer to its invite: what a try to have it confirmed settles. */
export const asksToConfirm = (meeting: LiveMeeting, at: number, rules: PriorityRules): boolean =>
  openRung(meeting, at) !== undefined || unansweredAt(meeting, at, rules) !== undefined

function unansweredAt(meeting: LiveMeeting, at: number, rules: PriorityRules): AnswerAsks | undefined {
  const { unanswered: sent, confirmed, tries } = meeting
  if (sent === undefined || confirmed || rules.unansweredDays === null) return undefined
  const due = sent + rules.unansweredDays * DAY
  return due <= at && (tries === undefined || tries.last < due) ? { kind: 'unanswered', sent } : undefined
}

/** What comes first in the queue comes first here. Ties are broken by the lead's id, so that the order is one. */
export function comparePlaces(a: Ranked, b: Ranked): number {
  if (a.place.lane !== b.place.lane || a.place.kind !== b.place.kind) return rankOf(a.place) - rankOf(b.place)
  if (a.place.order !== b.place.order) return a.place.order - b.place.order
  return a.lead.id < b.lead.id ? -1 : a.lead.id > b.lead.id ? 1 : 0
}

/** Lane and kind as one number: of two places the smaller comes first, whatever their order within. */
export const rankOf = (place: Place): number => LANE_RANK[place.lane] * KIND_ORDER.length + KIND_RANK[place.kind]

const KIND_RANK: Readonly<Record<QueueKind, number>> = {
  callBack: 0,
  confirm: 1,
  outcome: 2,
  recover: 3,
  answer: 4,
  score: 5,
}
const LANE_RANK: Readonly<Record<Lane, number>> = { pinned: 0, plain: 1, skipped: 2 }

export interface Ranked {
  readonly lead: Pick<QueuedLead, 'id'>
  readonly place: Place
}

/** Attempts that are left before the lead rests; one who rested starts over. */
export const attemptsLeft = (lead: Pick<QueuedLead, 'attempts' | 'stage'>, rules: PriorityRules): number =>
  lead.stage === 'nurture' ? rules.maxAttempts : Math.max(1, rules.maxAttempts - lead.attempts)

/**
 * Score x callable now x attempts left, turned round so that the smaller comes first. Leads who cannot be called now
 * all have the product nought: they come last, in the order they would have had. A score below nought is made worse by
 * few attempts left, not better.
 */
function scoreOrder(lead: QueuedLead, score: number, calling: Calling, rules: PriorityRules): number {
  const left = attemptsLeft(lead, rules)
  const weight = calling.why === 'zoneUnknown' ? rules.unknownZoneWeight : WEIGHT[callingState(calling)]
  const worth = score >= 0 ? score * left : score * (rules.maxAttempts + 1 - left)
  if (weight === 0) return NOT_NOW - worth
  return worth >= 0 ? -worth * weight : -worth / weight
}

/** Custom speaks against a call outside the usual hours, and the law forbids one. */
const WEIGHT: Readonly<Record<CallingState, number>> = { open: 1, warned: 0.1, blocked: 0, never: 0 }

/** Larger than any product can be. */
const NOT_NOW = 1e9
