import type { Busy, BusyCalendar, ImportedCalendar } from '../../shared/contract/calendars.ts'
import { parseInstant } from '../../shared/time/instant.ts'
import { notACalendar } from './calendar/read/notACalendar.ts'
import { parseCalendar } from './calendar/read/readCalendar.ts'
import { calendarReading } from './calendarReading.ts'
import { aroundNow, busyWithin, layOutWindow } from './calendarWindows.ts'
import type { Implementer } from './implementer.ts'
import { refuse } from './refusals.ts'
import { iso, type Services } from './services.ts'
import type { BusyRow } from './store/busy.ts'
import {
  collidingMeetings,
  deleteCalendar,
  findCalendar,
  getCalendar,
  listCalendars,
  replaceBusy,
  saveCalendar,
  saveCalendarFile,
  type CalendarRow,
} from './store/calendars.ts'
import { getRep } from './store/reps.ts'

export { busyWithin, refreshWindows } from './calendarWindows.ts'

/**
 * Takes in a calendar file of a rep in the place of the one of that name. What cannot be read of it is named; a file
 * that is no calendar is refused (UNREADABLE) and what was there stays.
 */
export function importCalendar(
  services: Services,
  input: { readonly repId: string; readonly name: string; readonly ics: string },
): ImportedCalendar {
  const { db } = services
  const rep = getRep(db, input.repId)
  if (!rep) throw refuse.notFound('rep', input.repId)
  const wrong = notACalendar(input.ics)
  if (wrong) throw refuse.unreadable(wrong.reason, wrong.hint)

  const now = services.clock.now()
  const parsed = parseCalendar(input.ics)
  const { window, busy, skipped } = layOutWindow(parsed, { zone: rep.zone, email: rep.email }, now)
  const id = findCalendar(db, rep.id, input.name)?.id ?? services.newId()
  services.change(
    `Imported calendar ${input.name} of ${rep.name}`,
    (tx) => {
      saveCalendar(tx, { id, rep_id: rep.id, name: input.name, as_of_ms: now, events: parsed.events })
      saveCalendarFile(tx, id, input.ics, window)
      replaceBusy(tx, id, rep.id, busy)
    },
    // The file that it replaced is not kept.
    { undoable: false },
  )
  calendarReading(db).remember(id, parsed, input.ics.length)
  return {
    calendarId: id,
    events: parsed.events,
    occurrences: aroundNow(busy, now),
    skipped: [...parsed.skipped, ...skipped],
    asOf: iso(now),
    collisions: collidingMeetings(db, id, rep.id, now),
  }
}

const toCalendar = (row: CalendarRow): BusyCalendar => ({
  id: row.id,
  repId: row.rep_id,
  name: row.name,
  asOf: iso(row.as_of_ms),
  events: row.events,
})

const toBusy = (row: BusyRow): Busy => ({
  repId: row.rep_id,
  start: iso(row.start_ms),
  end: iso(row.end_ms),
  allDay: row.all_day === 1,
  source: row.source,
  ...(row.title !== null && { title: row.title }),
  ...(row.tentative === 1 && { tentative: true }),
})

export function calendarsTopic(os: Implementer, services: Services) {
  const { db } = services
  return {
    import: os.calendars.import.handler(({ input }) => importCalendar(services, input)),
    list: os.calendars.list.handler(({ input }) => ({
      calendars: listCalendars(db, input.repId ?? null).map(toCalendar),
    })),
    remove: os.calendars.remove.handler(({ input }) => {
      const calendar = getCalendar(db, input.calendarId)
      if (!calendar) return { removed: false }
      const name = getRep(db, calendar.rep_id)?.name ?? ''
      const removed = services.change(
        `Removed calendar ${calendar.name} of ${name}`,
        (tx) => deleteCalendar(tx, calendar.id),
        { undoable: false },
      )
      calendarReading(db).forget(calendar.id)
      return { removed }
    }),
  }
}

export function busyTopic(os: Implementer, services: Services) {
  return {
    list: os.busy.list.handler(({ input }) => {
      // A rep who is not there must not look free.
      const unknown = input.repIds.find((repId) => !getRep(services.db, repId))
      if (unknown) throw refuse.notFound('rep', unknown)
      return { busy: busyWithin(services, input.repIds, parseInstant(input.from), parseInstant(input.to)).map(toBusy) }
    }),
  }
}
