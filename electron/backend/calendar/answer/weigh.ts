import type { AnswerKind } from '../../../../shared/contract/answers.ts'
import type { MeetingStatus } from '../../../../shared/contract/meetings.ts'
import { rangeInWords, type ClockStyle } from '../../../../shared/time/rangeInWords.ts'
import { ianaRules, toInstant } from '../read/zoneRules.ts'
import { sameAddress } from '../facts.ts'
import type { Answer, Answering, ProposedTime } from './answer.ts'
import { LEAD, standingAnswer, type Kept, type Person, type Said } from './standing.ts'

/** What is known of the meeting that an answer is about. */
export interface Answered {
  readonly status: MeetingStatus
  readonly sequence: number
  readonly start: number
  readonly leadName: string
  /** As `sameAddress` writes them. */
  readonly leadAddresses: ReadonlySet<string>
  readonly leadZone: string | null
  readonly ownAddresses: ReadonlySet<string>
  readonly reps: readonly { readonly repId: string; readonly name: string; readonly email: string }[]
  /** The answers taken in before, in the order in which they came. */
  readonly kept: readonly Kept[]
}

export interface Reader {
  readonly zone: string
  readonly clock: ClockStyle
  /** A person has said that a file without METHOD is an answer. */
  readonly confirmed: boolean
}

/** What is to be kept of an answer. */
export interface Weighed extends Omit<Kept, 'id' | 'order'> {
  readonly stale: boolean
  readonly name: string
  readonly end: number | null
  readonly delegatedTo: string | null
  readonly comment: string | null
}

/** Those kinds of result that leave something behind. */
type Keeping = Extract<AnswerKind, 'applied' | 'rep' | 'delegated' | 'proposal' | 'stale' | 'older'>

export type Verdict =
  | { readonly kind: Keeping; readonly reason: string; readonly keep: Weighed }
  | {
      readonly kind: Exclude<AnswerKind, Keeping | 'unreadable'>
      readonly reason: string
      /** Of whom nobody invited. */
      readonly address?: string
    }

const SAID: Readonly<Record<string, Said>> = {
  ACCEPTED: 'accepted',
  DECLINED: 'declined',
  TENTATIVE: 'tentative',
  DELEGATED: 'delegated',
}

export const VERB: Readonly<Record<Said, string>> = {
  accepted: 'accepted',
  declined: 'declined',
  tentative: 'tentatively accepted',
  delegated: 'passed on',
  proposal: 'proposed another time for',
}

const not = (kind: Exclude<AnswerKind, Keeping | 'unreadable'>, reason: string): Verdict => ({
  kind,
  reason,
})

/**
 * Whether an answer counts (RFC 5546 sections 2.1.5, 3.2.3 and 3.2.7; docs/rules.md, section 7), and what it does. The
 * organizer may be absent, as Exchange leaves it out, but must not be another's. Answers of one person are ordered by
 * SEQUENCE, then by DTSTAMP; one that is behind the meeting's SEQUENCE was given to an earlier version and says nothing
 * of this one.
 */
export function weigh(answer: Answer, meeting: Answered, reader: Reader): Verdict {
  const own = answer.organizer === null || meeting.ownAddresses.has(sameAddress(answer.organizer))
  if (!own) {
    return not(
      'otherOrganizer',
      `This answer is for an invite of ${sameAddress(answer.organizer ?? '')}, who is not the organizer of this meeting.`,
    )
  }
  // RFC 5546 allows one ATTENDEE in a REPLY; a COUNTER carries all of them, and its sender is not marked.
  const untold = answer.method === null && answer.attendees.length === 1
  if (answer.method !== 'REPLY' && answer.method !== 'COUNTER' && !untold) {
    return not(
      'notAnAnswer',
      answer.method === null
        ? 'This file is an appointment, not an answer to one.'
        : `This file is a ${answer.method}, not an answer (REPLY). Save the answer that came back from the lead.`,
    )
  }
  if (answer.ofSeries) return not('unmatched', 'This answers one date of a series; this meeting is a single one.')
  const whose = whoseIs(answer, meeting)
  if (!whose) return stranger(answer, meeting)
  const said = answer.method === 'COUNTER' ? 'proposal' : SAID[whose.attendee.participation]
  if (!said) {
    const problem = answer.problem ? ` The other calendar says: ${answer.problem}.` : ''
    return not('unanswered', `${whose.name} has not answered yet: this file says neither yes nor no.${problem}`)
  }
  if (untold && !reader.confirmed) {
    return not(
      'needsConfirmation',
      `The file does not say that it is an answer (it has no METHOD). If it came from ${whose.name}, take it in: they ${VERB[said]}${said === 'delegated' ? ' it' : ''}.`,
    )
  }
  return weighSaid(answer, meeting, { ...whose, said, untold }, reader)
}

