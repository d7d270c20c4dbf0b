import type { Split } from '../../../shared/insights/metrics.ts'
import { all, run, type ReadableDb, type WritableDb } from './database.ts'

/** What is counted by time (shared/insights/metrics.ts says in words what these queries do). */

/** Half open, epoch milliseconds. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** Each kind of thing that is counted: where it stands, when it counts, and for whom, by split. */
interface Counted {
  readonly from: string
  readonly at: string
  readonly where: string
  readonly key: Readonly<Record<Split, string>>
}

const HOST = `coalesce((SELECT s.rep_id FROM meeting_reps s WHERE s.meeting_id = m.id ORDER BY s.seat, s.id LIMIT 1), '')`
const OF_LEAD = "coalesce((SELECT l.source FROM leads l WHERE l.id = x.lead_id), '')"
const OWNER = "coalesce((SELECT l.owner_id FROM leads l WHERE l.id = x.lead_id), '')"
const SOURCE_OF_MEETING = "coalesce((SELECT l.source FROM leads l WHERE l.id = m.lead_id), '')"

const CALLS: Counted = {
  from: 'activities x',
  at: 'x.at_ms',
  where: "x.kind = 'call'",
  key: { setter: 'x.by', rep: OWNER, source: OF_LEAD, week: "''" },
}
const MEETING_KEYS = { setter: 'm.booked_by', rep: HOST, source: SOURCE_OF_MEETING, week: "''" }
const BOOKINGS: Counted = { from: 'meetings m', at: 'm.created_ms', where: 'TRUE', key: MEETING_KEYS }
const MEETINGS: Counted = { from: 'meetings m', at: 'm.start_ms', where: 'TRUE', key: MEETING_KEYS }
const MOVES: Counted = {
  from: 'activities x CROSS JOIN meetings m ON m.id = x.meeting_id',
  at: 'x.at_ms',
  where: 'x.moved_from_ms IS NOT NULL',
  key: { ...MEETING_KEYS, setter: 'x.by' },
}

/** Spans as the one parameter of a query, each a look-up of an index by time. */
const SPANS = 'WITH b (n, from_ms, to_ms) AS (SELECT key, value ->> 0, value ->> 1 FROM json_each(@spans))'
const spansOf = (spans: readonly Span[]): string => JSON.stringify(spans.map(({ from, to }) => [from, to]))

const within = ({ from, at, where }: Counted): string =>
  `b CROSS JOIN ${from} WHERE ${at} >= b.from_ms AND ${at} < b.to_ms AND ${where}`

/** How many in the n-th of the spans, for whom. */
interface Row {
  readonly n: number
  readonly key: string
}
export type CallRow = Row & { readonly dials: number; readonly connects: number }
export type CountRow = Row & { readonly count: number }
export type MeetingState = 'held' | 'noShow' | 'unknown' | 'cancelled' | 'ahead'
export type MeetingRow = CountRow & { readonly state: MeetingState }

const STATE = `CASE m.status WHEN 'completed' THEN 'held' WHEN 'no_show' THEN 'noShow' WHEN 'cancelled' THEN 'cancelled'
  ELSE CASE WHEN m.end_ms <= @now THEN 'unknown' ELSE 'ahead' END END`

export const countCalls = (db: ReadableDb, spans: readonly Span[], split: Split): CallRow[] =>
  all(
    db,
    `${SPANS} SELECT b.n, ${CALLS.key[split]} AS key, count(*) AS dials, sum(x.connected) AS connects
       FROM ${within(CALLS)} GROUP BY 1, 2`,
    { spans: spansOf(spans) },
  )

const countOf =
  (counted: Counted) =>
  (db: ReadableDb, spans: readonly Span[], split: Split): CountRow[] =>
    all(
      db,
      `${SPANS} SELECT b.n, ${counted.key[split]} AS key, count(*) AS count FROM ${within(counted)} GROUP BY 1, 2`,
      { spans: spansOf(spans) },
    )
export const countBookings = countOf(BOOKINGS)
export const countMoves = countOf(MOVES)

