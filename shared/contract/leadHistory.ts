import { z } from 'zod'
import { call } from './errors.ts'
import { Id, Instant } from './primitives.ts'

/** `place` is pins, skips and snoozes; `fields` what the record says; `invite` what left the app or came back. */
export const HistoryKind = z.enum(['call', 'email', 'note', 'form', 'import', 'meeting', 'invite', 'fields', 'place'])
export type HistoryKind = z.infer<typeof HistoryKind>

/** Something that happened with a lead: an activity, or a change that was no activity. */
export const HistoryEntry = z.object({
  id: Id,
  at: Instant,
  kind: HistoryKind,
  title: z.string(),
  note: z.string().nullable(),
  by: z.string(),
  /** How long a call took. */
  seconds: z.int().nullable().default(null),
  meetingId: Id.nullable(),
  /** Of the meeting, as it was left: each version is one that calendars are told of. */
  version: z.int().optional(),
  /** What it changed about the lead or the meeting; instants are ISO. */
  fields: z.array(z.object({ label: z.string(), before: z.string().nullable(), after: z.string().nullable() })),
  /** The change that it came by. */
  change: z
    .object({
      id: Id,
      label: z.string(),
      /** Can be taken back from here: it is about this lead alone, and nobody has taken it back yet. */
      undoable: z.boolean(),
      /** Who took it back, and when. */
      undone: z.object({ by: z.string(), at: Instant }).optional(),
    })
    .optional(),
})
export type HistoryEntry = z.infer<typeof HistoryEntry>

export const leadHistory = {
  /** The whole story of a lead, newest first, also what was taken back; `before` is the `next` of the page before. */
  history: call
    .input(
      z.object({
        leadId: Id,
        before: z.string().max(80).optional(),
        limit: z.int().min(1).max(200).default(50),
        kinds: z.array(HistoryKind).max(HistoryKind.options.length).optional(),
      }),
    )
    .output(z.object({ entries: z.array(HistoryEntry), next: z.string().optional() })),
}
