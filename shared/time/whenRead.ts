import {
  countOf,
  DAY_PARTS,
  FILLERS,
  monthOf,
  startBefore,
  timeOf,
  unitOf,
  weekdayOf,
  wordsOf,
  type TimeWord,
} from './whenWords.ts'

/** What was said about a time, before anybody knows what day it is. */
export interface Said {
  readonly day?:
    | { readonly kind: 'ahead'; readonly days: number }
    | { readonly kind: 'monthsAhead'; readonly months: number }
    | { readonly kind: 'date'; readonly year?: number; readonly month: number; readonly day: number }
    | { readonly kind: 'dayOfMonth'; readonly day: number }
  /** ISO weekdays, in order. */
  readonly weekdays: readonly number[]
  /** Weekdays that come again and again, as in `thursdays`. */
  readonly every: boolean
  readonly span?: 'thisWeek' | 'nextWeek' | 'nextMonth'
  readonly hours?:
    | { readonly kind: 'exact'; readonly minutes: number; readonly plain: boolean }
    | { readonly kind: 'between'; readonly from?: number; readonly to?: number }
  /** Minutes from now. */
  readonly later?: number
  readonly words: readonly string[]
}

type Draft = { -readonly [K in keyof Said]: Said[K] } & { weekdays: number[]; words: string[] }

/** Null for anything that is not understood to the last word. */
export function readWhen(text: string): Said | null {
  const typed = wordsOf(text)
  if (typed.length === 0 || typed.length > 30) return null
  const words = typed.map((word) => word.toLowerCase())
  const draft: Draft = { weekdays: [], every: false, words: [] }
  let named = false
  let at = false
  for (let i = 0; i < words.length;) {
    const word = words[i] ?? ''
    if (word === 'with' || word === 'w/') {
      // The word after it is a name, whatever else it could mean.
      const name = typed[i + 1]
      if (name === undefined) return null
      draft.words.push(name)
      named = true
      i += 2
      continue
    }
    const taken = readTerm(draft, words, i, at)
    if (taken === 'no') {
      if (named && !FILLERS.has(word) && !/^\d/.test(word)) draft.words.push(typed[i] ?? word)
      else if (!FILLERS.has(word) && word !== 'at' && word !== '@') return null
      at = word === 'at' || word === '@'
      i++
    } else if (taken === 'conflict') return null
    else {
      at = false
      i += taken
    }
  }
  draft.weekdays.sort((a, b) => a - b)
  const saysWhen =
    draft.day || draft.weekdays.length > 0 || draft.span || draft.hours || draft.later !== undefined || named
  if (!saysWhen) return null
  // One wait, or days and hours, but not both; one day, or days of the week.
  if (draft.later !== undefined && (draft.day || draft.weekdays.length > 0 || draft.span || draft.hours)) return null
  // A date may be said with its weekday: `thu 26 nov`. Whether they agree is seen when the year is known.
  const dated =
    draft.day &&
    draft.day.kind !== 'ahead' &&
    draft.day.kind !== 'monthsAhead' &&
    draft.weekdays.length <= 1 &&
    !draft.every
  if (draft.day && ((draft.weekdays.length > 0 && !dated) || draft.span)) return null
  return draft
}

/** How many words the term at `i` takes; `no` when none begins there; `conflict` when it contradicts what was said. */
function readTerm(draft: Draft, words: readonly string[], i: number, at: boolean): number | 'no' | 'conflict' {
  const word = words[i] ?? ''
  const next = words[i + 1]
  switch (word) {
    case 'today':
      return setDay(draft, { kind: 'ahead', days: 0 }, 1)
    case 'tonight':
      return setDay(draft, { kind: 'ahead', days: 0 }, setHours(draft, { kind: 'between', from: 1020, to: 1260 }, 1))
    case 'tomorrow':
    case 'tmr':
    case 'tmrw':
      return setDay(draft, { kind: 'ahead', days: 1 }, 1)
    case 'day':
      return next === 'after' && words[i + 2] === 'tomorrow' ? setDay(draft, { kind: 'ahead', days: 2 }, 3) : 'no'
    case 'this':
    case 'next':
      return readSpan(draft, word, next)
    case 'in':
      return readWait(draft, words, i)
    case 'weekdays':
    case 'workdays':
      draft.every = true
      return addWeekdays(draft, [1, 2, 3, 4, 5], 1)
    case 'after':
    case 'from':
    case 'before':
    case 'until':
    case 'till':
    case 'by':
    case 'between':
    case 'around':
    case 'about':
      return readBounds(draft, word, words, i)
    default:
  }
  const part = DAY_PARTS[word]
  if (part) return setHours(draft, { kind: 'between', from: part[0], to: part[1] }, 1)
  const weekday = weekdayOf(word)
  if (weekday !== undefined) {
    if (word.endsWith('days')) draft.every = true
    const last = next === 'to' ? weekdayOf(words[i + 2] ?? '') : undefined
    if (last === undefined) return addWeekdays(draft, [weekday], 1)
    const count = ((last - weekday + 7) % 7) + 1
    return addWeekdays(
      draft,
      Array.from({ length: count }, (_, k) => ((weekday - 1 + k) % 7) + 1),
      3,
    )
  }
  return at ? readTime(draft, words, i) : (readDate(draft, words, i) ?? readTime(draft, words, i))
}

