import { DAY } from '../../../shared/time/instant.ts'
import type { Services } from '../services.ts'
import { listObjectsOf, listWritten, type AccountRow, type ObjectRow, type WrittenRow } from '../store/caldav.ts'
import { getRep } from '../store/reps.ts'
import { hrefOf } from './calendarServer.ts'
import { wantedMeetings, type WantedMeeting } from './ourObject.ts'
import { stepFor, type Sides, type Step, type There } from './plan.ts'
import { timeOf } from './theirObject.ts'

/** Meetings that ended before this are left as they are, there and here. */
const BEHIND = DAY
/** What we wrote is remembered for as long after its end. */
const REMEMBERED = 31 * DAY

/** One meeting of an account: what it ought to be, what we wrote, what is there, and what follows. */
export interface Entry extends Sides {
  readonly meetingId: string
  readonly href: string
  readonly title: string
  readonly uid: string
  readonly wanted: WantedMeeting | undefined
  readonly row: WrittenRow | undefined
  readonly object: ObjectRow | undefined
  readonly step: Step
}

/**
 * The meetings that this account writes, wrote, or has to take away, by what the store knows of the server. Nothing where
 * meetings are not to be written: what was written before that is left as it is.
 */
export function entriesOf(services: Services, account: AccountRow): Entry[] {
  if (account.write_meetings === 0) return []
  const { db, clock } = services
  const zone = getRep(db, account.rep_id)?.zone ?? services.settings().zone
  const since = clock.now() - BEHIND
  const wanted = wantedMeetings(db, account.rep_id, since, services.settings())
  const written = new Map(
    listWritten(db, account.id)
      // Over already: what became of it is not the server's business, unless it was called off.
      .filter((row) => wanted.has(row.meeting_id) || row.end_ms > since)
      .map((row) => [row.meeting_id, row]),
  )
  const uids = [...wanted.values(), ...written.values()].map((one) => one.uid)
  const objects = Map.groupBy(listObjectsOf(db, account.id, uids), (object) => object.uid)

  return [...new Set([...wanted.keys(), ...written.keys()])].flatMap((meetingId): Entry[] => {
    const meeting = wanted.get(meetingId)
    const row = written.get(meetingId)
    const known = meeting ?? row
    if (!known) return []
    const href = row?.href ?? hrefOf(account.calendar_url, meetingId)
    const here = objects.get(known.uid) ?? []
    const object = here.find((one) => one.href === href)
    // The rep took the invite itself in: it is in their calendar already, and with people in it is not ours to write.
    if (!row && !object && here.length > 0) return []
    const around = meeting?.start ?? row?.start_ms ?? 0
    const there: There | undefined = object && { etag: object.etag, time: timeOf(object.ics, around, zone) }
    const sides = { wanted: meeting, written: row && asWritten(row), there }
    return [
      {
        ...sides,
        meetingId,
        href,
        title: meeting?.title ?? row?.title ?? '',
        uid: known.uid,
        row,
        object,
        step: stepFor(sides),
      },
    ]
  })
}

const asWritten = (row: WrittenRow): NonNullable<Sides['written']> => ({
  meetingId: row.meeting_id,
  href: row.href,
  etag: row.etag,
  version: row.version,
  start: row.start_ms,
  end: row.end_ms,
  sentStart: row.sent_start_ms,
  sentEnd: row.sent_end_ms,
  decision: row.decision && row.decided_for !== null ? { keep: row.decision, for: row.decided_for } : null,
})

/** What was written so long ago that it need not be remembered. */
export const longOver = (services: Services, accountId: string): WrittenRow[] =>
  listWritten(services.db, accountId).filter((row) => row.end_ms < services.clock.now() - REMEMBERED)
