import type { PreferredWindow } from '../contract/leadRecord.ts'
import { readWhen } from '../time/whenRead.ts'
import { clockText, localParts } from '../time/zone.ts'

/** The hours that are meant where somebody names a day, or only one end: people meet between these. */
const DAY_START = 8 * 60
const DAY_END = 20 * 60
const WORK_DAYS = [1, 2, 3, 4, 5]
const ALL_DAYS = [1, 2, 3, 4, 5, 6, 7]

interface Clause {
  readonly not: boolean
  /** None named is all of them. */
  readonly days: readonly number[]
  readonly hours: readonly [from: number, to: number] | null
}

const NOT = /^(?:not(?:\s+(?:on|in\s+the))?|no|never(?:\s+on)?|except(?:\s+on)?|without|don'?t)\s+/i

/**
 * Reads when a lead likes to meet, such as `mornings, not Fridays`, `tue or thu after 15:00`, `Mondays, Wednesdays, before
 * noon`: parts with commas between them, each with days, hours or both, or what is left out. Windows by weekday and by the
 * lead's clock, in order. Null for what is not understood to the last word.
 */
export function readPreferred(text: string): PreferredWindow[] | null {
  const parts = text
    .replace(/\bweekends?\b/gi, 'sat sun')
    .replace(/\b(\w+?)(?:-| bis )(?=(?:mon|tue|wed|thu|fri|sat|sun))/gi, '$1 to ')
    .split(/[,;]|\bbut\b|\s+(?=(?:not|never|except)\b)/i)
    .map((part) => part.trim())
    .filter(Boolean)
  const clauses = parts.map(readClause)
  if (clauses.length === 0 || clauses.includes(null)) return null
  const known = clauses.filter((clause) => clause !== null)
  const wanted = known.filter(({ not }) => !not)
  const unwanted = known.filter(({ not }) => not)
  const blocks = join(wanted)
  const named = blocks.length > 0 ? blocks : [{ days: WORK_DAYS, hours: whole }]
  return ALL_DAYS.flatMap((weekday) => {
    const hours = named.filter(({ days }) => days.includes(weekday)).map(({ hours: span }) => span)
    return unwanted
      .filter(({ days }) => days.length === 0 || days.includes(weekday))
      .reduce<readonly Span[]>((left, { hours: span }) => left.flatMap((one) => without(one, span ?? [0, 1440])), hours)
      .map(([from, to]) => ({ weekday, start: clockText(from), end: clockText(to) }))
      .toSorted((a, b) => a.start.localeCompare(b.start))
  })
}

type Span = readonly [from: number, to: number]
const whole: Span = [DAY_START, DAY_END]

function readClause(part: string): Clause | null {
  const not = NOT.test(part)
  const said = readWhen(part.replace(NOT, '').replace(/^(?:only|on|in the|best|preferably|rather)\s+/i, ''))
  // A date or a wait is said once; what somebody likes comes again each week.
  if (!said || said.day || said.span || said.later !== undefined || said.words.length > 0) return null
  const { hours } = said
  if (hours?.kind === 'exact') return null
  const from = hours?.from ?? (not ? 0 : DAY_START)
  const to = hours?.to ?? (not ? 1440 : Math.max(DAY_END, from + 60))
  if (hours && from >= to) return null
  return { not, days: said.weekdays, hours: hours ? [from, Math.min(to, 1440)] : null }
}

/** Days and hours that were said apart belong together: `Tuesdays, Thursdays, mornings`. */
function join(clauses: readonly Clause[]): { days: readonly number[]; hours: Span }[] {
  const isBoth = (clause: Clause) => clause.days.length > 0 && clause.hours !== null
  const days = clauses.filter((clause) => !isBoth(clause)).flatMap((clause) => clause.days)
  const hours = clauses.filter((clause) => !isBoth(clause)).flatMap((clause) => (clause.hours ? [clause.hours] : []))
  const apart =
    days.length + hours.length === 0
      ? []
      : (hours.length > 0 ? hours : [whole]).map((span) => ({
          days: days.length > 0 ? days : WORK_DAYS,
          hours: span,
        }))
  const together = clauses.flatMap((clause) =>
    isBoth(clause) && clause.hours ? [{ days: clause.days, hours: clause.hours }] : [],
  )
  return [...together, ...apart]
}

const without = ([from, to]: Span, [a, b]: Span): Span[] =>
  b <= from || a >= to
    ? [[from, to]]
    : [...(a > from ? [[from, a] as const] : []), ...(b < to ? [[b, to] as const] : [])]

/** Whether a meeting that starts then, by a clock of the zone, is at a time the lead likes. */
export function suits(windows: readonly PreferredWindow[], start: number, zone: string): boolean {
  const { weekday, minutes } = localParts(start, zone)
  const at = clockText(minutes)
  return windows.some((one) => one.weekday === weekday && one.start <= at && at < one.end)
}

const NAMES = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

/** `Mon–Thu 08:00–12:00`: windows in words, days with the same hours together. */
export function preferredWords(windows: readonly PreferredWindow[]): string {
  const byHours = Map.groupBy(windows, ({ start, end }) => `${start}–${end}`)
  return [...byHours]
    .map(([hours, list]) => `${daysWords([...new Set(list.map(({ weekday }) => weekday))])} ${hours}`)
    .join(', ')
}

function daysWords(days: readonly number[]): string {
  const sorted = days.toSorted((a, b) => a - b)
  const runs: number[][] = []
  for (const day of sorted) {
    const run = runs.at(-1)
    if (run && run.at(-1) === day - 1) run.push(day)
    else runs.push([day])
  }
  const name = (day: number | undefined): string => NAMES[(day ?? 1) - 1] ?? ''
  return runs
    .map((run) => (run.length > 2 ? `${name(run[0])}–${name(run.at(-1))}` : run.map(name).join(', ')))
    .join(', ')
}
