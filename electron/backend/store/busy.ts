import { all, listOf, type ReadableDb } from './database.ts'

/** How old a rep's knowledge of their calendars is: verified when every calendar is young enough, and there is one. */
export interface CalendarAge {
  readonly repId: string
  readonly calendars: number
  /** The oldest of the rep's calendars. */
  readonly asOf: number | null
  readonly verified: boolean
}

export function calendarAges(
  db: ReadableDb,
  repIds: readonly string[],
  now: number,
  staleAfterHours: number,
): CalendarAge[] {
  const rows = all<{ rep_id: string; n: number; as_of_ms: number }>(
    db,
    `SELECT rep_id, count(*) AS n, min(as_of_ms) AS as_of_ms FROM calendars
      WHERE rep_id IN (SELECT value FROM json_each(?)) GROUP BY rep_id`,
    [listOf(repIds)],
  )
  const byRep = new Map(rows.map((row) => [row.rep_id, row]))
  return repIds.map((repId) => {
    const row = byRep.get(repId)
    const asOf = row?.as_of_ms ?? null
    return { repId, calendars: row?.n ?? 0, asOf, verified: asOf !== null && now - asOf <= staleAfterHours * 3_600_000 }
  })
}

export interface BusyRow {
  readonly calendar_id: string
  readonly rep_id: string
  readonly start_ms: number
  readonly end_ms: number
  readonly all_day: number
  readonly tentative: number
  readonly title: string | null
  /** The UID of the event; of a meeting of ours when its invite came back in the calendar. */
  readonly uid: string | null
  readonly source: string
}

/** Busy stretches of these reps that overlap `[from, to)`, from what is expanded and kept, in order of start. */
export function listBusy(db: ReadableDb, repIds: readonly string[], from: number, to: number): BusyRow[] {
  return all(
    db,
    `SELECT b.calendar_id, b.rep_id, b.start_ms, b.end_ms, b.all_day, b.tentative, b.title, b.uid, c.name AS source
       FROM json_each(@reps) r
       JOIN busy b ON b.rep_id = r.value AND b.end_ms > @from AND b.start_ms < @to
       JOIN calendars c ON c.id = b.calendar_id
      ORDER BY b.start_ms, b.end_ms`,
    { reps: listOf(repIds), from, to },
  )
}
