import type { Attendance, MeetingStatus } from '../../../../shared/contract/meetings.ts'
import { rangeInWords, type ClockStyle } from '../../../../shared/time/rangeInWords.ts'
import { sameAddress } from '../facts.ts'
import type { Answer, Answering, ProposedTime } from './answer.ts'

/** What is known of the meeting that an answer is about. */
export interface Answered {
  readonly status: MeetingStatus
  readonly sequence: number
  readonly attendance: Attendance
  readonly replySequence: number | null
  readonly replyStamp: number | null
  readonly confirmedBy: string | null
  readonly leadName: string
  /** As `sameAddress` writes them. */
  readonly leadAddresses: ReadonlySet<string>
  readonly ownAddresses: ReadonlySet<string>
  readonly reps: readonly { readonly name: string; readonly email: string }[]
}

export type Verdict =
  | { readonly applied: false; readonly reason: string }
  | {
      readonly applied: true
      readonly attendance: Exclude<Attendance, 'needsAction'>
      /** `booked` when the lead takes back what confirmed the meeting. */
      readonly status: MeetingStatus
      readonly replySequence: number
      readonly replyStamp: number | null
      readonly comment: string | null
      readonly reason?: string
    }

/** Who confirmed, when it was the lead's calendar. */
export const BY_ANSWER = 'invite answer'

const ATTENDANCE: Readonly<Record<string, Exclude<Attendance, 'needsAction'>>> = {
  ACCEPTED: 'accepted',
  DECLINED: 'declined',
  TENTATIVE: 'tentative',
}

export const VERB: Record<Exclude<Attendance, 'needsAction'>, string> = {
  accepted: 'accepted',
  declined: 'declined',
  tentative: 'tentatively accepted',
}

const not = (reason: string): Verdict => ({ applied: false, reason })

/**
 * Whether an answer counts (RFC 5546 sections 2.1.5 and 3.2.3), and what it does. The organizer may be absent, as
 * Exchange leaves it out, but must not be another's. Answers are ordered by SEQUENCE, then by DTSTAMP; one that is
 * behind the meeting's SEQUENCE was given to an earlier time and says nothing of this one.
 */
export function weigh(answer: Answer, meeting: Answered, reader: { zone: string; clock: ClockStyle }): Verdict {
  const own = answer.organizer === null || meeting.ownAddresses.has(sameAddress(answer.organizer))
  if (!own) {
    return not(
      `This answer is for an invite of ${sameAddress(answer.organizer ?? '')}, who is not the organizer of this meeting.`,
    )
  }
  if (answer.method === 'COUNTER') {
    return not(
      `${meeting.leadName} proposes another time: ${proposal(answer.start, reader)}. Move the meeting if it suits.`,
    )
  }
  const untold = answer.method === null && answer.attendees.length === 1
  if (answer.method !== 'REPLY' && !untold) {
    return not(
      answer.method === null
        ? 'This file is an appointment, not an answer to one.'
        : `This file is a ${answer.method}, not an answer (REPLY). Save the answer that came back from the lead.`,
    )
  }
  if (answer.ofSeries) return not('This answers one date of a series; this meeting is a single one.')
  return weighAttendee(answer, meeting, untold)
}

function weighAttendee(answer: Answer, meeting: Answered, untold: boolean): Verdict {
  const lead = answer.attendees.find((attendee) => isOneOf(attendee, meeting.leadAddresses))
  if (!lead) return notTheLead(answer, meeting)
  if (answer.sequence < meeting.sequence) {
    return not(
      `${meeting.leadName} answered an earlier version of this meeting, before it was changed. Send the update and wait for the answer to that.`,
    )
  }
  const delegate = lead.participation === 'DELEGATED'
  if (delegate) {
    const to = lead.delegatedTo ? ` to ${sameAddress(lead.delegatedTo)}` : ''
    return not(`${meeting.leadName} passed the invite on${to}. Ask who comes, and book with that person.`)
  }
  const attendance = ATTENDANCE[lead.participation]
  if (!attendance) return not(`${meeting.leadName} has not answered yet: this file says neither yes nor no.`)
  // No attendee may raise SEQUENCE; one that does must not make later answers look old.
  const sequence = Math.min(answer.sequence, meeting.sequence)
  const earlier = meeting.replySequence === sequence ? meeting.replyStamp : null
  if (earlier !== null && answer.stamp !== null && answer.stamp < earlier) {
    return not(`A newer answer of ${meeting.leadName} was taken in already.`)
  }
  if (
    meeting.replySequence === sequence &&
    meeting.attendance === attendance &&
    (answer.stamp ?? earlier) === earlier
  ) {
    return not(`This answer was taken in already: ${meeting.leadName} ${VERB[attendance]}.`)
  }
  if (meeting.status === 'cancelled') return not(`This meeting is cancelled; ${meeting.leadName} need not come.`)
  if (meeting.status === 'completed' || meeting.status === 'no_show') {
    return not('The outcome of this meeting is recorded already.')
  }
  const sameStamp = earlier !== null && answer.stamp === earlier
  const reason = [
    untold ? 'The file does not say that it is an answer (it has no METHOD); it was taken as one.' : '',
    sameStamp ? 'Two answers carry the same time; the last one taken in counts.' : '',
    attendance === 'declined' ? `Find another time with ${meeting.leadName}.` : '',
    attendance === 'tentative' ? `Call ${meeting.leadName} to make sure.` : '',
  ]
    .filter(Boolean)
    .join(' ')
  return {
    applied: true,
    attendance,
    status: statusAfter(attendance, meeting),
    replySequence: sequence,
    replyStamp: answer.stamp ?? earlier,
    comment: answer.comment,
    ...(reason && { reason }),
  }
}

/** Yes confirms. No or perhaps takes back only a confirmation that came the same way: what was said aloud is kept. */
function statusAfter(attendance: Attendance, meeting: Answered): MeetingStatus {
  if (attendance === 'accepted') return 'confirmed'
  return meeting.confirmedBy === BY_ANSWER ? 'booked' : meeting.status
}

const isOneOf = (attendee: Answering, addresses: ReadonlySet<string>): boolean =>
  attendee.addresses.some((address) => addresses.has(sameAddress(address)))

/** Someone who is not the lead: a rep, or one whom nobody invited, who is shown and never added silently. */
function notTheLead(answer: Answer, meeting: Answered): Verdict {
  const [attendee] = answer.attendees
  if (!attendee) return not('This answer does not say who gives it.')
  const rep = meeting.reps.find(({ email }) => isOneOf(attendee, new Set([sameAddress(email)])))
  const attendance = ATTENDANCE[attendee.participation]
  const said = attendance ? VERB[attendance] : 'answered'
  if (rep) {
    const next =
      attendance === 'declined' ? ' Move the meeting, or book it with another rep.' : ' Nothing is to be done.'
    return not(`${rep.name}, who takes the meeting, ${said}.${next}`)
  }
  const address = sameAddress(attendee.addresses[0] ?? '')
  return not(
    `${attendee.name ?? address} (${address}) ${said}, but is not invited. If this is an address of ${meeting.leadName}, add it to the lead and take the file in again.`,
  )
}

function proposal(time: ProposedTime | null, reader: { zone: string; clock: ClockStyle }): string {
  if (!time) return 'which one, the file does not say'
  if (time.kind === 'wall') return `${time.text.replace('T', ' ').slice(0, 16)}${time.zone ? ` (${time.zone})` : ''}`
  return rangeInWords(time.at, time.at, reader.zone, reader.clock)
}
