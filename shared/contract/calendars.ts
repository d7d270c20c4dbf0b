import { z } from 'zod'
import { call } from './errors.ts'
import { checkRange, Id, Instant, Line } from './primitives.ts'
import { watchedFolders } from './watchedFolders.ts'

export const Skipped = z.object({ uid: z.string().optional(), line: z.int().optional(), reason: z.string() })
export type Skipped = z.infer<typeof Skipped>

/** What an import changed of what is still to come, against what the calendar of this name held before it. */
export const CalendarChanges = z.object({
  /** Busy stretches, each occurrence of a series for itself. */
  added: z.int(),
  removed: z.int(),
  moved: z.int(),
  /** The soonest of them. */
  examples: z.array(
    z.object({
      kind: z.enum(['added', 'removed', 'moved']),
      title: z.string(),
      start: Instant,
      end: Instant,
      allDay: z.boolean(),
      /** From when a moved one was moved. */
      was: z.object({ start: Instant, end: Instant }).optional(),
      /** How many more of the same series. */
      more: z.int(),
    }),
  ),
})
export type CalendarChanges = z.infer<typeof CalendarChanges>

/** A booked meeting that an event of a busy calendar of its rep overlaps. */
export const Collision = z.object({
  meetingId: Id,
  start: Instant,
  end: Instant,
  leadId: Id,
  leadName: z.string(),
  repId: Id,
  repName: z.string(),
  /** The event; of several the first. */
  event: z.object({
    title: z.string().nullable(),
    start: Instant,
    end: Instant,
    allDay: z.boolean(),
    source: z.string(),
  }),
})
export type Collision = z.infer<typeof Collision>

export const ImportedCalendar = z.object({
  calendarId: Id,
  /** Events in the file that were understood. */
  events: z.int(),
  /** Busy stretches they make inside the window that is kept at hand. */
  occurrences: z.int(),
  skipped: z.array(Skipped),
  asOf: Instant,
  /** Booked meetings that the calendar now collides with. */
  collisions: z.array(Id).default([]),
  /** The same with what there is to say of them. */
  colliding: z.array(Collision).optional(),
  /** Absent where there was no calendar of this name before. */
  changes: CalendarChanges.optional(),
})
export type ImportedCalendar = z.infer<typeof ImportedCalendar>

export const BusyCalendar = z.object({ id: Id, repId: Id, name: z.string(), asOf: Instant, events: z.int() })
export type BusyCalendar = z.infer<typeof BusyCalendar>

export const Busy = z.object({
  repId: Id,
  start: Instant,
  end: Instant,
  allDay: z.boolean(),
  /** The name of the calendar it is from. */
  source: z.string(),
  title: z.string().optional(),
  tentative: z.boolean().optional(),
})
export type Busy = z.infer<typeof Busy>

export const calendars = {
  /** The same name again for the same rep replaces what it held. One bad event is skipped and named, never the file. */
  import: call.input(z.object({ repId: Id, name: Line, ics: z.string() })).output(ImportedCalendar),
  list: call.input(z.object({ repId: Id.optional() })).output(z.object({ calendars: z.array(BusyCalendar) })),
  /** Booked meetings still to come that a busy calendar is in the way of, by start. */
  collisions: call.output(z.object({ collisions: z.array(Collision) })),
  remove: call.input(z.object({ calendarId: Id })).output(z.object({ removed: z.boolean() })),
  ...watchedFolders,
}

export const busy = {
  list: call
    .input(z.object({ repIds: z.array(Id).max(1000), from: Instant, to: Instant }).superRefine(checkRange))
    .output(z.object({ busy: z.array(Busy) })),
}
