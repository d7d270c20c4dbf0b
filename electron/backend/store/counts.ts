import { one, type ReadableDb } from './database.ts'

export interface Counts {
  readonly leads: number
  readonly reps: number
  readonly meetings: number
  readonly meetingTypes: number
}

export const countRecords = (db: ReadableDb): Counts =>
  one<Counts>(
    db,
    `SELECT (SELECT count(*) FROM leads) AS leads, (SELECT count(*) FROM reps WHERE active = 1) AS reps,
            (SELECT count(*) FROM meetings) AS meetings,
            (SELECT count(*) FROM meeting_types WHERE active = 1) AS meetingTypes`,
  )!

export interface TodayCounts {
  readonly dials: number
  readonly connects: number
  readonly booked: number
  readonly held: number
}

/** Calls made, calls that reached someone, meetings booked, and meetings that took place in `[from, to)`. */
export const countDay = (db: ReadableDb, from: number, to: number): TodayCounts =>
  one<TodayCounts>(
    db,
    `SELECT
       (SELECT count(*) FROM activities WHERE kind = 'call' AND at_ms >= @from AND at_ms < @to) AS dials,
       (SELECT count(*) FROM activities WHERE kind = 'call' AND connected = 1 AND at_ms >= @from AND at_ms < @to) AS connects,
       (SELECT count(*) FROM meetings WHERE created_ms >= @from AND created_ms < @to) AS booked,
       (SELECT count(*) FROM meetings WHERE status = 'completed' AND start_ms >= @from AND start_ms < @to) AS held`,
    { from, to },
  )!

/** Meetings that are over and have no outcome. */
export const countWithoutOutcome = (db: ReadableDb, now: number): number =>
  one<{ meetings: number }>(
    db,
    `SELECT count(*) AS meetings FROM meetings
      WHERE status IN ('booked', 'confirmed') AND start_ms < @now AND end_ms <= @now`,
    { now },
  )!.meetings