function setDay(draft: Draft, day: NonNullable<Said['day']>, taken: number | 'conflict'): number | 'conflict' {
  if (draft.day) return 'conflict'
  draft.day = day
  return taken
}

function setHours(draft: Draft, hours: NonNullable<Said['hours']>, taken: number): number | 'conflict' {
  const said = draft.hours
  if (!said) draft.hours = hours
  // `after 1` and `before 4` are two halves of one window; anything else said twice contradicts itself.
  else if (said.kind === 'between' && hours.kind === 'between') {
    const from = Math.max(said.from ?? 0, hours.from ?? 0)
    const to = Math.min(said.to ?? 1440, hours.to ?? 1440)
    if (from >= to) return 'conflict'
    draft.hours = { kind: 'between', from, to }
  } else if (said.kind === 'between' && hours.kind === 'exact' && inside(hours.minutes, said)) draft.hours = hours
  else if (said.kind === 'exact' && hours.kind === 'between' && inside(said.minutes, hours)) return taken
  else return 'conflict'
  return taken
}

const inside = (minutes: number, window: { readonly from?: number; readonly to?: number }): boolean =>
  minutes >= (window.from ?? 0) && minutes < (window.to ?? 1440)

function addWeekdays(draft: Draft, weekdays: readonly number[], taken: number): number {
  for (const weekday of weekdays) if (!draft.weekdays.includes(weekday)) draft.weekdays.push(weekday)
  return taken
}

function readSpan(draft: Draft, word: 'this' | 'next', next: string | undefined): number | 'conflict' {
  if (next === undefined || draft.span) return 'conflict'
  if (next === 'week') {
    draft.span = word === 'this' ? 'thisWeek' : 'nextWeek'
    return 2
  }
  if (next === 'month' && word === 'next') {
    draft.span = 'nextMonth'
    return 2
  }
  const part = DAY_PARTS[next]
  if (part && word === 'this') {
    return setDay(
      draft,
      { kind: 'ahead', days: 0 },
      setHours(draft, { kind: 'between', from: part[0], to: part[1] }, 2),
    )
  }
  const weekday = weekdayOf(next)
  if (weekday === undefined) return 'conflict'
  if (word === 'next') draft.span = 'nextWeek'
  return addWeekdays(draft, [weekday], 2)
}

/** `in 2 hours`, `in an hour`, `in half an hour`, `in 30m`, `in 3 days`, `in a week`. */
function readWait(draft: Draft, words: readonly string[], i: number): number | 'conflict' {
  // `in the morning`: the part of the day says it all.
  if (words[i + 1] === 'the') return DAY_PARTS[words[i + 2] ?? ''] ? 2 : 'conflict'
  if (words[i + 1] === 'half' && words[i + 2] === 'an' && words[i + 3] === 'hour') return setLater(draft, 30, 4)
  const fused = /^(\d{1,3})([a-z]+)$/.exec(words[i + 1] ?? '')
  const count = fused ? Number(fused[1]) : countOf(words[i + 1])
  const unit = unitOf(fused ? fused[2] : words[i + 2])
  const taken = fused ? 2 : 3
  if (count === undefined || count === 0 || unit === undefined) return 'conflict'
  if (unit === 'minute') return setLater(draft, count, taken)
  if (unit === 'hour') return setLater(draft, count * 60, taken)
  if (unit === 'month') return setDay(draft, { kind: 'monthsAhead', months: count }, taken)
  return setDay(draft, { kind: 'ahead', days: unit === 'week' ? count * 7 : count }, taken)
}

function setLater(draft: Draft, minutes: number, taken: number): number | 'conflict' {
  if (draft.later !== undefined) return 'conflict'
  draft.later = minutes
  return taken
}

