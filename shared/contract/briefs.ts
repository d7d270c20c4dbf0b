import { z } from 'zod'
import { call } from './errors.ts'
import { MessageLanguage } from './messageLanguage.ts'
import { Id, Instant, LocalDay } from './primitives.ts'

/** What a rep has to know to take a meeting over: the same sections on paper, in a calendar and as text. */
export const Brief = z.object({
  meetingId: Id,
  leadId: Id,
  start: Instant,
  end: Instant,
  status: z.string(),
  language: MessageLanguage,
  title: z.string(),
  /** By the clock of the rep it is for, and by the lead's where that reads otherwise. */
  time: z.string(),
  theirTime: z.string().nullable(),
  theirTimeLabel: z.string(),
  sections: z.array(
    z.object({
      key: z.enum(['meeting', 'who', 'why', 'promised', 'answers', 'notes', 'history']),
      title: z.string(),
      lines: z.array(z.object({ label: z.string().optional(), text: z.string() })),
    }),
  ),
  /** All of it as plain text. */
  text: z.string(),
  /** What a file of it is called, without an extension. */
  filename: z.string(),
})
export type Brief = z.infer<typeof Brief>

export const briefs = {
  /** In the language of the workspace; by the clock of `repId` who is on the meeting, else of its host. */
  get: call.input(z.object({ meetingId: Id, repId: Id.optional() })).output(Brief),
  /** The briefs of all meetings of a rep that start on a day of theirs, cancelled ones left out, by start. */
  day: call.input(z.object({ repId: Id, day: LocalDay })).output(
    z.object({
      repId: Id,
      repName: z.string(),
      zone: z.string(),
      /** The day in words. */
      title: z.string(),
      briefs: z.array(Brief),
      text: z.string(),
      filename: z.string(),
    }),
  ),
}
