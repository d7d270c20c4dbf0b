import type { FieldValues } from '../../shared/messages/fields.ts'
import { firstNameOf } from '../../shared/messages/firstName.ts'
import { clockRange, dayInWords, listInWords, rangeInWords } from '../../shared/time/rangeInWords.ts'
import { timesInWords, type Wording } from './calendar/inviteText.ts'
import { oneLine } from './calendar/facts.ts'
import { cleanText } from './calendar/write/contentLine.ts'

/** What a message to a lead is filled from. Times are epoch milliseconds. */
export interface MessageFacts {
  readonly lead: { readonly name: string; readonly company: string | null; readonly zone: string | null }
  readonly type: string
  readonly place: string | null
  readonly sender: string
  readonly team: string
  /** Null while there is no meeting. */
  readonly meeting: {
    readonly start: number
    readonly end: number
    /** The host first. */
    readonly reps: readonly [{ readonly name: string; readonly zone: string }, ...{ readonly name: string }[]]
  } | null
  /** Null when none are offered. */
  readonly offer: {
    readonly times: readonly { readonly start: number; readonly end: number }[]
    readonly zone: string
    readonly heldUntil: number | null
  } | null
}

/**
 * The values of all merge fields, in the lead's language and zone; empty for what there is not. Each is one line whatever
 * it was made from, but `times`.
 */
export function messageValues(facts: MessageFacts, wording: Wording): FieldValues {
  const { lead, meeting, offer } = facts
  const { clock, language } = wording
  const zone = lead.zone ?? meeting?.reps[0].zone ?? 'UTC'
  const times =
    meeting &&
    timesInWords({ start: meeting.start, end: meeting.end, leadZone: lead.zone, host: meeting.reps[0] }, wording)
  const names = meeting?.reps.map((rep) => safe(rep.name)) ?? []
  return {
    lead: safe(lead.name),
    firstName: firstNameOf(safe(lead.name)),
    company: safe(lead.company ?? ''),
    type: safe(facts.type),
    day: meeting ? dayInWords(meeting.start, zone, clock, language) : '',
    clock: meeting ? clockRange(meeting.start, meeting.end, zone, clock, language) : '',
    time: times?.first ?? '',
    otherTime: safe(times?.second ?? ''),
    reps: listInWords(names, language),
    place: safe(facts.place ?? ''),
    times:
      offer?.times.map((one) => `• ${rangeInWords(one.start, one.end, offer.zone, clock, language)}`).join('\n') ?? '',
    keptUntil: offer?.heldUntil ? rangeInWords(offer.heldUntil, offer.heldUntil, offer.zone, clock, language) : '',
    sender: safe(facts.sender),
    team: safe(facts.team),
  }
}

// Marks that turn the direction of all that follows would turn our own words too; names do without them.
const TURNS = /[\u202a-\u202e\u2066-\u2069]/g
const safe = (text: string): string => oneLine(cleanText(text).replaceAll(TURNS, ''))
