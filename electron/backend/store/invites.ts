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
}

const SELECT = /* sql */ `SELECT m.*, t.name AS type_name, l.name AS lead_name, l.company AS lead_company,
    l.email AS lead_email, l.other_emails AS lead_other_emails, l.zone AS lead_zone, l.zones AS lead_zones
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
}

/** Who sits in these meetings, the first seat first. */
export const listInviteSeats = (db: ReadableDb, meetingIds: readonly string[]): InviteSeatRow[] =>
  all(
    db,
    `SELECT s.meeting_id, s.seat, s.rep_id, r.name, r.email, r.role, r.zone
       FROM meeting_reps s JOIN reps r ON r.id = s.rep_id
      WHERE s.meeting_id IN (SELECT value FROM json_each(?)) ORDER BY s.meeting_id, s.seat, s.id`,
    [listOf(meetingIds)],
  )

/** Remembers that an invite of the meeting's sequence has left the app. */
export const markInvited = (db: WritableDb, meetingId: string, sequence: number, at: number): boolean =>
  update(db, 'meetings', meetingId, { invited_sequence: sequence, invited_ms: at })
