import type { Given } from '../../shared/slots/ledger.ts'
import type { Services, TouchedRows } from './services.ts'
import { changesMeetings } from './store/change.ts'
import { holdersOf, listGiven, type GivenRow } from './store/meetings.ts'

/** More meetings touched at once than this, and all is read again. */
const FEW = 200

/**
 * What each rep was given in the period, kept between questions: every search for slots asks for it, and a booking
 * changes it for a few reps only. Follows each commit; inside a change that has touched meetings already it is read from
 * the store and not kept, because the change may yet be taken back.
 */
class GivenMeetings {
  readonly #services: Services
  readonly #byRep = new Map<string, readonly Given[]>()
  #since = Number.NaN

  constructor(services: Services) {
    this.#services = services
    services.afterChange((touched) => this.#follow(touched))
  }

  /** By rep; a rep who was given nothing has an empty list. */
  of(repIds: readonly string[], since: number): ReadonlyMap<string, readonly Given[]> {
    const { db } = this.#services
    if (db.inTransaction && changesMeetings(db)) return byRep(repIds, listGiven(db, repIds, since))
    if (since !== this.#since) this.#byRep.clear()
    this.#since = since
    const missing = [...new Set(repIds)].filter((id) => !this.#byRep.has(id))
    if (missing.length > 0) {
      for (const [id, given] of byRep(missing, listGiven(db, missing, since))) this.#byRep.set(id, given)
    }
    return this.#byRep
  }

  #follow(touched: TouchedRows): void {
    const meetings = touched.get('meetings')
    if (!meetings) {
      if (touched.has('meeting_reps')) this.#byRep.clear()
      return
    }
    if (meetings.size > FEW) {
      this.#byRep.clear()
      return
    }
    for (const id of holdersOf(this.#services.db, [...meetings])) this.#byRep.delete(id)
    for (const [id, given] of this.#byRep) if (given.some((one) => meetings.has(one.meetingId))) this.#byRep.delete(id)
  }
}

const OUTCOMES: Partial<Record<GivenRow['status'], Given['outcome']>> = { no_show: 'noShow', cancelled: 'cancelled' }

function byRep(repIds: readonly string[], rows: readonly GivenRow[]): Map<string, Given[]> {
  const found = new Map<string, Given[]>(repIds.map((id) => [id, []]))
  for (const row of rows) {
    found.get(row.rep_id)!.push({
      meetingId: row.meeting_id,
      repId: row.rep_id,
      start: row.start_ms,
      booked: row.created_ms,
      outcome: OUTCOMES[row.status] ?? 'counts',
    })
  }
  return found
}

const kept = new WeakMap<Services, GivenMeetings>()

/** One for each open workspace. */
export function givenMeetings(services: Services): GivenMeetings {
  let given = kept.get(services)
  if (!given) kept.set(services, (given = new GivenMeetings(services)))
  return given
}
