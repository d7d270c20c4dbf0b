import type { Skipped } from '../../../../shared/contract/calendars.ts'
import { decodeCalendar } from './bytes.ts'
import { readComponents } from './components.ts'
import { addressOf, readEvent, type CalendarEvent } from './event.ts'
import { readFreeBusy } from './freeBusy.ts'
import { Notes } from './notes.ts'
import { patienceOf, UNUSUAL_MS } from './patience.ts'
import { inRange, type Occurrence, type Reader } from './occurrence.ts'
import { RuleProblem } from './rule.ts'
import { expandSeries, type Series } from './series.ts'
import { zoneByName } from './zoneNames.ts'
import { allowanceOf, CalendarZones, type Allowance } from './zones.ts'

export type { Occurrence, Reader } from './occurrence.ts'

/** A file that was read, ready to be laid on the time line for any range. It holds no clock and no owner. */
export interface ParsedCalendar {
  /** Events that were understood. */
  readonly events: number
  readonly series: readonly Series[]
  readonly periods: readonly Occurrence[]
  /** What was not taken as it is written. */
  readonly skipped: readonly Skipped[]
}

/**
 * Reads a calendar file as forgivingly as it can: several calendars, events without a calendar around them, broken
 * lines, unknown zones. Never throws; what could not be read is named in `skipped`. What is no calendar at all has no
 * events (see notACalendar for telling people so). `tell` is called now and then with the characters that are done.
 */
export function parseCalendar(text: string, tell?: (done: number, total: number) => void): ParsedCalendar {
  const notes = new Notes()
  const note = notes.add.bind(notes)
  const noteOnce = notes.once.bind(notes)
  const events: CalendarEvent[] = []
  const allowance = fileAllowance()
  const periods: Occurrence[] = []
  let count = 0
  for (const calendar of readComponents(text, note, (done) => tell?.(done, text.length))) {
    const zones = new CalendarZones(calendar, allowance)
    const label = calendar.zoneLabel
    const floatZone = (label !== undefined && (zones.of(label) ?? zoneByName(label))) || null
    const context = { zones, floatZone, cancelled: calendar.method === 'CANCEL', note, noteOnce }
    for (const block of calendar.events) {
      const event = readEvent(block, context)
      if (event) events.push(event)
    }
    for (const block of calendar.freeBusy) {
      periods.push(...readFreeBusy(block, note))
      count++
    }
  }
  return { events: count + events.length, series: intoSeries(events), periods, skipped: notes.all() }
}

/** The same over bytes: unfolds before it decodes, knows UTF-16 and windows-1252. */
export const parseCalendarBytes = (bytes: Uint8Array): ParsedCalendar => parseCalendar(decodeCalendar(bytes))

/** What reading one file may cost. */
export const fileAllowance = (): Allowance => allowanceOf(patienceOf(LIMITS.elapsed))

function intoSeries(events: readonly CalendarEvent[]): Series[] {
  const byUid = Map.groupBy(events, (event, index) => event.uid || `\n${index}`)
  return [...byUid.values()].flatMap((group) => {
    if (group.length === 1 && !group[0]?.recurrenceId) return [{ master: group[0], overrides: [] }]
    const masters = newest(group.filter((event) => !event.recurrenceId))
    const overrides = latestOverrides(group.filter((event) => event.recurrenceId))
    const [master, ...others] = masters
    return [{ master, overrides }, ...others.map((other) => ({ master: other, overrides: [] }))]
  })
}

const newer = (a: CalendarEvent, b: CalendarEvent): number => a.sequence - b.sequence || a.stamp - b.stamp

/**
 * Of several events with one UID the highest SEQUENCE, then the last written. Of those that cannot be told apart all are
 * kept, unless they are the same: a program that gives all its events one UID must not make its owner free.
 */
