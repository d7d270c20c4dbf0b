import { z } from 'zod'
import { call } from './errors.ts'
import { Id, Line, MeetingMinutes, Role } from './primitives.ts'

/** One kind of seat: filled by `count` reps of a role, or of a list. */
export const PanelSeat = z
  .object({
    role: Role.optional(),
    repIds: z.array(Id).max(500).optional(),
    count: z.int().min(1, 'must be 1 or more').max(20).default(1),
    optional: z.boolean().default(false),
  })
  .superRefine((seat, ctx) => {
    if (!seat.role && !seat.repIds?.length) {
      ctx.addIssue({ code: 'custom', path: ['role'], message: 'choose a role, or the reps who can fill this seat' })
    }
    if (seat.repIds?.length && seat.repIds.length < seat.count) {
      ctx.addIssue({ code: 'custom', path: ['count'], message: 'is more than the reps listed for this seat' })
    }
  })
export type PanelSeat = z.infer<typeof PanelSeat>

export const MeetingType = z.object({
  id: Id,
  name: Line,
  minutes: z.int(),
  step: z.int(),
  bufferBefore: z.int(),
  bufferAfter: z.int(),
  noticeMinutes: z.int(),
  horizonDays: z.int(),
  panel: z.array(PanelSeat),
  location: z.string().nullable(),
  active: z.boolean(),
  /** What a lead must have before this is booked: fields of a lead, or labels of answers for the rep. */
  required: z.array(z.string()).default([]),
})
export type MeetingType = z.infer<typeof MeetingType>

const Buffer = z.int().min(0, 'must be 0 or more').max(720, 'must be 12 hours at most')

export const SaveMeetingType = z.object({
  id: Id.optional(),
  name: Line,
  minutes: MeetingMinutes,
  step: z.int().min(5, 'must be 5 minutes or more').max(1440).optional(),
  bufferBefore: Buffer.optional(),
  bufferAfter: Buffer.optional(),
  noticeMinutes: z.int().min(0).max(525_600, 'must be a year at most').optional(),
  horizonDays: z.int().min(1, 'must be 1 or more').max(730, 'must be two years at most').optional(),
  panel: z
    .array(PanelSeat)
    .min(1, 'needs at least one seat')
    .max(20)
    .refine((panel) => panel.some((seat) => !seat.optional), 'needs one seat that is not optional'),
  location: z.string().trim().max(2000).nullable().optional(),
  active: z.boolean().optional(),
  required: z.array(Line.max(100, 'must be 100 characters at most')).max(20, 'must be 20 at most').optional(),
})
export type SaveMeetingType = z.infer<typeof SaveMeetingType>

export const meetingTypes = {
  save: call.input(SaveMeetingType).output(MeetingType),
  list: call
    .input(z.object({ includeInactive: z.boolean().optional() }))
    .output(z.object({ meetingTypes: z.array(MeetingType) })),
}
