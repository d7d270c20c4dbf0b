import { instantOf, MINUTE, type Instant } from './instant.ts'
import { readWhen, type Said } from './whenRead.ts'
import {
  addDays,
  instantAt,
  localDay,
  localParts,
  meaningOf,
  startOfDay,
  weekday,
  weekStart,
  type LocalDay,
} from './zone.ts'

/** One moment: a time to call back. */
export interface WhenInstant {
  readonly kind: 'instant'
  readonly at: Instant
  /**
   * Set where the clocks make the time unclear, and the person should be asked: `twice` when it happens a second time,
   * at `other`; `never` when the clocks jump over it: `at` is the instant the gap ends, and `other`, where it is another
   * one, what it would be by the clocks as they were.
   */
  readonly unclear?: 'twice' | 'never'
  readonly other?: Instant
  readonly words: readonly string[]
}

/** A window: slots that start in `[from, to)` and, by the clock of the zone, in `[minutesFrom, minutesTo)` on `weekdays`. */
export interface WhenRange {
  readonly kind: 'range'
  readonly from: Instant
  readonly to: Instant
  readonly minutesFrom?: number
  readonly minutesTo?: number
  /** ISO weekdays; all when absent. */
  readonly weekdays?: readonly number[]
  readonly words: readonly string[]
}

/** `words` are those said after "with": names of reps, as typed. */
export type When = WhenInstant | WhenRange

/** How far a window without an end of its own reaches. */
const REACH_DAYS = 60

/**
 * Reads what a lead says about a time, such as `thu 3pm`, `tomorrow 10`, `in 2 hours`, `thu after 1`, `next week
 * morning`, `26 nov 9am`, `tue or thu before noon with Dana`, by the clock of `zone`. A weekday is the next such day,
 * today included while the time is ahead; `next thu` is the Thursday of next week. Null for what is not understood, can
 * be read in two ways (`7`, `5/6`), or is past.
 */
export function parseWhen(text: string, now: number, zone: string): When | null {
  const said = readWhen(text)
  return said && resolve(said, now, zone)
}

/** The zone that a text means: `our time` is the setter's, everything else the lead's. */
export const zoneMeant = (text: string, theirs: string, ours: string): string =>
  /\bour time\b/i.test(text) ? ours : theirs

/** What was said, and the zone by whose clock it was meant. */
export interface WhenSaid {
  readonly when: When
  readonly zone: string
}

/** Reads the words of a lead wherever they are typed: by the lead's clock, unless they say that ours is meant. */
export function parseSaid(text: string, now: number, theirs: string, ours: string): WhenSaid | null {
  const zone = zoneMeant(text, theirs, ours)
  const when = parseWhen(text, now, zone)
  return when && { when, zone }
}

/** The instants that an unclear time can mean, soonest first; none for one that is clear. */
export const choicesOf = (when: When): readonly Instant[] =>
  when.kind === 'instant' && when.unclear ? [when.at, ...(when.other === undefined ? [] : [when.other])] : []

/** Whether a slot that starts at `start` is one that was asked for. */
export function fitsWhen(when: When, start: number, zone: string): boolean {
  if (when.kind === 'instant') return start === when.at || start === when.other
  if (start < when.from || start >= when.to) return false
  const here = localParts(start, zone)
  if (when.weekdays && !when.weekdays.includes(here.weekday)) return false
  return here.minutes >= (when.minutesFrom ?? 0) && here.minutes < (when.minutesTo ?? 1440)
}

/**
 * The moment to take when one is needed: of a window its beginning, on the first day that fits. A day of which no hour was
 * said begins at `dayStart` minutes.
 */
export function firstTime(when: When, zone: string, dayStart = 9 * 60): Instant {
  if (when.kind === 'instant') return when.at
  const bare = when.minutesFrom === undefined && when.minutesTo === undefined
  const startMinutes = when.minutesFrom ?? (bare ? dayStart : 0)
  for (let day = localDay(when.from, zone); startOfDay(day, zone) < when.to; day = addDays(day, 1)) {
    if (when.weekdays && !when.weekdays.includes(weekday(day))) continue
    const at = Math.max(when.from, instantAt(day, startMinutes, zone, 'first'))
    if (localDay(at, zone) === day && fitsWhen(when, at, zone)) return instantOf(Math.ceil(at / MINUTE) * MINUTE)
  }
  return when.from
}

function resolve(said: Said, now: number, zone: string): When | null {
  const { words, hours } = said
  if (said.later !== undefined) return { kind: 'instant', at: instantOf(now + said.later * MINUTE), words }
  const today = localDay(now, zone)
  const day = dayOf(said, now, today, zone)
  if (day === null || (said.day && day && said.weekdays.some((wanted) => wanted !== weekday(day)))) return null
  if (day !== undefined)
    return hours?.kind === 'exact' ? exact(day, hours.minutes, now, zone, words) : oneDay(day, said, now, zone)
  if (hours?.kind === 'exact' && said.weekdays.length === 0 && !said.span) {
    // A bare number without a day may be anything: the number of a slot, an hour, a day.
    if (!hours.plain) return null
    return exact(today, hours.minutes, now, zone, words) ?? exact(addDays(today, 1), hours.minutes, now, zone, words)
  }
  const [first, end] = spanOf(said, today)
  const from = instantOf(Math.max(now, startOfDay(first, zone)))
  const to = startOfDay(end, zone)
  if (from >= to) return null
  const weekdays = said.weekdays.length > 0 ? { weekdays: said.weekdays } : {}
  return { kind: 'range', from, to, ...minutesOf(said), ...weekdays, words }
}

