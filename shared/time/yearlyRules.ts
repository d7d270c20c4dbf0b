import { DAY } from './instant.ts'
import { changesBetween, offsetAt } from './zone.ts'

/** One change of the clocks that comes back every year: `nth` weekday of a month at a local time. */
export interface YearlyChange {
  /** Milliseconds from UTC before and after. */
  readonly offsetFrom: number
  readonly offsetTo: number
  /** 1 to 12. */
  readonly month: number
  /** 1 to 4, or -1 for the last one of the month. */
  readonly nth: number
  /** ISO: Monday 1 to Sunday 7. */
  readonly weekday: number
  /** Milliseconds since local midnight, by the clock before the change. */
  readonly time: number
  /** The first change in the years asked for: local time by the clock before it, as if it were UTC. */
  readonly firstLocal: number
}

export type ZoneRules =
  | { readonly kind: 'fixed'; readonly offset: number }
  /** The changes to the greater and to the smaller offset. */
  | { readonly kind: 'yearly'; readonly forward: YearlyChange; readonly back: YearlyChange }

/**
 * How the clocks of `zone` go in the local years `fromYear` to `toYear`, both included, when that can be said with a
 * rule that is the same in each of them; null when it cannot, as in Africa/Casablanca, where Ramadan moves the change,
 * or in years between which a government changed its mind.
 */
export function yearlyRules(zone: string, fromYear: number, toYear: number): ZoneRules | null {
  const changes = changesBetween(Date.UTC(fromYear, 0, 1) - DAY, Date.UTC(toYear + 1, 0, 1) + DAY, zone)
    .map((at) => {
      const offsetFrom = offsetAt(at - 1000, zone)
      return { offsetFrom, offsetTo: offsetAt(at, zone), local: at + offsetFrom }
    })
    .filter(({ local }) => local >= Date.UTC(fromYear, 0, 1) && local < Date.UTC(toYear + 1, 0, 1))
  if (changes.length === 0) return { kind: 'fixed', offset: offsetAt(Date.UTC(fromYear, 6, 1), zone) }
  const years = toYear - fromYear + 1
  const forward = asRule(
    changes.filter((change) => change.offsetTo > change.offsetFrom),
    years,
  )
  const back = asRule(
    changes.filter((change) => change.offsetTo < change.offsetFrom),
    years,
  )
  return forward && back ? { kind: 'yearly', forward, back } : null
}

interface Change {
  readonly offsetFrom: number
  readonly offsetTo: number
  readonly local: number
}

function asRule(changes: readonly Change[], years: number): YearlyChange | null {
  const [first] = changes
  if (!first || changes.length !== years) return null
  const { month, weekday, time } = onCalendar(first.local)
  const places = changes.map((change) => onCalendar(change.local))
  const alike = changes.every(
    (change, i) =>
      change.offsetFrom === first.offsetFrom &&
      change.offsetTo === first.offsetTo &&
      places[i]?.year === places[0]!.year + i && // there is a first
      places[i].month === month &&
      places[i].weekday === weekday &&
      places[i].time === time,
  )
  if (!alike) return null
  const common = {
    offsetFrom: first.offsetFrom,
    offsetTo: first.offsetTo,
    month,
    weekday,
    time,
    firstLocal: first.local,
  }
  if (places.every((place) => place.last)) return { ...common, nth: -1 }
  const { nth } = places[0]!
  return nth <= 4 && places.every((place) => place.nth === nth) ? { ...common, nth } : null
}

function onCalendar(local: number) {
  const date = new Date(local)
  const day = date.getUTCDate()
  const daysInMonth = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate()
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    weekday: date.getUTCDay() || 7,
    nth: Math.ceil(day / 7),
    last: day + 7 > daysInMonth,
    time: local - Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), day),
  }
}

/** The offset that a reader of the rules works out for an instant, to hold against the zone's own. */
export function offsetByRules(rules: ZoneRules, at: number): number {
  if (rules.kind === 'fixed') return rules.offset
  const year = new Date(at).getUTCFullYear()
  let latest = -Infinity
  let offset = rules.forward.offsetFrom
  for (const rule of [rules.forward, rules.back]) {
    for (let y = year - 1; y <= year + 1; y++) {
      const change = localOf(rule, y) - rule.offsetFrom
      if (change <= at && change > latest) {
        latest = change
        offset = rule.offsetTo
      }
    }
  }
  return offset
}

/** When the rule strikes in a year: local time by the clock before the change, as if it were UTC. */
function localOf(rule: YearlyChange, year: number): number {
  if (rule.nth > 0) {
    const first = new Date(Date.UTC(year, rule.month - 1, 1)).getUTCDay() || 7
    const day = 1 + ((rule.weekday - first + 7) % 7) + (rule.nth - 1) * 7
    return Date.UTC(year, rule.month - 1, day) + rule.time
  }
  const end = new Date(Date.UTC(year, rule.month, 0))
  const back = ((end.getUTCDay() || 7) - rule.weekday + 7) % 7
  return end.getTime() - back * DAY + rule.time
}
