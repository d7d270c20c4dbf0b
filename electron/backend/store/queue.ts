import type { NextStep, QueueItem, Stage } from '../../../shared/contract/leads.ts'
import type { Attendance } from '../../../shared/contract/meetings.ts'
import { all, listOf, one, type ReadableDb } from './database.ts'
import { hasPhone } from './leads.ts'

/** The columns of a lead that its place in the queue comes from. */
export interface QueueRow {
  readonly id: string
  readonly stage: Stage
  readonly do_not_contact: number
  readonly fit: number | null
  readonly intent: number | null
  readonly employees: number | null
  readonly industry: string | null
  readonly value: number | null
  readonly source: string | null
  readonly created_ms: number
  readonly attempts: number
  readonly connects: number
  readonly no_shows: number
  readonly next_kind: NextStep['kind'] | null
  readonly next_due_ms: number | null
  readonly snoozed_until_ms: number | null
  readonly pinned_ms: number | null
  readonly skipped_until_ms: number | null
  readonly day_tries: number
  readonly day_tries_until_ms: number | null
  readonly zone: string | null
  /** JSON list. */
  readonly zones: string
  readonly country: string | null
  readonly region: string | null
  readonly has_phone: number
}

/** What few rules of the score ask for, and is read only where one does. */
export interface MoreColumns {
  readonly title: string | null
  readonly city: string | null
  readonly language: string | null
  readonly last_activity_ms: number | null
  /** JSON list of `{ label, text }`. */
  readonly brief: string
}

const COLUMNS = /* sql */ `id, stage, do_not_contact, fit, intent, employees, industry, value, source, created_ms, attempts,
  connects, no_shows, next_kind, next_due_ms, snoozed_until_ms, pinned_ms,
  skipped_until_ms, day_tries, day_tries_until_ms, zone, zones, country, region,
  ${hasPhone('')} AS has_phone`

const MORE = 'title, city, language, last_activity_ms, brief'

/** A row, with `MoreColumns` where they were asked for. */
export type QueuedRow = QueueRow & Partial<MoreColumns>

/** Every lead that is open. */
export const openQueueRows = (db: ReadableDb, more: boolean): QueuedRow[] =>
  all(
    db,
    `SELECT ${COLUMNS}${more ? `, ${MORE}` : ''} FROM leads WHERE stage NOT IN ('handedOver', 'lost') AND do_not_contact = 0`,
  )

export const queueRowsOf = (db: ReadableDb, ids: readonly string[], more: boolean): QueuedRow[] =>
  all(db, `SELECT ${COLUMNS}${more ? `, ${MORE}` : ''} FROM leads WHERE id IN (SELECT value FROM json_each(?))`, [
    listOf(ids),
  ])

export interface LiveMeetingRow {
  readonly id: string
  readonly lead_id: string
  readonly start_ms: number
  readonly end_ms: number
  /** When this start was agreed. */
  readonly agreed_ms: number
  /** When the invite of this version was sent; null where it was not. */
  readonly invited_ms: number | null
  /** Tries to have it confirmed at this start, and the last of them. */
  readonly tries: number
  readonly tried_ms: number | null
  readonly status: 'booked' | 'confirmed'
  readonly attendance: Attendance
  /** The start that is proposed instead, while nobody has answered. */
  readonly proposed_ms: number | null
  /** The rep on it who has said no to this version. */
  readonly declined_by: string | null
}

const LIVE = /* sql */ `m.id, m.lead_id, m.start_ms, m.end_ms, m.status, m.attendance,
  COALESCE(m.agreed_ms, m.created_ms) AS agreed_ms,
  CASE WHEN m.invited_sequence = m.sequence THEN m.invited_ms END AS invited_ms,
  (SELECT count(*) FROM activities c WHERE c.meeting_id = m.id AND c.confirms_ms = m.start_ms) AS tries,
  (SELECT max(c.at_ms) FROM activities c WHERE c.meeting_id = m.id AND c.confirms_ms = m.start_ms) AS tried_ms,
  (SELECT p.start_ms FROM meeting_proposals p
    WHERE p.meeting_id = m.id AND p.state = 'open' AND p.instead_of_ms = m.start_ms
    ORDER BY p.rep_id IS NOT NULL, p.id DESC LIMIT 1) AS proposed_ms,
  (SELECT r.name FROM meeting_answers a JOIN meeting_reps s ON s.meeting_id = m.id AND s.rep_id = a.rep_id
     JOIN reps r ON r.id = a.rep_id
    WHERE a.meeting_id = m.id AND a.rep_id IS NOT NULL AND a.method = 'REPLY' AND a.said = 'declined'
      AND a.sequence >= m.sequence
      AND NOT EXISTS (SELECT 1 FROM meeting_answers n
                       WHERE n.meeting_id = m.id AND n.rep_id = a.rep_id AND n.method = 'REPLY'
                         AND n.sequence >= m.sequence AND (n.order_ms, n.id) > (a.order_ms, a.id))
    ORDER BY s.seat LIMIT 1) AS declined_by`

