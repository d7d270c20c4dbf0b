import type { QueueItem } from '../../shared/contract/leads.ts'
import { toCallable, type Calling } from '../../shared/priority/callingHours.ts'
import { isOpen, isSkipped, placeOf } from '../../shared/priority/place.ts'
import { reasonText } from '../../shared/priority/reason.ts'
import { DEFAULT_RULES } from '../../shared/priority/rules.ts'
import { scoreOf } from '../../shared/priority/score.ts'
import { isZone } from '../../shared/time/zone.ts'
import { callingOf, entryOf, queueIndexOf, whereaboutsOf, type Found, type Whereabouts } from './queueIndex.ts'
import { scoringOf } from './scoring.ts'
import { iso, type Services } from './services.ts'
import { hostOf, lastMissed, liveMeetingsOf, queueNames, queueRowsOf } from './store/queue.ts'

const rules = DEFAULT_RULES

/** The zone a lead's times are said in: the lead's own, where one is known, else the setter's. */
export function zoneFor(whereabouts: Whereabouts, services: Services): string {
  const [only, ...others] = whereabouts.zones
  return only !== undefined && others.length === 0 && isZone(only) ? only : services.settings().zone
}

/** Rows of the queue, worded; what is looked up for them is looked up only for these. */
export function queueItems(services: Services, found: readonly Found[], at: number): QueueItem[] {
  const { db } = services
  const index = queueIndexOf(services)
  const names = new Map(
    queueNames(
      db,
      found.map(({ lead }) => lead.id),
    ).map(({ id, ...name }) => [id, name]),
  )
  return found.flatMap(({ lead, entry, place }) => {
    const name = names.get(lead.id)
    return name ? [toItem(services, { lead, entry, place }, at, index.calling(entry.whereabouts, at), name)] : []
  })
}

function toItem(services: Services, found: Found, at: number, calling: Calling, name: QueueItem['lead']): QueueItem {
  const { lead, entry, place } = found
  const { db } = services
  const { clock, answerWithinMinutes } = services.settings()
  const missed = place.kind === 'recover' ? lastMissed(db, lead.id) : undefined
  const host = place.meetingId && hostOf(db, place.meetingId)
  const meetingId = place.meetingId ?? missed?.id
  const receipt = scoringOf(services).score.receipt(lead, at)
  return {
    leadId: lead.id,
    kind: place.kind,
    reason: reasonText(lead, place, {
      at,
      zone: zoneFor(entry.whereabouts, services),
      clock,
      answerWithin: answerWithinMinutes,
      rules,
      ...(host && { host: firstName(host) }),
      ...(missed && { missed }),
    }),
    ...(place.due !== undefined && { due: iso(place.due) }),
    late: place.due !== undefined && place.due < at,
    score: scoreOf(receipt),
    receipt,
    callable: calling.now,
    calling: toCallable(calling),
    ...(meetingId && { meetingId }),
    ...(lead.pinned !== null && { pinned: true }),
    ...(lead.skippedUntil !== null && isSkipped(lead, at) && { skippedUntil: iso(lead.skippedUntil) }),
    lead: name,
  }
}

/** As colleagues say it: `with Priya`. */
const firstName = (name: string): string => name.split(/\s+/)[0] ?? name

/** One lead as the queue sees it now, read from the store and not from the index; it may be closed. */
export function readStanding(services: Services, leadId: string, at: number) {
  const { db } = services
  const scoring = scoringOf(services)
  const row = queueRowsOf(db, [leadId], scoring.score.needsMore)[0]
  if (!row) return undefined
  const entry = entryOf(row, liveMeetingsOf(db, [leadId]), whereaboutsOf(row), scoring)
  const { lead, whereabouts } = entry
  const calling: Calling = lead.doNotContact ? { now: false, why: 'doNotContact' } : callingOf(whereabouts, at)
  const receipt = scoring.score.receipt(lead, at)
  const score = entry.lasting + scoring.score.timed(lead, at)
  const place = placeOf(lead, at, score, calling, services.settings().answerWithinMinutes, rules)
  return {
    lead,
    whereabouts,
    open: isOpen(lead),
    calling: toCallable(calling),
    receipt,
    score,
    item: place && queueItems(services, [{ lead, entry, place }], at)[0],
  }
}
