import type { Outputs } from '../../shared/contract/index.ts'
import type { Answer } from './calendar/answer/answer.ts'
import { BY_ANSWER, VERB, weigh, type Answered } from './calendar/answer/weigh.ts'
import { leadAddresses, oneLine, ownAddresses } from './calendar/facts.ts'
import type { Services } from './services.ts'
import { getInviteByUid, listInviteSeats, listLeft, type InviteRow } from './store/invites.ts'
import { addActivity } from './store/leads.ts'
import { updateMeeting } from './store/meetings.ts'

type Received = Outputs['invites']['receive']

/**
 * Takes in the first of a file's answers that is about one of our meetings: sets the lead's attendance, and writes it
 * into the lead's history. Taking in the same answer again changes nothing.
 */
export function takeInAnswer(services: Services, answers: readonly Answer[]): Received {
  const { db } = services
  if (answers.length === 0) {
    return { applied: false, reason: 'This calendar file holds no appointment that can be read.' }
  }
  const settings = services.settings()
  for (const answer of answers) {
    const row = getInviteByUid(db, answer.uid)
    if (!row) continue
    const seats = listInviteSeats(db, [row.id])
    // Who has left was perhaps the organizer of the invite that is answered.
    const own = ownAddresses(settings, [...seats, ...listLeft(db, row.id)])
    const verdict = weigh(answer, answered(row, seats, own), settings)
    if (!verdict.applied)
      return { applied: false, meetingId: row.id, attendance: row.attendance, reason: verdict.reason }
    const label = `${oneLine(row.lead_name)} ${VERB[verdict.attendance]} the invite`
    const now = services.clock.now()
    services.change(label, (tx) => {
      updateMeeting(tx, row.id, {
        attendance: verdict.attendance,
        reply_sequence: verdict.replySequence,
        reply_stamp_ms: verdict.replyStamp,
        updated_ms: now,
        ...(verdict.status !== row.status && {
          status: verdict.status,
          confirmed_by: verdict.status === 'confirmed' ? BY_ANSWER : null,
          confirmed_ms: verdict.status === 'confirmed' ? now : null,
        }),
      })
      addActivity(tx, {
        id: services.newId(),
        leadId: row.lead_id,
        at: now,
        kind: 'meeting',
        title: label,
        note: verdict.comment,
        by: settings.setterName,
        meetingId: row.id,
      })
    })
    return {
      applied: true,
      meetingId: row.id,
      attendance: verdict.attendance,
      ...(verdict.reason && { reason: verdict.reason }),
    }
  }
  return {
    applied: false,
    reason: 'This answers an appointment that is not in this workspace (its UID is not known here).',
  }
}

const answered = (row: InviteRow, seats: ReturnType<typeof listInviteSeats>, own: ReadonlySet<string>): Answered => ({
  status: row.status,
  sequence: row.sequence,
  attendance: row.attendance,
  replySequence: row.reply_sequence,
  replyStamp: row.reply_stamp_ms,
  confirmedBy: row.confirmed_by,
  leadName: oneLine(row.lead_name),
  leadAddresses: leadAddresses(row),
  ownAddresses: own,
  reps: seats,
})
