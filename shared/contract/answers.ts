import { z } from 'zod'
import { call } from './errors.ts'
import { Attendance, Meeting } from './meetings.ts'
import { Id, Instant } from './primitives.ts'

/**
 * What came of one answer in a file. `applied` it is the lead's and stands now; `proposal` another time is asked for;
 * `rep` one of the reps has answered; `delegated` the lead sends somebody else; `stale` it is about a version from before a
 * change; `older` a newer one was taken in already; `duplicate` this very one was; `crasher` nobody invited whoever gave it;
 * `needsConfirmation` the file does not say that it is an answer; `unanswered` it says neither yes nor no; `closed` the
 * meeting is over or cancelled; `unmatched` no meeting of this workspace; `otherOrganizer` somebody else's invite;
 * `notAnAnswer` an appointment or an e-mail without an answer; `unreadable` neither a calendar nor an e-mail.
 */
export const AnswerKind = z.enum([
  'applied',
  'proposal',
  'rep',
  'delegated',
  'crasher',
  'needsConfirmation',
  'stale',
  'unanswered',
  'closed',
  'duplicate',
  'older',
  'unmatched',
  'otherOrganizer',
  'notAnAnswer',
  'unreadable',
])
export type AnswerKind = z.infer<typeof AnswerKind>

export const AnswerResult = z.object({
  /** The name of the file it was in. */
  file: z.string(),
  kind: AnswerKind,
  applied: z.boolean(),
  meetingId: Id.optional(),
  /** When that meeting starts. */
  start: Instant.optional(),
  leadId: Id.optional(),
  leadName: z.string().optional(),
  /** The lead's, after this. */
  attendance: Attendance.optional(),
  /** Of whom nobody invited. */
  address: z.string().optional(),
  /** What was done with it, or why nothing was, and what to do next. */
  reason: z.string().optional(),
})
export type AnswerResult = z.infer<typeof AnswerResult>

/** Characters of one file, and of all files of one call. */
export const ANSWER_LIMITS = { files: 200, file: 5_000_000, all: 20_000_000 } as const

const Changed = z.object({
  repId: Id,
  name: z.string(),
  /** `CANCEL` for the one who left, `REQUEST` for the one who came. */
  method: z.enum(['REQUEST', 'CANCEL']),
  told: z.boolean(),
})
export type RepToTell = z.infer<typeof Changed>

export const answers = {
  /**
   * Takes in an answer: an .ics, or an .eml that holds one. Of several in one file all are taken in, and the first that
   * counts is told. A file without METHOD is taken as an answer only with `confirm`.
   */
  receive: call.input(z.object({ text: z.string(), confirm: z.boolean().optional() })).output(
    z.object({
      applied: z.boolean(),
      meetingId: Id.optional(),
      attendance: Attendance.optional(),
      /** Why it was not applied, or what to do next. */
      reason: z.string().optional(),
      needsConfirmation: z.literal(true).optional(),
    }),
  ),
  /** The same for many files, as one change that is undone in one step; one result for each answer in them. */
  receiveAll: call
    .input(
      z.object({
        files: z
          .array(z.object({ name: z.string().max(1000), text: z.string() }))
          .min(1, 'name at least one file')
          .max(ANSWER_LIMITS.files, `must be ${ANSWER_LIMITS.files} files at most`)
          .refine(
            (files) => files.reduce((sum, file) => sum + file.text.length, 0) <= ANSWER_LIMITS.all,
            'are too large together; send fewer at a time',
          ),
        confirm: z.boolean().optional(),
      }),
    )
    .output(
      z.object({
        results: z.array(AnswerResult),
        /** How many there are of each kind that there is. */
        counts: z.partialRecord(AnswerKind, z.int()),
        /** To be undone by; absent when nothing was changed. */
        changeId: Id.optional(),
      }),
    ),
  /** The time that is proposed does not suit: the meeting stays as it is. */
  declineProposal: call.input(z.object({ proposalId: Id })).output(Meeting),
  /** Who has come to a meeting or left it since its invite went out, and whether a file of their own has told them. */
  toTell: call.input(z.object({ meetingId: Id })).output(z.object({ reps: z.array(Changed) })),
}
