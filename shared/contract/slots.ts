import { z } from 'zod'
import { call } from './errors.ts'
import { checkRange, Id, Instant, MeetingMinutes, MeetingStart, Zone } from './primitives.ts'
import { Explanation, ReasonCode, Slot } from './slotShapes.ts'

/** What a rep had of the period's meetings; `target - received - all points` is `owed`, which decides who is next. */
export const LedgerRow = z.object({
  repId: Id,
  name: z.string(),
  weight: z.number(),
  /** What the rep should have had by now, by weight. */
  target: z.number(),
  /** Meetings given to the rep, no-shows and cancelled ones too. */
  received: z.int(),
  /** Count as had; below zero is given back. */
  credits: z.array(
    z.object({ kind: z.enum(['noShow', 'cancelled', 'absence', 'late']), points: z.number(), text: z.string() }),
  ),
  owed: z.number(),
  /** When the rep was last booked in the period. */
  lastBooked: Instant.nullable(),
})
export type LedgerRow = z.infer<typeof LedgerRow>

export const slots = {
  /** Slots with `from <= start < to`, soonest first. */
  find: call
    .input(
      z
        .object({
          meetingTypeId: Id,
          from: Instant,
          to: Instant,
          /** The zone whose clock the grid is aligned to: by default the lead's, else the setter's. */
          zone: Zone.optional(),
          leadId: Id.optional(),
          /** Reps who must be in the panel where they fit a seat; seats that none of them fits are filled from all. */
          repIds: z.array(Id).max(500).optional(),
          limit: z.int().min(1).max(5000).optional(),
          /** A meeting that is to be moved: it is not in its own way, and its reps come first. */
          movingMeetingId: Id.optional(),
          /** Another length than the meeting type's, or than that of the meeting that is to be moved. */
          lengthMinutes: MeetingMinutes.optional(),
        })
        .superRefine(checkRange),
    )
    .output(
      z.object({
        slots: z.array(Slot),
        /** When there is none: how many reps each reason holds back over the range, most first. */
        heldBack: z.array(z.object({ code: ReasonCode, reps: z.int(), text: z.string() })),
        /** When there is none: the next open slot after the range. */
        next: Slot.nullable(),
      }),
    ),
  /** Why who is next: the fair shares behind each seat of a meeting type, or one of them, who is next first. */
  ledger: call.input(z.object({ meetingTypeId: Id, seat: z.int().min(0).optional() })).output(
    z.object({
      /** The beginning of the period; it has no end, since what is booked ahead has been given. */
      since: Instant,
      seats: z.array(z.object({ seat: z.int(), rows: z.array(LedgerRow), next: Id.nullable(), text: z.string() })),
    }),
  ),
  explain: call
    .input(
      z.object({
        meetingTypeId: Id,
        repId: Id,
        start: MeetingStart,
        leadId: Id.optional(),
        movingMeetingId: Id.optional(),
        lengthMinutes: MeetingMinutes.optional(),
      }),
    )
    .output(
      z.object({
        open: z.boolean(),
        reasons: z.array(Explanation),
        /** True when the rep's calendar is missing or too old to be trusted. */
        unverified: z.boolean(),
        /** The next start at which this rep is open. */
        nextOpen: Instant.nullable(),
      }),
    ),
}
