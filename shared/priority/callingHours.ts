import type { Callable } from '../contract/leads.ts'
import { DAY, formatInstant, instantOf, LAST_WRITTEN, type Instant, type Interval } from '../time/instant.ts'
import { intersect, merge } from '../time/intervals.ts'
import { addDays, instantAt, isZone, localDay, weekday, type LocalDay } from '../time/zone.ts'
import { DEFAULT_HOURS, type CallingHours, type PlaceHours } from './callingRules.ts'
import { ruleKey, type CallingRule } from './callingTable.ts'

/** Whether a lead may be called, with instants as numbers; `toCallable` turns it into the contract's. */
export interface Calling {
  readonly now: boolean
  /** The end of the present window if open, else the start of the next. */
  readonly changes?: Instant
  readonly why: Callable['why']
  readonly zone?: string
  /** What holds where the lead is: whether a call outside its hours is warned of or blocked, and by what. */
  readonly rule?: CallingRule
  /** The public holiday that closes today, and whose it is. */
  readonly holiday?: { readonly name: string; readonly place: string }
  /** The do-not-contact list names the lead. */
  readonly listed?: boolean
  /** Why, in a sentence, where there is more to it than the hour. */
  readonly reason?: string
}

/** What a call now comes to: `open`, `warned` of, `blocked` until there is a reason, or `never`. */
export type CallingState = 'open' | 'warned' | 'blocked' | 'never'

/** Without a zone nobody can say what time it is there: that is said, and nothing is forbidden. */
export function callingState({ now, why, rule }: Pick<Calling, 'now' | 'why' | 'rule'>): CallingState {
  if (now) return 'open'
  if (why === 'doNotContact' || why === 'noPhone') return 'never'
  return why === 'closed' && rule?.effect !== 'warn' ? 'blocked' : 'warned'
}

/**
 * Beyond this many days ahead no next window is looked for: no table closes a country for longer, and no country keeps
 * more holidays on end.
 */
const LOOK_AHEAD = 16

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
  hours: CallingHours = DEFAULT_HOURS,
): Calling {
  const known = zones.filter(isZone)
  // A zone that the runtime does not know makes the whole answer unknown: the lead may well be there.
  if (known.length === 0 || known.length < zones.length) return { now: false, why: 'zoneUnknown' }
  const place = hours(country, region)
  const about = { rule: place.rule, ...(known.length === 1 && { zone: known[0] }) }
  // A few days answer nearly always; a closed week-end takes more.
  for (const days of [2, LOOK_AHEAD]) {
    const windows = commonWindows(at, days, known, place, place.rule.week)
    const next = windows.find((window) => window.end > at)
    if (!next) continue
    const open = next.start <= at
    // An end at the edge of what was looked at may be none: look further, and say none when it is still there.
    const atEdge = open && next.end >= at + (days - 1) * DAY
    if (atEdge && days < LOOK_AHEAD) continue
    if (atEdge) return { now: true, why: 'open', ...about }
    if (open) return { now: true, changes: next.end, why: 'open', ...about }
    return { now: false, changes: next.start, why: 'closed', ...about, ...closedBy(at, known, place) }
  }
  return { now: false, why: 'closed', ...about, ...closedBy(at, known, place) }
}

/** The holiday on which it is closed today in one of the zones, where the day would have had hours. */
function closedBy(at: number, zones: readonly string[], place: PlaceHours): Pick<Calling, 'holiday' | 'reason'> {
  for (const zone of zones) {
    const today = localDay(at, zone)
    const name = place.rule.week[weekday(today) - 1]?.length ? place.holiday(today) : undefined
    if (name) return { holiday: { name, place: place.place }, reason: `Closed: ${name} in ${place.place}` }
  }
  return {}
}

/** The windows open in all zones, from the day before `at` (in each) to `days` after, in order; touching ones are one. */
function commonWindows(
  at: number,
  days: number,
  zones: readonly string[],
  place: PlaceHours,
  week: CallingRule['week'],
): Interval[] {
  let common: Interval[] | undefined
  for (const zone of zones) {
    const own = windows(at, days, zone, place, week)
    common = common ? intersect(common, own) : own
  }
  return common ?? []
}

function windows(at: number, days: number, zone: string, place: PlaceHours, week: CallingRule['week']): Interval[] {
  const found: Interval[] = []
  const today = localDay(at, zone)
  for (let offset = -1; offset <= days; offset++) {
    const day = addDays(today, offset)
    const stretches = week[weekday(day) - 1] ?? []
    if (stretches.length === 0 || isHoliday(place, day)) continue
    for (const [from, to] of stretches) {
      const start = instantAt(day, from, zone, 'first')
      const end = instantAt(day, to, zone, 'last')
      found.push({ start, end })
    }
  }
  return merge(found)
}

const isHoliday = (place: PlaceHours, day: LocalDay): boolean => place.holiday(day) !== undefined

export function toCallable(calling: Calling): Callable {
  const { rule, holiday, reason } = calling
  return {
    now: calling.now,
    ...(calling.changes !== undefined &&
      calling.changes <= LAST_WRITTEN && { changes: formatInstant(calling.changes) }),
    why: calling.why,
    ...(calling.zone !== undefined && { zone: calling.zone }),
    state: callingState(calling),
    ...(reason !== undefined && { reason }),
    ...(holiday && { holiday }),
    ...(rule && { rule: ruleKey(rule), source: rule.source, asOf: rule.asOf }),
    ...(calling.listed && { listed: true }),
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
  hours: CallingHours = DEFAULT_HOURS,
): Instant {
  const known = zones.filter(isZone)
  if (known.length === 0 || known.length < zones.length) return instantOf(at)
  const place = hours(country, region)
  const [mon, tue, wed, thu, fri] = place.rule.week
  const window = commonWindows(at, LOOK_AHEAD, known, place, [mon, tue, wed, thu, fri, [], []]).find(
    ({ end }) => end > at,
  )
  return instantOf(window ? Math.max(window.start, at) : at)
}
