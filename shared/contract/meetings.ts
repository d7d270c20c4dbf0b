import { z } from 'zod'
import { call } from './errors.ts'
import { Id, Instant, Line, MeetingMinutes, MeetingStart, Note } from './primitives.ts'
import { Seated } from './slotShapes.ts'

export const MeetingStatus = z.enum(['booked', 'confirmed', 'completed', 'no_show', 'cancelled'])
export type MeetingStatus = z.infer<typeof MeetingStatus>

/** What the lead answered to the invite. */
export const Attendance = z.enum(['needsAction', 'accepted', 'declined', 'tentative'])
export type Attendance = z.infer<typeof Attendance>

export const Meeting = z.object({
  id: Id,
  uid: z.string(),
  sequence: z.int(),
  status: MeetingStatus,
  leadId: Id,
  meetingTypeId: Id,
  start: Instant,
  end: Instant,
  reps: z.array(Seated),
  location: z.string().nullable(),
  notes: z.string().nullable(),
  attendance: Attendance,
  /** Why a soft rule was booked over, where one was. */
  overrideReason: z.string().nullable(),
  cancelReason: z.string().nullable(),
  confirmedBy: z.string().nullable(),
  confirmedAt: Instant.nullable(),
  outcomeNote: z.string().nullable(),
  /** The sequence of the invite that last left the app: below `sequence`, an update is to be sent. */
  invitedSequence: z.int().nullable().default(null),
  /** When that was. */
  invitedAt: Instant.nullable().default(null),
  /** Another time that the lead, or the rep named, has asked for and nobody has said yes or no to. */
  proposal: z
    .object({
      id: Id,
      start: Instant,
      end: Instant,
      comment: z.string().nullable(),
      from: z.string(),
      repId: Id.optional(),
      cameAt: Instant,
    })
    .optional(),
  /** What the reps who are on it have answered to the invite of this version. */
  repAnswers: z.array(z.object({ repId: Id, attendance: Attendance })).optional(),
  /** The address to which the lead has passed the invite on. */
  delegatedTo: z.string().optional(),
  /** How likely it is that the lead does not come, with the reasons in words; of a meeting that is ahead. */
  risk: z.object({ tier: z.enum(['low', 'raised', 'high']), reasons: z.array(z.string()) }).optional(),
  createdAt: Instant,
  updatedAt: Instant,
})
export type Meeting = z.infer<typeof Meeting>

/** What a list of meetings shows of each one's lead. */
export const MeetingLead = z.object({
  id: Id,
  name: z.string(),
  company: z.string().nullable(),
  /** The zone given, else the one worked out; null when it is unknown or several are possible. */
  zone: z.string().nullable(),
})
export type MeetingLead = z.infer<typeof MeetingLead>

const Override = z.object({ reason: Line })

export const Hold = z.object({
  id: Id,
  leadId: Id,
  meetingTypeId: Id,
  start: Instant,
  end: Instant,
  reps: z.array(Seated),
  until: Instant,
  setter: z.string(),
})
export type Hold = z.infer<typeof Hold>

export const meetings = {
  /** `repIds` asks for these reps; without them the panel is filled as slots.find fills it. */
  book: call
    .input(
      z.object({
        meetingTypeId: Id,
        leadId: Id,
        start: MeetingStart,
        /** Longer or shorter than the meeting type says. */
        lengthMinutes: MeetingMinutes.optional(),
        repIds: z.array(Id).max(50).optional(),
        notes: Note.optional(),
        override: Override.optional(),
      }),
    )
    .output(Meeting),
  reschedule: call
    .input(
      z.object({
        meetingId: Id,
        start: MeetingStart,
        /** Another length; without it the meeting stays as long as it is. */
        lengthMinutes: MeetingMinutes.optional(),
        repIds: z.array(Id).max(50).optional(),
        reason: z.string().max(300).optional(),
        override: Override.optional(),
      }),
    )
    .output(Meeting),
  /** Another place, or none. It raises SEQUENCE, so that the lead is sent it and asked again; what was confirmed stays so. */
  setPlace: call
    .input(
      z.object({ meetingId: Id, location: z.string().trim().max(2000, 'must be 2,000 characters at most').nullable() }),
    )
    .output(Meeting),
  cancel: call.input(z.object({ meetingId: Id, reason: Line })).output(Meeting),
  /**
   * Refused with NOT_AVAILABLE when something has come in the way of a rep since the booking, such as an imported event:
   * the lead is on the phone, and can be offered another time now. `override` confirms all the same.
   */
  confirm: call.input(z.object({ meetingId: Id, by: Line, override: Override.optional() })).output(Meeting),
  /** A try to have it confirmed, or a reminder, that is noted in the lead's history: it counts for the steps that are due. */
  remind: call
    .input(z.object({ meetingId: Id, by: z.enum(['call', 'message']), note: Note.optional() }))
    .output(Meeting),
  outcome: call
    .input(z.object({ meetingId: Id, outcome: z.enum(['completed', 'no_show']), note: Note.optional() }))
    .output(Meeting),
  get: call.input(z.object({ meetingId: Id })).output(Meeting),
  /** Meetings that overlap `[from, to)`, by start; of one rep, one lead, or in one or several states. */
  list: call
    .input(
      z
        .object({
          from: Instant.optional(),
          to: Instant.optional(),
          repId: Id.optional(),
          leadId: Id.optional(),
          status: z
            .union([MeetingStatus, z.array(MeetingStatus)], {
              error: `must be one of ${MeetingStatus.options.join(', ')}, or a list of them`,
            })
            .optional(),
        })
        .refine(({ from, to }) => !from || !to || Date.parse(from) < Date.parse(to), {
          path: ['to'],
          error: 'must be after "from"',
        }),
    )
    .output(
      z.object({
        meetings: z.array(Meeting),
        /** The leads of these meetings, each once. */
        leads: z.array(MeetingLead).default([]),
      }),
    ),
}

export const holds = {
  /** Keeps a slot for a lead, 15 minutes unless told. */
  place: call
    .input(
      z.object({
        meetingTypeId: Id,
        leadId: Id,
        start: MeetingStart,
        repIds: z.array(Id).max(50).optional(),
        /** Of the meeting that it is kept for; `minutes` is for how long it is kept. */
        lengthMinutes: MeetingMinutes.optional(),
        minutes: z.int().min(1).max(10_080, 'must be a week at most').optional(),
      }),
    )
    .output(Hold),
  release: call.input(z.object({ holdId: Id })).output(z.object({ released: z.boolean() })),
  list: call.input(z.object({ leadId: Id.optional() })).output(z.object({ holds: z.array(Hold) })),
}
