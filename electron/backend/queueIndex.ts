import type { QueueKind } from '../../shared/contract/leads.ts'
import type { Calling } from '../../shared/priority/callingHours.ts'
import { openRung } from '../../shared/priority/ladder.ts'
import {
  comparePlaces,
  KIND_ORDER,
  placeOf,
  placeUntil,
  rankOf,
  type Place,
  type QueuedLead,
} from '../../shared/priority/place.ts'
import type { PriorityRules } from '../../shared/priority/rules.ts'
import { Smallest } from '../../shared/priority/smallest.ts'
import type { Score } from '../../shared/priority/score.ts'
import { HOUR } from '../../shared/time/instant.ts'
import { workspaceCalling } from './callingTable.ts'
import { followUpRulesOf } from './followUpRules.ts'
import { callingOf, entryOf, rescored, whereaboutsOf, type Entry, type Whereabouts } from './queueEntry.ts'
import { scoringOf, type Scoring } from './scoring.ts'
import type { Services, TouchedRows } from './services.ts'
import {
  leadsOfMeetings,
  liveMeetings,
  liveMeetingsOf,
  openQueueRows,
  queueRowsOf,
  type LiveMeetingRow,
  type QueuedRow,
  type QueueRow,
} from './store/queue.ts'
import { suppressionsOf } from './suppression/book.ts'

export interface Found {
  readonly lead: QueuedLead
  readonly entry: Entry
  readonly place: Place
}

/** An entry with its place, and the time in which that is its place: a walk works out anew only what can have changed. */
interface Kept {
  entry: Entry
  found: Found | undefined
  /** Of its place, repeated here so that a walk need not look at what is not on the page; −1 for none. */
  rank: number
  order: number
  from: number
  until: number
}
const NEVER = { found: undefined, rank: -1, order: 0, from: 0, until: Number.NEGATIVE_INFINITY } as const

export interface QueuePage {
  readonly found: readonly Found[]
  readonly counts: Record<QueueKind, number>
}

const none = (): Record<QueueKind, number> => ({
  callBack: 0,
  confirm: 0,
  outcome: 0,
  recover: 0,
  answer: 0,
  score: 0,
})

/** More touched rows than this are not worth following one by one. */
const FOLLOWED = 20_000

/**
 * All open leads in memory, scored, so that the queue is a walk over them and not over the data file. Read at first use,
 * kept up after each commit; nothing in it is the truth.
 */
export class QueueIndex {
  readonly #services: Services
  /** Read with what few rules ask for. */
  #withMore = false
  /** Of the setter, as it was when the ladders were worked out. */
  #ownZone = ''
  #entries: Map<string, Kept> | undefined
  /** By meeting, so that one that is gone still leads to its lead. */
  readonly #leadOf = new Map<string, string>()
  readonly #whereabouts = new Map<string, Whereabouts>()
  readonly #calling = new Map<Whereabouts, { calling: Calling; from: number; until: number }>()

