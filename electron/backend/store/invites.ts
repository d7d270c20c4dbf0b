import type { Role } from '../../../shared/contract/primitives.ts'
import { all, listOf, one, update, type ReadableDb, type WritableDb } from './database.ts'
import type { MeetingRow } from './meetings.ts'

/** A meeting with what an invite says of its lead and type. */
export interface InviteRow extends MeetingRow {
  readonly type_name: string
  readonly lead_name: string
  readonly lead_company: string | null
  readonly lead_email: string | null
  /** JSON lists of text. */
  readonly lead_other_emails: string
  readonly lead_zone: string | null
  readonly lead_zones: string
  readonly lead_language: string | null
  readonly lead_do_not_contact: number
}

const SELECT = /* sql */ `SELECT m.*, t.name AS type_name, l.name AS lead_name, l.company AS lead_company,
    l.email AS lead_email, l.other_emails AS lead_other_emails, l.zone AS lead_zone, l.zones AS lead_zones,
    l.language AS lead_language, l.do_not_contact AS lead_do_not_contact
  FROM meetings m JOIN leads l ON l.id = m.lead_id JOIN meeting_types t ON t.id = m.meeting_type_id`

/** Those of `ids` that there are, in order of start. */
export const listInvites = (db: ReadableDb, ids: readonly string[]): InviteRow[] =>
  all(db, `${SELECT} WHERE m.id IN (SELECT value FROM json_each(?)) ORDER BY m.start_ms, m.id`, [listOf(ids)])

/** What a rep has in `[from, to)`, cancelled meetings left out, in order of start. */
export const listAgenda = (db: ReadableDb, repId: string, from: number, to: number): InviteRow[] =>
  all(
    db,
    `${SELECT} JOIN meeting_reps r ON r.meeting_id = m.id
      WHERE r.rep_id = @repId AND r.live = 1 AND r.end_ms > @from AND r.start_ms < @to ORDER BY m.start_ms, m.id`,
    { repId, from, to },
  )

/** The next meeting that stands, else the last of all; undefined while there is none. */
export const nextInviteId = (db: ReadableDb, now: number): string | undefined =>
  (
    one<{ id: string }>(
      db,
      "SELECT id FROM meetings WHERE status IN ('booked', 'confirmed') AND start_ms > ? ORDER BY start_ms LIMIT 1",
      [now],
    ) ?? one<{ id: string }>(db, 'SELECT id FROM meetings ORDER BY start_ms DESC LIMIT 1')
  )?.id

export const getInviteByUid = (db: ReadableDb, uid: string): InviteRow | undefined =>
  one(db, `${SELECT} WHERE m.uid = ?`, [uid])

export interface InviteSeatRow {
  readonly meeting_id: string
  readonly seat: number
  readonly rep_id: string
  readonly name: string
  readonly email: string
  readonly role: Role
  readonly zone: string
  /** 1 where the meeting can do without: by the panel of its type as it is now. */
  readonly optional: number
}

/** Who sits in these meetings, the first seat first. */
export const listInviteSeats = (db: ReadableDb, meetingIds: readonly string[]): InviteSeatRow[] =>
  all(
    db,
    `SELECT s.meeting_id, s.seat, s.rep_id, r.name, r.email, r.role, r.zone,
            coalesce(t.panel ->> ('$[' || s.seat || '].optional'), 0) AS optional
       FROM meeting_reps s JOIN reps r ON r.id = s.rep_id
       JOIN meetings m ON m.id = s.meeting_id JOIN meeting_types t ON t.id = m.meeting_type_id
      WHERE s.meeting_id IN (SELECT value FROM json_each(?)) ORDER BY s.meeting_id, s.seat, s.id`,
    [listOf(meetingIds)],
  )

/** A rep who was on a meeting and is no longer, with the time it had when they left. */
export interface LeftSeatRow extends InviteSeatRow {
  readonly start_ms: number
  readonly end_ms: number
}

/**
 * Who left a meeting, as the journal has it; what was taken back did not happen. A change that takes somebody off a
 * meeting raises its SEQUENCE too, so the entries of the meeting, which are found by an index, lead to those of its seats.
 */
export const listLeft = (db: ReadableDb, meetingId: string): LeftSeatRow[] =>
  all(
    db,
    `SELECT m.row_id AS meeting_id, s.before ->> 'seat' AS seat, r.id AS rep_id, r.name, r.email, r.role, r.zone,
            0 AS optional, s.before ->> 'start_ms' AS start_ms, s.before ->> 'end_ms' AS end_ms, max(s.seq) AS newest
       FROM journal m
       JOIN changes c ON c.id = m.change_id AND c.undone_by IS NULL AND c.undoes IS NULL
       JOIN journal s ON s.change_id = m.change_id AND s.tbl = 'meeting_reps' AND s.after IS NULL
                     AND s.before ->> 'meeting_id' = m.row_id
       JOIN reps r ON r.id = s.before ->> 'rep_id'
      WHERE m.row_id = @meetingId AND m.tbl = 'meetings'
        AND NOT EXISTS (SELECT 1 FROM meeting_reps now WHERE now.meeting_id = m.row_id AND now.rep_id = r.id)
      GROUP BY r.id ORDER BY newest`,
    { meetingId },
  )

/** Whether the newest thing that happened to a meeting is that word of it left the app. */
export const isTold = (db: ReadableDb, meetingId: string): boolean =>
  one<{ told: number }>(
    db,
    `SELECT c.undoable = 0 AND c.undoes IS NULL AS told FROM journal j JOIN changes c ON c.id = j.change_id
      WHERE j.row_id = ? AND j.tbl = 'meetings' ORDER BY j.seq DESC LIMIT 1`,
    [meetingId],
  )?.told === 1

/** Remembers that an invite of the meeting's sequence has left the app. */
export const markInvited = (db: WritableDb, meetingId: string, sequence: number, at: number): boolean =>
  update(db, 'meetings', meetingId, { invited_sequence: sequence, invited_ms: at })
