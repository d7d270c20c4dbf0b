import { all, insert, listOf, one, run, update, type ReadableDb, type WritableDb } from './database.ts'

export interface CalendarRow {
  readonly id: string
  readonly rep_id: string
  readonly name: string
  readonly as_of_ms: number
  readonly events: number
  /** Of the text it was read from; null when there is none. */
  readonly content_id: string | null
}

export const getCalendar = (db: ReadableDb, id: string): CalendarRow | undefined =>
  one(db, 'SELECT * FROM calendars WHERE id = ?', [id])

export const findCalendar = (db: ReadableDb, repId: string, name: string): CalendarRow | undefined =>
  one(db, 'SELECT * FROM calendars WHERE rep_id = ? AND name = ?', [repId, name])

/** By rep and name; of one rep or of all. */
export const listCalendars = (db: ReadableDb, repId: string | null): CalendarRow[] =>
  all(db, 'SELECT * FROM calendars WHERE @repId IS NULL OR rep_id = @repId ORDER BY rep_id, name', { repId })

/** Makes the calendar or, with a known id, puts the newer import in its place. */
export function saveCalendar(db: WritableDb, row: CalendarRow): void {
  const { id, ...fields } = row
  if (getCalendar(db, id)) update(db, 'calendars', id, fields)
  else insert(db, 'calendars', { ...row })
}

/** Says that the calendar was looked at and is still the same. */
export const touchCalendar = (db: WritableDb, id: string, asOf: number): boolean =>
  update(db, 'calendars', id, { as_of_ms: asOf })

export const deleteCalendar = (db: WritableDb, id: string): boolean =>
  run(db, 'DELETE FROM calendars WHERE id = ?', [id]) === 1

/** For what content, window, zone and owner a calendar's busy stretches are kept, and what it and its rep are now. */
export interface KeptWindow {
  readonly calendar_id: string
  readonly rep_id: string
  readonly name: string
  /** Of the calendar; null when it has no file. */
  readonly content_id: string | null
  readonly rep_zone: string
  readonly rep_email: string
  /** What busy holds; all null when it holds nothing of the calendar. */
  readonly laid_content_id: string | null
  readonly window_from_ms: number | null
  readonly window_to_ms: number | null
  readonly zone: string | null
  readonly email: string | null
}

const KEPT = `SELECT c.id AS calendar_id, c.rep_id, c.name, c.content_id, r.zone AS rep_zone, r.email AS rep_email,
                     w.content_id AS laid_content_id, w.window_from_ms, w.window_to_ms, w.zone, w.email
                FROM calendars c JOIN reps r ON r.id = c.rep_id LEFT JOIN calendar_windows w ON w.calendar_id = c.id`

/** Of these reps, or of all. */
export const keptWindows = (db: ReadableDb, repIds: readonly string[] | null): KeptWindow[] =>
  all(db, `${KEPT} WHERE @reps IS NULL OR c.rep_id IN (SELECT value FROM json_each(@reps))`, {
    reps: repIds && listOf(repIds),
  })

export const keptWindow = (db: ReadableDb, calendarId: string): KeptWindow | undefined =>
  one(db, `${KEPT} WHERE c.id = ?`, [calendarId])

export interface LaidWindow {
  readonly from: number
  readonly to: number
  readonly zone: string
  readonly email: string
}

/** Says for what the busy stretches of a calendar stand from now on. */
export function saveWindow(db: WritableDb, calendarId: string, contentId: string, window: LaidWindow): void {
  run(
    db,
    `INSERT INTO calendar_windows (calendar_id, content_id, window_from_ms, window_to_ms, zone, email)
     VALUES (@calendarId, @contentId, @from, @to, @zone, @email)
     ON CONFLICT (calendar_id) DO UPDATE SET content_id = excluded.content_id, window_from_ms = excluded.window_from_ms,
       window_to_ms = excluded.window_to_ms, zone = excluded.zone, email = excluded.email`,
    { calendarId, contentId, from: window.from, to: window.to, zone: window.zone, email: window.email },
  )
}

export interface BusyStretch {
  readonly start: number
  readonly end: number
  readonly allDay: boolean
  readonly tentative: boolean
  readonly title: string
  readonly uid: string
}

/** A stretch that is kept. */
export interface KeptStretch extends BusyStretch {
  readonly seq: number
}

