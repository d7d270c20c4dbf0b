import type { Slot } from '../contract/slotShapes.ts'
import { localParts } from '../time/zone.ts'

/**
 * How good a slot is to offer, to be compared with others: who knows the lead counts most, then a full or half hour; what
 * is doubtful comes last. `zone` is that of the lead.
 */
export function worthOf(slot: Slot, zone: string): number {
  const codes = new Set(slot.reasons.map((reason) => reason.code))
  const { minutes } = localParts(Date.parse(slot.start), zone)
  const minute = minutes % 60
  const atNight = minutes < 8 * 60 || minutes >= 18 * 60
  return (
    (codes.has('owner') || codes.has('sameRep') ? 4 : 0) +
    (codes.has('preferred') ? 3 : 0) +
    (codes.has('fair') ? 1 : 0) +
    (minute === 0 ? 1 : minute === 30 ? 0.5 : 0) -
    (atNight ? 2 : 0) -
    (codes.has('unverified') || codes.has('optionalMissing') ? 3 : 0) -
    (codes.has('late') || codes.has('early') ? 2 : 0)
  )
}
