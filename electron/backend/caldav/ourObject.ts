import { createHash } from 'node:crypto'
import type { FullSettings } from '../../../shared/contract/workspace.ts'
import { calendarBrief } from '../briefFacts.ts'
import { factsOf } from '../calendar/facts.ts'
import { inviteEvent } from '../calendar/inviteEvent.ts'
import type { InviteEvent } from '../calendar/write/event.ts'
import { writeCalendar } from '../calendar/write/calendar.ts'
import type { ReadableDb } from '../store/database.ts'
import { listAgenda, listInviteSeats } from '../store/invites.ts'
import type { Wanted } from './plan.ts'

/** A meeting that ought to be on a server, with what its entry says. */
export interface WantedMeeting extends Wanted {
  readonly uid: string
  readonly title: string
  readonly event: InviteEvent
}

/** The end of time, for a range that has none. */
const EVER = 8.64e15

/** The meetings of a rep that are not cancelled and end after `since`, by id. */
export function wantedMeetings(
  db: ReadableDb,
  repId: string,
  since: number,
  settings: FullSettings,
): Map<string, WantedMeeting> {
  const rows = listAgenda(db, repId, since, EVER)
  const seats = Map.groupBy(
    listInviteSeats(
      db,
      rows.map((row) => row.id),
    ),
    (seat) => seat.meeting_id,
  )
  return new Map(
    rows.map((row) => {
      const facts = factsOf(row, seats.get(row.id) ?? [], settings)
      const event = inviteEvent(facts, settings, 0, 'rep', calendarBrief(db, facts, settings))
      return [
        row.id,
        {
          meetingId: row.id,
          uid: row.uid,
          title: event.summary,
          version: versionOf(event),
          start: event.start,
          end: event.end,
          event,
        },
      ]
    }),
  )
}

/** Of all that the object says but when it was written: the same version says the same. */
function versionOf(event: InviteEvent): string {
  // The people are not in the object.
  const { stamp: _stamp, modified: _modified, organizer: _organizer, attendees: _attendees, ...said } = event
  return createHash('sha256').update(JSON.stringify(said)).digest('base64url').slice(0, 22)
}

/** The object as it is stored, made at the instant `now`. */
export const objectOf = ({ event }: WantedMeeting, now: number): string =>
  writeCalendar({ method: null, events: [{ ...event, stamp: now }] })
