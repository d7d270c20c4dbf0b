import type { Attendance } from '../../../shared/contract/meetings.ts'
import { all, insert, listOf, one, run, type ReadableDb, type WritableDb } from './database.ts'

/** An answer that was taken in; `rep_id` null is the lead's. */
export interface AnswerRow {
  readonly id: string
  readonly meeting_id: string
  readonly rep_id: string | null
  readonly method: 'REPLY' | 'COUNTER'
  readonly sequence: number
  readonly file_sequence: number
  readonly stamp_ms: number | null
  readonly order_ms: number
  readonly said: 'accepted' | 'declined' | 'tentative' | 'delegated' | 'proposal'
  readonly delegated_to: string | null
  readonly start_ms: number | null
  readonly stale: number
  readonly came_ms: number
}

/** In the order in which they came. */
export const listAnswers = (db: ReadableDb, meetingId: string): AnswerRow[] =>
  all(db, 'SELECT * FROM meeting_answers WHERE meeting_id = ? ORDER BY id', [meetingId])

export const insertAnswer = (db: WritableDb, answer: AnswerRow): void => insert(db, 'meeting_answers', { ...answer })

export interface ProposalRow {
  readonly id: string
  readonly meeting_id: string
  readonly rep_id: string | null
  readonly start_ms: number
  readonly end_ms: number
  /** When the meeting stood as it was proposed. */
  readonly instead_of_ms: number
  readonly comment: string | null
  readonly came_ms: number
  readonly state: 'open' | 'taken' | 'declined' | 'withdrawn'
}

export const insertProposal = (db: WritableDb, proposal: ProposalRow): void =>
  insert(db, 'meeting_proposals', { ...proposal })

export const listProposals = (db: ReadableDb, meetingId: string): ProposalRow[] =>
  all(db, 'SELECT * FROM meeting_proposals WHERE meeting_id = ? ORDER BY id', [meetingId])

export const getProposal = (db: ReadableDb, id: string): ProposalRow | undefined =>
  one(db, 'SELECT * FROM meeting_proposals WHERE id = ?', [id])

export const setProposalState = (db: WritableDb, id: string, state: ProposalRow['state']): boolean =>
  run(db, 'UPDATE meeting_proposals SET state = @state WHERE id = @id AND state <> @state', { id, state }) === 1

/** The meeting now stands where these proposals wanted it. */
export const takeProposals = (db: WritableDb, meetingId: string, start: number): void => {
  run(
    db,
    `UPDATE meeting_proposals SET state = 'taken' WHERE meeting_id = @meetingId AND state = 'open' AND start_ms = @start`,
    { meetingId, start },
  )
}

/** Puts a meeting into the journal as it is, so that whoever shows it hears that something about it has changed. */
export const touchMeeting = (db: WritableDb, meetingId: string): boolean =>
  run(db, 'UPDATE meetings SET updated_ms = updated_ms WHERE id = ?', [meetingId]) === 1

/** What the answers say of a meeting as it stands now. */
export interface Standing {
  proposal?: ProposalRow & { readonly by: string }
  /** Of the reps who are on it and have answered. */
  readonly reps: { readonly repId: string; readonly attendance: Attendance }[]
  /** To whom the lead has passed the invite on. */
  delegatedTo?: string
}

interface SaidRow {
  readonly meeting_id: string
  readonly rep_id: string | null
  readonly said: AnswerRow['said']
  readonly delegated_to: string | null
}

/** The newest of each person's answers to the version that stands; older ones of the same person come before it. */
const SAID = /* sql */ `SELECT a.meeting_id, a.rep_id, a.said, a.delegated_to
  FROM json_each(@ids) ids JOIN meeting_answers a ON a.meeting_id = ids.value JOIN meetings m ON m.id = a.meeting_id
 WHERE a.method = 'REPLY' AND a.sequence >= m.sequence
   AND (a.rep_id IS NULL OR EXISTS (SELECT 1 FROM meeting_reps s WHERE s.meeting_id = m.id AND s.rep_id = a.rep_id))
 ORDER BY a.order_ms, a.id`

const OPEN = /* sql */ `SELECT p.*, coalesce(r.name, l.name) AS by
  FROM json_each(@ids) ids JOIN meeting_proposals p ON p.meeting_id = ids.value AND p.state = 'open'
  JOIN meetings m ON m.id = p.meeting_id AND m.start_ms = p.instead_of_ms AND m.status IN ('booked', 'confirmed')
  JOIN leads l ON l.id = m.lead_id LEFT JOIN reps r ON r.id = p.rep_id
 ORDER BY p.rep_id IS NULL, p.id`

/** By meeting; one that nobody has answered is not in it. */
export function standingOf(db: ReadableDb, meetingIds: readonly string[]): ReadonlyMap<string, Standing> {
  const ids = listOf(meetingIds)
  const found = new Map<string, Standing>()
  const of = (id: string): Standing => {
    let one = found.get(id)
    if (!one) found.set(id, (one = { reps: [] }))
    return one
  }
  for (const row of all<SaidRow>(db, SAID, { ids })) {
    const standing = of(row.meeting_id)
    if (row.rep_id === null) {
      if (row.said === 'delegated' && row.delegated_to) standing.delegatedTo = row.delegated_to
      else delete standing.delegatedTo
      continue
    }
    const at = standing.reps.findIndex(({ repId }) => repId === row.rep_id)
    if (at >= 0) standing.reps.splice(at, 1)
    const attendance = ATTENDANCE[row.said]
    if (attendance) standing.reps.push({ repId: row.rep_id, attendance })
  }
  // The lead's own proposal comes last and is the one that is shown.
  for (const row of all<ProposalRow & { by: string }>(db, OPEN, { ids })) of(row.meeting_id).proposal = row
  return found
}

const ATTENDANCE: Partial<Record<AnswerRow['said'], Attendance>> = {
  accepted: 'accepted',
  declined: 'declined',
  tentative: 'tentative',
}
