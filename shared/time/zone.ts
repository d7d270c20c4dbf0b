import { DAY, HOUR, instantOf, MINUTE, type Instant } from './instant.ts'

/**
 * The only place that turns instants into local days and times and back. It reads the zone data of the runtime
 * (Intl), so what the app shows, computes and writes into invites agrees. Zones are IANA ids; an offset is never kept.
 */

/** `YYYY-MM-DD`. Sorts as text. */
export type LocalDay = string

export interface LocalParts {
  readonly day: LocalDay
  /** Minutes since local midnight by the clock on the wall, 0 to 1439. */
  readonly minutes: number
  /** ISO: Monday 1 to Sunday 7. */
  readonly weekday: number
}

/** Offsets are looked up once per bucket; no zone has changed its clocks twice within four days since 1970. */
const BUCKET = 4 * DAY

interface Bucket {
  readonly before: number
  /** The instant in the bucket from which `after` holds; Infinity when the offset does not change in it. */
  readonly change: number
  readonly after: number
}

interface ZoneTable {
  readonly format: Intl.DateTimeFormat
  readonly buckets: Map<number, Bucket>
}

/** A day by its number, 0 for 1970-01-01: what loops over many days count with, since text costs more. */
export type DayNumber = number

const tables = new Map<string, ZoneTable>()

function tableOf(zone: string): ZoneTable {
  let table = tables.get(zone)
  if (!table) {
    const format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      era: 'short',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
    tables.set(zone, (table = { format, buckets: new Map() }))
  }
  return table
}

function readOffset(format: Intl.DateTimeFormat, at: number): number {
  const part: Record<string, string> = {}
  for (const { type, value } of format.formatToParts(at)) part[type] = value
  const year = part.era === 'BC' ? 1 - Number(part.year) : Number(part.year)
  const local = Date.UTC(
    2000,
    Number(part.month) - 1,
    Number(part.day),
    Number(part.hour),
    Number(part.minute),
    Number(part.second),
  )
  // Date.UTC reads years below 100 as 19xx, so the year is put in afterwards.
  const date = new Date(local)
  date.setUTCFullYear(year, Number(part.month) - 1, Number(part.day))
  return date.getTime() - Math.floor(at / 1000) * 1000
}

function bucketOf(table: ZoneTable, index: number): Bucket {
  const known = table.buckets.get(index)
  if (known) return known
  const start = index * BUCKET
  const before = readOffset(table.format, start)
  const after = readOffset(table.format, start + BUCKET)
  let change = Number.POSITIVE_INFINITY
  if (before !== after) {
    // Clocks change on a whole second; search for the first instant with the later offset.
    let low = start
    let high = start + BUCKET
    while (high - low > 1000) {
      const middle = low + Math.floor((high - low) / 2000) * 1000
      if (readOffset(table.format, middle) === before) low = middle
      else high = middle
    }
    change = high
  }
  const bucket = { before, change, after }
  table.buckets.set(index, bucket)
  return bucket
}

/** Milliseconds to add to UTC for the local clock of `zone` at an instant. Throws RangeError for an unknown zone. */
export const offsetAt = (at: number, zone: string): number => offsetIn(tableOf(zone), at)

function offsetIn(table: ZoneTable, at: number): number {
  const bucket = bucketOf(table, Math.floor(at / BUCKET))
  return at >= bucket.change ? bucket.after : bucket.before
}

/** The instants in `[from, to)` at which the clocks of `zone` change, in order. */
export function changesBetween(from: number, to: number, zone: string): Instant[] {
  const table = tableOf(zone)
  const found: Instant[] = []
  for (let index = Math.floor(from / BUCKET); index * BUCKET < to; index++) {
    const { change } = bucketOf(table, index)
    if (change >= from && change < to) found.push(instantOf(change))
  }
  return found
}

export function isZone(id: string): boolean {
  try {
    tableOf(id)
    return true
  } catch {
    return false
  }
}

/** Local midnight as if it were UTC: the number behind a local day. */
const dayMs = (day: LocalDay): number => Date.parse(day + 'T00:00:00Z')

const dayText = (ms: number): LocalDay => {
  const iso = new Date(ms).toISOString()
  return iso.slice(0, iso.indexOf('T'))
}

export const addDays = (day: LocalDay, days: number): LocalDay => dayText(dayMs(day) + days * DAY)

/** ISO: Monday 1 to Sunday 7. */
export const weekday = (day: LocalDay): number => weekdayOfNumber(dayNumber(day))