/** Meetings by their start, and what became of them by `now`. */
export const countMeetings = (db: ReadableDb, spans: readonly Span[], split: Split, now: number): MeetingRow[] =>
  all(
    db,
    `${SPANS} SELECT b.n, ${MEETINGS.key[split]} AS key, ${STATE} AS state, count(*) AS count
       FROM ${within(MEETINGS)} GROUP BY 1, 2, 3`,
    { spans: spansOf(spans), now },
  )

/** A lead that came in, with its first call since. */
export interface ArrivalRow extends Row {
  readonly id: string
  readonly created_ms: number
  readonly source: string
  readonly called_ms: number | null
  readonly callable: number
}

/** The sources of leads that came in. */
export const arrivedSources = (db: ReadableDb, { from, to }: Span): string[] =>
  all<{ source: string }>(
    db,
    'SELECT DISTINCT source FROM leads WHERE created_ms >= @from AND created_ms < @to AND source IS NOT NULL',
    { from, to },
  ).map(({ source }) => source)

/** Leads that came in from these sources. */
export const arrivals = (
  db: ReadableDb,
  spans: readonly Span[],
  split: Split,
  sources: readonly string[],
): ArrivalRow[] => {
  const key = { setter: "coalesce(f.by, '')", rep: "coalesce(l.owner_id, '')", source: 'l.source', week: "''" }[split]
  return all(
    db,
    `${SPANS} SELECT b.n, ${key} AS key, l.id, l.created_ms, l.source, f.at_ms AS called_ms,
            l.phone IS NOT NULL AND l.do_not_contact = 0 AS callable
       FROM b CROSS JOIN leads l
       LEFT JOIN activities f ON f.id = (SELECT a.id FROM activities a
         WHERE a.kind = 'call' AND a.lead_id = l.id AND a.at_ms >= l.created_ms ORDER BY a.at_ms, a.id LIMIT 1)
      WHERE l.created_ms >= b.from_ms AND l.created_ms < b.to_ms AND l.source IN (SELECT value FROM json_each(@sources))`,
    { spans: spansOf(spans), sources: JSON.stringify(sources) },
  )
}

export interface RecordRow {
  readonly at_ms: number
  readonly lead_id: string
  readonly lead_name: string
  readonly company: string | null
  readonly meeting_id: string | null
  readonly what: string
}

const MADE_OF = {
  dials: { counted: CALLS, where: 'TRUE' },
  connects: { counted: CALLS, where: 'x.connected = 1' },
  booked: { counted: BOOKINGS, where: 'TRUE' },
  held: { counted: MEETINGS, where: "m.status = 'completed'" },
  showRate: { counted: MEETINGS, where: "m.status IN ('completed', 'no_show')" },
  reschedules: { counted: MOVES, where: 'TRUE' },
} as const satisfies Record<string, { counted: Counted; where: string }>

export interface RecordsInput {
  readonly metric: keyof typeof MADE_OF
  readonly span: Span
  readonly split: Split
  /** Only what counts for it. */
  readonly key?: string | undefined
  readonly limit: number
  readonly offset: number
}

/** What a number is made of, the newest first, and how many there are. */
export function countedRecords(
  db: ReadableDb,
  { metric, span, split, key, limit, offset }: RecordsInput,
): { total: number; rows: RecordRow[] } {
  const { counted, where } = MADE_OF[metric]
  const { from, at, key: keys } = counted
  const own = key === undefined ? 'TRUE' : `${keys[split]} = @key`
  const found = `FROM ${from} WHERE ${at} >= @from AND ${at} < @to AND ${counted.where} AND ${where} AND ${own}`
  const given = { ...span, ...(key !== undefined && { key }) }
  const isCall = counted === CALLS
  const id = isCall ? 'x.id' : 'm.id'
  const [first] = all<{ total: number }>(db, `SELECT count(*) AS total ${found}`, given)
  // What is shown is looked up for the rows that are, not for all that are passed over.
  const rows = all<RecordRow>(
    db,
    `WITH r AS MATERIALIZED (
       SELECT ${at} AS at_ms, ${isCall ? 'x.lead_id' : 'm.lead_id'} AS lead_id, ${isCall ? 'NULL' : 'm.id'} AS meeting_id,
              ${isCall || counted === MOVES ? 'x.id' : 'NULL'} AS activity_id
       ${found} ORDER BY ${at} DESC, ${id} DESC LIMIT @limit OFFSET @offset)
     SELECT r.at_ms, r.lead_id, l.name AS lead_name, l.company, r.meeting_id,
            coalesce((SELECT a.title FROM activities a WHERE a.id = r.activity_id), ${MEETING_WORDS}) AS what
       FROM r JOIN leads l ON l.id = r.lead_id LEFT JOIN meetings m ON m.id = r.meeting_id
      ORDER BY r.at_ms DESC, coalesce(r.activity_id, r.meeting_id) DESC`,
    { ...given, limit, offset },
  )
  return { total: first?.total ?? 0, rows }
}

