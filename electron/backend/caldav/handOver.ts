import { createHash } from 'node:crypto'
import { importCalendar } from '../calendarImport.ts'
import type { Services } from '../services.ts'
import { getState, listObjects, meetingsOfUids, updateState, type AccountRow, type ObjectRow } from '../store/caldav.ts'
import { getCalendar, touchCalendar } from '../store/calendars.ts'
import { getRep } from '../store/reps.ts'
import { entriesOf } from './sides.ts'
import { sequenceOf, timeOf } from './theirObject.ts'

const EMPTY = 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Setpoint//Setpoint//EN\r\nEND:VCALENDAR\r\n'

/** Hands what the server holds to the rep's busy calendars, as of `asOf`; when nothing is new, only that it was looked at. */
export async function handOver(
  services: Services,
  account: AccountRow,
  asOf: number,
  signal: AbortSignal,
): Promise<void> {
  const { db } = services
  const objects = busyObjects(services, account)
  const digest = createHash('sha256').update(account.name)
  for (const { href, etag } of objects) digest.update(`\n${href} ${etag}`)
  const handed = digest.digest('base64url')
  const state = getState(db, account.id)
  if (state.handed === handed && state.calendar_id && getCalendar(db, state.calendar_id)) {
    const id = state.calendar_id
    services.change(`Looked at calendar ${account.name}`, (tx) => touchCalendar(tx, id, asOf), {
      undoable: false,
      quiet: true,
    })
    return
  }
  const ics = objects.map((object) => object.ics.replace(/(\r?\n)*$/, '\r\n')).join('') || EMPTY
  const { calendarId } = await importCalendar(services, {
    repId: account.rep_id,
    name: account.name,
    ics,
    asOf,
    by: 'program',
    signal,
  })
  signal.throwIfAborted()
  services.change(`Read ${account.name}`, (tx) => updateState(tx, account.id, { calendar_id: calendarId, handed }), {
    undoable: false,
  })
}

/**
 * What of a server says when its owner is busy. Entries of our own meetings, known by their UID, are left out: we know
 * better than an older copy when a meeting is. Where a person moved one on the server it counts, until it is decided
 * which of both times holds: nothing else is booked there meanwhile.
 */
function busyObjects(services: Services, account: AccountRow): ObjectRow[] {
  const { db } = services
  const objects = listObjects(db, account.id).filter((object) => object.ics !== '')
  const uids = [...new Set(objects.flatMap((object) => object.uid ?? []))]
  const meetings = new Map(meetingsOfUids(db, uids).map((meeting) => [meeting.uid, meeting]))
  const entries = new Map(entriesOf(services, account).map((entry) => [entry.href, entry]))
  const zone = getRep(db, account.rep_id)?.zone ?? services.settings().zone
  return objects.filter((object) => {
    const entry = entries.get(object.href)
    if (entry) {
      if (entry.step.kind === 'conflict') return true
      return entry.step.kind === 'nothing' && entry.row?.decision === 'leave'
    }
    const meeting = object.uid === null ? undefined : meetings.get(object.uid)
    if (!meeting) return true
    if (sequenceOf(object.ics) < meeting.sequence) return false
    const time = timeOf(object.ics, meeting.start_ms, zone)
    return time !== null && (time.start !== meeting.start_ms || time.end !== meeting.end_ms)
  })
}