function readBounds(draft: Draft, word: string, words: readonly string[], i: number): number | 'conflict' {
  let k = i + 1
  if (words[k] === 'at') k++
  const first = timeOf(words[k])
  if (!first) return 'conflict'
  const joint = words[k + 1]
  const second = joint === 'and' || joint === 'to' || joint === 'until' ? timeOf(words[k + 2]) : undefined
  if (word === 'between' || (word === 'from' && second)) {
    if (!second) return 'conflict'
    return setWindow(draft, first, second, k + 3 - i)
  }
  const taken = k + 1 - i
  if (word === 'after' || word === 'from') return setHours(draft, { kind: 'between', from: first.minutes }, taken)
  if (word === 'around' || word === 'about') {
    const [from, to] = [Math.max(0, first.minutes - 30), Math.min(1440, first.minutes + 31)]
    return setHours(draft, { kind: 'between', from, to }, taken)
  }
  return first.minutes > 0 ? setHours(draft, { kind: 'between', to: first.minutes }, taken) : 'conflict'
}

function setWindow(draft: Draft, first: TimeWord, second: TimeWord, taken: number): number | 'conflict' {
  const from = startBefore(first, second)
  return from < second.minutes ? setHours(draft, { kind: 'between', from, to: second.minutes }, taken) : 'conflict'
}

function readTime(draft: Draft, words: readonly string[], i: number): number | 'no' | 'conflict' {
  const time = timeOf(words[i])
  if (!time) return 'no'
  const end = words[i + 1] === 'to' || words[i + 1] === 'until' ? timeOf(words[i + 2]) : undefined
  if (end) return setWindow(draft, time, end, 3)
  const plain = time.plain || words[i - 1] === 'at' || words[i - 1] === '@'
  return setHours(draft, { kind: 'exact', minutes: time.minutes, plain }, 1)
}

/** Undefined when no date begins here. */
function readDate(draft: Draft, words: readonly string[], i: number): number | 'conflict' | undefined {
  const word = words[i] ?? ''
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(word)
  if (iso) return setDate(draft, Number(iso[3]), Number(iso[2]), 1, Number(iso[1]))
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})?$/.exec(word)
  if (dotted) return setDate(draft, Number(dotted[1]), Number(dotted[2]), 1, dotted[3] ? Number(dotted[3]) : undefined)
  const slashed = /^(\d{1,2})\/(\d{1,2})(?:\/(\d{4}))?$/.exec(word)
  if (slashed) {
    const [a, b] = [Number(slashed[1]), Number(slashed[2])]
    const year = slashed[3] ? Number(slashed[3]) : undefined
    // Day first here, month first there: only a number past twelve, or twice the same, can be told apart.
    if (a <= 12 && b <= 12 && a !== b) return 'conflict'
    return a > 12 ? setDate(draft, a, b, 1, year) : setDate(draft, b, a, 1, year)
  }
  const month = monthOf(word)
  const nextDay = /^(\d{1,2})(?:st|nd|rd|th)?$/.exec(words[i + 1] ?? '')
  if (month !== undefined) return nextDay ? withYear(draft, Number(nextDay[1]), month, words, i) : 'conflict'
  const day = /^(\d{1,2})(st|nd|rd|th)?\.?$/.exec(word)
  if (!day) return undefined
  const of = words[i + 1] === 'of' ? 1 : 0
  const named = monthOf(words[i + 1 + of] ?? '')
  if (named !== undefined) {
    const taken = withYear(draft, Number(day[1]), named, words, i + of)
    return taken === 'conflict' ? taken : taken + of
  }
  if (!day[2]) return undefined
  return Number(day[1]) <= 31 ? setDay(draft, { kind: 'dayOfMonth', day: Number(day[1]) }, 1) : 'conflict'
}

/** `i` and the word after it are a day and a month; a year may follow. */
function withYear(draft: Draft, day: number, month: number, words: readonly string[], i: number): number | 'conflict' {
  const year = /^\d{4}$/.test(words[i + 2] ?? '') ? Number(words[i + 2]) : undefined
  return setDate(draft, day, month, year === undefined ? 2 : 3, year)
}

function setDate(draft: Draft, day: number, month: number, taken: number, year?: number): number | 'conflict' {
  if (month < 1 || month > 12 || day < 1 || day > 31 || draft.day) return 'conflict'
  draft.day = { kind: 'date', month, day, ...(year !== undefined && { year }) }
  return taken
}