/** Meetings that are booked or confirmed, of all leads or of some. */
export const liveMeetings = (db: ReadableDb): LiveMeetingRow[] =>
  all(db, `SELECT ${LIVE} FROM meetings m WHERE m.status IN ('booked', 'confirmed')`)

// The plus keeps SQLite from reading every meeting that is still ahead to find those of one lead.
export const LIVE_MEETINGS_OF = /* sql */ `SELECT ${LIVE} FROM meetings m
  WHERE +m.status IN ('booked', 'confirmed') AND m.lead_id IN (SELECT value FROM json_each(?))`

export const liveMeetingsOf = (db: ReadableDb, leadIds: readonly string[]): LiveMeetingRow[] =>
  all(db, LIVE_MEETINGS_OF, [listOf(leadIds)])

/** Of these meetings, the lead each belongs to. */
export const leadsOfMeetings = (db: ReadableDb, meetingIds: readonly string[]): string[] =>
  all<{ lead_id: string }>(db, 'SELECT DISTINCT lead_id FROM meetings WHERE id IN (SELECT value FROM json_each(?))', [
    listOf(meetingIds),
  ]).map((row) => row.lead_id)

export type QueueName = QueueItem['lead'] & { readonly id: string }

/** What a row of the queue shows of its lead. */
export const queueNames = (db: ReadableDb, ids: readonly string[]): QueueName[] =>
  all(db, 'SELECT id, name, company, city, stage FROM leads WHERE id IN (SELECT value FROM json_each(?))', [
    listOf(ids),
  ])

/** The rep in the first seat of a meeting. */
export const hostIdOf = (db: ReadableDb, meetingId: string): string | undefined =>
  one<{ rep_id: string }>(db, 'SELECT rep_id FROM meeting_reps WHERE meeting_id = ? ORDER BY seat, id LIMIT 1', [
    meetingId,
  ])?.rep_id

/** The name of the rep in the first seat of a meeting. */
export const hostOf = (db: ReadableDb, meetingId: string): string | undefined =>
  one<{ name: string }>(
    db,
    `SELECT r.name FROM meeting_reps s JOIN reps r ON r.id = s.rep_id
      WHERE s.meeting_id = ? ORDER BY s.seat, s.id LIMIT 1`,
    [meetingId],
  )?.name

export interface Missed {
  readonly id: string
  readonly start: number
  /** Calls since it was said that the lead did not come. */
  readonly tries: number
}

/** The last meeting that the lead did not come to. */
export const lastMissed = (db: ReadableDb, leadId: string): Missed | undefined =>
  one(
    db,
    `WITH missed AS (
       SELECT id, start_ms, end_ms FROM meetings WHERE lead_id = @lead AND status = 'no_show'
        ORDER BY start_ms DESC, id DESC LIMIT 1),
     said AS (
       SELECT at_ms, id FROM activities
        WHERE lead_id = @lead AND kind = 'meeting' AND meeting_id = (SELECT id FROM missed)
        ORDER BY at_ms DESC, id DESC LIMIT 1)
     SELECT missed.id, missed.start_ms AS start,
       (SELECT count(*) FROM activities a
         WHERE a.lead_id = @lead AND a.kind = 'call'
           AND CASE WHEN EXISTS (SELECT 1 FROM said)
                    THEN (a.at_ms, a.id) > (SELECT at_ms, id FROM said) ELSE a.at_ms >= missed.end_ms END) AS tries
       FROM missed`,
    { lead: leadId },
  )