/** Whole days from `a` to `b`. */
export const daysBetween = (a: LocalDay, b: LocalDay): number => Math.round((dayMs(b) - dayMs(a)) / DAY)

/** The Monday of the ISO week that `day` is in. */
export const weekStart = (day: LocalDay): LocalDay => addDays(day, 1 - weekday(day))

export const localDay = (at: number, zone: string): LocalDay => dayText(at + offsetAt(at, zone))

export function localParts(at: number, zone: string): LocalParts {
  const local = at + offsetAt(at, zone)
  const day = dayText(local)
  return { day, minutes: Math.floor((local - dayMs(day)) / MINUTE), weekday: weekday(day) }
}

export const dayNumber = (day: LocalDay): DayNumber => Math.round(dayMs(day) / DAY)
export const dayOfNumber = (day: DayNumber): LocalDay => dayText(day * DAY)
/** ISO: Monday 1 to Sunday 7. 1970-01-01 was a Thursday. */
export const weekdayOfNumber = (day: DayNumber): number => ((((day + 3) % 7) + 7) % 7) + 1
export const localDayNumber = (at: number, zone: string): DayNumber => Math.floor((at + offsetAt(at, zone)) / DAY)

/** What a local day and time mean in a zone: one instant, a time that is skipped, or one that happens twice. */
export type Meaning =
  | { readonly kind: 'once'; readonly at: Instant }
  /** The clocks jump over it; `at` is the instant the gap ends, `later` what it would be by the clocks as they were. */
  | { readonly kind: 'never'; readonly at: Instant; readonly later: Instant }
  | { readonly kind: 'twice'; readonly first: Instant; readonly last: Instant }

/** `minutes` since local midnight by the wall clock; 1440 is the midnight that ends the day. */
export const meaningOf = (day: LocalDay, minutes: number, zone: string): Meaning =>
  meaningOfLocal(dayMs(day) + minutes * MINUTE, zone)

/** The same for a local time as milliseconds since 1970-01-01T00:00 by the wall clock. */
function meaningOfLocal(local: number, zone: string): Meaning {
  // Clocks change by a day at most, so these two offsets are the only ones that can hold at this local time.
  const early = offsetAt(local - 26 * HOUR, zone)
  const late = offsetAt(local + 26 * HOUR, zone)
  if (early === late) {
    // A change and its undoing within two days has not happened; still, trust the offset only if it holds.
    const at = local - early
    if (offsetAt(at, zone) === early) return { kind: 'once', at: instantOf(at) }
  }
  const first = local - Math.max(early, late)
  const last = local - Math.min(early, late)
  const firstHolds = local - first === offsetAt(first, zone)
  const lastHolds = local - last === offsetAt(last, zone)
  if (firstHolds && lastHolds && first !== last)
    return { kind: 'twice', first: instantOf(first), last: instantOf(last) }
  if (firstHolds) return { kind: 'once', at: instantOf(first) }
  if (lastHolds) return { kind: 'once', at: instantOf(last) }
  const gap = changesBetween(local - 28 * HOUR, local + 28 * HOUR, zone).find(
    (change) => change + offsetAt(change, zone) > local,
  )
  const at = gap ?? instantOf(local - late)
  return { kind: 'never', at, later: instantOf(local - offsetAt(at - 1, zone)) }
}

/**
 * The instant of a local day and time (docs/rules.md, section 1): a time that does not exist means the instant the gap
 * ends; of a time that happens twice, `which` is meant: a start means the first, an end the last.
 */
export const instantAt = (day: LocalDay, minutes: number, zone: string, which: 'first' | 'last'): Instant =>
  instantOn(dayNumber(day), minutes, zone, which)

/** The same for a day by its number. */
export function instantOn(day: DayNumber, minutes: number, zone: string, which: 'first' | 'last'): Instant {
  const local = day * DAY + minutes * MINUTE
  const table = tableOf(zone)
  const early = offsetIn(table, local - 26 * HOUR)
  // Far from any change of the clocks there is nothing to decide, and most times are.
  if (early === offsetIn(table, local + 26 * HOUR) && early === offsetIn(table, local - early)) {
    return instantOf(local - early)
  }
  const meaning = meaningOfLocal(local, zone)
  return meaning.kind === 'twice' ? meaning[which] : meaning.at
}

/** The first instant of a local day, which is not always 00:00. */
export const startOfDay = (day: LocalDay, zone: string): Instant => instantAt(day, 0, zone, 'first')

export const clockText = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

/** `HH:mm` to minutes since midnight; `24:00` is 1440. */
export const clockMinutes = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5))
