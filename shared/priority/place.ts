import type { NextStep, QueueKind } from '../contract/leads.ts'
import { HOUR, MINUTE } from '../time/instant.ts'
import type { Calling } from './callingHours.ts'
import type { ScoredLead } from './facts.ts'
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
  /** Meetings that are booked or confirmed. */
  readonly meetings: readonly LiveMeeting[]
}

export interface LiveMeeting {
  readonly id: string
  readonly start: number
  readonly confirmed: boolean
  /** An answer to its invite that asks for something to be done, however far ahead the meeting is. */
  readonly asks?: AnswerAsks
}

/** `proposed` another time, by the lead or by a rep; `declined` by the lead; `repDeclined` by who should take it. */
export type AnswerAsks =
  | { readonly kind: 'proposed'; readonly start: number }
  | { readonly kind: 'declined' }
  | { readonly kind: 'repDeclined'; readonly name: string }

export interface Place {
  readonly kind: QueueKind
  /** When somebody or something is waiting for it; absent for what stands by its score alone. */
  readonly due?: number
  readonly meetingId?: string
  readonly asks?: AnswerAsks
  /** What a person decided goes before any rule. */
  readonly lane: Lane
  /** Within one lane and kind the smaller comes first. */
  readonly order: number
}

/** In the order of the queue. */
export const LANES = ['pinned', 'plain', 'skipped'] as const
export type Lane = (typeof LANES)[number]

/** Kinds in the order of the queue (docs/rules.md, section 5). */
export const KIND_ORDER = ['callBack', 'confirm', 'recover', 'answer', 'score'] as const satisfies readonly QueueKind[]

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
    return confirm && confirm.start < (lead.snoozedUntil ?? 0) ? confirmPlace(confirm) : undefined
  }
  const due = lead.nextDue
  if (lead.nextKind === 'callBack' && due !== null && due <= at)
    return { kind: 'callBack', due, lane: 'plain', order: due }
  if (confirm) return confirmPlace(confirm)
  if (lead.nextKind === 'recover' && due !== null && due <= at)
    return { kind: 'recover', due, lane: 'plain', order: due }
  if (lead.nextKind === 'meeting') {
    // Its meeting is ahead, or over and waits for its outcome. A lead whose meeting is gone must not be forgotten.
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
  for (const { start } of lead.meetings) {
    mark(start)
    mark(start - rules.confirmHours * HOUR)
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

const confirmPlace = (meeting: LiveMeeting): Place => ({
  kind: 'confirm',
  due: meeting.start,
  meetingId: meeting.id,
  ...(meeting.asks && { asks: meeting.asks }),
  lane: 'plain',
  order: meeting.start,
})

const scorePlace = (lead: QueuedLead, score: number, calling: Calling, rules: PriorityRules): Place => ({
  kind: 'score',
  lane: 'plain',
  order: scoreOrder(lead, score, calling, rules),
})

function toConfirm(lead: QueuedLead, at: number, rules: PriorityRules): LiveMeeting | undefined {
  let first: LiveMeeting | undefined
  for (const meeting of lead.meetings) {
    if (meeting.start <= at) continue
    if (!meeting.asks && (meeting.confirmed || meeting.start > at + rules.confirmHours * HOUR)) continue
    if (!first || meeting.start < first.start) first = meeting
  }
  return first
}

/** What comes first in the queue comes first here. Ties are broken by the lead's id, so that the order is one. */
export function comparePlaces(a: Ranked, b: Ranked): number {
  if (a.place.lane !== b.place.lane || a.place.kind !== b.place.kind) return rankOf(a.place) - rankOf(b.place)
  if (a.place.order !== b.place.order) return a.place.order - b.place.order
  return a.lead.id < b.lead.id ? -1 : a.lead.id > b.lead.id ? 1 : 0
}

/** Lane and kind as one number: of two places the smaller comes first, whatever their order within. */
export const rankOf = (place: Place): number => LANE_RANK[place.lane] * KIND_ORDER.length + KIND_RANK[place.kind]

const KIND_RANK: Readonly<Record<QueueKind, number>> = { callBack: 0, confirm: 1, recover: 2, answer: 3, score: 4 }
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
  const weight = calling.now ? 1 : calling.why === 'zoneUnknown' ? rules.unknownZoneWeight : 0
  const worth = score >= 0 ? score * left : score * (rules.maxAttempts + 1 - left)
  if (weight === 0) return NOT_NOW - worth
  return worth >= 0 ? -worth * weight : -worth / weight
}

/** Larger than any product can be. */
const NOT_NOW = 1e9