  constructor(services: Services) {
    this.#services = services
    // Before this index follows a change of the rules, of the hours or of the list, they are the new ones.
    scoringOf(services)
    workspaceCalling(services)
    suppressionsOf(services)
    followUpRulesOf(services)
    services.afterChange((touched) => this.#follow(touched))
  }

  /** The first `offset + limit` places less `offset`, of some kinds or of all, and how many leads there are of each kind. `limit` is 1 at least. */
  page(at: number, which: { offset: number; limit: number; kinds?: readonly QueueKind[] }): QueuePage {
    const counts = none()
    const first = new Smallest<Found>(which.offset + which.limit, comparePlaces)
    const only = which.kinds && KIND_ORDER.map((kind) => which.kinds?.includes(kind))
    let [boundRank, boundOrder] = [Number.POSITIVE_INFINITY, 0]
    const byKind = KIND_ORDER.map(() => 0)
    this.#each(at, (kept) => {
      const { rank, order, found } = kept
      const kind = rank % KIND_ORDER.length
      byKind[kind] = (byKind[kind] ?? 0) + 1
      if (only && !only[kind]) return
      if (!found || rank > boundRank || (rank === boundRank && order > boundOrder)) return
      first.add(found)
      const { bound } = first
      if (bound) [boundRank, boundOrder] = [rankOf(bound.place), bound.place.order]
    })
    KIND_ORDER.forEach((kind, i) => (counts[kind] = byKind[i] ?? 0))
    return { found: first.sorted().slice(which.offset), counts }
  }

  counts(at: number): QueuePage['counts'] {
    return this.page(at, { offset: 0, limit: 1 }).counts
  }

  /** How many meetings ahead have a step of their ladder to do: each one step, as a try does every step that is due. */
  stepsDue(at: number): number {
    const { score } = scoringOf(this.#services)
    let steps = 0
    for (const { entry } of this.#all(score.needsMore).values()) {
      for (const meeting of entry.lead.meetings) if (meeting.start > at && openRung(meeting, at)) steps += 1
    }
    return steps
  }

  /**
   * Who of the queue, or of some kinds of it, may be called and comes next after a lead, else from the start; never that
   * lead itself. With its place, from 0.
   */
  nextCallable(
    at: number,
    after?: string,
    kinds?: readonly QueueKind[],
  ): { next: Found; position: number } | undefined {
    const places: Found[] = []
    let from: Found | undefined
    this.walk(at, (found) => {
      if (found.lead.id === after) from = found
      if (!kinds || kinds.includes(found.place.kind)) places.push(found)
    })
    let [later, first]: (Found | undefined)[] = []
    for (const found of places) {
      if (found === from || !this.calling(found.entry.whereabouts, at).now) continue
      if (!first || comparePlaces(found, first) < 0) first = found
      if (from && comparePlaces(found, from) < 0) continue
      if (!later || comparePlaces(found, later) < 0) later = found
    }
    const next = later ?? first
    return next && { next, position: places.filter((found) => comparePlaces(found, next) < 0).length }
  }

  /** Whether leads of these whereabouts may be called; asked anew only once the answer can have changed. */
  calling(whereabouts: Whereabouts, at: number): Calling {
    const known = this.#calling.get(whereabouts)
    if (known && known.from <= at && at < known.until) return known.calling
    const calling = callingOf(whereabouts, at, workspaceCalling(this.#services).hours)
    const unchanging = calling.why === 'noPhone' || calling.why === 'zoneUnknown'
    const until = unchanging ? Number.POSITIVE_INFINITY : (calling.changes ?? at + HOUR)
    this.#calling.set(whereabouts, { calling, from: unchanging ? Number.NEGATIVE_INFINITY : at, until })
    return calling
  }

  /** Every lead of the queue with its place, in no order. */
  walk(at: number, visit: (found: Found) => void): void {
    this.#each(at, ({ found }) => found && visit(found))
  }

  #each(at: number, visit: (kept: Kept) => void): void {
    const { answerWithinMinutes } = this.#services.settings()
    const { score } = scoringOf(this.#services)
    const { rules } = followUpRulesOf(this.#services)
    for (const kept of this.#all(score.needsMore).values()) {
      if (at < kept.from || at >= kept.until) this.#place(kept, score, at, answerWithinMinutes, rules)
      if (kept.rank >= 0) visit(kept)
    }
  }

  /** The same by other rules than those that hold; nothing of it is kept. */
  walkBy(scoring: Scoring, at: number, visit: (found: Found) => void): void {
    const { rules } = followUpRulesOf(this.#services)
    const { answerWithinMinutes } = this.#services.settings()
    const { score } = scoring
    for (const kept of this.#all(score.needsMore).values()) {
      const entry = rescored(kept.entry, scoring)
      const { lead, whereabouts, lasting } = entry
      const points = lasting + score.timed(lead, at)
      const place = placeOf(lead, at, points, this.calling(whereabouts, at), answerWithinMinutes, rules)
      if (place) visit({ lead, entry, place })
    }
  }

  /* oxlint-disable no-param-reassign -- what is kept is this index's own */
  #place(kept: Kept, score: Score, at: number, answerWithin: number, rules: PriorityRules): void {
    const { entry } = kept
    const { lead, whereabouts, lasting } = entry
    const calling = this.calling(whereabouts, at)
    const place = placeOf(lead, at, lasting + score.timed(lead, at), calling, answerWithin, rules)
    kept.found = place && { lead, entry, place }
    kept.rank = place ? rankOf(place) : -1
    kept.order = place?.order ?? 0
    kept.from = at
    kept.until = Math.min(
      placeUntil(lead, at, answerWithin, rules),
      score.timedUntil(lead, at),
      this.#calling.get(whereabouts)?.until ?? at,
    )
  }
  /* oxlint-enable no-param-reassign */

  #all(withMore: boolean): Map<string, Kept> {
    if (this.#entries && (this.#withMore || !withMore)) return this.#entries
    const { db } = this.#services
    this.#withMore = withMore
    this.#ownZone = this.#services.settings().zone
    this.#entries = new Map()
    this.#leadOf.clear()
    this.#whereabouts.clear()
    this.#calling.clear()
    this.#add(openQueueRows(db, withMore), liveMeetings(db), suppressionsOf(this.#services).leads())
    return this.#entries
  }

  #add(rows: readonly QueuedRow[], meetings: readonly LiveMeetingRow[], suppressed: ReadonlySet<string>): void {
    const byLead = new Map<string, LiveMeetingRow[]>()
    for (const meeting of meetings) {
      this.#leadOf.set(meeting.id, meeting.lead_id)
      const own = byLead.get(meeting.lead_id)
      if (own) own.push(meeting)
      else byLead.set(meeting.lead_id, [meeting])
    }
    const scoring = scoringOf(this.#services)
    const { rules } = followUpRulesOf(this.#services)
    const ladder = { rules, hours: workspaceCalling(this.#services).hours, ownZone: this.#ownZone }
    for (const row of rows) {
      if (row.stage === 'handedOver' || row.stage === 'lost' || row.do_not_contact === 1) continue
      if (suppressed.has(row.id)) continue
      const entry = entryOf(row, byLead.get(row.id) ?? [], this.#sharedWhereabouts(row), scoring, ladder)
      this.#entries?.set(row.id, { entry, ...NEVER })
    }
  }

  #sharedWhereabouts(row: QueueRow): Whereabouts {
    const key = `${row.zone ?? row.zones}|${row.country}|${row.region}|${row.has_phone}`
    let known = this.#whereabouts.get(key)
    if (!known) this.#whereabouts.set(key, (known = whereaboutsOf(row)))
    return known
  }

  #follow(touched: TouchedRows): void {
    if (!this.#entries) return
    // The steps of a ladder are worked out by all of these.
    const anew = touched.has('follow_up_rules') || touched.has('calling_rules')
    if (anew || this.#ownZone !== this.#services.settings().zone) {
      this.#entries = undefined
      return
    }
    if (touched.has('score_rules')) {
      const scoring = scoringOf(this.#services)
      // What the new rules ask for besides is read at the next question.
      if (scoring.score.needsMore && !this.#withMore) this.#entries = undefined
      else
        for (const [id, { entry }] of this.#entries)
          this.#entries.set(id, { entry: rescored(entry, scoring), ...NEVER })
      if (!this.#entries) return
    }
    // Who the list names is not in here, and comes in when it does not any more.
    if (touched.has('suppressions')) {
      this.#entries = undefined
      return
    }
    // How soon an answer is to be given is one of the settings.
    if (touched.has('settings')) for (const kept of this.#entries.values()) kept.until = NEVER.until
    const meetings = touched.get('meetings')
    const leads = new Set(touched.get('leads'))
    if (leads.size + (meetings?.size ?? 0) > FOLLOWED) {
      this.#entries = undefined
      return
    }
    const { db } = this.#services
    for (const id of meetings ?? []) {
      const lead = this.#leadOf.get(id)
      if (lead) leads.add(lead)
      this.#leadOf.delete(id)
    }
    if (meetings) for (const lead of leadsOfMeetings(db, [...meetings])) leads.add(lead)
    if (leads.size === 0) return
    const ids = [...leads]
    for (const id of ids) this.#entries.delete(id)
    this.#add(queueRowsOf(db, ids, this.#withMore), liveMeetingsOf(db, ids), suppressionsOf(this.#services).leads(ids))
  }
}

const indexes = new WeakMap<Services, QueueIndex>()

/** The one index of an open workspace. */
export function queueIndexOf(services: Services): QueueIndex {
  let index = indexes.get(services)
  if (!index) indexes.set(services, (index = new QueueIndex(services)))
  return index
}
