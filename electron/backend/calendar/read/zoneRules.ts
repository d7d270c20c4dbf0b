import { DAY } from '../../../../shared/time/instant.ts'
import { offsetAt } from '../../../../shared/time/zone.ts'

/** How the clocks of a zone stand: an IANA zone, a block of the file, or a fixed offset. */
export interface ZoneRules {
  readonly id: string
  /** Milliseconds to add to UTC at an instant. */
  offsetAt(at: number): number
}

export const fixedRules = (id: string, offset: number): ZoneRules => ({ id, offsetAt: () => offset })

export const UTC = fixedRules('UTC', 0)

const known = new Map<string, ZoneRules>()

/** The rules of an IANA zone that the runtime knows; the same object for the same id. */
export function ianaRules(id: string): ZoneRules {
  let rules = known.get(id)
  if (!rules) known.set(id, (rules = { id, offsetAt: (at) => offsetAt(at, id) }))
  return rules
}

/**
 * The instant of a clock reading (RFC 5545 section 3.3.5): one that happens twice is its first; one that the clocks
 * jump over is read with the offset before the gap. This differs from working hours (shared/time), which start when the
 * gap ends: an event has a length that shall stay.
 */
export function toInstant(wall: number, zone: ZoneRules): number {
  const before = zone.offsetAt(wall - DAY)
  const early = wall - before
  if (zone.offsetAt(early) === before) return early
  const after = zone.offsetAt(wall + DAY)
  const late = wall - after
  return zone.offsetAt(late) === after ? late : early
}

export const toWall = (at: number, zone: ZoneRules): number => at + zone.offsetAt(at)
