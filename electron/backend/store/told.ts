import { all, one, run, type ReadableDb, type WritableDb } from './database.ts'

/** A rep who came to a meeting, or left it, by a change that was not taken back; the newest of each rep. */
export interface CameOrLeft {
  readonly rep_id: string
  readonly name: string
  readonly here: 0 | 1
  /** Of the meeting since then. */
  readonly sequence: number
  /** Of the invite that had left the app by then; null when none had. */
  readonly invited: number | null
  /** What the rep was told since by a file of their own, if anything was. */
  readonly told_sequence: number | null
  readonly told_method: 'REQUEST' | 'CANCEL' | null
}

/**
 * Whose place in a meeting has changed since it was booked. A move puts every seat down anew, so that who came is who was
 * put in and not also taken out by the same change, and the other way round.
 */
export const listCameOrLeft = (db: ReadableDb, meetingId: string): CameOrLeft[] =>
  all<CameOrLeft & { newest: number }>(
    db,
    `WITH moved AS (
       SELECT m.change_id, m.seq, m.after ->> 'sequence' AS sequence, m.before ->> 'invited_sequence' AS invited
         FROM journal m JOIN changes c ON c.id = m.change_id AND c.undone_by IS NULL AND c.undoes IS NULL
        WHERE m.row_id = @meetingId AND m.tbl = 'meetings' AND m.before IS NOT NULL
          AND m.after ->> 'sequence' > m.before ->> 'sequence'),
     seats AS (
       SELECT moved.seq, moved.sequence, moved.invited, coalesce(s.before ->> 'rep_id', s.after ->> 'rep_id') AS rep_id,
              sum(CASE WHEN s.before IS NULL THEN 1 WHEN s.after IS NULL THEN -1 ELSE 0 END) AS change
         FROM moved JOIN journal s ON s.change_id = moved.change_id AND s.tbl = 'meeting_reps'
                     AND coalesce(s.before ->> 'meeting_id', s.after ->> 'meeting_id') = @meetingId
        GROUP BY moved.seq, rep_id HAVING change <> 0)
     SELECT r.id AS rep_id, r.name, seats.change > 0 AS here, seats.sequence, seats.invited, max(seats.seq) AS newest,
            t.sequence AS told_sequence, t.method AS told_method
       FROM seats JOIN reps r ON r.id = seats.rep_id
       LEFT JOIN meeting_told t ON t.meeting_id = @meetingId AND t.rep_id = r.id
      GROUP BY r.id ORDER BY newest, r.id`,
    { meetingId },
  )

/** Remembers what a rep was told. */
export function markRepTold(
  db: WritableDb,
  told: { id: string; meetingId: string; repId: string; sequence: number; method: 'REQUEST' | 'CANCEL'; at: number },
): void {
  run(
    db,
    `INSERT INTO meeting_told (id, meeting_id, rep_id, sequence, method, told_ms)
       VALUES (@id, @meetingId, @repId, @sequence, @method, @at)
     ON CONFLICT (meeting_id, rep_id) DO UPDATE SET sequence = @sequence, method = @method, told_ms = @at`,
    { ...told },
  )
}

/** Whether a rep was told just this already. */
export const isRepTold = (
  db: ReadableDb,
  told: { meetingId: string; repId: string; sequence: number; method: 'REQUEST' | 'CANCEL' },
): boolean =>
  one(
    db,
    'SELECT 1 FROM meeting_told WHERE meeting_id = @meetingId AND rep_id = @repId AND sequence = @sequence AND method = @method',
    { ...told },
  ) !== undefined
