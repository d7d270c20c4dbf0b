import { z } from 'zod'
import { call } from './errors.ts'
import { Id, Instant } from './primitives.ts'

export const SuppressionKind = z.enum(['phone', 'email', 'domain'])
export type SuppressionKind = z.infer<typeof SuppressionKind>

export const Suppression = z.object({
  id: Id,
  kind: SuppressionKind,
  /** A number in E.164, an address or a domain in lower case. */
  value: z.string(),
  reason: z.string().nullable(),
  /** Where it comes from, such as the name of a list. */
  source: z.string().nullable(),
  addedAt: Instant,
})
export type Suppression = z.infer<typeof Suppression>

const about = {
  reason: z.string().trim().max(300, 'must be 300 characters at most').optional(),
  source: z.string().trim().max(300, 'must be 300 characters at most').optional(),
  /** In which numbers without their country are read; the workspace's unless told. */
  country: z.string().max(100).optional(),
}

export const suppression = {
  /** The newest first; `text` finds parts of values, reasons and sources. */
  list: call
    .input(
      z.object({
        text: z.string().max(300).optional(),
        kind: SuppressionKind.optional(),
        limit: z.int().min(1).max(500).optional(),
        offset: z.int().min(0).optional(),
      }),
    )
    .output(
      z.object({
        items: z.array(Suppression),
        total: z.int(),
        counts: z.record(SuppressionKind, z.int()),
        /** How many leads of the workspace are left alone because of the whole list. */
        leads: z.int(),
      }),
    ),
  /** A phone number, an e-mail address or a domain; one that is there already stays as it is. */
  add: call.input(z.object({ value: z.string().trim().min(1).max(300), ...about })).output(Suppression),
  /** Lets back whoever nothing else keeps out. */
  remove: call.input(z.object({ id: Id })).output(z.object({ leads: z.int() })),
  /**
   * A list in any shape: one number, address or domain a line, or a table with columns of them. One step of the history.
   */
  import: call.input(z.object({ text: z.string(), dryRun: z.boolean().default(false), ...about })).output(
    z.object({
      added: z.int(),
      /** On the list already, or twice in the text. */
      known: z.int(),
      counts: z.record(SuppressionKind, z.int()),
      /** How many leads of the workspace are left alone because of what is new. */
      leads: z.int(),
      /** Lines in which nothing was understood, the first hundred of them. */
      notUnderstood: z.array(z.object({ line: z.int(), text: z.string(), reason: z.string() })),
      notUnderstoodCount: z.int(),
      /** The first of what is new. */
      preview: z.array(z.object({ line: z.int(), kind: SuppressionKind, value: z.string() })),
    }),
  ),
}
