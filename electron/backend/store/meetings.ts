import type { Attendance, Meeting, MeetingLead, MeetingStatus } from '../../../shared/contract/meetings.ts'
import type { Seated } from '../../../shared/contract/slotShapes.ts'
import { formatInstant } from '../../../shared/time/instant.ts'
import type { SearchWord } from '../../../shared/search/query.ts'
import { standingOf, type Standing } from './answers.ts'
import { all, insert, listOf, one, run, update, type ReadableDb, type WritableDb } from './database.ts'
import { searchLeadIds } from './leadSearch.ts'

export interface MeetingRow {
  readonly id: string
  readonly uid: string
  readonly sequence: number
  readonly status: MeetingStatus
  readonly lead_id: string
  readonly meeting_type_id: string
  readonly start_ms: number
  readonly end_ms: number
  readonly buffer_before: number
  readonly buffer_after: number
  readonly location: string | null
  readonly notes: string | null
  readonly attendance: Attendance
  readonly reply_sequence: number | null
  readonly reply_stamp_ms: number | null
  readonly override_reason: string | null
  readonly cancel_reason: string | null
  readonly confirmed_by: string | null
  readonly confirmed_ms: number | null
  readonly outcome_note: string | null
  readonly booked_by: string
  readonly invited_ms: number | null
  readonly invited_sequence: number | null
  readonly created_ms: number
  readonly updated_ms: number
  /** When this start was agreed; null means when it was booked. */
  readonly agreed_ms: number | null
  /** How often it got another start. */
  readonly moves: number
}

interface SeatRow {
  readonly meeting_id: string
  readonly rep_id: string
  readonly seat: number
}

function withReps(db: ReadableDb, rows: readonly MeetingRow[]): Meeting[] {
  const seats = all<SeatRow>(
    db,
    `SELECT meeting_id, rep_id, seat FROM meeting_reps WHERE meeting_id IN (SELECT value FROM json_each(?)) ORDER BY seat, id`,
    [listOf(rows.map((row) => row.id))],
  )
  const answered = standingOf(
    db,
    rows.map((row) => row.id),
  )
  const byMeeting = new Map<string, Seated[]>()
  for (const { meeting_id, rep_id, seat } of seats) {
    const reps = byMeeting.get(meeting_id) ?? []
    reps.push({ repId: rep_id, seat })
    byMeeting.set(meeting_id, reps)
  }
  return rows.map((row) => ({
    id: row.id,
    uid: row.uid,
    sequence: row.sequence,
    status: row.status,
    leadId: row.lead_id,
    meetingTypeId: row.meeting_type_id,
    start: formatInstant(row.start_ms),
    end: formatInstant(row.end_ms),
    reps: byMeeting.get(row.id) ?? [],
    location: row.location,
    notes: row.notes,
    attendance: row.attendance,
    overrideReason: row.override_reason,
    cancelReason: row.cancel_reason,
    confirmedBy: row.confirmed_by,
    confirmedAt: row.confirmed_ms === null ? null : formatInstant(row.confirmed_ms),
    outcomeNote: row.outcome_note,
    invitedAt: row.invited_ms === null ? null : formatInstant(row.invited_ms),
    invitedSequence: row.invited_sequence,
    createdAt: formatInstant(row.created_ms),
    updatedAt: formatInstant(row.updated_ms),
    ...answersOf(answered.get(row.id)),
  }))
}

function answersOf(standing: Standing | undefined): Pick<Meeting, 'proposal' | 'repAnswers' | 'delegatedTo'> {
  if (!standing) return {}
  const { proposal, reps, delegatedTo } = standing
  return {
    ...(proposal && {
      proposal: {
        id: proposal.id,
        start: formatInstant(proposal.start_ms),
        end: formatInstant(proposal.end_ms),
        comment: proposal.comment,
        from: proposal.by,
        ...(proposal.rep_id && { repId: proposal.rep_id }),
        cameAt: formatInstant(proposal.came_ms),
      },
    }),
    ...(reps.length > 0 && { repAnswers: reps }),
    ...(delegatedTo && { delegatedTo }),
  }
}

export const getMeetingRow = (db: ReadableDb, id: string): MeetingRow | undefined =>
  one(db, 'SELECT * FROM meetings WHERE id = ?', [id])

export function getMeeting(db: ReadableDb, id: string): Meeting | undefined {
  const row = getMeetingRow(db, id)
  return row && withReps(db, [row])[0]
}

