import { MINUTE, type Interval } from '../time/instant.ts'
import { addDays, localParts } from '../time/zone.ts'

/**
 * The part of the day that the board shows, in minutes of the wall clock from midnight. `end` may lie past 1440 and
 * `start` before 0: a team that works until 02:00 is shown as one evening, not as two ends of a day. At most 24 hours.
 */
export interface HoursWindow {
  readonly start: number
  readonly end: number
}

const FULL_DAY = 1440
/** Room before the first hour and after the last, so that buffers and the edges of hours are seen. */
const MARGIN = 30
/** The quiet part of the day is cut out only when that saves something. */
const WORTH_CUTTING = 120
const ROUNDED_TO = 15
/** A window that begins this late belongs to the next day: it starts before that day's midnight. */
const BELONGS_TO_NEXT_DAY = 20 * 60

export const WHOLE_DAY: HoursWindow = { start: 0, end: FULL_DAY }

/**
 * The hours in which anything of `intervals` happens, on the clock of `zone`: the day without its longest quiet part.
 * `fallback` is what is shown when there is nothing at all.
 */
export function hoursWindow(intervals: Iterable<Interval>, zone: string, fallback: HoursWindow): HoursWindow {
  const used: [number, number][] = []
  for (const { start, end } of intervals) {
    if (end <= start) continue
    const minutes = (end - start) / MINUTE
    if (minutes >= FULL_DAY) return WHOLE_DAY
    const from = localParts(start, zone).minutes
    const to = from + minutes
    used.push([from, Math.min(to, FULL_DAY)])
    if (to > FULL_DAY) used.push([0, to - FULL_DAY])
  }
  if (used.length === 0) return fallback
  const quiet = longestGap(used)
  if (quiet.end - quiet.start < WORTH_CUTTING + 2 * (MARGIN + ROUNDED_TO)) return WHOLE_DAY
  const opens = Math.floor((quiet.end - MARGIN) / ROUNDED_TO) * ROUNDED_TO
  const closes = Math.ceil((quiet.start + FULL_DAY + MARGIN) / ROUNDED_TO) * ROUNDED_TO
  const start = (opens + FULL_DAY) % FULL_DAY
  const shift = start >= BELONGS_TO_NEXT_DAY ? FULL_DAY : 0
  return { start: start - shift, end: start - shift + (closes - opens) }
}

/** The longest part of the clock's circle that no stretch covers; `end` may lie past midnight. */
function longestGap(used: readonly (readonly [number, number])[]): { start: number; end: number } {
  const sorted = used.toSorted((a, b) => a[0] - b[0])
  const first = sorted[0]?.[0] ?? 0
  let reached = 0
  let best = { start: 0, end: 0 }
  for (const [from, to] of sorted) {
    if (from > reached && reached > 0 && from - reached > best.end - best.start) best = { start: reached, end: from }
    reached = Math.max(reached, to)
  }
  // The gap over midnight: from the last end to the first start of the next day.
  const overnight = { start: reached, end: first + FULL_DAY }
  return overnight.end - overnight.start >= best.end - best.start ? overnight : best
}

/** The day on whose page an instant is shown: past midnight that of the evening before, where the window goes on so long. */
export function pageOf(at: number, window: HoursWindow, zone: string): string {
  const { day, minutes } = localParts(at, zone)
  if (minutes + FULL_DAY < window.end) return addDays(day, -1)
  if (minutes - FULL_DAY >= window.start) return addDays(day, 1)
  return day
}