const MEETING_WORDS = `(SELECT t.name FROM meeting_types t WHERE t.id = m.meeting_type_id) || CASE m.status
  WHEN 'completed' THEN ', held' WHEN 'no_show' THEN ', no-show' WHEN 'cancelled' THEN ', cancelled' ELSE '' END`

/** Names and companies of leads. */
export const namesOfLeads = (
  db: ReadableDb,
  ids: readonly string[],
): Map<string, { readonly name: string; readonly company: string | null }> =>
  new Map(
    all<{ id: string; name: string; company: string | null }>(
      db,
      'SELECT id, name, company FROM leads WHERE id IN (SELECT value FROM json_each(?))',
      [JSON.stringify(ids)],
    ).map((row) => [row.id, row]),
  )

/** When something was last done before an instant: a call, a booking or a move. */
export const lastDoneBefore = (db: ReadableDb, before: number): number | null =>
  all<{ at: number | null }>(
    db,
    `SELECT max(at) AS at FROM (
       SELECT max(at_ms) AS at FROM activities WHERE kind = 'call' AND at_ms < @before
       UNION ALL SELECT max(created_ms) FROM meetings WHERE created_ms < @before
       UNION ALL SELECT max(at_ms) FROM activities WHERE moved_from_ms IS NOT NULL AND at_ms < @before)`,
    { before },
  )[0]?.at ?? null

export interface BookedRow {
  readonly lead_name: string
  readonly company: string | null
  readonly host: string | null
  readonly start_ms: number
}

/** The meetings that were booked in a span and still stand, in the order in which they were. */
export const bookedIn = (db: ReadableDb, { from, to }: Span): BookedRow[] =>
  all(
    db,
    `SELECT l.name AS lead_name, l.company, m.start_ms, (SELECT name FROM reps WHERE id = ${HOST}) AS host
       FROM meetings m JOIN leads l ON l.id = m.lead_id
      WHERE m.created_ms >= @from AND m.created_ms < @to AND m.status <> 'cancelled' ORDER BY m.created_ms, m.id`,
    { from, to },
  )

/** Meetings that start in a span, are not over by `now`, and that nobody has confirmed. */
export const countUnconfirmed = (db: ReadableDb, { from, to }: Span, now: number): number =>
  all<{ count: number }>(
    db,
    `SELECT count(*) AS count FROM meetings
      WHERE status = 'booked' AND start_ms >= @from AND start_ms < @to AND end_ms > @now`,
    { from, to, now },
  )[0]?.count ?? 0

/** When each lead was first called. */
export const firstCalls = (db: ReadableDb): Map<string, number> =>
  new Map(
    all<{ lead_id: string; at: number }>(
      db,
      "SELECT lead_id, min(at_ms) AS at FROM activities WHERE kind = 'call' GROUP BY lead_id",
    ).map(({ lead_id, at }) => [lead_id, at]),
  )

/** Says that what was done with a lead before an instant was done by somebody else: for the sample, which makes it up. */
export function attribute(tx: WritableDb, leadId: string, before: number, setter: string): void {
  run(tx, 'UPDATE activities SET by = @setter WHERE lead_id = @leadId AND at_ms < @before', { leadId, before, setter })
  run(tx, 'UPDATE meetings SET booked_by = @setter WHERE lead_id = @leadId AND created_ms < @before', {
    leadId,
    before,
    setter,
  })
}