export interface MeetingFilter {
  readonly from?: number
  readonly to?: number
  readonly repId?: string
  readonly leadId?: string
  readonly status?: readonly MeetingStatus[]
}

/** Meetings that overlap `[from, to)`, in order of start. */
export function listMeetings(db: ReadableDb, filter: MeetingFilter): Meeting[] {
  const rows = all<MeetingRow>(
    db,
    `SELECT m.* FROM meetings m
      WHERE (@from IS NULL OR m.end_ms > @from) AND (@to IS NULL OR m.start_ms < @to)
        AND (@lead IS NULL OR m.lead_id = @lead)
        AND (@rep IS NULL OR m.id IN (SELECT meeting_id FROM meeting_reps WHERE rep_id = @rep))
        AND (@status IS NULL OR m.status IN (SELECT value FROM json_each(@status)))
      ORDER BY m.start_ms, m.id`,
    {
      from: filter.from ?? null,
      to: filter.to ?? null,
      lead: filter.leadId ?? null,
      rep: filter.repId ?? null,
      status: filter.status ? listOf(filter.status) : null,
    },
  )
  return withReps(db, rows)
}

/** A meeting as the slot engine and the board see it, once per rep. */
export interface RepMeetingRow {
  readonly rep_id: string
  readonly meeting_id: string
  readonly start_ms: number
  readonly end_ms: number
  readonly buffer_before: number
  readonly buffer_after: number
  readonly status: MeetingStatus
  readonly attendance: Attendance
  readonly lead_id: string
  readonly lead_name: string
  readonly company: string | null
  readonly type_name: string
}

/** Meetings of these reps, cancelled ones left out, that overlap `[from, to)`, in order of start. */
export function listRepMeetings(db: ReadableDb, repIds: readonly string[], from: number, to: number): RepMeetingRow[] {
  return all(
    db,
    `SELECT r.rep_id, r.meeting_id, r.start_ms, r.end_ms, m.buffer_before, m.buffer_after, m.status, m.attendance,
            m.lead_id, l.name AS lead_name, l.company, t.name AS type_name
       FROM json_each(@reps) ids
       JOIN meeting_reps r ON r.rep_id = ids.value AND r.live = 1 AND r.end_ms > @from AND r.start_ms < @to
       JOIN meetings m ON m.id = r.meeting_id
       JOIN leads l ON l.id = m.lead_id
       JOIN meeting_types t ON t.id = m.meeting_type_id
      ORDER BY r.start_ms, r.id`,
    { reps: listOf(repIds), from, to },
  )
}

export interface GivenRow {
  readonly rep_id: string
  readonly meeting_id: string
  readonly start_ms: number
  readonly created_ms: number
  readonly status: MeetingStatus
}

/** What was given to these reps, cancelled meetings too, of what ends after `since`: the history before it is not read. */
export function listGiven(db: ReadableDb, repIds: readonly string[], since: number): GivenRow[] {
  const given = (live: '0' | '1') =>
    `SELECT r.rep_id, r.meeting_id, r.start_ms, m.created_ms, m.status
       FROM json_each(@reps) ids
       JOIN meeting_reps r ON r.rep_id = ids.value AND r.live = ${live} AND r.end_ms > @since
       JOIN meetings m ON m.id = r.meeting_id`
  return all(db, `${given('1')} UNION ALL ${given('0')}`, { reps: listOf(repIds), since })
}

/** The reps who are seated in any of these meetings. */
export const holdersOf = (db: ReadableDb, meetingIds: readonly string[]): string[] =>
  all<{ rep_id: string }>(
    db,
    'SELECT DISTINCT rep_id FROM meeting_reps WHERE meeting_id IN (SELECT value FROM json_each(?))',
    [listOf(meetingIds)],
  ).map((row) => row.rep_id)

export type NewMeeting = Omit<
  MeetingRow,
  | 'sequence'
  | 'status'
  | 'attendance'
  | 'reply_sequence'
  | 'reply_stamp_ms'
  | 'cancel_reason'
  | 'confirmed_by'
  | 'confirmed_ms'
  | 'outcome_note'
  | 'invited_ms'
  | 'invited_sequence'
  | 'agreed_ms'
  | 'moves'
>

export function insertMeeting(db: WritableDb, meeting: NewMeeting): void {
  insert(db, 'meetings', { ...meeting, sequence: 0, status: 'booked' })
}