interface Whose {
  readonly person: Person
  readonly name: string
  readonly attendee: Answering
}

function weighSaid(
  answer: Answer,
  meeting: Answered,
  { person, name, attendee, said, untold }: Whose & { readonly said: Said; readonly untold: boolean },
  reader: Reader,
): Verdict {
  // No attendee may raise SEQUENCE; one that does must not make later answers look old.
  const sequence = Math.min(answer.sequence, meeting.sequence)
  const start = instantOf(answer.start, meeting.leadZone ?? reader.zone)
  const keep: Weighed = {
    person,
    name,
    method: said === 'proposal' ? 'COUNTER' : 'REPLY',
    sequence,
    fileSequence: answer.sequence,
    stamp: answer.stamp,
    said,
    start: said === 'proposal' ? start : null,
    end: said === 'proposal' ? instantOf(answer.end, meeting.leadZone ?? reader.zone) : null,
    stale: answer.sequence < meeting.sequence,
    delegatedTo: attendee.delegatedTo === null ? null : sameAddress(attendee.delegatedTo),
    comment: answer.comment,
  }
  if (isKnown(keep, meeting)) {
    const late = meeting.kept.some((one) => sameAnswer(one, keep) && one.sequence < meeting.sequence)
    return not(
      'duplicate',
      `This answer was taken in already: ${name} ${VERB[said]}${late ? ' an earlier version of the meeting' : ''}.`,
    )
  }
  if (keep.stale) {
    const next =
      meeting.status === 'cancelled' ? 'It is cancelled now.' : 'Send the update and wait for the answer to that.'
    return {
      kind: 'stale',
      keep,
      reason: `${name} answered an earlier version of this meeting, before it was changed: ${VERB[said]}. ${next}`,
    }
  }
  if (meeting.status === 'cancelled') return not('closed', `This meeting is cancelled; ${name} need not come.`)
  if (meeting.status === 'completed' || meeting.status === 'no_show') {
    return not('closed', 'The outcome of this meeting is recorded already.')
  }
  const before = standingAnswer(meeting.kept, person, keep.method, meeting.sequence)
  if (before && keep.stamp !== null && keep.stamp < before.order) {
    return { kind: 'older', keep, reason: `A newer answer of ${name} was taken in already.` }
  }
  const notes = [
    untold ? 'The file does not say that it is an answer (it has no METHOD); it was taken as one.' : '',
    before && before.stamp !== null && before.stamp === keep.stamp
      ? 'Two answers carry the same time; the last one taken in counts.'
      : '',
    answer.problem ? `The other calendar says: ${answer.problem}.` : '',
  ]
  const reason = [...notes, nextStep(keep, meeting, answer.start, reader)].filter(Boolean).join(' ')
  const kind =
    said === 'proposal' ? 'proposal' : person !== LEAD ? 'rep' : said === 'delegated' ? 'delegated' : 'applied'
  return { kind, keep, reason }
}