/** The one day that was said; undefined when none was, or several; null when there is no such day ahead. */
function dayOf(said: Said, now: number, today: LocalDay, zone: string): LocalDay | undefined | null {
  switch (said.day?.kind) {
    case 'ahead':
      return addDays(today, said.day.days)
    case 'monthsAhead': {
      const [year, month, day] = [Number(today.slice(0, 4)), Number(today.slice(5, 7)), Number(today.slice(8))]
      const index = month - 1 + said.day.months
      // Of the 31st the last day of a shorter month.
      for (let last = day; ; last--) {
        const found = dateOf(year + Math.floor(index / 12), (index % 12) + 1, last)
        if (found) return found
      }
    }
    case 'date': {
      const { year, month, day } = said.day
      const thisYear = Number(today.slice(0, 4))
      if (year !== undefined) return laterThan(dateOf(year, month, day), today)
      // The next such date; of 29 February the next that exists.
      for (let ahead = 0; ahead <= 8; ahead++) {
        const found = laterThan(dateOf(thisYear + ahead, month, day), today)
        if (found) return found
      }
      return null
    }
    case 'dayOfMonth': {
      const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))]
      for (let ahead = 0; ahead <= 2; ahead++) {
        const index = month - 1 + ahead
        const found = laterThan(dateOf(year + Math.floor(index / 12), (index % 12) + 1, said.day.day), today)
        if (found) return found
      }
      return null
    }
    case undefined:
      break
    default:
      said.day satisfies never
  }
  if (said.weekdays.length !== 1) return undefined
  const wanted = said.weekdays[0] ?? 1
  if (said.span === 'nextWeek') return addDays(weekStart(today), 6 + wanted)
  if (said.span === 'thisWeek') return laterThan(addDays(weekStart(today), wanted - 1), today)
  if (said.span || said.every) return undefined
  const ahead = (wanted - weekday(today) + 7) % 7
  if (ahead > 0) return addDays(today, ahead)
  const { hours } = said
  const end = hours?.kind === 'exact' ? hours.minutes : (hours?.to ?? 1440)
  return instantAt(today, end, zone, 'last') > now ? today : addDays(today, 7)
}

const laterThan = (day: LocalDay | undefined, today: LocalDay): LocalDay | null => (day && day >= today ? day : null)

function dateOf(year: number, month: number, day: number): LocalDay | undefined {
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.toISOString().slice(0, 10) : undefined
}

function exact(
  day: LocalDay,
  minutes: number,
  now: number,
  zone: string,
  words: readonly string[],
): WhenInstant | null {
  const meaning = meaningOf(day, minutes, zone)
  if (meaning.kind !== 'twice') {
    if (meaning.at <= now) return null
    if (meaning.kind === 'once') return { kind: 'instant', at: meaning.at, words }
    const other = meaning.later === meaning.at ? {} : { other: meaning.later }
    return { kind: 'instant', at: meaning.at, unclear: 'never', ...other, words }
  }
  if (meaning.last <= now) return null
  if (meaning.first <= now) return { kind: 'instant', at: meaning.last, words }
  return { kind: 'instant', at: meaning.first, unclear: 'twice', other: meaning.last, words }
}

function oneDay(day: LocalDay, said: Said, now: number, zone: string): WhenRange | null {
  const minutes = minutesOf(said)
  const from = instantOf(Math.max(now, instantAt(day, minutes.minutesFrom ?? 0, zone, 'first')))
  const to = instantAt(day, minutes.minutesTo ?? 1440, zone, 'last')
  return from < to ? { kind: 'range', from, to, ...minutes, words: said.words } : null
}

function minutesOf({ hours }: Said): { minutesFrom?: number; minutesTo?: number } {
  if (!hours) return {}
  if (hours.kind === 'exact') return { minutesFrom: hours.minutes, minutesTo: hours.minutes + 1 }
  return {
    ...(hours.from !== undefined && { minutesFrom: hours.from }),
    ...(hours.to !== undefined && { minutesTo: hours.to }),
  }
}

/** First day and the day after the last. */
function spanOf(said: Said, today: LocalDay): [LocalDay, LocalDay] {
  const monday = weekStart(today)
  switch (said.span) {
    case 'thisWeek':
      return [today, addDays(monday, 7)]
    case 'nextWeek':
      return [addDays(monday, 7), addDays(monday, 14)]
    case 'nextMonth': {
      const first = (ahead: number) => {
        const date = new Date(Date.UTC(Number(today.slice(0, 4)), Number(today.slice(5, 7)) - 1 + ahead, 1))
        return date.toISOString().slice(0, 10)
      }
      return [first(1), first(2)]
    }
    case undefined:
      return [today, addDays(today, REACH_DAYS)]
    default:
      return said.span satisfies never
  }
}
