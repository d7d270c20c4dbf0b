import type { Hold } from '../../../shared/contract/meetings.ts'
import type { Seated } from '../../../shared/contract/slotShapes.ts'
import { formatInstant } from '../../../shared/time/instant.ts'
import { all, insert, one, run, type ReadableDb, type WritableDb } from './database.ts'

export interface HoldRow {
  readonly id: string
  readonly lead_id: string
  readonly meeting_type_id: string
  readonly start_ms: number
  readonly end_ms: number
  readonly until_ms: number
  readonly reps: string
  readonly setter: string
}

export interface LiveHold extends HoldRow {
  readonly lead_name: string
  readonly buffer_before: number
  readonly buffer_after: number
}

export const heldReps = (row: Pick<HoldRow, 'reps'>): Seated[] => JSON.parse(row.reps) as Seated[]

export const toHold = (row: HoldRow): Hold => ({
  id: row.id,
  leadId: row.lead_id,
  meetingTypeId: row.meeting_type_id,
  start: formatInstant(row.start_ms),
  end: formatInstant(row.end_ms),
  reps: heldReps(row),
  until: formatInstant(row.until_ms),
  setter: row.setter,
})

/** Holds that still hold at `now`. They are few: a hold lasts minutes. */
export function listLiveHolds(db: ReadableDb, now: number, leadId?: string): LiveHold[] {
  return all(
    db,
    `SELECT h.*, l.name AS lead_name, t.buffer_before, t.buffer_after
       FROM holds h JOIN leads l ON l.id = h.lead_id JOIN meeting_types t ON t.id = h.meeting_type_id
      WHERE h.until_ms > @now AND (@lead IS NULL OR h.lead_id = @lead)
      ORDER BY h.start_ms, h.id`,
    { now, lead: leadId ?? null },
  )
}

export const getHold = (db: ReadableDb, id: string): HoldRow | undefined =>
  one(db, 'SELECT * FROM holds WHERE id = ?', [id])

export function insertHold(db: WritableDb, row: HoldRow): void {
  insert(db, 'holds', { ...row })
}

export function deleteHold(db: WritableDb, id: string): boolean {
  return run(db, 'DELETE FROM holds WHERE id = ?', [id]) === 1
}

/** The journal knows when a hold was placed; one that came back by undo was placed when it was first. */
const SHORT = `until_ms - (SELECT min(c.at_ms) FROM journal j JOIN changes c ON c.id = j.change_id
                            WHERE j.row_id = holds.id AND j.tbl = 'holds' AND j.before IS NULL) <= @longest`

/** Removes the holds of `longest` milliseconds at most, from when they were placed, and those that have run out. */
export function clearShortHolds(db: WritableDb, now: number, longest: number): number {
  return run(db, `DELETE FROM holds WHERE until_ms <= @now OR ${SHORT}`, { now, longest })
}

/** Removes the holds of a lead (when it is booked) and those that have run out. */
export function clearHolds(db: WritableDb, now: number, leadId: string | null): void {
  run(db, 'DELETE FROM holds WHERE until_ms <= @now OR lead_id = @lead', { now, lead: leadId })
}
