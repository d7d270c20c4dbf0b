import type { PreferredTimes, PreferredWindow } from '../../shared/contract/leadRecord.ts'
import type { Meeting } from '../../shared/contract/meetings.ts'
import type { MeetingType } from '../../shared/contract/meetingTypes.ts'
import type { Seated, Slot, SlotReason } from '../../shared/contract/slotShapes.ts'
import { suits } from '../../shared/leads/preferredTimes.ts'
import { byOwed } from '../../shared/slots/fairness.ts'
import { everyMarkStarts, findSlots, heldBack, isUnbroken, type Found, type Search } from '../../shared/slots/find.ts'
import type { SeatPool } from '../../shared/slots/panel.ts'
import type { Line } from '../../shared/slots/ledgerWords.ts'
import { prepare, type Wanted } from '../../shared/slots/world.ts'
import { DAY, formatInstant, MINUTE, parseInstant } from '../../shared/time/instant.ts'
import { refuse } from './refusals.ts'
import { gatherFacts, leadHoursBetween } from './repFacts.ts'
import type { Services } from './services.ts'
import { openBooks } from './shares.ts'
import { getLead, type LeadRow } from './store/leads.ts'
import { getMeeting } from './store/meetings.ts'
import { getMeetingType } from './store/meetingTypes.ts'
import { listReps, type RepRow } from './store/reps.ts'

/**
 * Ranges are searched in pieces, a day first and each twice as long as the one before, so that the cost grows with the
 * answer rather than with the range.
 */
const FIRST_PIECE = DAY
const LONGEST_PIECE = 32 * DAY
/**
 * How far back a stretch is followed whose starts depend on where it begins: as far as nearly all of them reach, and if
 * need be four times as far, and again. Who is free for longer than that has no beginning.
 */
const LOOK_BACK = 35 * DAY
const FARTHEST_BACK = 16 * LOOK_BACK

export interface Question {
  readonly type: MeetingType
  readonly lead: LeadRow | null
  /** Zones the lead may be in. */
  readonly leadZones: readonly string[]
  /** Whose clock the grid is aligned to, and in which a person reads the answer. */
  readonly zone: string
  readonly pools: readonly SeatPool[]
  /** Reps of any seat. */
  readonly reps: readonly RepRow[]
  readonly standings: ReadonlyMap<string, Line>
  readonly movingId: string | null
  readonly movingUid: string | null
  readonly movingReps: ReadonlySet<string>
  /** When the lead likes to meet, by the clock of `leadZones`. */
  readonly preferred: readonly PreferredWindow[]
}

export interface Asked {
  readonly meetingTypeId: string
  readonly leadId?: string | undefined
  readonly repIds?: readonly string[] | undefined
  readonly zone?: string | undefined
  readonly movingMeetingId?: string | undefined
  /** By default the length of the meeting that moves, else that of the meeting type. */
  readonly lengthMinutes?: number | undefined
}

/** Reads what a question about slots is about. Throws NOT_FOUND or INVALID_INPUT. */
export function question(services: Services, asked: Asked): Question {
  const { db } = services
  const known = getMeetingType(db, asked.meetingTypeId)
  if (!known) throw refuse.notFound('meeting type', asked.meetingTypeId)
  const lead = asked.leadId ? (getLead(db, asked.leadId) ?? null) : null
  if (asked.leadId && !lead) throw refuse.notFound('lead', asked.leadId)
  const moving = asked.movingMeetingId ? getMeeting(db, asked.movingMeetingId) : undefined
  if (asked.movingMeetingId && !moving) throw refuse.notFound('meeting', asked.movingMeetingId)
  const minutes = asked.lengthMinutes ?? (moving ? lengthOf(moving) : known.minutes)
  const type = minutes === known.minutes ? known : { ...known, minutes }

  const all = listReps(db, { includeInactive: false })
  for (const repId of asked.repIds ?? []) {
    if (!listReps(db, { includeInactive: true, ids: [repId] }).length) throw refuse.notFound('rep', repId)
  }
  const eligible = poolsOf(type, all)
  const reps = all.filter((rep) => eligible.some((pool) => pool.includes(rep)))
  const books = openBooks(services, reps)
  const leadZones = lead ? zonesOf(lead) : []
  const movingReps = new Set(moving?.reps.map((one) => one.repId))
  const wanted = new Set(asked.repIds)
  const standingOf = new Map<string, Line>()
  const pools = eligible.map((pool, seat): SeatPool => {
    const { count = 1, optional = false } = type.panel[seat]!
    const ranked = books.ledger(pool).sort(byOwed)
    for (const one of ranked) standingOf.set(one.repId, one)
    // Continuity first when a meeting moves, then the lead's owner, then who is owed most.
    const first = (id: string) => (movingReps.has(id) ? 0 : id === lead?.owner_id ? 1 : 2)
    const named = ranked.filter((one) => wanted.has(one.repId))
    const order = (named.length > 0 ? named : ranked).map((one) => one.repId).sort((a, b) => first(a) - first(b))
    return { seat, count, optional, ranked: order }
  })
  const unseatable = [...wanted].find((id) => !pools.some((pool) => pool.ranked.includes(id)))
  if (unseatable) {
    const name = all.find((rep) => rep.id === unseatable)?.name
    throw refuse.input(
      'repIds',
      name ? `${name} fits no seat of ${type.name}` : 'names a rep who is not active any more',
    )
  }
  return {
    type,
    lead,
    leadZones,
    zone: asked.zone ?? (leadZones.length === 1 ? leadZones[0]! : services.settings().zone),
    pools,
    reps,
    standings: standingOf,
    movingId: moving?.id ?? null,
    movingUid: moving?.uid ?? null,
    movingReps,
    // By whose clock is unknown where the lead may be in several zones.
    preferred: lead?.preferred && leadZones.length === 1 ? (JSON.parse(lead.preferred) as PreferredTimes).windows : [],
  }
}

