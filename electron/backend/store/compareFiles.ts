import { all, listOf, type ReadableDb } from './database.ts'

export interface NamedMeeting {
  readonly id: string
  readonly leadName: string
  readonly start_ms: number
  readonly status: string
}

export const meetingIds = (db: ReadableDb): string[] =>
  all<{ id: string }>(db, 'SELECT id FROM meetings ORDER BY start_ms DESC, id').map(({ id }) => id)

export const namedMeetings = (db: ReadableDb, ids: readonly string[]): NamedMeeting[] =>
  all(
    db,
    `SELECT m.id, l.name AS leadName, m.start_ms, m.status FROM meetings m JOIN leads l ON l.id = m.lead_id
      WHERE m.id IN (SELECT value FROM json_each(?)) ORDER BY m.start_ms DESC, m.id`,
    [listOf(ids)],
  )

export const leadIds = (db: ReadableDb): string[] =>
  all<{ id: string }>(db, 'SELECT id FROM leads ORDER BY id DESC').map(({ id }) => id)

export const leadNames = (db: ReadableDb, ids: readonly string[]): string[] =>
  all<{ name: string }>(db, 'SELECT name FROM leads WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id DESC', [
    listOf(ids),
  ]).map(({ name }) => name)
