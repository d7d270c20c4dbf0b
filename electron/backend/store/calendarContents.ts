import { DAY } from '../../../shared/time/instant.ts'
import { insert, one, run, type ReadableDb, type WritableDb } from './database.ts'

export const readContent = (db: ReadableDb, contentId: string): string | undefined =>
  one<{ ics: string }>(db, 'SELECT ics FROM calendar_contents WHERE id = ?', [contentId])?.ics

/** Keeps the text of a calendar file, once, under the hash of it. */
export function keepContent(db: WritableDb, contentId: string, ics: string): void {
  run(db, 'INSERT INTO calendar_contents (id, ics) VALUES (?, ?) ON CONFLICT (id) DO NOTHING', [contentId, ics])
}

/** How many earlier contents of a calendar are kept, and for how long, so that what took them away can be taken back. */
const KEPT_PASTS = 5
const KEPT_MS = 30 * DAY

/** Remembers what a calendar held until now, before it is replaced or removed. */
export function letGo(db: WritableDb, calendarId: string, contentId: string, now: number): void {
  insert(db, 'calendar_pasts', { calendar_id: calendarId, content_id: contentId, let_go_ms: now })
}

/** Forgets contents that no calendar has and that are too many or too old to come back. */
export function pruneContents(db: WritableDb, calendarId: string, now: number): void {
  run(
    db,
    `DELETE FROM calendar_pasts WHERE calendar_id = @calendarId AND seq NOT IN
       (SELECT seq FROM calendar_pasts WHERE calendar_id = @calendarId ORDER BY seq DESC LIMIT @kept)`,
    { calendarId, kept: KEPT_PASTS },
  )
  run(db, 'DELETE FROM calendar_pasts WHERE let_go_ms < ?', [now - KEPT_MS])
  run(
    db,
    `DELETE FROM calendar_contents
      WHERE NOT EXISTS (SELECT 1 FROM calendars c WHERE c.content_id = calendar_contents.id)
        AND NOT EXISTS (SELECT 1 FROM calendar_pasts p WHERE p.content_id = calendar_contents.id)`,
  )
}

/** Why the calendars that a change replaced or removed cannot come back; undefined when they can. */
export function calendarsLost(db: ReadableDb, changeId: string): string | undefined {
  const taken = one<{ name: string }>(
    db,
    `SELECT j.before ->> 'name' AS name FROM journal j
       JOIN calendars c ON c.rep_id = j.before ->> 'rep_id' AND c.name = j.before ->> 'name' AND c.id <> j.row_id
      WHERE j.change_id = ? AND j.tbl = 'calendars' LIMIT 1`,
    [changeId],
  )
  if (taken) return `there is another calendar "${taken.name}" by now. Remove that one first.`
  const gone = one<{ name: string }>(
    db,
    `SELECT j.before ->> 'name' AS name FROM journal j
      WHERE j.change_id = ? AND j.tbl = 'calendars' AND j.before ->> 'content_id' IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM calendar_contents f WHERE f.id = j.before ->> 'content_id') LIMIT 1`,
    [changeId],
  )
  return gone && `the file that "${gone.name}" came from is no longer kept. Import it again instead.`
}
