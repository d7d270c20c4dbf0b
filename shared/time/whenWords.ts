/** The words of time that `parseWhen` knows, and how one word of time is read. English, as the desk speaks. */

const WEEKDAY_NAMES = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']
const MONTH_NAMES = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
]
const SHORT: Readonly<Record<string, number>> = { tues: 2, weds: 3, thur: 4, thurs: 4 }

/** ISO weekday of `thu`, `thurs`, `thursday`, `thursdays`; undefined for any other word. */
export function weekdayOf(word: string): number | undefined {
  if (SHORT[word]) return SHORT[word]
  const index = WEEKDAY_NAMES.findIndex((name) => word === name || word === `${name}s` || word === name.slice(0, 3))
  return index < 0 ? undefined : index + 1
}

/** 1 to 12 for `nov`, `november`, `sept`. */
export function monthOf(word: string): number | undefined {
  const text = word.replace(/\.$/, '')
  if (text === 'sept') return 9
  const index = MONTH_NAMES.findIndex((name) => text === name || text === name.slice(0, 3))
  return index < 0 ? undefined : index + 1
}

/** Parts of a day as minutes since midnight, half open. */
export const DAY_PARTS: Readonly<Record<string, readonly [from: number, to: number]>> = {
  morning: [480, 720],
  mornings: [480, 720],
  lunch: [720, 840],
  lunchtime: [720, 840],
  afternoon: [720, 1080],
  afternoons: [720, 1080],
  evening: [1020, 1260],
  evenings: [1020, 1260],
}

const NUMBERS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']

/** `2`, `two`, `a`, `an`. */
export function countOf(word: string | undefined): number | undefined {
  if (word === undefined) return undefined
  if (word === 'a' || word === 'an') return 1
  if (/^\d{1,3}$/.test(word)) return Number(word)
  const index = NUMBERS.indexOf(word)
  return index > 0 ? index : undefined
}

export type Unit = 'minute' | 'hour' | 'day' | 'week' | 'month'
export function unitOf(word: string | undefined): Unit | undefined {
  if (word === undefined) return undefined
  if (/^(m|mins?|minutes?)$/.test(word)) return 'minute'
  if (/^(h|hrs?|hours?)$/.test(word)) return 'hour'
  if (/^(d|days?)$/.test(word)) return 'day'
  if (/^(w|wks?|weeks?)$/.test(word)) return 'week'
  if (/^months?$/.test(word)) return 'month'
  return undefined
}

export interface TimeWord {
  /** Minutes since midnight. */
  readonly minutes: number
  /** It can be nothing but a time of day: `3pm`, `14:30`, not `3`. */
  readonly plain: boolean
  /** Morning or afternoon was said, or cannot be mistaken. */
  readonly sure: boolean
  /** The hour as it was typed, for the start of `9-10pm`. */
  readonly hour: number
}

/**
 * Reads `3pm`, `3:30pm`, `14:30`, `14h`, `noon`, `10`. Without am or pm, 1 to 6 are in the afternoon and 8 to 12 as they
 * stand: nobody is called at three in the night. Seven may be either, so it is refused unless it is `07:00`, `7am` or
 * `7pm`. Undefined for what is no time.
 */
export function timeOf(word: string | undefined): TimeWord | undefined {
  if (word === undefined) return undefined
  if (word === 'noon' || word === 'midday') return { minutes: 720, plain: true, sure: true, hour: 12 }
  const match = /^(\d{1,2})(?::(\d{2})|h(\d{2})?)?(am|pm)?$/.exec(word)
  if (!match) return undefined
  const typed = match[1] ?? ''
  const hour = Number(typed)
  const minute = Number(match[2] ?? match[3] ?? 0)
  if (hour > 23 || minute > 59) return undefined
  const plain = word !== typed
  const half = match[4]
  if (half) {
    if (hour < 1 || hour > 12) return undefined
    return { minutes: ((hour % 12) + (half === 'pm' ? 12 : 0)) * 60 + minute, plain, sure: true, hour }
  }
  // A leading nought, or an hour past twelve, is the 24-hour clock; a bare nought is a typing mistake.
  if (typed.length === 2 && (typed.startsWith('0') || hour > 12)) {
    return plain || hour > 12 ? { minutes: hour * 60 + minute, plain, sure: true, hour } : undefined
  }
  if (hour === 0) return plain ? { minutes: minute, plain, sure: true, hour } : undefined
  if (hour === 7) return undefined
  return { minutes: (hour < 7 ? hour + 12 : hour) * 60 + minute, plain, sure: false, hour }
}

