import type { AnswerKind, AnswerResult } from '../../shared/contract/answers.ts'
import type { Meeting } from '../../shared/contract/meetings.ts'
import { rangeInWords } from '../../shared/time/rangeInWords.ts'
import type { Answer } from './calendar/answer/answer.ts'
import { isStillProposed, LEAD, standingAnswer, type Kept } from './calendar/answer/standing.ts'
import { VERB, weigh, type Answered, type Verdict, type Weighed } from './calendar/answer/weigh.ts'
import { leadAddresses, leadZone, oneLine, ownAddresses } from './calendar/facts.ts'
import { iso, type Services } from './services.ts'
import {
  insertAnswer,
  insertProposal,
  listAnswers,
  listProposals,
  setProposalState,
  touchMeeting,
  type AnswerRow,
} from './store/answers.ts'
import type { WritableDb } from './store/database.ts'
import { getInviteByUid, listInviteSeats, listLeft, type InviteRow } from './store/invites.ts'
import { addActivity } from './store/leads.ts'
import { updateMeeting, type MeetingRow } from './store/meetings.ts'

/** Who confirmed, when it was the lead's calendar. */
const BY_ANSWER = 'invite answer'

type Taken = Omit<AnswerResult, 'file'>

/** What an answer does, without doing it. */
export function weighAnswer(
  services: Services,
  answer: Answer,
  confirmed: boolean,
): { readonly row: InviteRow; readonly verdict: Verdict } | undefined {
  const row = getInviteByUid(services.db, answer.uid)
  if (!row) return undefined
  const { zone, clock } = services.settings()
  return { row, verdict: weigh(answer, answeredBy(services, row), { zone, clock, confirmed }) }
}

/** What the history calls it; null when nothing is kept of it. */
export function labelOf({ row, verdict }: { readonly row: InviteRow; readonly verdict: Verdict }): string | null {
  if (!('keep' in verdict)) return null
  const { keep } = verdict
  const about = keep.person === LEAD ? '' : ` with ${oneLine(row.lead_name)}`
  if (verdict.kind === 'older') return `Kept an older answer of ${keep.name}`
  if (keep.stale) return `${keep.name} answered an earlier version${about}: ${VERB[keep.said]}`
  const to = keep.said === 'delegated' && keep.delegatedTo ? ` to ${keep.delegatedTo}` : ''
  return keep.said === 'proposal'
    ? `${keep.name} proposed another time${about}`
    : `${keep.name} ${VERB[keep.said]} the invite${to}${about}`
}

/** Takes in one answer, inside a change; the same answer again writes nothing. */
export function takeIn(services: Services, tx: WritableDb, answer: Answer, confirmed: boolean): Taken {
  const weighed = weighAnswer(services, answer, confirmed)
  if (!weighed) {
    return {
      kind: 'unmatched',
      applied: false,
      reason: 'This answers an appointment that is not in this workspace (its UID is not known here).',
    }
  }
  const { row, verdict } = weighed
  const attendance = 'keep' in verdict ? keepAnswer(services, tx, weighed, verdict.keep) : row.attendance
  return {
    kind: verdict.kind,
    applied: verdict.kind === 'applied',
    meetingId: row.id,
    start: iso(row.start_ms),
    leadId: row.lead_id,
    leadName: oneLine(row.lead_name),
    attendance,
    ...('address' in verdict && verdict.address && { address: verdict.address }),
    ...(verdict.reason && { reason: verdict.reason }),
  }
}

/** Writes an answer down, and what follows from it; returns what the lead's attendance is then. */
function keepAnswer(
  services: Services,
  tx: WritableDb,
  weighed: { readonly row: InviteRow; readonly verdict: Verdict },
  keep: Weighed,
): Meeting['attendance'] {
  const { row, verdict } = weighed
  const now = services.clock.now()
  const id = services.newId()
  const repId = keep.person === LEAD ? null : keep.person
  const before = keptOf(services, row).filter((one) => one.person === keep.person)
  insertAnswer(tx, {
    id,
    meeting_id: row.id,
    rep_id: repId,
    method: keep.method,
    sequence: keep.sequence,
    file_sequence: keep.fileSequence,
    stamp_ms: keep.stamp,
    // Without a DTSTAMP it is as new as it can be: taken as it comes.
    order_ms: keep.stamp ?? Math.max(now, ...before.map((one) => one.order)),
    said: keep.said,
    delegated_to: keep.delegatedTo,
    start_ms: keep.start,
    stale: keep.stale ? 1 : 0,
    came_ms: now,
  })
  if (keep.said === 'proposal' && keep.start !== null && !keep.stale) {
    const end = keep.end !== null && keep.end > keep.start ? keep.end : keep.start + (row.end_ms - row.start_ms)
    insertProposal(tx, {
      id,
      meeting_id: row.id,
      rep_id: repId,
      start_ms: keep.start,
      end_ms: end,
      instead_of_ms: row.start_ms,
      comment: keep.comment,
      came_ms: now,
      state: 'open',
    })
  }
  const kept = keptOf(services, row)
  settleProposals(services, tx, row, kept)
  const columns = keep.person === LEAD ? leadStands(services, row, kept) : {}
  if (Object.keys(columns).length > 0) updateMeeting(tx, row.id, columns)
  else touchMeeting(tx, row.id)
  if (verdict.kind !== 'older') {
    addActivity(tx, {
      id: services.newId(),
      leadId: row.lead_id,
      at: now,
      kind: 'meeting',
      title: labelOf(weighed) ?? '',
      note: noteOf(services, keep),
      by: services.settings().setterName,
      meetingId: row.id,
    })
  }
  return columns.attendance ?? row.attendance
}