/** Whole minutes, since a calendar program may have sent seconds. */
const lengthOf = ({ start, end }: Meeting): number =>
  Math.max(1, Math.round((parseInstant(end) - parseInstant(start)) / MINUTE))

/** For each seat of the panel, the reps who can fill it. */
export const poolsOf = (type: MeetingType, reps: readonly RepRow[]): RepRow[][] =>
  type.panel.map((seat) =>
    reps.filter((rep) => (seat.repIds?.length ? seat.repIds.includes(rep.id) : rep.role === seat.role)),
  )

/** The zone given, else the zones worked out. */
export const zonesOf = (lead: Pick<LeadRow, 'zone' | 'zones'>): string[] =>
  lead.zone ? [lead.zone] : (JSON.parse(lead.zones) as string[])

/** What is wanted in `[from, to)`. */
export function wantedOf(services: Services, asked: Question, from: number, to: number): Wanted {
  const { type } = asked
  return {
    length: type.minutes * MINUTE,
    before: type.bufferBefore * MINUTE,
    after: type.bufferAfter * MINUTE,
    notice: type.noticeMinutes * MINUTE,
    horizon: type.horizonDays * DAY,
    now: services.clock.now(),
    leadHours: asked.lead ? leadHoursBetween(services, asked.leadZones, from - DAY, to + 2 * DAY) : null,
    movingId: asked.movingId,
  }
}

/** What decides who is open in `[from, to)`; `since` reaches back for stretches of which the beginning matters. */
export function worldOf(services: Services, asked: Question, from: number, to: number, since = from) {
  const wanted = wantedOf(services, asked, from, to)
  const until = to + wanted.length
  const facts = gatherFacts(services, asked.reps, since, until, asked.lead?.id ?? null, asked.movingUid)
  return { wanted, reps: facts.map((one) => prepare(one, since, until, asked.movingId)) }
}

/** Everything `findSlots` needs for `[from, to)`. */
function searchOf(services: Services, asked: Question, from: number, to: number, limit: number): Search {
  const grid = { stepMinutes: asked.type.step, zone: asked.zone }
  const since = (start: number): Search => {
    const world = worldOf(services, asked, from, to, start)
    return { ...grid, ...world, pools: asked.pools, from, to, since: start, limit }
  }
  if (everyMarkStarts(grid, from - LOOK_BACK, to)) return since(from)
  for (let back = LOOK_BACK; ; back *= 4) {
    const search = since(from - back)
    if (back >= FARTHEST_BACK || !search.reps.some((rep) => isUnbroken(rep, search.since, from))) return search
  }
}

/** Slots with `from <= start < to`, at most `limit`, soonest first. */
export function search(services: Services, asked: Question, from: number, to: number, limit: number): Slot[] {
  const found: Slot[] = []
  const now = services.clock.now()
  // Nothing is open before the notice or after the horizon, so those parts are not searched.
  const first = Math.max(from, now + asked.type.noticeMinutes * MINUTE)
  const last = Math.min(to, now + asked.type.horizonDays * DAY + 1)
  let length = FIRST_PIECE
  for (let at = first; at < last && found.length < limit; at += length, length = Math.min(2 * length, LONGEST_PIECE)) {
    const piece = searchOf(services, asked, at, Math.min(at + length, last), limit - found.length)
    for (const one of findSlots(piece)) found.push(toSlot(asked, piece, one))
  }
  return found
}

/** For a range without slots: what holds the reps back. */
export function held(services: Services, asked: Question, from: number, to: number): ReturnType<typeof heldBack> {
  return heldBack(searchOf(services, asked, from, Math.min(to, from + 14 * DAY), 1))
}

function toSlot(asked: Question, search: Search, found: Found): Slot {
  return {
    start: formatInstant(found.start),
    end: formatInstant(found.start + search.wanted.length),
    reps: found.reps.map((one) => ({ ...one })),
    reasons: [...preferredAt(asked, found.start), ...reasonsOf(asked, search, found.reps)],
  }
}

/** A wish, not a rule: it is said of the slots that it fits, and they are the first to be offered. */
function preferredAt({ preferred, leadZones }: Question, start: number): SlotReason[] {
  const [zone] = leadZones
  if (preferred.length === 0 || zone === undefined || !suits(preferred, start, zone)) return []
  return [{ code: 'preferred', text: 'suits the lead’s preference' }]
}

function reasonsOf(asked: Question, search: Search, seated: readonly Seated[]): SlotReason[] {
  const reasons: SlotReason[] = []
  for (const { repId } of seated) {
    const rep = search.reps.find((one) => one.repId === repId)!
    const first = rep.name.split(' ')[0]!
    if (asked.movingReps.has(repId)) reasons.push({ code: 'sameRep', text: `same rep: ${first}`, repId })
    else if (asked.lead?.owner_id === repId) reasons.push({ code: 'owner', text: 'owner', repId })
    else {
      const owed = asked.standings.get(repId)?.owed ?? 0
      if (owed >= 0.05) reasons.push({ code: 'fair', text: `fair: ${first} ${owed.toFixed(1)} below share`, repId })
    }
    if (!rep.verified) reasons.push({ code: 'unverified', text: `${first}'s calendar is unverified`, repId })
  }
  const missing = asked.pools.find((pool) => pool.optional && !seated.some((one) => one.seat === pool.seat))
  if (missing) reasons.push({ code: 'optionalMissing', text: 'without the optional seat' })
  return reasons
}
