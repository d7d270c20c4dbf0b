import { z } from 'zod'
import { call } from './errors.ts'
import { DraftPurpose } from './invites.ts'
import { MessageLanguage } from './messageLanguage.ts'
import { Id, Line } from './primitives.ts'

const Text = z
  .string()
  .max(20_000, 'must be 20,000 characters at most')
  // Of control characters only what a text is laid out with: a mail holds no other.
  .transform((text) => text.replaceAll(/\r\n?/g, '\n').replaceAll(/(?![\n\t])\p{Cc}/gu, ''))
  .refine((text) => text.trim() !== '', 'must not be empty')

const Which = z.object({ purpose: DraftPurpose, language: MessageLanguage })

/** An e-mail with merge fields in braces, such as `{lead}`. */
export const MessageTemplate = Which.extend({
  subject: z.string(),
  text: z.string(),
  /** True for the text that the app comes with, false for one that the team wrote. */
  builtIn: z.boolean(),
})
export type MessageTemplate = z.infer<typeof MessageTemplate>

export const messages = {
  /** Each message in each language, and the fields it can hold. */
  templates: call.output(
    z.object({
      templates: z.array(MessageTemplate),
      fields: z.array(z.object({ name: z.string(), about: z.string(), purposes: z.array(DraftPurpose) })),
    }),
  ),
  /** From now on this text is sent. Unknown fields are refused, with those there are. */
  saveTemplate: call.input(Which.extend({ subject: Line, text: Text })).output(MessageTemplate),
  /** Puts back the text that the app comes with. */
  resetTemplate: call.input(Which).output(MessageTemplate),
  /** The message as a lead gets it: of that meeting, else of the next there is, else of a made up one. */
  preview: call
    .input(Which.extend({ subject: z.string().max(300), text: z.string().max(20_000), meetingId: Id.optional() }))
    .output(
      z.object({
        subject: z.string(),
        text: z.string(),
        html: z.string(),
        /** Whose meeting it was filled from; null for a made up one. */
        lead: z.string().nullable(),
      }),
    ),
}
