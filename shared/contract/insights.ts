import { z } from 'zod'
import { METRICS, SPLITS } from '../insights/metrics.ts'
import { daysBetween } from '../time/zone.ts'
import { call } from './errors.ts'
import { Id, Instant, LocalDay } from './primitives.ts'

/** What was done and what came of it. Days are whole days by the clock of the workspace (docs/rules.md). */

export const InsightSplit = z.enum(SPLITS)
export const InsightMetric = z.enum(METRICS)
export type InsightMetric = z.infer<typeof InsightMetric>

export const InsightFigures = z.object({
  dials: z.int(),
  connects: z.int(),
  booked: z.int(),
  held: z.int(),
  noShow: z.int(),
  /** Over, and without an outcome yet. */
  unknown: z.int(),
  cancelled: z.int(),
  ahead: z.int(),
  reschedules: z.int(),
  /** Of leads that came in from sources that expect to hear soon. */
  firstCall: z.object({
    within: z.int(),
    late: z.int(),
    missed: z.int(),
    running: z.int(),
    medianMinutes: z.number().nullable(),
  }),
})

const LONGEST = 800
const Day = LocalDay.refine((day) => day >= '1970-01-08' && day < '2200', 'must be between 1970 and 2200')
const days = (input: { from: string; to: string }, ctx: z.RefinementCtx): void => {
  const length = daysBetween(input.from, input.to)
  if (length < 0) ctx.addIssue({ code: 'custom', path: ['to'], message: 'must not be before "from"' })
  if (length > LONGEST)
    ctx.addIssue({ code: 'custom', path: ['to'], message: `must be within ${LONGEST} days of "from"` })
}
const asked = {
  from: Day,
  /** The last day that counts. */
  to: Day,
  split: InsightSplit.default('setter'),
  /** Which weekday a week begins with: Monday is 1. */
  firstWeekday: z.int().min(1).max(7).default(1),
}

export const InsightReport = z.object({
  zone: z.string(),
  /** As they were asked for. */
  from: LocalDay,
  to: LocalDay,
  split: InsightSplit,
  total: InsightFigures,
  /** Of the day that it is now, whatever the range. */
  today: InsightFigures,
  unit: z.enum(['hour', 'day', 'week']),
  series: z.array(z.object({ start: Instant, end: Instant, day: LocalDay, figures: InsightFigures })),
  /** The most dials first; weeks in their order, the newest first. They add up to the total. */
  rows: z.array(
    z.object({
      /** Of a setter the name, of a rep the id, of a source as it is written, of a week its first day; empty for none. */
      key: z.string(),
      name: z.string(),
      figures: InsightFigures,
    }),
  ),
})
export type InsightReport = z.infer<typeof InsightReport>

export const InsightRecord = z.object({
  /** Of the call, the booking, the meeting or the move; of a first call, when the lead came in. */
  at: Instant,
  leadId: Id,
  leadName: z.string(),
  company: z.string().nullable(),
  meetingId: Id.nullable(),
  /** What happened, in a few words. */
  what: z.string(),
})
export type InsightRecord = z.infer<typeof InsightRecord>

export const insights = {
  report: call.input(z.object(asked).superRefine(days)).output(InsightReport),
  /** What a figure is made of, the newest first: all of it, or of one row of a split. */
  records: call
    .input(
      z
        .object({
          ...asked,
          metric: InsightMetric,
          key: z.string().max(300).optional(),
          limit: z.int().min(1).max(500).default(100),
          offset: z.int().min(0).default(0),
        })
        .superRefine(days),
    )
    .output(z.object({ total: z.int(), records: z.array(InsightRecord) })),
  /** The report as a CSV file, with its definitions. */
  export: call.input(z.object(asked).superRefine(days)).output(z.object({ filename: z.string(), csv: z.string() })),
  /** The last day on which something was done, and today, as text to be pasted. */
  standUp: call.output(z.object({ text: z.string() })),
}
