import { MINUTE } from '../time/instant.ts'
import { clockText, daysBetween, localParts, type LocalDay } from '../time/zone.ts'
import { isTriedOut, isUnanswered, type Place, type QueuedLead } from './place.ts'
import type { PriorityRules } from './rules.ts'
import { answerMinutes } from './sources.ts'
import { midSentence } from './words.ts'

export interface ReasonContext {
  readonly at: number
  /** The zone times are said in: the lead's, else the setter's. */
  readonly zone: string
  readonly clock: '24' | '12'
  /** Minutes, for sources without a time of their own. */
  readonly answerWithin: number
  readonly rules: PriorityRules
  /** Of the meeting to confirm, or that is over: who hosts it. */
  readonly host?: string
  /** Of the meeting that is over: when it began. */
  readonly started?: number
  /** Of the lead to win back: when the meeting that was missed began, and the calls made since. */
  readonly missed?: { readonly start: number; readonly tries: number }
}

/** Why the lead is there: the first thing in its row. */
export function reasonText(lead: QueuedLead, place: Place, context: ReasonContext): string {
  const { at, rules } = context
  switch (place.kind) {
    case 'callBack':
      return `Call back ${whenText(place.due ?? at, context)}${late(place.due ?? at, at)}`
    case 'confirm':
      if (place.asks) return answerReason(place.asks, place.due ?? at, context)
      return rungReason(place, context)
    case 'outcome':
      return `Outcome missing: ${meetingWords(context.started ?? place.due ?? at, context)}`
    case 'recover': {
      const { missed } = context
      const tries = `try ${Math.min((missed?.tries ?? 0) + 1, rules.maxRecoveries)} of ${rules.maxRecoveries}`
      return missed ? `No-show ${whenText(missed.start, context, true)}, ${tries}` : `No-show, ${tries}`
    }
    case 'answer': {
      const left = ((place.due ?? at) - at) / MINUTE
      const within = `Answer within ${span(answerMinutes(lead.clock, context.answerWithin) ?? context.answerWithin)}`
      return left > 0 ? `${within}: ${Math.ceil(left)} left` : `${within}${late(place.due ?? at, at)}`
    }
    case 'score':
      return restReason(lead, context) ?? scoreReason(lead, context)
    default:
      return place.kind satisfies never
  }
}

/** `tomorrow 09:00 with Priya` */
const meetingWords = (start: number, context: ReasonContext): string =>
  whenText(start, context, true) + (context.host ? ` with ${context.host}` : '')

/** A step of the ladder: `Confirm: tomorrow 09:00 with Priya, second call`. */
function rungReason({ due, rung }: Place, context: ReasonContext): string {
  const words = meetingWords(due ?? context.at, context)
  if (rung?.by === 'message') return `Remind: ${words}, by message`
  return `Confirm: ${words}${rung && rung.tries > 0 ? `, ${ordinal(rung.tries + 1)} call` : ''}`
}

const ORDINALS = ['second', 'third', 'fourth', 'fifth', 'sixth']
const ordinal = (n: number): string => ORDINALS[n - 2] ?? `${n}th`

/** Of a lead that is there because somebody pinned it: what is next, and when. */
function restReason(lead: QueuedLead, context: ReasonContext): string | undefined {
  if (isTriedOut(lead, context.at, context.rules)) {
    const times = lead.dayTries?.count === 1 ? 'once' : `${lead.dayTries?.count} times`
    return `Tried ${times} today, again from tomorrow`
  }
  if (lead.nextDue === null || lead.nextDue <= context.at) return undefined
  return `Next ${lead.nextKind === 'callBack' ? 'call promised for' : 'call planned for'} ${whenText(lead.nextDue, context, true)}`
}

/** What an answer to an invite asks for. */
function answerReason(asks: NonNullable<Place['asks']>, start: number, context: ReasonContext): string {
  const when = whenText(start, context, true)
  switch (asks.kind) {
    case 'proposed': {
      const sameDay = localParts(asks.start, context.zone).day === localParts(start, context.zone).day
      const instead = sameDay ? timeText(localParts(start, context.zone).minutes, context.clock) : when
      return `Proposes ${whenText(asks.start, context, true)}, not ${instead}`
    }
    case 'declined':
      return `Declined ${when}, find another time`
    case 'repDeclined':
      return `${asks.name.split(/\s+/)[0] ?? asks.name} declined ${when}, find a rep`
    case 'unanswered':
      return `No answer to the invite for ${when}, sent ${dayText(asks.sent, context)}`
    default:
      return asks satisfies never
  }
}

function scoreReason(lead: QueuedLead, { rules }: ReasonContext): string {
  if (lead.nextKind === 'meeting') return 'Meeting fell through, next step open'
  if (lead.stage === 'nurture') return 'Rested, time to try again'
  const asked = lead.clock?.label
  if (lead.attempts > 0) return `Attempt ${Math.min(lead.attempts + 1, rules.maxAttempts)} of ${rules.maxAttempts}`
  if (lead.connects > 0) return lead.stage === 'qualified' ? 'Interested, book a meeting' : 'Connected, follow up'
  if (isUnanswered(lead) || asked) return `New, ${asked ? midSentence(asked) : 'waits for an answer'}`
  return 'New, never called'
}

/** `10:30`, `tomorrow 09:00`, `Thu 13:00`, `26 Nov 13:00`: as near as the day is. `today` only where asked for. */
export function whenText(
  instant: number,
  { at, zone, clock }: Pick<ReasonContext, 'at' | 'zone' | 'clock'>,
  sayToday = false,
): string {
  const here = localParts(instant, zone)
  const days = daysBetween(localParts(at, zone).day, here.day)
  const day = days === 0 ? (sayToday ? 'today ' : '') : `${dayWord(days, here.day, here.weekday)} `
  return day + timeText(here.minutes, clock)
}

/** `today`, `tomorrow`, `Thu`, `26 Nov`. */
function dayText(instant: number, { at, zone }: Pick<ReasonContext, 'at' | 'zone'>): string {
  const here = localParts(instant, zone)
  const days = daysBetween(localParts(at, zone).day, here.day)
  return days === 0 ? 'today' : dayWord(days, here.day, here.weekday)
}

function dayWord(days: number, day: LocalDay, weekday: number): string {
  if (days === 1) return 'tomorrow'
  if (days === -1) return 'yesterday'
  if (days > -7 && days < 7) return WEEKDAYS[weekday - 1] ?? day
  return `${Number(day.slice(-2))} ${MONTHS[Number(day.slice(-5, -3)) - 1]}`
}

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

export function timeText(minutes: number, clock: '24' | '12'): string {
  if (clock === '24') return clockText(minutes)
  const hour = Math.floor(minutes / 60)
  return `${hour % 12 || 12}:${String(minutes % 60).padStart(2, '0')} ${hour < 12 ? 'am' : 'pm'}`
}

const late = (due: number, at: number): string => {
  const minutes = Math.floor((at - due) / MINUTE)
  return minutes < 1 ? ', now' : `, ${span(minutes)} late`
}

/** `12 min`, `3 h`, `2 days`: rounded down. */
function span(minutes: number): string {
  if (minutes < 60) return `${minutes} min`
  if (minutes < 48 * 60) return `${Math.floor(minutes / 60)} h`
  return `${Math.floor(minutes / 1440)} days`
}
