import type { Slot } from '../contract/slotShapes.ts'
import { addDays, clockMinutes, instantAt, localDay, localParts, weekday } from '../time/zone.ts'
import { worthOf } from './worth.ts'

const NOON = 12 * 60
/** A morning beside an afternoon is worth a little less than a full hour. */
const OTHER_HALF = 0.75

/**
 * The times to offer to somebody who is to choose, soonest first: the best of each of the first `count` days, mornings
 * and afternoons mixed; with fewer days more of a day, as far apart as they are. An e-mail is answered later: what is
 * left of today is offered only where there is nothing else. `slots` come soonest first; `zone` is that of the lead.
 */
export function timesToOffer(slots: readonly Slot[], zone: string, now: number, count = 3): readonly Slot[] {
  const today = localDay(now, zone)
  const later = slots.filter((slot) => localDay(Date.parse(slot.start), zone) > today)
  const days = new Map<string, Slot[]>()
  for (const slot of later.length > 0 ? later : slots) {
    const day = localDay(Date.parse(slot.start), zone)
    const known = days.get(day)
    if (known) known.push(slot)
    else if (days.size < count) days.set(day, [slot])
  }
  const morning = (slot: Slot): boolean => localParts(Date.parse(slot.start), zone).minutes < NOON
  const chosen: Slot[] = []
  for (const ofDay of days.values()) {
    const mornings = chosen.filter(morning).length
    const wanted = (slot: Slot): boolean => (morning(slot) ? mornings : chosen.length - mornings) * 2 < chosen.length
    const worth = (slot: Slot): number => worthOf(slot, zone) + (wanted(slot) ? OTHER_HALF : 0)
    chosen.push(best(ofDay, worth))
  }
  const left = [...days.values()].flat().filter((slot) => !chosen.includes(slot))
  while (chosen.length < count && left.length > 0) {
    const apart = (slot: Slot): number =>
      Math.min(...chosen.map((one) => Math.abs(Date.parse(one.start) - Date.parse(slot.start))))
    const next = best(left, apart)
    chosen.push(next)
    left.splice(left.indexOf(next), 1)
  }
  return chosen.sort((one, two) => Date.parse(one.start) - Date.parse(two.start))
}

/** The first of those that nothing is better than; there is at least one. */
const best = (slots: readonly Slot[], worth: (slot: Slot) => number): Slot =>
  slots.reduce((top, slot) => (worth(slot) > worth(top) ? slot : top))

interface LeadHours {
  /** `HH:mm` */
  readonly end: string
  /** Monday 1 to Sunday 7. */
  readonly weekdays: readonly number[]
}

/**
 * Until when times that are offered now are kept free: the end of the next day on which the lead can be met, by the
 * lead's clock. Somebody who is written to on a Friday has all of Monday to answer.
 */
export function keptFreeUntil(now: number, zone: string, { end, weekdays }: LeadHours): number {
  const today = localDay(now, zone)
  const ahead = [1, 2, 3, 4, 5, 6, 7].map((days) => addDays(today, days))
  const day = ahead.find((one) => weekdays.includes(weekday(one))) ?? addDays(today, 1)
  return instantAt(day, clockMinutes(end), zone, 'last')
}
