import type { Busy, BusyCalendar } from '../../shared/contract/calendars.ts'
import { parseInstant } from '../../shared/time/instant.ts'
import { listCollisions } from './calendarCollisions.ts'
import { importCalendar } from './calendarImport.ts'
import { busyWithin, refreshWindows } from './calendarWindows.ts'
import type { Implementer } from './implementer.ts'
import { refuse } from './refusals.ts'
import { iso, type Services } from './services.ts'
import type { BusyRow } from './store/busy.ts'
import { letGo, pruneContents } from './store/calendarContents.ts'
import { deleteCalendar, getCalendar, listCalendars, type CalendarRow } from './store/calendars.ts'
import { accountOfCalendar } from './store/caldav.ts'
import { getRep } from './store/reps.ts'

export { importCalendar, type CalendarImport } from './calendarImport.ts'
export { busyWithin, refreshWindows } from './calendarWindows.ts'

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
    import: os.calendars.import.handler(({ input, signal }) => importCalendar(services, { ...input, signal })),
    list: os.calendars.list.handler(({ input }) => ({
      calendars: listCalendars(db, input.repId ?? null).map(toCalendar),
    })),
    collisions: os.calendars.collisions.handler(async () => {
      await refreshWindows(services)
      return { collisions: listCollisions(services, null) }
    }),
    remove: os.calendars.remove.handler(({ input }) => {
      const calendar = getCalendar(db, input.calendarId)
      if (!calendar) return { removed: false }
      if (accountOfCalendar(db, calendar.id)) {
        throw refuse.wrongState(
          `${calendar.name} comes from a server and would come again: disconnect it there, below.`,
        )
      }
      const name = getRep(db, calendar.rep_id)?.name ?? ''
      const now = services.clock.now()
      const removed = services.change(`Removed calendar ${calendar.name} of ${name}`, (tx) => {
        if (calendar.content_id) letGo(tx, calendar.id, calendar.content_id, now)
        const deleted = deleteCalendar(tx, calendar.id)
        pruneContents(tx, calendar.id, now)
        return deleted
      })
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
