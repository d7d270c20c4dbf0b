import { z } from 'zod'
import { call } from './errors.ts'
import { checkRange, Id, Instant, LocalDay, LocalEnd, LocalStart, Zone } from './primitives.ts'

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

/**
 * Travel, or a move for good: the local dates from `from` until before `to`, the first day back, are lived by the clock
 * of `zone`; without `to` from then on. How the dates meet where the zone changes: shared/availability/wallClock.ts.
 */
export const ZonePeriod = z
  .object({ from: LocalDay, to: LocalDay.optional(), zone: Zone })
  .refine((period) => period.to === undefined || period.from < period.to, {
    path: ['to'],
    error: 'must be after the first day away; it is the first day back',
  })
export type ZonePeriod = z.infer<typeof ZonePeriod>

function refuseTwoPlaces(periods: readonly ZonePeriod[], ctx: z.RefinementCtx): void {
  periods.forEach((one, i) => {
    const overlaps = periods.some(
      (two, j) => j < i && (two.to === undefined || one.from < two.to) && (one.to === undefined || two.from < one.to),
    )
    if (overlaps) ctx.addIssue({ code: 'custom', path: [i, 'from'], message: 'overlaps another stay elsewhere' })
  })
}

function refuseTwice(days: readonly string[], ctx: z.RefinementCtx): void {
  days.forEach((day, i) => {
    if (days.indexOf(day) < i) ctx.addIssue({ code: 'custom', path: [i], message: 'is named twice' })
  })
}

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
  /** In order of their first day. */
  zonePeriods: z.array(ZonePeriod).max(200).superRefine(refuseTwoPlaces).default([]),
  /**
   * Days on which the rep works although they are public holidays of the rep's region. By day, not by name: the names
   * are those of a calendar that is brought up to date, and a holiday that is worked this year need not be next year.
   */
  holidaysOff: z.array(LocalDay).max(2000).superRefine(refuseTwice).default([]),
})
/** As it is entered: travel and holidays may be left out. */
export type Availability = z.input<typeof Availability>

/** A public holiday of the rep's region; `on` when it closes the day, false when it is switched off for the rep. */
export const Holiday = z.object({ date: LocalDay, name: z.string(), on: z.boolean() })
export type Holiday = z.infer<typeof Holiday>

export const availability = {
  /**
   * Replaces the rep's rules. Travel and the holidays that are switched off stay as they are when they are not named, so
   * that a caller who only knows of hours does not lose them.
   */
  save: call
    .input(
      Availability.extend({
        overrides: Availability.shape.overrides.default([]),
        timeOff: Availability.shape.timeOff.default([]),
        zonePeriods: Availability.shape.zonePeriods.unwrap().optional(),
        holidaysOff: Availability.shape.holidaysOff.unwrap().optional(),
      }),
    )
    .output(Availability),
  get: call.input(z.object({ repId: Id })).output(Availability),
  /** The public holidays of the rep's region with `from <= date < to`, by date; none when no region is chosen. */
  holidays: call
    .input(z.object({ repId: Id, from: LocalDay, to: LocalDay }).superRefine(checkRange))
    .output(z.object({ holidays: z.array(Holiday) })),
}
