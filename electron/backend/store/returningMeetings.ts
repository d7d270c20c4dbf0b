import { all, listOf, type ReadableDb } from './database.ts'

/** A meeting as it would be once changes are taken back: live, at a time or with people it does not have now. */
export interface ReturningMeeting {
  readonly id: string
  readonly lead_id: string
  readonly meeting_type_id: string
  readonly start_ms: number
  readonly end_ms: number
  readonly repIds: readonly string[]
}

type Row = Omit<ReturningMeeting, 'repIds'> & { readonly reps: string }

/** The meetings that taking back these changes makes live, moves, or gives to others; with the reps of that time. */
export function returningMeetings(db: ReadableDb, changeIds: readonly string[]): ReturningMeeting[] {
  const rows = all<Row>(
    db,
    `SELECT j.row_id AS id, j.before ->> 'lead_id' AS lead_id, j.before ->> 'meeting_type_id' AS meeting_type_id,
            j.before ->> 'start_ms' AS start_ms, j.before ->> 'end_ms' AS end_ms,
            coalesce(
              (SELECT json_group_array(s.before ->> 'rep_id') FROM journal s
                WHERE s.change_id = j.change_id AND s.tbl = 'meeting_reps' AND s.before IS NOT NULL
                  AND s.before ->> 'meeting_id' = j.row_id HAVING count(*) > 0),
              (SELECT json_group_array(r.rep_id) FROM meeting_reps r WHERE r.meeting_id = j.row_id)) AS reps
       FROM journal j
      WHERE j.change_id IN (SELECT value FROM json_each(?)) AND j.tbl = 'meetings' AND j.before IS NOT NULL
        AND j.before ->> 'status' <> 'cancelled'
        AND (j.after IS NULL OR j.after ->> 'status' = 'cancelled' OR j.before ->> 'start_ms' <> j.after ->> 'start_ms'
             OR j.before ->> 'sequence' <> j.after ->> 'sequence')`,
    [listOf(changeIds)],
  )
  return rows.map(({ reps, ...row }) => ({ ...row, repIds: [...new Set(JSON.parse(reps) as string[])] }))
}
