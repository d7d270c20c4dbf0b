import type { QueueItem } from '../../shared/contract/leads.ts'
import { toCallable, type Calling } from '../../shared/priority/callingHours.ts'
import { asksToConfirm, isOpen, isSkipped, placeOf } from '../../shared/priority/place.ts'
import { reasonText } from '../../shared/priority/reason.ts'
import { scoreOf } from '../../shared/priority/score.ts'
import { isZone } from '../../shared/time/zone.ts'
import { callingOf, entryOf, whereaboutsOf, type Entry, type Whereabouts } from './queueEntry.ts'
import { queueIndexOf, type Found } from './queueIndex.ts'
import { followUpRulesOf } from './followUpRules.ts'
import { scoringOf } from './scoring.ts'
import { iso, type Services } from './services.ts'
import type { SuppressionRow } from './store/suppressions.ts'
import { suppressionsOf, suppressionWords } from './suppression/book.ts'
import { workspaceCalling } from './callingTable.ts'
import { hostOf, lastMissed, liveMeetingsOf, queueNames, queueRowsOf } from './store/queue.ts'

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
  const started = place.kind === 'outcome' ? lead.meetings.find(({ id }) => id === place.meetingId)?.start : undefined
  const receipt = scoringOf(services).score.receipt(lead, at)
  return {
    leadId: lead.id,
    kind: place.kind,
    reason: reasonText(lead, place, {
      at,
      zone: zoneFor(entry.whereabouts, services),
      clock,
      answerWithin: answerWithinMinutes,
      rules: followUpRulesOf(services).rules,
      ...(started !== undefined && { started }),
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

const leftAlone = (suppressed: SuppressionRow | undefined): Calling => ({
  now: false,
  why: 'doNotContact',
  ...(suppressed && { listed: true }),
  reason: suppressed ? suppressionWords(suppressed) : 'Asked not to be contacted',
})

interface Standing {
  readonly entry: Entry
  /** By what of the do-not-contact list the lead is left alone. */
  readonly suppressed: SuppressionRow | undefined
  readonly calling: Calling
  readonly score: number
}

/** Leads as the queue sees them now, by id, read from the store and not from the index; they may be closed. */
export function standingsOf(services: Services, ids: readonly string[], at: number): ReadonlyMap<string, Standing> {
  const { db } = services
  const scoring = scoringOf(services)
  const { rules } = followUpRulesOf(services)
  const { hours } = workspaceCalling(services)
  const ladder = { rules, hours, ownZone: services.settings().zone }
  const suppressions = suppressionsOf(services).ofLeads(ids)
  const meetings = Map.groupBy(liveMeetingsOf(db, ids), ({ lead_id }) => lead_id)
  const callings = new Map<string, Calling>()
  const callingAt = (whereabouts: Whereabouts): Calling => {
    const key = JSON.stringify(whereabouts)
    const known = callings.get(key) ?? callingOf(whereabouts, at, hours)
    callings.set(key, known)
    return known
  }
  const standings = queueRowsOf(db, ids, scoring.score.needsMore).map((row): [string, Standing] => {
    const suppressed = suppressions.get(row.id)
    // Left alone because of the list, or because the person asked: it is the same to the queue.
    const asStands = suppressed ? { ...row, do_not_contact: 1 } : row
    const entry = entryOf(asStands, meetings.get(row.id) ?? [], whereaboutsOf(row), scoring, ladder)
    const { lead, whereabouts, lasting } = entry
    const calling = lead.doNotContact ? leftAlone(suppressed) : callingAt(whereabouts)
    return [row.id, { entry, suppressed, calling, score: lasting + scoring.score.timed(lead, at) }]
  })
  return new Map(standings)
}

/** One lead as the queue sees it now, with its place and the receipt of its score; it may be closed. */
export function readStanding(services: Services, leadId: string, at: number) {
  const standing = standingsOf(services, [leadId], at).get(leadId)
  if (!standing) return undefined
  const { entry, suppressed, calling, score } = standing
  const { lead, whereabouts } = entry
  const { rules } = followUpRulesOf(services)
  const receipt = scoringOf(services).score.receipt(lead, at)
  const place = placeOf(lead, at, score, calling, services.settings().answerWithinMinutes, rules)
  return {
    lead,
    whereabouts,
    /** By what of the do-not-contact list the lead is left alone. */
    suppressed,
    open: isOpen(lead),
    calling: toCallable(calling),
    receipt,
    score,
    /** The next meeting ahead for which a step of the ladder, or an answer to its invite, is due. */
    toConfirm: lead.meetings.find((meeting) => meeting.start > at && asksToConfirm(meeting, at, rules)),
    item: place && queueItems(services, [{ lead, entry, place }], at)[0],
  }
}
