import type { Stretch } from '../../shared/contract/availability.ts'

/**
 * Hours as a setter types them: `9-12, 13-17:30`. A time may be `9`, `930`, `9:30`, `9.30`, `9am` or `5:30 pm`; stretches
 * are parted by a comma, `;`, `+`, "and" or a space; nothing, `-` or "closed" is a closed day.
 */
export type ParsedHours =
  | { readonly ok: true; readonly stretches: readonly Stretch[] }
  | { readonly ok: false; readonly message: string }

const DAY_END = 24 * 60
const TIME = String.raw`\d{1,4}(?:[:.h]\d{2})?\s*(?:am|pm|a|p)?`
const STRETCH = new RegExp(`^\\s*(${TIME})\\s*(?:-|–|—|to|until)\\s*(${TIME})\\s*(?:,|;|\\+|&|and\\b|$|\\s)\\s*`, 'i')

export function parseHours(text: string): ParsedHours {
  const clean = text.trim()
  if (clean === '' || clean === '-' || clean === '–' || /^(closed|off|none|no)$/i.test(clean)) {
    return { ok: true, stretches: [] }
  }
  const found: [number, number][] = []
  let rest = clean
  while (rest) {
    const match = STRETCH.exec(rest)
    if (!match) return { ok: false, message: `"${rest}" is not hours. Write them as 9-12, 13-17:30, or "closed".` }
    const [whole, from = '', to = ''] = match
    rest = rest.slice(whole.length)
    const pair = readPair(from, to)
    if (typeof pair === 'string') return { ok: false, message: pair }
    found.push(pair)
  }
  found.sort((one, two) => one[0] - two[0])
  const clash = found.findIndex((one, i) => i > 0 && one[0] < (found[i - 1]?.[1] ?? 0))
  if (clash > 0)
    return { ok: false, message: 'Two stretches share time. Write the day as stretches that do not overlap.' }
  return { ok: true, stretches: found.map(([start, end]) => ({ start: clockTime(start), end: clockTime(end) })) }
}

/** `09:00-12:00, 13:00-17:30`, with the usual dash; an empty day is the empty text. */
export function hoursText(stretches: readonly Stretch[]): string {
  return stretches.map((stretch) => `${stretch.start}–${stretch.end}`).join(', ')
}

/** A time of day as typed, in minutes from midnight (24:00 is 1440), or undefined when it is none. */
export function parseClock(text: string): number | undefined {
  const match = /^(\d{1,2})(?:[:.h]?(\d{2}))?\s*(am|pm|a|p)?$/i.exec(text.trim())
  if (!match) return undefined
  let hour = Number(match[1])
  const minute = Number(match[2] ?? 0)
  const half = match[3]?.[0]?.toLowerCase()
  if (half) {
    if (hour < 1 || hour > 12) return undefined
    hour = (hour % 12) + (half === 'p' ? 12 : 0)
  }
  const at = hour * 60 + minute
  return minute < 60 && at <= DAY_END ? at : undefined
}

/** Minutes from midnight as `HH:mm`; 1440 is `24:00`. */
export function clockTime(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}

export const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))

function readPair(from: string, to: string): [number, number] | string {
  const start = parseClock(from)
  let end = parseClock(to)
  if (start === undefined) return `"${from.trim()}" is not a time of day.`
  if (end === undefined) return `"${to.trim()}" is not a time of day.`
  // Midnight as an end is the end of this day, not its beginning.
  if (end === 0) end = DAY_END
  if (start === end) return `"${from.trim()}-${to.trim()}" has no length.`
  if (start > end) {
    return `"${from.trim()}-${to.trim()}" ends before it starts. Hours past midnight are two: ${from.trim()}-24 here, 0-${to.trim()} on the next day.`
  }
  return [start, end]
}
