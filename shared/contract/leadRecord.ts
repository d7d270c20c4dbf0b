import { z } from 'zod'
import { LocalDay, LocalEnd, LocalStart } from './primitives.ts'

/** What belongs to the record of a lead beyond single texts: numbers and addresses with labels, links, times, consent. */

/** `wrong` reaches somebody else or nobody, `doNotUse` reaches the lead, who does not want it. */
export const WayState = z.enum(['ok', 'wrong', 'doNotUse'])
export type WayState = z.infer<typeof WayState>

const label = z
  .string()
  .trim()
  .max(40, 'must be 40 characters at most')
  .regex(/^\P{Cc}*$/u, 'must be one line without control characters')

export const LeadPhone = z.object({
  /** E.164 where it could be read, else as it was typed. */
  number: z.string(),
  label: z.string().nullable(),
  state: WayState,
  /** The one that is called; it is also the lead's `phone`. At most one of them, and only one that may be used. */
  primary: z.boolean(),
})
export type LeadPhone = z.infer<typeof LeadPhone>

export const LeadEmail = LeadPhone.omit({ number: true }).extend({ address: z.string() })
export type LeadEmail = z.infer<typeof LeadEmail>

const marks = {
  label: label.nullable().optional(),
  state: WayState.optional(),
  primary: z.boolean().optional(),
}
export const SavePhone = z.object({ number: z.string().trim().min(1, 'must not be empty').max(300), ...marks })
export const SaveEmail = z.object({
  address: z.email({ error: 'must be an e-mail address, such as dana@example.com' }).max(254),
  ...marks,
})

/** Only pages that are reached safely: another scheme could start a program. */
export const LeadLink = z.object({
  label: label.min(1, 'must not be empty'),
  url: z
    .url({
      protocol: /^https$/,
      hostname: z.regexes.domain,
      error: 'must be an address that begins with https://',
    })
    .max(2000, 'must be 2,000 characters at most'),
})
export type LeadLink = z.infer<typeof LeadLink>

/** Hours of a weekday (Monday is 1), by the lead's clock; the end is not in it. */
export const PreferredWindow = z
  .object({ weekday: z.int().min(1).max(7), start: LocalStart, end: LocalEnd })
  .refine(({ start, end }) => start < end, { path: ['end'], error: 'must be after the start' })
export type PreferredWindow = z.infer<typeof PreferredWindow>

/** When a lead likes to meet: a wish that puts slots in order, never a rule that shuts others out. */
export const PreferredTimes = z.object({
  /** In the lead's words, or in ours for what was chosen from a grid. */
  said: z.string().trim().max(200, 'must be 200 characters at most'),
  windows: z.array(PreferredWindow).max(70, 'must be 70 windows at most'),
})
export type PreferredTimes = z.infer<typeof PreferredTimes>

/** Why the lead may be contacted. Whoever has `withdrawn` their consent is not contacted any more. */
export const ConsentBasis = z.enum(['asked', 'customer', 'consent', 'legitimateInterest', 'none', 'withdrawn'])
export type ConsentBasis = z.infer<typeof ConsentBasis>

const line = z.string().trim().max(300, 'must be 300 characters at most')
export const Consent = z.object({
  basis: ConsentBasis,
  /** Since when. */
  date: LocalDay.nullable().default(null),
  /** Where it was said: a form, a call, a trade fair. */
  source: line.nullable().default(null),
  note: line.nullable().default(null),
})
export type Consent = z.infer<typeof Consent>
