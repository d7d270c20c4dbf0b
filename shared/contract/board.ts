import { z } from 'zod'
import { call } from './errors.ts'
import { Attendance, MeetingStatus } from './meetings.ts'
import { checkRange, Id, Instant, Interval } from './primitives.ts'
import { Rep } from './reps.ts'

/** What the board draws of one rep. Every list is in order of start; hours are merged stretches. */
export const BoardRow = z.object({
  rep: Rep,
  /** Whose clock the rep lives by in the middle of the range: another one than `rep.zone` while the rep is away. */
  zone: z.string(),
  asOf: Instant.nullable(),
  verified: z.boolean(),
  hours: z.array(Interval),
  timeOff: z.array(Interval.extend({ reason: z.string().nullable() })),
  busy: z.array(
    Interval.extend({ title: z.string().nullable(), allDay: z.boolean(), tentative: z.boolean(), source: z.string() }),
  ),
  meetings: z.array(
    Interval.extend({
      meetingId: Id,
      leadId: Id,
      leadName: z.string(),
      company: z.string().nullable(),
      typeName: z.string(),
      status: MeetingStatus,
      attendance: Attendance,
      bufferBefore: z.int(),
      bufferAfter: z.int(),
    }),
  ),
  holds: z.array(Interval.extend({ holdId: Id, leadId: Id, leadName: z.string(), until: Instant })),
  /** Minutes of the range that are hours, and that are taken. */
  load: z.object({ hours: z.int(), taken: z.int() }),
})
export type BoardRow = z.infer<typeof BoardRow>

export const board = {
  read: call
    .input(
      z
        .object({ from: Instant, to: Instant, repIds: z.array(Id).max(1000).optional(), leadId: Id.optional() })
        .superRefine(checkRange),
    )
    .output(
      z.object({
        rows: z.array(BoardRow),
        /** The hours in which the lead may be met, when a lead is named. */
        leadHours: z.array(Interval),
        leadZone: z.string().nullable(),
      }),
    ),
}