/** What the setter does next; empty when nothing is to be done. */
function nextStep(keep: Weighed, meeting: Answered, asked: ProposedTime | null, reader: Reader): string {
  const { name, said } = keep
  if (said === 'proposal') {
    return keep.start === null && asked?.kind !== 'wall'
      ? `${name} proposes another time, but the file does not say which. Ask, and move the meeting.`
      : `${name} proposes another time: ${proposal(keep.start, asked, reader)}. Move the meeting if it suits.`
  }
  if (keep.person !== LEAD) {
    const sentence = `${name}, who takes the meeting, ${VERB[said]}${said === 'delegated' ? ` it${to(keep)}` : ''}.`
    return said === 'accepted' ? sentence : `${sentence} Move the meeting, or book it with another rep.`
  }
  switch (said) {
    case 'declined':
      return `Find another time with ${meeting.leadName}.`
    case 'tentative':
      return `Call ${meeting.leadName} to make sure.`
    case 'delegated':
      return `${meeting.leadName} passed the invite on${to(keep)}. Ask who comes, and book with that person.`
    case 'accepted':
      return ''
  }
}

const to = ({ delegatedTo }: Weighed): string => (delegatedTo ? ` to ${delegatedTo}` : '')

const sameAnswer = (one: Kept, two: Omit<Kept, 'id' | 'order' | 'sequence'>): boolean =>
  one.person === two.person &&
  one.fileSequence === two.fileSequence &&
  one.method === two.method &&
  one.said === two.said &&
  one.start === two.start &&
  one.stamp === two.stamp

/** The same answer, whatever the meeting's SEQUENCE was when it came. Without a DTSTAMP only the one that stands is known. */
function isKnown(keep: Weighed, meeting: Answered): boolean {
  if (keep.stamp !== null) return meeting.kept.some((one) => sameAnswer(one, keep))
  const before = standingAnswer(meeting.kept, keep.person, keep.method, keep.sequence)
  return (
    before !== undefined &&
    before.sequence === keep.sequence &&
    sameAnswer({ ...before, fileSequence: keep.fileSequence, stamp: null }, keep)
  )
}

function whoseIs(answer: Answer, meeting: Answered): Whose | null {
  const lead = answer.attendees.find((attendee) => isOneOf(attendee, meeting.leadAddresses))
  const rep = meeting.reps.flatMap((one) => {
    const attendee = answer.attendees.find((each) => isOneOf(each, new Set([sameAddress(one.email)])))
    return attendee ? [{ person: one.repId, name: one.name, attendee }] : []
  })
  // Who counters marks themself, where programs name all who are invited: the others have not answered.
  const answering = rep.find(({ attendee }) => attendee.participation !== 'NEEDS-ACTION')
  if (lead && (lead.participation !== 'NEEDS-ACTION' || !answering || answer.attendees.length === 1)) {
    return { person: LEAD, name: meeting.leadName, attendee: lead }
  }
  return answering ?? rep[0] ?? null
}

const isOneOf = (attendee: Answering, addresses: ReadonlySet<string>): boolean =>
  attendee.addresses.some((address) => addresses.has(sameAddress(address)))

/** Somebody whom nobody invited, who is shown and never added silently. */
function stranger(answer: Answer, meeting: Answered): Verdict {
  const [attendee] = answer.attendees
  if (!attendee) return not('notAnAnswer', 'This answer does not say who gives it.')
  const said = answer.method === 'COUNTER' ? 'proposal' : SAID[attendee.participation]
  const address = sameAddress(attendee.addresses[0] ?? '')
  const what = !said ? 'answered' : said === 'proposal' ? 'proposed another time' : VERB[said]
  return {
    kind: 'crasher',
    address,
    reason: `${attendee.name ? `${attendee.name} (${address})` : address} ${what}, but is not invited. If this is an address of ${meeting.leadName}, add it to the lead and take the file in again.`,
  }
}

function instantOf(time: ProposedTime | null, floating: string): number | null {
  if (!time) return null
  if (time.kind === 'instant') return time.at
  // A zone that nobody knows is not guessed at; a time without one is by the clock of the lead.
  return time.zone === null ? toInstant(Date.parse(`${time.text}:00Z`), ianaRules(floating)) : null
}

function proposal(start: number | null, asked: ProposedTime | null, reader: Reader): string {
  if (start !== null) return rangeInWords(start, start, reader.zone, reader.clock)
  if (asked?.kind !== 'wall') return ''
  return `${asked.text.replace('T', ' ')}${asked.zone ? ` (${asked.zone})` : ''}`
}
