import { z } from 'zod'
import { call } from './errors.ts'
import { Activity, Callable } from './leads.ts'
import { Id, Instant, Line, LocalDay, LocalEnd, LocalStart, Zone } from './primitives.ts'

const Stretch = z.object({ start: LocalStart, end: LocalEnd })
const Day = z
  .array(Stretch)
  .max(10)
  .refine((day) => day.every((one) => one.start < one.end), 'must end after it starts')
  .refine(
    (day) => day.every((one, i) => i === 0 || (day[i - 1]?.end ?? '') <= one.start),
    'must be in order and not overlap',
  )
/** Monday first; a day without stretches is closed. */
const Week = z.array(Day).length(7, 'must have seven days, Monday first')

const Hours = z.object({
  week: Week,
  /** Whether a public holiday of the place closes the day. */
  holidays: z.enum(['open', 'closed']),
  /** A call outside the hours is warned of, or made only with a reason that is kept. */
  effect: z.enum(['warn', 'block']),
  /** Where the hours come from. */
  source: z.string().trim().min(1, 'must say where the hours come from').max(300, 'must be 300 characters at most'),
  /** The local day on which somebody last compared them with it. */
  asOf: LocalDay,
})

export const CallingRule = Hours.extend({
  /** `US`, `US-FL`, or `*` for every place without a rule of its own. */
  key: z.string(),
  country: z.string().nullable(),
  /** Code of a state or region; null for the rule of a country. */
  region: z.string().nullable(),
  /** `Florida`, `Germany`, `Everywhere else`. */
  name: z.string(),
  /** `default` as the app comes with it, `changed` by the team, `own` where the app has none. */
  from: z.enum(['default', 'changed', 'own']),
})
export type CallingRule = z.infer<typeof CallingRule>

/** Nobody is called in another age, and no calendar knows its holidays. */
const At = Instant.refine((text) => text > '1900' && text < '2200', 'must be between the years 1900 and 2200')

const Key = z.object({ key: z.string().max(20) })

export const calling = {
  /** Every rule: countries by name, each with its regions after it, the rule for everywhere else last. */
  table: call.output(z.object({ rules: z.array(CallingRule) })),
  /** Changes what is named; `asOf` is today unless told. A rule as the app comes with it is kept as that. */
  saveRule: call.input(Key.extend(Hours.partial().shape)).output(CallingRule),
  /** A rule for a country, or a state or region of one, that has none yet. What is not named is as it was there before. */
  addRule: call
    .input(
      Hours.partial().extend({
        country: z.string().trim().min(1).max(100),
        region: z.string().trim().min(1).max(100).optional(),
      }),
    )
    .output(CallingRule),
  /** Puts back a rule that the app comes with; one of the team's own is taken away. */
  resetRule: call.input(Key).output(z.object({ rule: CallingRule.optional() })),
  /** Whether a lead, or anybody at a place, may be called at an instant; now unless told. */
  check: call
    .input(
      z.union([
        z.object({ leadId: Id, at: At.optional() }),
        z.object({
          zone: Zone,
          country: z.string().max(100).optional(),
          region: z.string().max(100).optional(),
          at: At.optional(),
        }),
      ]),
    )
    .output(Callable),
  /** Keeps in the history why a lead is called although the hours say no. Refused for who is never to be called. */
  callAnyway: call.input(z.object({ leadId: Id, reason: Line })).output(Activity),
}
