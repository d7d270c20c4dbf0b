import type { Slot } from '../../../shared/contract/slotShapes.ts'
import { worthOf } from '../../../shared/slots/worth.ts'
import { localParts } from '../../../shared/time/zone.ts'
import { fitsWhen, type When } from '../../../shared/time/when.ts'
import { dayKey } from '../../time/format.ts'

/** The slots of one day that are offered, soonest first, and how many more there are. */
export interface OfferedDay {
  readonly day: string
  readonly slots: readonly Slot[]
  readonly more: number
  /** True when these are not what was asked for, but near it. */
  readonly near: boolean
}

/** As many as there are keys for. */
const MOST = 9
const PER_DAY = 3
/** A lead who says "thu 3pm" may also come this much earlier or later. */
const NEAR_MINUTES = 120

interface OfferRequest {
  /** Soonest first. */
  readonly slots: readonly Slot[]
  readonly when: When | null
  /** The zone whose days the slots are shown by. */
  readonly zone: string
  /** The zone by whose clock `when` is meant; that of the days unless it is another. */
  readonly meant?: string
  /** Days that are shown whole. */
  readonly wholeDays: ReadonlySet<string>
}

/**
 * Chooses what to offer from hundreds of slots: a few a day, spread over it, the first always among them; what was asked
 * for first, then the same hours of other days.
 */
export function offer(request: OfferRequest): readonly OfferedDay[] {
  const offered = asAsked(request)
  if (offered.length > 0 || !request.when) return offered
  // Nothing then, and nothing near: the soonest there are, said not to be what was asked for.
  return asAsked({ ...request, when: null }).map((day) => ({ ...day, near: true }))
}

function asAsked({ slots, when, zone, meant = zone, wholeDays }: OfferRequest): readonly OfferedDay[] {
  const fitting = when ? slots.filter((slot) => fitsWhen(when, Date.parse(slot.start), meant)) : slots
  const asked = byDay(fitting, zone)
  const perDay = asked.length >= 3 || !when ? PER_DAY : asked.length === 2 ? 4 : 5
  const chosen = asked.slice(0, Math.ceil(MOST / Math.min(perDay, PER_DAY))).map(([day, ofDay]) => {
    const shown = wholeDays.has(day) ? ofDay : spread(ofDay, perDay, zone)
    return { day, slots: shown, more: ofDay.length - shown.length, near: false }
  })
  const offered = trim(chosen, wholeDays)
  const count = sum(offered)
  if (!when || count >= MOST - 2) return offered

  const known = new Set(offered.flatMap((day) => day.slots.map((slot) => slot.start)))
  const near = byDay(
    slots.filter((slot) => !known.has(slot.start) && isNear(when, Date.parse(slot.start), meant)),
    zone,
  )
    .filter(([day]) => when.kind === 'instant' || !offered.some((other) => other.day === day))
    .map(([day, ofDay]) => {
      const shown = wholeDays.has(day) ? ofDay : spread(ofDay, when.kind === 'instant' ? PER_DAY : 2, zone)
      return { day, slots: shown, more: ofDay.length - shown.length, near: true }
    })
  return trim([...offered, ...near], wholeDays)
}

const sum = (days: readonly OfferedDay[]): number => days.reduce((count, day) => count + day.slots.length, 0)

/** Cuts to what there are keys for; a day that was asked for whole stays whole. */
function trim(days: readonly OfferedDay[], wholeDays: ReadonlySet<string>): readonly OfferedDay[] {
  const kept: OfferedDay[] = []
  let left = MOST
  for (const day of days) {
    if (left <= 0) break
    const slots = wholeDays.has(day.day) ? day.slots : day.slots.slice(0, left)
    kept.push({ ...day, slots, more: day.more + day.slots.length - slots.length })
    left -= slots.length
  }
  return kept
}

function byDay(slots: readonly Slot[], zone: string): readonly (readonly [string, readonly Slot[]])[] {
  const days = new Map<string, Slot[]>()
  for (const slot of slots) {
    const day = dayKey(Date.parse(slot.start), zone)
    const known = days.get(day)
    if (known) known.push(slot)
    else days.set(day, [slot])
  }
  return [...days]
}

/** The first, and the best of each further part of the day. */
function spread(slots: readonly Slot[], count: number, zone: string): readonly Slot[] {
  if (slots.length <= count) return slots
  const [first, ...rest] = slots
  if (!first) return []
  const parts = count - 1
  const picked = Array.from({ length: parts }, (_, part) => {
    const of = rest.slice(Math.floor((rest.length * part) / parts), Math.floor((rest.length * (part + 1)) / parts))
    return of.reduce((best, slot) => (worthOf(slot, zone) > worthOf(best, zone) ? slot : best), of[0] ?? first)
  })
  return [first, ...picked]
}

/** The same hours on another day; of an exact time, a little earlier or later as well. */
function isNear(when: When, start: number, zone: string): boolean {
  const { minutes } = localParts(start, zone)
  if (when.kind === 'instant') {
    const wanted = localParts(when.at, zone).minutes
    return Math.abs(minutes - wanted) <= NEAR_MINUTES && start > when.at - 86_400_000
  }
  return start >= when.from && minutes >= (when.minutesFrom ?? 0) && minutes < (when.minutesTo ?? 1440)
}