/** What was said with it; of a proposal first of all when. */
function noteOf(services: Services, keep: Weighed): string | null {
  const { zone, clock } = services.settings()
  const when = keep.start === null ? null : rangeInWords(keep.start, keep.end ?? keep.start, zone, clock)
  return [when, keep.comment].filter(Boolean).join(': ') || null
}

/** What the lead's newest answer makes of the meeting; empty when it is that already. */
function leadStands(services: Services, row: InviteRow, kept: readonly Kept[]): Partial<MeetingRow> {
  const stands = standingAnswer(kept, LEAD, 'REPLY', row.sequence)
  if (!stands || stands.said === 'proposal') return {}
  const attendance = stands.said === 'delegated' ? 'needsAction' : stands.said
  const same =
    attendance === row.attendance && row.reply_sequence === stands.sequence && row.reply_stamp_ms === stands.stamp
  if (same) return {}
  const now = services.clock.now()
  // Yes confirms. Anything else takes back only what an answer had confirmed: what was said aloud is kept.
  const status = attendance === 'accepted' ? 'confirmed' : row.confirmed_by === BY_ANSWER ? 'booked' : row.status
  return {
    attendance,
    reply_sequence: stands.sequence,
    reply_stamp_ms: stands.stamp,
    updated_ms: now,
    ...(status !== row.status && {
      status,
      confirmed_by: status === 'confirmed' ? BY_ANSWER : null,
      confirmed_ms: status === 'confirmed' ? now : null,
    }),
  }
}

/** A proposal is open until it is answered, or whoever made it says something else. */
function settleProposals(services: Services, tx: WritableDb, row: InviteRow, kept: readonly Kept[]): void {
  for (const proposal of listProposals(services.db, row.id)) {
    if (proposal.state !== 'open' && proposal.state !== 'withdrawn') continue
    const answer = kept.find((one) => one.id === proposal.id)
    if (!answer) continue
    setProposalState(tx, proposal.id, isStillProposed(kept, answer, answer.sequence) ? 'open' : 'withdrawn')
  }
}

function answeredBy(services: Services, row: InviteRow): Answered {
  const seats = listInviteSeats(services.db, [row.id])
  // Who has left was perhaps the organizer of the invite that is answered.
  const own = ownAddresses(services.settings(), [...seats, ...listLeft(services.db, row.id)])
  return {
    status: row.status,
    sequence: row.sequence,
    start: row.start_ms,
    leadName: oneLine(row.lead_name),
    leadAddresses: leadAddresses(row),
    leadZone: leadZone(row),
    ownAddresses: own,
    reps: seats.map(({ rep_id, name, email }) => ({ repId: rep_id, name: oneLine(name), email })),
    kept: keptOf(services, row),
  }
}

const toKept = (answer: AnswerRow): Kept => ({
  id: answer.id,
  person: answer.rep_id ?? LEAD,
  method: answer.method,
  sequence: answer.sequence,
  fileSequence: answer.file_sequence,
  stamp: answer.stamp_ms,
  order: answer.order_ms,
  said: answer.said,
  start: answer.start_ms,
})

/** The answers that were taken in, and the one of a data file from before they were kept. */
function keptOf(services: Services, row: InviteRow): readonly Kept[] {
  const kept = listAnswers(services.db, row.id).map(toKept)
  const { reply_sequence: sequence, reply_stamp_ms: stamp, attendance } = row
  if (sequence === null || attendance === 'needsAction') return kept
  if (kept.some((one) => one.person === LEAD && one.method === 'REPLY')) return kept
  const first: Kept = {
    id: row.id,
    person: LEAD,
    method: 'REPLY',
    sequence,
    fileSequence: sequence,
    stamp,
    order: stamp ?? row.created_ms,
    said: attendance,
    start: null,
  }
  return [first, ...kept]
}

/** How many results there are of each kind. */
export function countKinds(results: readonly { readonly kind: AnswerKind }[]): Partial<Record<AnswerKind, number>> {
  const counts: Partial<Record<AnswerKind, number>> = {}
  for (const { kind } of results) counts[kind] = (counts[kind] ?? 0) + 1
  return counts
}