export function seatReps(
  db: WritableDb,
  meeting: { id: string; start_ms: number; end_ms: number },
  reps: readonly Seated[],
  newId: () => string,
): void {
  for (const { repId, seat } of reps) {
    insert(db, 'meeting_reps', {
      id: newId(),
      meeting_id: meeting.id,
      rep_id: repId,
      seat,
      start_ms: meeting.start_ms,
      end_ms: meeting.end_ms,
      live: 1,
    })
  }
}

/** Takes all reps out; before a meeting moves to other reps, so that it is never in the way of itself. */
export function unseatReps(db: WritableDb, meetingId: string): void {
  run(db, 'DELETE FROM meeting_reps WHERE meeting_id = ?', [meetingId])
}

export function updateMeeting(
  db: WritableDb,
  id: string,
  columns: Partial<Omit<MeetingRow, 'id' | 'uid' | 'lead_id' | 'created_ms'>>,
): boolean {
  return update(db, 'meetings', id, columns)
}

/** The leads of these meetings, each once; a zone is given only where it is certain. */
export function leadsOfMeetings(db: ReadableDb, meetingIds: readonly string[]): MeetingLead[] {
  const rows = all<{ id: string; name: string; company: string | null; zone: string | null; zones: string }>(
    db,
    `SELECT id, name, company, zone, zones FROM leads WHERE id IN
      (SELECT lead_id FROM meetings WHERE id IN (SELECT value FROM json_each(?)))`,
    [listOf(meetingIds)],
  )
  return rows.map(({ id, name, company, zone, zones }) => {
    const possible = JSON.parse(zones) as string[]
    return { id, name, company, zone: zone ?? (possible.length === 1 ? possible[0]! : null) }
  })
}

/** How many live meetings of a lead are still ahead or wait for their outcome, one left out. */
export function countLive(db: ReadableDb, leadId: string, exceptId: string): number {
  return one<{ n: number }>(
    db,
    "SELECT count(*) AS n FROM meetings WHERE lead_id = ? AND id <> ? AND status IN ('booked', 'confirmed')",
    [leadId, exceptId],
  )!.n
}

/** Of the leads that hold the words, so many: whoever types a letter or two means the newest. */
const SEARCHED_LEADS = 2_000

/** Meetings that are not cancelled whose lead holds every word, those ahead of `now` first and soonest first. */
export function searchMeetings(
  db: ReadableDb,
  words: readonly SearchWord[],
  now: number,
  limit: number,
): { meeting: Meeting; leadName: string }[] {
  const rows = all<MeetingRow & { lead_name: string }>(
    db,
    `SELECT m.*, l.name AS lead_name FROM meetings m JOIN leads l ON l.id = m.lead_id
      WHERE m.status <> 'cancelled' AND m.lead_id IN (SELECT value FROM json_each(@leads))
      ORDER BY m.end_ms < @now, abs(m.start_ms - @now) LIMIT @limit`,
    { now, limit, leads: listOf(searchLeadIds(db, words, { limit: SEARCHED_LEADS, offset: 0 })) },
  )
  const meetings = withReps(db, rows)
  return rows.map((row, i) => ({ meeting: meetings[i]!, leadName: row.lead_name }))
}

/** What the risk of a no-show comes from, of meetings that are booked or confirmed and start after `now`. */
export interface RiskRow {
  readonly id: string
  readonly start_ms: number
  readonly agreed_ms: number
  readonly status: MeetingStatus
  readonly attendance: Attendance
  readonly invited_ms: number | null
  readonly moves: number
  readonly no_shows: number
  readonly tries: number
}

export const riskRows = (db: ReadableDb, meetingIds: readonly string[], now: number): RiskRow[] =>
  all(
    db,
    `SELECT m.id, m.start_ms, COALESCE(m.agreed_ms, m.created_ms) AS agreed_ms, m.status, m.attendance, m.moves,
            CASE WHEN m.invited_sequence = m.sequence THEN m.invited_ms END AS invited_ms, l.no_shows,
            (SELECT count(*) FROM activities a WHERE a.meeting_id = m.id AND a.confirms_ms = m.start_ms) AS tries
       FROM meetings m JOIN leads l ON l.id = m.lead_id
      WHERE m.id IN (SELECT value FROM json_each(@ids)) AND +m.status IN ('booked', 'confirmed') AND m.start_ms > @now`,
    { ids: listOf(meetingIds), now },
  )
