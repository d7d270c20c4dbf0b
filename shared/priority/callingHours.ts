import type { Callable } from '../contract/leads.ts'
import { DAY, formatInstant, instantOf, type Instant, type Interval } from '../time/instant.ts'
import { intersect, merge } from '../time/intervals.ts'
import { addDays, instantAt, isZone, localDay, weekday } from '../time/zone.ts'
import { CALLING_TABLE, type CallingTable, type Week } from './callingTable.ts'

/** Whether a lead may be called, with instants as numbers; `toCallable` turns it into the contract's. */
export interface Calling {
  readonly now: boolean
  /** The end of the present window if open, else the start of the next. */
  readonly changes?: Instant
  readonly why: Callable['why']
  readonly zone?: string
}

/** Beyond this many days ahead no next window is looked for: no table closes a country for longer. */
const LOOK_AHEAD = 9

const STATES: Readonly<Record<string, string>> = {
  alabama: 'AL',
  connecticut: 'CT',
  florida: 'FL',
  kentucky: 'KY',
  louisiana: 'LA',
  massachusetts: 'MA',
  maryland: 'MD',
  michigan: 'MI',
  minnesota: 'MN',
  mississippi: 'MS',
  'new mexico': 'NM',
  nevada: 'NV',
  oklahoma: 'OK',
  'rhode island': 'RI',
  texas: 'TX',
  washington: 'WA',
}

/** Takes a state as its code (`CO`, `US-CO`) or, where it has hours of its own, by its name. */
function regionCode(region: string): string {
  const text = region.trim()
  return STATES[text.toLowerCase()] ?? text.replace(/^[A-Za-z]{2}-/, '').toUpperCase()
}

/** The week that holds in a country and a region of it, both as the lead has them, or the table's default. */
export function callingWeek(country: string | null, region: string | null, table: CallingTable = CALLING_TABLE): Week {
  if (!country) return table.otherwise
  const code = region ? regionCode(region) : undefined
  const rules = table.rules.filter((rule) => rule.country === country)
  const own = code ? rules.find((rule) => rule.region === code) : undefined
  return (own ?? rules.find((rule) => rule.region === undefined))?.week ?? table.otherwise
}

/**
 * Whether calling is allowed at `at` in every one of `zones`, the zones in which the lead may be, and when that changes.
 *
 * Without a zone nobody can say what time it is there, so the answer is not open but `zoneUnknown`: it warns, it does
 * not block. The desk says "local time unknown" and still lets the setter call; only the order of the queue counts it
 * as less than open.
 */
export function callableAt(
  at: number,
  zones: readonly string[],
  country: string | null,
  region: string | null,
  table: CallingTable = CALLING_TABLE,
): Calling {
  const known = zones.filter(isZone)
  // A zone that the runtime does not know makes the whole answer unknown: the lead may well be there.
  if (known.length === 0 || known.length < zones.length) return { now: false, why: 'zoneUnknown' }
  const week = callingWeek(country, region, table)
  const only = known.length === 1 ? { zone: known[0] } : {}
  // A few days answer nearly always; a closed week-end takes more.
  for (const days of [2, LOOK_AHEAD]) {
    const windows = commonWindows(at, days, known, week)
    const next = windows.find((window) => window.end > at)
    if (!next) continue
    const open = next.start <= at
    // An end at the edge of what was looked at may be none: look further, and say none when it is still there.
    const atEdge = open && next.end >= at + (days - 1) * DAY
    if (atEdge && days < LOOK_AHEAD) continue
    if (atEdge) return { now: true, why: 'open', ...only }
    return { now: open, changes: open ? next.end : next.start, why: open ? 'open' : 'closed', ...only }
  }
  return { now: false, why: 'closed', ...only }
}

/** The windows open in all zones, from the day before `at` (in each) to `days` after, in order; touching ones are one. */
function commonWindows(at: number, days: number, zones: readonly string[], week: Week): Interval[] {
  let common: Interval[] | undefined
  for (const zone of zones) {
    const own = windows(at, days, zone, week)
    common = common ? intersect(common, own) : own
  }
  return common ?? []
}

function windows(at: number, days: number, zone: string, week: Week): Interval[] {
  const found: Interval[] = []
  const today = localDay(at, zone)
  for (let offset = -1; offset <= days; offset++) {
    const day = addDays(today, offset)
    for (const [from, to] of week[weekday(day) - 1] ?? []) {
      const start = instantAt(day, from, zone, 'first')
      const end = instantAt(day, to, zone, 'last')
      found.push({ start, end })
    }
  }
  return merge(found)
}

export function toCallable(calling: Calling): Callable {
  return {
    now: calling.now,
    ...(calling.changes !== undefined && { changes: formatInstant(calling.changes) }),
    why: calling.why,
    ...(calling.zone !== undefined && { zone: calling.zone }),
  }
}

/**
 * The first instant from `at` on that is a good time to call: inside the calling hours and on a weekday in each zone.
 * `at` itself where nothing is known about where the lead is.
 */
export function nextGoodTime(
  at: number,
  zones: readonly string[],
  country: string | null,
  region: string | null,
  table: CallingTable = CALLING_TABLE,
): Instant {
  const known = zones.filter(isZone)
  if (known.length === 0 || known.length < zones.length) return instantOf(at)
  const [mon, tue, wed, thu, fri] = callingWeek(country, region, table)
  const window = commonWindows(at, LOOK_AHEAD, known, [mon, tue, wed, thu, fri, [], []]).find(({ end }) => end > at)
  return instantOf(window ? Math.max(window.start, at) : at)
}
