import { all, insert, listOf, one, run, update, type ReadableDb, type WritableDb } from './database.ts'

export interface CalendarRow {
  readonly id: string
  readonly rep_id: string
  readonly name: string
  readonly as_of_ms: number
  readonly events: number
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

export const deleteCalendar = (db: WritableDb, id: string): boolean =>
  run(db, 'DELETE FROM calendars WHERE id = ?', [id]) === 1

/** For what window, zone and owner a calendar's busy stretches are kept, and what its rep is now. */
export interface KeptWindow {
  readonly calendar_id: string
  readonly rep_id: string
  readonly name: string
  readonly window_from_ms: number
  readonly window_to_ms: number
  readonly zone: string
  readonly email: string
  readonly rep_zone: string
  readonly rep_email: string
}

/** Of these reps, or of all. */
export const keptWindows = (db: ReadableDb, repIds: readonly string[] | null): KeptWindow[] =>
  all(
    db,
    `SELECT f.calendar_id, c.rep_id, c.name, f.window_from_ms, f.window_to_ms, f.zone, f.email,
            r.zone AS rep_zone, r.email AS rep_email
       FROM calendars c JOIN calendar_files f ON f.calendar_id = c.id JOIN reps r ON r.id = c.rep_id
      WHERE @reps IS NULL OR c.rep_id IN (SELECT value FROM json_each(@reps))`,
    { reps: repIds && listOf(repIds) },
  )

export const readCalendarFile = (db: ReadableDb, calendarId: string): string | undefined =>
  one<{ ics: string }>(db, 'SELECT ics FROM calendar_files WHERE calendar_id = ?', [calendarId])?.ics

export interface FileWindow {
  readonly from: number
  readonly to: number
  readonly zone: string
  readonly email: string
}

/** Keeps the file as it came, for the ranges that are not kept expanded. */
export function saveCalendarFile(db: WritableDb, calendarId: string, ics: string, window: FileWindow): void {
  run(db, 'DELETE FROM calendar_files WHERE calendar_id = ?', [calendarId])
  insert(db, 'calendar_files', {
    calendar_id: calendarId,
    ics,
    window_from_ms: window.from,
    window_to_ms: window.to,
    zone: window.zone,
    email: window.email,
  })
}

export function moveWindow(db: WritableDb, calendarId: string, window: FileWindow): void {
  run(
    db,
    `UPDATE calendar_files SET window_from_ms = @from, window_to_ms = @to, zone = @zone, email = @email
      WHERE calendar_id = @calendarId`,
    { calendarId, from: window.from, to: window.to, zone: window.zone, email: window.email },
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

/** Puts these stretches in the place of all that the calendar held. */
export function replaceBusy(
  db: WritableDb,
  calendarId: string,
  repId: string,
  stretches: readonly BusyStretch[],
): void {
  run(db, 'DELETE FROM busy WHERE calendar_id = ?', [calendarId])
  for (const one of stretches) {
    run(
      db,
      `INSERT INTO busy (calendar_id, rep_id, start_ms, end_ms, all_day, tentative, title, uid)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      [
        calendarId,
        repId,
        one.start,
        one.end,
        one.allDay ? 1 : 0,
        one.tentative ? 1 : 0,
        one.title || null,
        one.uid || null,
      ],
    )
  }
}

/**
 * Meetings still to come of the rep that overlap what this calendar holds, by start. The calendar's own copy of a
 * meeting, known by its UID, is no collision.
 */
export const collidingMeetings = (db: ReadableDb, calendarId: string, repId: string, now: number): string[] =>
  all<{ id: string }>(
    db,
    `SELECT m.id FROM meeting_reps mr JOIN meetings m ON m.id = mr.meeting_id
      WHERE mr.rep_id = @repId AND mr.live = 1 AND mr.end_ms > @now AND m.status IN ('booked', 'confirmed')
        AND EXISTS (SELECT 1 FROM busy b
                     WHERE b.rep_id = @repId AND b.end_ms > mr.start_ms AND b.start_ms < mr.end_ms
                       AND b.calendar_id = @calendarId AND b.uid IS NOT m.uid)
      ORDER BY m.start_ms`,
    { calendarId, repId, now },
  ).map((row) => row.id)
