import type { DraftPurpose } from '../../shared/contract/invites.ts'
import type { Attendance, Meeting, MeetingStatus } from '../../shared/contract/meetings.ts'
import type { Tone } from '../components/tone.ts'

export const STATUS_WORDS: Readonly<Record<MeetingStatus, { readonly text: string; readonly tone: Tone }>> = {
  booked: { text: 'Booked', tone: 'quiet' },
  confirmed: { text: 'Confirmed', tone: 'accent' },
  completed: { text: 'Took place', tone: 'green' },
  no_show: { text: 'No-show', tone: 'red' },
  cancelled: { text: 'Cancelled', tone: 'quiet' },
}

export const ATTENDANCE_WORDS: Readonly<Record<Attendance, { readonly text: string; readonly tone: Tone }>> = {
  needsAction: { text: 'No answer yet', tone: 'quiet' },
  accepted: { text: 'Accepted', tone: 'green' },
  declined: { text: 'Declined', tone: 'red' },
  tentative: { text: 'Maybe', tone: 'amber' },
}

export const isOpen = (meeting: Meeting): boolean => meeting.status === 'booked' || meeting.status === 'confirmed'

/** The lead has said no to the time, and there is no other yet. */
export const needsNewTime = (meeting: Meeting, now: number): boolean =>
  isOpen(meeting) && meeting.attendance === 'declined' && Date.parse(meeting.start) > now

/** The reps on a meeting ahead who have said no to it. */
export const declinedReps = (meeting: Meeting, now: number): readonly string[] =>
  isOpen(meeting) && Date.parse(meeting.start) > now
    ? (meeting.repAnswers ?? []).flatMap(({ repId, attendance }) => (attendance === 'declined' ? [repId] : []))
    : []

/** Somebody has asked for another time, or a rep for another rep, and nobody has answered. */
export const asksForChange = (meeting: Meeting, now: number): boolean =>
  isOpen(meeting) &&
  Date.parse(meeting.start) > now &&
  (meeting.proposal !== undefined || declinedReps(meeting, now).length > 0)

/** What there is to send for a meeting, the most pressing first; null when nobody waits for anything. */
export function draftPurpose(meeting: Meeting, now: number): DraftPurpose | null {
  const sent = meeting.invitedSequence
  if (meeting.status === 'cancelled') return sent !== null && sent < meeting.sequence ? 'cancel' : null
  if (meeting.status === 'no_show') return 'noShow'
  // Nobody is invited to, or reminded of, what has begun.
  if (!isOpen(meeting) || Date.parse(meeting.start) <= now) return null
  if (sent === null) return 'invite'
  return sent < meeting.sequence ? 'reschedule' : 'reminder'
}

export const SEND_WORDS: Readonly<Record<DraftPurpose, string>> = {
  invite: 'Send the invite',
  reschedule: 'Send the new time',
  cancel: 'Send the cancellation',
  reminder: 'Send a reminder',
  noShow: 'Write to recover',
  times: 'Offer other times',
}

/** What has to leave the house and has not, as a hint; undefined when all is sent. */
export function sendHint(meeting: Meeting, now: number): string | undefined {
  switch (draftPurpose(meeting, now)) {
    case 'invite':
      return 'Invite to send'
    case 'reschedule':
      return 'Update to send'
    case 'cancel':
      return 'Cancellation to send'
    default:
      return undefined
  }
}
