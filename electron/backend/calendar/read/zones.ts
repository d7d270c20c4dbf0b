import { DAY } from '../../../../shared/time/instant.ts'
import type { CalendarBlock } from './components.ts'
import type { Patience } from './patience.ts'
import { blockRules } from './vtimezone.ts'
import { windowsZone } from './windowsZones.ts'
import { ianaIn, tidyLabel, zoneByName } from './zoneNames.ts'
import { ianaRules, type ZoneRules } from './zoneRules.ts'

/** What all calendars of a file have together. */
export interface Allowance {
  /** Names of zones that are still looked for. */
  names: number
  readonly patience: Patience
}

/** Zones that a file may name: more than there are. Looking for one that is none takes a while. */
const MOST_ZONES = 1000

export const allowanceOf = (patience: Patience): Allowance => ({ names: MOST_ZONES, patience })

/**
 * What the TZIDs of one calendar mean.
 *
 * An IANA id means the IANA zone even where the file has a block of that name: blocks hold today's rule only, or a wrong
 * one (37 zones of one widely used generator), and the programs that keep a zone database look there too. Any other name
 * means its block. A Windows name's block is believed as well, it is what Outlook meant, unless it gives an offset that
 * the zone never has that year. Without a block the name itself is read: Windows names, cities, an offset in it.
 */
export class CalendarZones {
  private readonly blocks = new Map<string, ZoneRules>()
  private readonly allowance: Allowance
  private readonly found = new Map<string, ZoneRules | undefined>()

  constructor(calendar: CalendarBlock, allowance: Allowance) {
    this.allowance = allowance
    for (const block of calendar.zones) {
      const rules = blockRules(block, allowance.patience)
      if (!rules) continue
      for (const tzid of block.tzids) if (!this.blocks.has(key(tzid))) this.blocks.set(key(tzid), rules)
    }
  }

  /** undefined when nothing is known under this name. */
  of(tzid: string): ZoneRules | undefined {
    if (this.found.has(tzid)) return this.found.get(tzid)
    const rules = this.allowance.names-- > 0 ? this.look(tzid) : undefined
    this.found.set(tzid, rules)
    return rules
  }

  private look(tzid: string): ZoneRules | undefined {
    const iana = ianaIn(tzid)
    if (iana) return ianaRules(iana)
    const block = this.blocks.get(key(tzid))
    if (!block) return zoneByName(tzid)
    const windows = windowsZone(tidyLabel(tzid))
    return windows ? checked(block, ianaRules(windows)) : block
  }
}

const key = (tzid: string): string => tidyLabel(tzid).toLowerCase()

function checked(block: ZoneRules, zone: ZoneRules): ZoneRules {
  return {
    id: zone.id,
    offsetAt(at) {
      const offset = block.offsetAt(at)
      const ofYear = [0, -91, 91, -182, 182].some((days) => zone.offsetAt(at + days * DAY) === offset)
      return ofYear ? offset : zone.offsetAt(at)
    },
  }
}