/** `9` before `10pm` is nine in the evening, `10` before `2pm` ten in the morning. */
export function startBefore(start: TimeWord, end: TimeWord): number {
  if (start.sure || !end.sure || start.hour > 12) return start.minutes
  const minute = start.minutes % 60
  const evening = ((start.hour % 12) + 12) * 60 + minute
  const morning = (start.hour % 12) * 60 + minute
  return evening < end.minutes ? evening : morning
}

/** Words that say nothing about when. */
export const FILLERS = new Set([
  'on',
  'the',
  'of',
  'her',
  'his',
  'my',
  'their',
  'your',
  'our',
  'local',
  'time',
  "o'clock",
  'please',
  'maybe',
  'any',
  'anytime',
  'sometime',
  'or',
  'and',
  'call',
  'back',
  'me',
])

const HOURS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve']
const HOUR = `(\\d{1,2}|${HOURS.join('|')})`
const hourOf = (word: string): number => HOURS.indexOf(word.toLowerCase()) + 1 || Number(word)

/** Turns of phrase, and the words by which they are said here. */
const PHRASES: readonly (readonly [RegExp, string | ((...found: string[]) => string)])[] = [
  [/\b(\d{4}-\d{1,2}-\d{1,2})T(?=\d)/gi, '$1 '],
  [/\b(\d{1,2})\.(\d{2})(?=\s*[ap]\.?m\b)/gi, '$1:$2'],
  [new RegExp(`\\bhalf past ${HOUR}\\b`, 'gi'), (_, hour = '') => `${hourOf(hour)}:30`],
  [new RegExp(`\\bquarter past ${HOUR}\\b`, 'gi'), (_, hour = '') => `${hourOf(hour)}:15`],
  [new RegExp(`\\bquarter to ${HOUR}\\b`, 'gi'), (_, hour = '') => `${((hourOf(hour) + 10) % 12) + 1}:45`],
  [/\b(\d{1,2})ish\b/gi, 'around $1'],
  [/\b(?:a )?couple of\b/gi, '2'],
  [/\b(?:a )?fortnight\b/gi, '2 weeks'],
  [/\bfirst thing(?: in the morning)?\b/gi, 'morning'],
  [/\bearly (?:in the )?morning\b/gi, 'between 8am and 10am'],
  [/\blate (?:in the )?morning\b/gi, 'between 10am and noon'],
  [/\bafter lunch\b/gi, 'between 1pm and 3pm'],
  [/\bearly (?:in the )?afternoon\b/gi, 'between noon and 3pm'],
  [/\blate (?:in the )?afternoon\b/gi, 'between 3pm and 6pm'],
  [/\b(?:end of (?:the )?day|eod)\b/gi, 'between 4pm and 6pm'],
  [/\bafter (?:work|hours)\b/gi, 'between 5pm and 7pm'],
  [/\b(?:early|beginning of) next week\b/gi, 'next week mon to tue'],
  [/\b(?:late|end of) next week\b/gi, 'next week thu to fri'],
  [/\b(?:late|end of) (?:the|this) week\b/gi, 'this week thu to fri'],
]

/** Words of a text, as typed, with `3 pm` as one, commas as blanks and dashes between words as `to`. */
export function wordsOf(text: string): string[] {
  const plain = text
    .normalize('NFKC')
    .replace(/[‐‑–—]/g, '-')
    .replace(/’/g, "'")
  return withPhrases(plain)
    .replace(/(\d)\s*([ap])\.?m\b\.?/gi, '$1$2m')
    .replace(/[,;]/g, ' ')
    .replace(/\s+-\s+/g, ' to ')
    .split(/\s+/)
    .filter((word) => word !== '')
    .flatMap((word) => (/^\d{4}-\d{1,2}-\d{1,2}$/.test(word) ? [word] : dashed(word)))
}

const withPhrases = (text: string): string =>
  PHRASES.reduce(
    (words, [pattern, by]) => (typeof by === 'string' ? words.replace(pattern, by) : words.replace(pattern, by)),
    text,
  )

/** `mon-wed` and `9-11` are a from and a to; `Anne-Marie` is a name. */
function dashed(word: string): string[] {
  const parts = word.split('-')
  if (parts.length !== 2) return [word]
  const known = parts.every((part) => {
    const lower = part.toLowerCase()
    return weekdayOf(lower) !== undefined || timeOf(lower) !== undefined || /^\d{1,2}$/.test(part)
  })
  return known ? [parts[0] ?? '', 'to', parts[1] ?? ''] : [word]
}
