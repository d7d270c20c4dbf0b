import { offsetByRules, yearlyRules, type YearlyChange, type ZoneRules } from '../../../../shared/time/yearlyRules.ts'
import { localParts, meaningOf, offsetAt } from '../../../../shared/time/zone.ts'
import { contentLine, plain, text } from './contentLine.ts'
import { utcOffset, wallTime } from './times.ts'

/** The zones in which a file's events are written, with what a reader is told about each. */
export interface FileZones {
  /** The TZID to write an event under; null when it has to be written in UTC. */
  of(event: { readonly start: number; readonly end: number; readonly zone: string }): string | null
  /** The VTIMEZONE of every zone that `of` returned. */
  components(): string
}

/**
 * A program that believes a wrong VTIMEZONE shows the wrong hour, and one that believes its own zone data ignores ours:
 * so a block is written only when it gives what the zone gives at both ends of the event, and UTC otherwise. The years
 * are those of the events, one before (a block says nothing of the time before its first rule) and two after.
 */
export function fileZones(events: readonly { readonly start: number; readonly end: number }[]): FileZones {
  const years = events.flatMap((event) => [event.start, event.end]).map((at) => new Date(at).getUTCFullYear())
  const fromYear = Math.min(...years) - 1
  const toYear = Math.max(...years) + 2
  const used = new Map<string, ZoneRules>()
  return {
    of({ start, end, zone }) {
      const id = spelled(zone)
      // Fixed offsets and UTC under a name gain nothing, and some programs do not know the name.
      if (!id.includes('/') || id.startsWith('Etc/')) return null
      const zoneRules = rulesOf(id, fromYear, toYear)
      const right =
        zoneRules &&
        [start, end].every((at) => offsetByRules(zoneRules, at) === offsetAt(at, id) && !happensTwice(at, id))
      if (!right) return null
      used.set(id, zoneRules)
      return id
    },
    components: () => [...used].map(([id, zoneRules]) => blockOf(id, zoneRules)).join(''),
  }
}

/** Worked out once for each zone and years: they are the same in every invite of a season. */
const known = new Map<string, ZoneRules | null>()
const MOST_KNOWN = 2000

function rulesOf(id: string, fromYear: number, toYear: number): ZoneRules | null {
  const key = `${id} ${fromYear} ${toYear}`
  let rules = known.get(key)
  if (rules === undefined) {
    rules = yearlyRules(id, fromYear, toYear)
    if (known.size < MOST_KNOWN) known.set(key, rules)
  }
  return rules
}

const blocks = new WeakMap<ZoneRules, string>()

function blockOf(id: string, rules: ZoneRules): string {
  let block = blocks.get(rules)
  if (block === undefined) blocks.set(rules, (block = timezone(id, rules)))
  return block
}

const usualCase = new Map<string, string>()

/** The id in its usual case: `europe/berlin` is a zone to the runtime, but not to a program that looks it up. */
function spelled(zone: string): string {
  const before = usualCase.get(zone)
  if (before !== undefined) return before
  const usual = new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone
  const id = usual.toLowerCase() === zone.toLowerCase() ? usual : zone
  usualCase.set(zone, id)
  return id
}

/**
 * Of a local time that happens twice the first is meant (3.3.5), yet some readers take the second: the hour in which the
 * clocks go back is written in UTC, where it is one.
 */
function happensTwice(at: number, zone: string): boolean {
  const { day, minutes } = localParts(at, zone)
  return meaningOf(day, minutes, zone).kind === 'twice'
}

const DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']

function timezone(id: string, rules: ZoneRules): string {
  const parts =
    rules.kind === 'fixed'
      ? observance('STANDARD', wallTime(0), rules.offset, rules.offset)
      : yearly('STANDARD', rules.back) + yearly('DAYLIGHT', rules.forward)
  return (
    contentLine('BEGIN', plain('VTIMEZONE')) +
    contentLine('TZID', text(id)) +
    parts +
    contentLine('END', plain('VTIMEZONE'))
  )
}

const yearly = (kind: 'STANDARD' | 'DAYLIGHT', change: YearlyChange): string =>
  observance(
    kind,
    wallTime(change.firstLocal),
    change.offsetFrom,
    change.offsetTo,
    // RRULE and never RDATE, which Outlook misreads.
    `FREQ=YEARLY;BYMONTH=${change.month};BYDAY=${change.nth}${DAYS[change.weekday - 1]}`,
  )

const observance = (kind: string, start: string, from: number, to: number, rule?: string): string =>
  contentLine('BEGIN', plain(kind)) +
  contentLine('DTSTART', plain(start)) +
  contentLine('TZOFFSETFROM', plain(utcOffset(from))) +
  contentLine('TZOFFSETTO', plain(utcOffset(to))) +
  (rule ? contentLine('RRULE', plain(rule)) : '') +
  contentLine('END', plain(kind))
