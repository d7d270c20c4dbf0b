import type { RepToTell } from '../../shared/contract/answers.ts'
import type { Meeting } from '../../shared/contract/meetings.ts'
import { rangeInWords } from '../../shared/time/rangeInWords.ts'
import { refuse } from './refusals.ts'
import type { Services } from './services.ts'
import { getProposal, setProposalState, touchMeeting } from './store/answers.ts'
import { addActivity } from './store/leads.ts'
import { getMeeting } from './store/meetings.ts'
import { listCameOrLeft } from './store/told.ts'

/** Says no to a time that was proposed; the meeting keeps its own. Throws NOT_FOUND or WRONG_STATE. */
export function declineProposal(services: Services, proposalId: string): Meeting {
  const { db, clock } = services
  const proposal = getProposal(db, proposalId)
  const meeting = proposal && getMeeting(db, proposal.meeting_id)
  if (!proposal || !meeting) throw refuse.notFound('proposal', proposalId)
  if (meeting.proposal?.id !== proposalId) {
    throw refuse.wrongState(
      'This proposal is not open any more: it was answered, taken back, or the meeting has moved.',
    )
  }
  const { zone, clock: style, setterName } = services.settings()
  const when = rangeInWords(proposal.start_ms, proposal.end_ms, zone, style)
  services.change(`Kept the time, not the one ${meeting.proposal.from} proposed`, (tx) => {
    setProposalState(tx, proposalId, 'declined')
    touchMeeting(tx, meeting.id)
    addActivity(tx, {
      id: services.newId(),
      leadId: meeting.leadId,
      at: clock.now(),
      kind: 'meeting',
      title: `Kept the time, not the one ${meeting.proposal?.from ?? ''} proposed`,
      note: when,
      by: setterName,
      meetingId: meeting.id,
    })
  })
  return getMeeting(db, meeting.id) ?? meeting
}

/**
 * Whom a change of reps still has to be told to: who left had the meeting in the calendar, who came has not. While no
 * invite has left the app nobody knows of the meeting, so that there is nothing to take back.
 */
export function repsToTell(services: Services, meetingId: string): RepToTell[] {
  const { db, clock } = services
  const meeting = getMeeting(db, meetingId)
  if (!meeting) throw refuse.notFound('meeting', meetingId)
  if (meeting.status === 'completed' || meeting.status === 'no_show' || Date.parse(meeting.end) <= clock.now())
    return []
  const on = new Set(meeting.reps.map(({ repId }) => repId))
  return listCameOrLeft(db, meetingId).flatMap((row): RepToTell[] => {
    const here = on.has(row.rep_id)
    // What the newest change of a seat says must be so now: else the journal is of a seat that was taken back.
    if (here !== (row.here === 1)) return []
    const method = here ? 'REQUEST' : 'CANCEL'
    const toldSince = row.told_method === method && (row.told_sequence ?? -1) >= row.sequence
    if (here) {
      // Who came before the invite went out gets it with everybody else; so does who is on a cancelled meeting.
      if (row.invited === null || meeting.status === 'cancelled') return []
      const withAll = (meeting.invitedSequence ?? -1) >= row.sequence
      return [{ repId: row.rep_id, name: row.name, method, told: toldSince || withAll }]
    }
    const knew = row.invited !== null || row.told_method !== null
    return knew ? [{ repId: row.rep_id, name: row.name, method, told: toldSince }] : []
  })
}