function newest(masters: readonly CalendarEvent[]): CalendarEvent[] {
  const best = masters.reduce<CalendarEvent | undefined>(
    (top, one) => (!top || newer(one, top) > 0 ? one : top),
    undefined,
  )
  if (!best) return []
  const equals = masters.filter((one) => newer(one, best) === 0)
  const seen = new Set<string>()
  return equals.filter((one) => {
    const key = JSON.stringify([one.start.wall, one.start.zone?.id, one.end, one.rules, one.dates.length])
    return !seen.has(key) && seen.add(key)
  })
}

function latestOverrides(overrides: readonly CalendarEvent[]): CalendarEvent[] {
  const byId = new Map<string, CalendarEvent>()
  for (const one of overrides) {
    const id = `${one.recurrenceId?.wall} ${one.recurrenceId?.zone?.id} ${one.thisAndFuture}`
    const known = byId.get(id)
    if (!known || newer(one, known) >= 0) byId.set(id, one)
  }
  return [...byId.values()]
}

export interface Limits {
  /** Instances of one series in the range. */
  readonly perSeries: number
  readonly perFile: number
  readonly seriesMs: number
  /** For all rules of a file together that are not simply counted. */
  readonly unusualMs: number
  readonly fileMs: number
  /** Milliseconds that only ever grow; for a time limit, never for what the time is. */
  readonly elapsed: () => number
  /** Also what happens once, at any time, as it is kept in the store. */
  readonly everySingle: boolean
}

export const LIMITS: Limits = {
  perSeries: 10_000,
  perFile: 300_000,
  seriesMs: 200,
  unusualMs: UNUSUAL_MS,
  fileMs: 20_000,
  elapsed: () => performance.now(),
  everySingle: false,
}

/** Everything that overlaps the reader's range, busy or not, in order of start. Bounded in number and time. */
export function expandCalendar(
  parsed: ParsedCalendar,
  reader: Reader,
  limits: Limits = LIMITS,
): { occurrences: Occurrence[]; skipped: Skipped[] } {
  const notes = new Notes()
  const own: Reader = { ...reader, email: addressOf(reader.email) }
  const found: Occurrence[] = []
  for (const period of parsed.periods) {
    if (limits.everySingle || inRange(period, reader.from, reader.to)) found.push(period)
  }
  const started = limits.elapsed()
  const patience = patienceOf(limits.elapsed, limits.unusualMs)
  for (const series of parsed.series) {
    const event = series.master ?? series.overrides[0]
    const begun = limits.elapsed()
    if (begun - started > limits.fileMs || found.length > limits.perFile) {
      const reason = 'The file holds too much: not all of its events are taken. Export a shorter time.'
      notes.once({ line: event?.line, reason })
      break
    }
    try {
      for (const one of expandSeries(series, own, {
        most: limits.perSeries,
        checkTime: patience.limit(limits.seriesMs),
        patience,
        everySingle: limits.everySingle,
      })) {
        found.push(one)
      }
    } catch (error) {
      const why = error instanceof RuleProblem ? error.message : 'cannot be worked out'
      notes.add({ uid: event?.uid || undefined, line: event?.line, reason: `The series ${why}; it is left out.` })
    }
  }
  found.sort((a, b) => a.start - b.start || a.end - b.end)
  return { occurrences: found, skipped: notes.all() }
}

export interface ReadCalendar {
  readonly events: number
  /** Busy stretches that overlap the range, in order of start. */
  readonly occurrences: readonly Pick<Occurrence, 'start' | 'end' | 'allDay' | 'tentative' | 'title' | 'uid'>[]
  readonly skipped: readonly Skipped[]
}

/** When the owner of a calendar is busy within `[from, to)`. */
export function readCalendar(text: string, reader: Reader): ReadCalendar {
  const parsed = parseCalendar(text)
  const { occurrences, skipped } = expandCalendar(parsed, reader)
  return {
    events: parsed.events,
    occurrences: occurrences.filter((one) => one.busy),
    skipped: [...parsed.skipped, ...skipped],
  }
}
