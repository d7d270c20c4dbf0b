import { z } from 'zod'
import { call } from './errors.ts'
import { Id, Instant, LocalDay, LocalEnd, LocalStart } from './primitives.ts'

const minutes = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))

export const Stretch = z
  .object({ start: LocalStart, end: LocalEnd })
  .refine((stretch) => minutes(stretch.start) < minutes(stretch.end), {
    path: ['end'],
    error: 'must be after the start; hours past midnight are two stretches, one to 24:00 and one from 00:00',
  })
export type Stretch = z.infer<typeof Stretch>

const Weekday = z.int().min(1, 'must be 1 (Monday) to 7 (Sunday)').max(7, 'must be 1 (Monday) to 7 (Sunday)')
export const WeeklyStretch = z
  .object({ weekday: Weekday, start: LocalStart, end: LocalEnd })
  .refine((stretch) => minutes(stretch.start) < minutes(stretch.end), {
    path: ['end'],
    error: 'must be after the start; hours past midnight are two stretches, one to 24:00 and one from 00:00',
  })
export type WeeklyStretch = z.infer<typeof WeeklyStretch>

/** Stretches that share time say two different things about it: refused, so that neither silently wins. */
function refuseOverlaps(stretches: readonly (Stretch & { weekday?: number })[], ctx: z.RefinementCtx): void {
  stretches.forEach((one, i) => {
    const other = stretches.findIndex(
      (two, j) =>
        j < i &&
        one.weekday === two.weekday &&
        minutes(one.start) < minutes(two.end) &&
        minutes(two.start) < minutes(one.end),
    )
    if (other >= 0)
      ctx.addIssue({ code: 'custom', path: [i, 'start'], message: 'overlaps another stretch of the same day' })
  })
}

export const Override = z.object({ date: LocalDay, intervals: z.array(Stretch).max(48).superRefine(refuseOverlaps) })
export type Override = z.infer<typeof Override>

/**
 * Time off in hours (two instants) or in days (two local days of the rep's zone). Both half open: an `end` day is the
 * first day back.
 */
export const TimeOff = z
  .union(
    [
      z.object({ start: Instant, end: Instant, reason: z.string().max(300).optional() }),
      z.object({ start: LocalDay, end: LocalDay, reason: z.string().max(300).optional() }),
    ],
    { error: 'needs a start and an end: both instants such as 2026-11-23T09:00:00Z, or both days such as 2026-11-23' },
  )
  .refine((off) => Date.parse(off.start) < Date.parse(off.end), { path: ['end'], error: 'must be after the start' })
export type TimeOff = z.infer<typeof TimeOff>

export const Availability = z.object({
  repId: Id,
  weekly: z.array(WeeklyStretch).max(336).superRefine(refuseOverlaps),
  overrides: z
    .array(Override)
    .max(2000)
    .superRefine((overrides, ctx) => {
      const seen = new Set<string>()
      overrides.forEach((override, i) => {
        if (seen.has(override.date)) {
          ctx.addIssue({
            code: 'custom',
            path: [i, 'date'],
            message: 'is named twice; put its hours into one override',
          })
        }
        seen.add(override.date)
      })
    }),
  timeOff: z.array(TimeOff).max(2000),
})
export type Availability = z.infer<typeof Availability>

export const availability = {
  /** Replaces the rep's rules. */
  save: call
    .input(
      Availability.extend({
        overrides: Availability.shape.overrides.default([]),
        timeOff: Availability.shape.timeOff.default([]),
      }),
    )
    .output(Availability),
  get: call.input(z.object({ repId: Id })).output(Availability),
}
