import type { Collision } from '../../shared/contract/calendars.ts'
import { iso, type Services } from './services.ts'
import { collisionRows } from './store/calendars.ts'
import type { RepRow } from './store/reps.ts'

/**
 * Booked meetings still to come that a busy calendar of a rep of theirs is in the way of, by start: this one, or any.
 * From what is kept laid out, which is all of the next year.
 */
export const listCollisions = (services: Services, calendarId: string | null): Collision[] =>
  collisionRows(services.db, calendarId, services.clock.now()).map((row) => ({
    meetingId: row.meeting_id,
    start: iso(row.start_ms),
    end: iso(row.end_ms),
    leadId: row.lead_id,
    leadName: row.lead_name,
    repId: row.rep_id,
    repName: row.rep_name,
    event: {
      title: row.event_title,
      start: iso(row.event_start_ms),
      end: iso(row.event_end_ms),
      allDay: row.event_all_day === 1,
      source: row.source,
    },
  }))

/** Tells the page of the booked meetings that a calendar which came by itself was not in the way of before. */
export function announceCollisions(
  { feed }: Services,
  rep: RepRow,
  calendar: string,
  before: readonly Collision[],
  now: readonly Collision[],
): void {
  const known = new Set(before.map((one) => one.meetingId))
  const meetingIds = now.map((one) => one.meetingId).filter((id) => !known.has(id))
  if (meetingIds.length > 0) {
    feed.announce({ type: 'collisions', repId: rep.id, repName: rep.name, calendar, meetingIds })
  }
}
