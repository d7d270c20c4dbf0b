import { z } from 'zod'
import { call } from './errors.ts'
import { Email, Id, Line, Role, Zone } from './primitives.ts'

const Cap = z.int().min(1, 'must be 1 or more, or empty for no cap').max(100)
/** A country, or country and region, whose public holidays close the day: `DE`, `DE-BE`, `US-CA`. */
const HolidayRegion = z
  .string()
  .regex(/^[A-Z]{2}(-[A-Za-z0-9]{1,10}){0,2}$/, 'must be a country or region code, such as DE or DE-BE')

/** Who of the reps at the same fair share goes first. */
export const Priority = z.enum(['high', 'normal', 'low'])
export type Priority = z.infer<typeof Priority>

export const Rep = z.object({
  id: Id,
  name: Line,
  email: Email,
  role: Role,
  zone: Zone,
  weight: z.number(),
  priority: Priority,
  dayCap: z.int().nullable(),
  weekCap: z.int().nullable(),
  holidayRegion: z.string().nullable(),
  active: z.boolean(),
})
export type Rep = z.infer<typeof Rep>

/** Saving with an id changes what is named and leaves the rest; `null` empties a field. */
export const SaveRep = z.object({
  id: Id.optional(),
  name: Line,
  email: Email,
  role: Role,
  zone: Zone,
  weight: z.number().min(0, 'must be 0 or more').max(10_000).optional(),
  priority: Priority.optional(),
  dayCap: Cap.nullable().optional(),
  weekCap: Cap.nullable().optional(),
  holidayRegion: HolidayRegion.nullable().optional(),
  active: z.boolean().optional(),
})
export type SaveRep = z.infer<typeof SaveRep>

/** How old a rep's knowledge of their calendars is. */
export const CalendarAge = z.object({
  repId: Id,
  calendars: z.int(),
  asOf: z.string().nullable(),
  verified: z.boolean(),
})

export const reps = {
  save: call.input(SaveRep).output(Rep),
  get: call.input(z.object({ repId: Id })).output(Rep),
  list: call
    .input(z.object({ includeInactive: z.boolean().optional() }))
    .output(z.object({ reps: z.array(Rep), ages: z.array(CalendarAge) })),
}
