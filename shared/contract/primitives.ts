import { z } from 'zod'

/**
 * The shapes that every topic of the contract shares. At the contract an instant is ISO 8601 UTC with `Z`, a local day
 * is `YYYY-MM-DD`, a local time `HH:mm` (`24:00` allowed as an end) and a zone an IANA id; an offset is never sent.
 */

export const Id = z.uuid({ error: 'must be an id as this app hands them out (a UUID)' })

/** Epoch milliseconds that ECMAScript can hold: beyond them a Date is invalid. */
const MAX_INSTANT = 8.64e15
export const Instant = z.iso
  .datetime({ error: 'must be an instant in UTC, such as 2026-11-23T09:00:00Z' })
  // What is no instant at all was named already.
  .refine((text) => !(Math.abs(Date.parse(text)) > MAX_INSTANT), 'is out of range')

/** When a meeting starts. Later than any calendar program can show is a slip of the finger. */
export const MeetingStart = Instant.refine((text) => text < '2200', 'must be before the year 2200')

/** How long a meeting is, in minutes. */
export const MeetingMinutes = z.int().min(5, 'must be 5 minutes or more').max(1440, 'must be a day at most')

export const LocalDay = z.iso.date({ error: 'must be a day, such as 2026-11-23' })

export const LocalStart = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time of day from 00:00 to 23:59, such as 09:00')
export const LocalEnd = z
  .string()
  .regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'must be a time of day from 00:01 to 24:00, such as 17:30')

/**
 * An IANA zone the runtime knows, kept as it is written there: calendar programs tell `europe/berlin` from
 * `Europe/Berlin`. Offsets such as `+02:00` are refused: they do not survive a clock change.
 */
export const Zone = z
  .string()
  .refine((id) => zoneNamed(id) !== undefined, {
    error: (issue) =>
      `"${String(issue.input)}" is not a time zone this computer knows; choose one such as Europe/Berlin or America/Denver`,
  })
  .overwrite((id) => zoneNamed(id) ?? id)

function zoneNamed(id: string): string | undefined {
  if (!/^[A-Za-z]/.test(id)) return undefined
  try {
    const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: id }).resolvedOptions()
    // Other names stay: the runtime would call Asia/Kolkata by its old one.
    return timeZone.toLowerCase() === id.toLowerCase() ? timeZone : id
  } catch {
    return undefined
  }
}

/** Text that a person typed: trimmed, not empty, of bounded length, on one line. */
export const Line = z
  .string()
  .trim()
  .min(1, 'must not be empty')
  .max(300, 'must be 300 characters at most')
  .regex(/^\P{Cc}*$/u, 'must be one line without control characters')
export const Note = z.string().max(100_000, 'must be 100,000 characters at most')
export const Email = z.email({ error: 'must be an e-mail address, such as dana@example.com' }).max(254)

export const Interval = z.object({ start: Instant, end: Instant })

/** Half open `[from, to)`, at most ten years: longer ranges are a mistake, and would take for ever. */
const TEN_YEARS = 10 * 366 * 86_400_000
export function checkRange(range: { from: string; to: string }, ctx: z.RefinementCtx): void {
  const length = Date.parse(range.to) - Date.parse(range.from)
  if (length <= 0) ctx.addIssue({ code: 'custom', path: ['to'], message: 'must be after "from"' })
  if (length > TEN_YEARS) ctx.addIssue({ code: 'custom', path: ['to'], message: 'must be within ten years of "from"' })
}

export const Role = z.enum(['ae', 'presales', 'csm', 'sdr', 'bdr', 'manager'])
export type Role = z.infer<typeof Role>
