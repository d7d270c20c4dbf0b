import type { NextStep, QueueKind } from '../contract/leads.ts'
import { HOUR, MINUTE } from '../time/instant.ts'
import type { Calling } from './callingHours.ts'
import type { ScoredLead } from './receipt.ts'
import type { PriorityRules } from './rules.ts'

/** What decides whether a lead is in the queue, and where. Instants in epoch milliseconds. */
export interface QueuedLead extends ScoredLead {
  readonly id: string
  readonly doNotContact: boolean
  readonly nextKind: NextStep['kind'] | null
  /** Null for a meeting, whose time is its own. */
  readonly nextDue: number | null
  readonly snoozedUntil: number | null
  /** The source says that the lead asked for contact and waits. */
  readonly waits: boolean
  /** Meetings that are booked or confirmed. */
  readonly meetings: readonly LiveMeeting[]
}

export interface LiveMeeting {
  readonly id: string
  readonly start: number
  readonly confirmed: boolean
}

export interface Place {
  readonly kind: QueueKind
  /** When somebody or something is waiting for it; absent for what stands by its score alone. */
  readonly due?: number
  readonly meetingId?: string
  /** Within one kind the smaller comes first. */
  readonly order: number
}

/** Kinds in the order of the queue (docs/rules.md, section 5). */
export const KIND_ORDER = ['callBack', 'confirm', 'recover', 'answer', 'score'] as const satisfies readonly QueueKind[]

/** Closed leads, and those who asked to be left alone, are never in the queue. */
export const isOpen = (lead: Pick<QueuedLead, 'stage' | 'doNotContact'>): boolean =>
  lead.stage !== 'handedOver' && lead.stage !== 'lost' && !lead.doNotContact

/**
 * Where a lead stands at `at`, or nothing when there is nothing to do for it yet. `score` and `calling` are its own at
 * that instant; `answerWithin` is in minutes.
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
  const confirm = toConfirm(lead, at, rules)
  if (lead.snoozedUntil !== null && lead.snoozedUntil > at) {
    // To put it off until after the meeting is no answer to whether the meeting takes place.
    return confirm && confirm.start < lead.snoozedUntil ? confirmPlace(confirm) : undefined
  }
  const due = lead.nextDue
  if (lead.nextKind === 'callBack' && due !== null && due <= at) return { kind: 'callBack', due, order: due }
  if (confirm) return confirmPlace(confirm)
  if (lead.nextKind === 'recover' && due !== null && due <= at) return { kind: 'recover', due, order: due }
  if (lead.nextKind === 'meeting') {
    // Its meeting is ahead, or over and waits for its outcome. A lead whose meeting is gone must not be forgotten.
    return lead.meetings.length > 0 ? undefined : { kind: 'score', order: scoreOrder(lead, score, calling, rules) }
  }
  if (due === null || due > at) return undefined
  const answerBy = lead.created + answerWithin * MINUTE
  if (isUnanswered(lead) && at <= answerBy + rules.answerGraceMinutes * MINUTE) {
    const { now, why } = calling
    // Where nobody may call now, no call can keep the time: the lead stands by its score until the hours open.
    if (now || why === 'zoneUnknown') return { kind: 'answer', due: answerBy, order: answerBy }
  }
  return { kind: 'score', order: scoreOrder(lead, score, calling, rules) }
}

/** Asked for contact and was never called. */
export const isUnanswered = (lead: QueuedLead): boolean =>
  lead.waits && lead.stage === 'new' && lead.attempts === 0 && lead.connects === 0

const confirmPlace = (meeting: LiveMeeting): Place => ({
  kind: 'confirm',
  due: meeting.start,
  meetingId: meeting.id,
  order: meeting.start,
})

function toConfirm(lead: QueuedLead, at: number, rules: PriorityRules): LiveMeeting | undefined {
  let first: LiveMeeting | undefined
  for (const meeting of lead.meetings) {
    if (meeting.confirmed || meeting.start <= at || meeting.start > at + rules.confirmHours * HOUR) continue
    if (!first || meeting.start < first.start) first = meeting
  }
  return first
}

/** What comes first in the queue comes first here. Ties are broken by the lead's id, so that the order is one. */
export function comparePlaces(a: Ranked, b: Ranked): number {
  if (a.place.kind !== b.place.kind) return KIND_ORDER.indexOf(a.place.kind) - KIND_ORDER.indexOf(b.place.kind)
  if (a.place.order !== b.place.order) return a.place.order - b.place.order
  return a.lead.id < b.lead.id ? -1 : a.lead.id > b.lead.id ? 1 : 0
}

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