/** All that is kept of a calendar. */
export const busyOf = (db: ReadableDb, calendarId: string): KeptStretch[] =>
  all<{
    seq: number
    start_ms: number
    end_ms: number
    all_day: number
    tentative: number
    title: string
    uid: string
  }>(
    db,
    `SELECT seq, start_ms, end_ms, all_day, tentative, coalesce(title, '') AS title, coalesce(uid, '') AS uid
       FROM busy WHERE calendar_id = ?`,
    [calendarId],
  ).map((row) => ({
    seq: row.seq,
    start: row.start_ms,
    end: row.end_ms,
    allDay: row.all_day === 1,
    tentative: row.tentative === 1,
    title: row.title,
    uid: row.uid,
  }))

const rowKey = (one: BusyStretch): string =>
  `${one.start} ${one.end} ${one.allDay ? 1 : 0}${one.tentative ? 1 : 0} ${one.uid}\n${one.title}`

/**
 * Puts these stretches in the place of all that the calendar held, which is `before`. Only what is different is written:
 * most of a calendar is the same from one export to the next.
 */
export function replaceBusy(
  db: WritableDb,
  { id, rep_id: repId }: Pick<CalendarRow, 'id' | 'rep_id'>,
  before: readonly KeptStretch[],
  stretches: readonly BusyStretch[],
): void {
  const there = Map.groupBy(before, rowKey)
  const fresh = before.length === 0 ? stretches : stretches.filter((one) => there.get(rowKey(one))?.pop() === undefined)
  for (const left of there.values()) for (const { seq } of left) run(db, 'DELETE FROM busy WHERE seq = ?', [seq])
  for (const one of fresh) {
    run(
      db,
      `INSERT INTO busy (calendar_id, rep_id, start_ms, end_ms, all_day, tentative, title, uid)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      [id, repId, one.start, one.end, one.allDay ? 1 : 0, one.tentative ? 1 : 0, one.title || null, one.uid || null],
    )
  }
}

export const countBusy = (db: ReadableDb, calendarId: string, from: number, to: number): number =>
  one<{ n: number }>(
    db,
    'SELECT count(*) AS n FROM busy WHERE calendar_id = @calendarId AND start_ms < @to AND end_ms > @from',
    { calendarId, from, to },
  )?.n ?? 0

export interface CollisionRow {
  readonly meeting_id: string
  readonly start_ms: number
  readonly end_ms: number
  readonly lead_id: string
  readonly lead_name: string
  readonly rep_id: string
  readonly rep_name: string
  readonly event_title: string | null
  readonly event_start_ms: number
  readonly event_end_ms: number
  readonly event_all_day: number
  readonly source: string
}

/**
 * Meetings still to come that overlap what this calendar holds, or any, by start; each with the first event in its way.
 * A calendar's own copy of a meeting, known by its UID, is no collision.
 */
export const collisionRows = (db: ReadableDb, calendarId: string | null, now: number): CollisionRow[] =>
  all(
    db,
    `SELECT m.id AS meeting_id, m.start_ms, m.end_ms, m.lead_id, l.name AS lead_name, r.id AS rep_id, r.name AS rep_name,
            b.title AS event_title, b.start_ms AS event_start_ms, b.end_ms AS event_end_ms, b.all_day AS event_all_day,
            c.name AS source
       FROM meeting_reps mr JOIN meetings m ON m.id = mr.meeting_id JOIN leads l ON l.id = m.lead_id
       JOIN reps r ON r.id = mr.rep_id
       JOIN busy b ON b.seq = (SELECT o.seq FROM busy o
                                WHERE o.rep_id = mr.rep_id AND o.end_ms > mr.start_ms AND o.start_ms < mr.end_ms
                                  AND (@calendarId IS NULL OR o.calendar_id = @calendarId) AND o.uid IS NOT m.uid
                                ORDER BY o.start_ms, o.seq LIMIT 1)
       JOIN calendars c ON c.id = b.calendar_id
      WHERE mr.live = 1 AND mr.end_ms > @now AND m.status IN ('booked', 'confirmed')
        AND (@calendarId IS NULL OR mr.rep_id = (SELECT rep_id FROM calendars WHERE id = @calendarId))
      ORDER BY m.start_ms, m.id, r.name`,
    { calendarId, now },
  )
