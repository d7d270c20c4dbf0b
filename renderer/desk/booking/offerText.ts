import type { Slot } from '../../../shared/contract/slotShapes.ts'
import { formatLongDay, formatTimes, longZoneName, type ClockStyle } from '../../time/format.ts'

/** Times as lines to paste into a message, on the clock of the person who reads it. */
export function offerText(slots: readonly Slot[], zone: string, clock: ClockStyle): string {
  return slots
    .map((slot) => {
      const start = Date.parse(slot.start)
      const times = formatTimes(start, Date.parse(slot.end), zone, clock)
      return `${formatLongDay(start, zone)}, ${times} (${longZoneName(zone, start)})`
    })
    .join('\n')
}
