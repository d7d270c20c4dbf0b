import type { DateOrder } from '../../../shared/contract/leadImports.ts'
import { addDays, instantAt, isZone } from '../../../shared/time/zone.ts'

/** What programs and people write where there is nothing. */
const NOTHING =
  /^(?:n\/?a|none|null|nil|undefined|unknown|unbekannt|keine?|k\.\s?a\.|#n\/a|not available|\[?not provided\]?|[-–—.?/]+)$/i

/** One line of text: blanks joined, control characters gone; null for nothing or what stands for nothing. */
export function lineOf(cell: string | undefined): string | null {
  if (!cell) return null
  const text = cell
    // eslint-disable-next-line no-control-regex
    .replace(/[\u0000-\u001F\u007F\u2028\u2029]+/g, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
  return text === '' || NOTHING.test(text) ? null : text.slice(0, 300)
}

const EMAIL_LIKE = /[^\s<>;,|"'()[\]]+@[^\s<>;,|"'()[\]]+/g

/** What looks like e-mail addresses in a cell that may hold several, or "Name <address>". */
export const emailsIn = (cell: string): string[] =>
  (cell.match(EMAIL_LIKE) ?? []).map((text) => text.replace(/^mailto:/i, ''))

const SCALE: Readonly<Record<string, number>> = {
  k: 1e3,
  tsd: 1e3,
  m: 1e6,
  mn: 1e6,
  mio: 1e6,
  mm: 1e6,
  b: 1e9,
  bn: 1e9,
  mrd: 1e9,
}

const scaleOf = (unit: string): number => (Object.hasOwn(SCALE, unit) ? (SCALE[unit] ?? 1) : 1)

/**
 * An amount as written in English or German: "$1.2M", "12.500,00 €", "1,250", "51-200" (its beginning). A single
 * separator before exactly three digits is read as thousands. Null when it is no amount, or below 0.
 */
export function amountOf(cell: string): number | null {
  const match = /(-?)\s*(\d[\d.,' \u00A0\u202F]*)\s*([a-z]+)?/i.exec(cell.trim())
  if (!match?.[2] || match[1]) return null
  const digits = match[2].replace(/[' \u00A0\u202F]/g, '').replace(/[.,]+$/, '')
  const last = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','))
  const both = digits.includes('.') && digits.includes(',')
  const decimals = last < 0 ? 0 : digits.length - last - 1
  const scale = scaleOf(match[3]?.toLowerCase() ?? '')
  const repeated = last >= 0 && digits.split(digits.charAt(last)).length > 2
  const isDecimal = last >= 0 && !repeated && (both || decimals !== 3 || scale > 1)
  const whole = (isDecimal ? digits.slice(0, last) : digits).replace(/[.,]/g, '')
  const value = Number(isDecimal ? `${whole}.${digits.slice(last + 1)}` : whole) * scale
  return Number.isFinite(value) ? value : null
}

/**
 * In which order a column writes its dates, from all of its cells. `undefined` when nothing tells; then `unclear` has some
 * of the dates that could be either, if there are any.
 */
export function dateOrderOf(cells: Iterable<string>): { order: DateOrder | undefined; unclear: readonly string[] } {
  const unclear = new Set<string>()
  for (const cell of cells) {
    const match = /^\s*(\d{1,2})([./-])(\d{1,2})\2(?:\d{4}|\d{2})(?!\d)/.exec(cell)
    if (!match) continue
    const [first, second] = [Number(match[1]), Number(match[3])]
    if (match[2] === '.' || first > 12) return { order: 'dmy', unclear: [] }
    if (second > 12) return { order: 'mdy', unclear: [] }
    if (first !== second && unclear.size < SAMPLES) unclear.add(cell.trim())
  }
  return { order: undefined, unclear: [...unclear] }
}
const SAMPLES = 3

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const monthOf = (word: string): number =>
  MONTHS.indexOf(
    word
      .slice(0, 3)
      .toLowerCase()
      .replace('mai', 'may')
      .replace('okt', 'oct')
      .replace('dez', 'dec')
      .replace('mär', 'mar'),
  ) + 1

/** The instant a cell means, in epoch milliseconds; a time without a zone is read in `zone`. Null when it is no date. */
export function dateOf(cell: string, order: DateOrder, zone: string): number | null {
  const text = cell.trim()
  if (/^\d+(?:\.\d+)?$/.test(text)) return numberedDate(Number(text), zone)
  if (/^\d{4}-\d{2}-\d{2}T?\s?\d{2}:\d{2}.*(Z|[+-]\d{2}:?\d{2})$/.test(text)) {
    const at = Date.parse(text.replace(' ', 'T'))
    return Number.isNaN(at) ? null : at
  }
  const parts =
    read(/^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})/, text, (a, b, c) => [a, b, c]) ??
    read(/^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})(?!\d)/, text, (a, b, c) =>
      order === 'dmy' ? [fullYear(c), b, a] : [fullYear(c), a, b],
    ) ??
    word(/^(\d{1,2})[.\s-]+(\p{L}{3,})[.,\s-]+(\d{4})/u, text, (m) => [m[3], m[2], m[1]]) ??
    word(/^(\p{L}{3,})[.\s]+(\d{1,2})[,\s]+(\d{4})/u, text, (m) => [m[3], m[1], m[2]])
  if (!parts) return null
  const [year, month, day] = parts
  const local = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  // 31 February is not a day: reckoning with it makes it one of March.
  if (Number.isNaN(Date.parse(`${local}T00:00:00Z`)) || addDays(local, 0) !== local || !isZone(zone)) return null
  return instantAt(local, minutesIn(text), zone, 'first')
}

/** Day 1 of a spreadsheet is 1 January 1900; for it 1900 had a 29 February, so that later days count from 30 December 1899. */
const SERIAL_EPOCH = '1899-12-30'
/** 1990 to 2099: numbers beyond are no dates of records. */
const SERIALS = [32_874, 73_051] as const
/** 1990 to 2100, in seconds and in milliseconds. */
const SECONDS = [631_152_000, 4_102_444_800] as const

/** The day of a spreadsheet's serial number, with its fraction as the time of day; or an instant of Unix. */
function numberedDate(value: number, zone: string): number | null {
  if (value >= SERIALS[0] && value < SERIALS[1]) {
    if (!isZone(zone)) return null
    const day = Math.floor(value)
    const minute = Math.min(1439, Math.round((value - day) * 1440))
    return instantAt(addDays(SERIAL_EPOCH, day), minute, zone, 'first')
  }
  if (value >= SECONDS[0] && value < SECONDS[1]) return Math.round(value * 1000)
  return value >= SECONDS[0] * 1000 && value < SECONDS[1] * 1000 ? Math.round(value) : null
}

const fullYear = (year: number): number => (year < 100 ? 2000 + year : year)

type Ymd = readonly [year: number, month: number, day: number]

function read(pattern: RegExp, text: string, pick: (a: number, b: number, c: number) => Ymd): Ymd | null {
  const match = pattern.exec(text)
  return match ? pick(Number(match[1]), Number(match[2]), Number(match[3])) : null
}

function word(
  pattern: RegExp,
  text: string,
  pick: (match: RegExpExecArray) => readonly [string | undefined, string | undefined, string | undefined],
): Ymd | null {
  const match = pattern.exec(text)
  if (!match) return null
  const [year, month, day] = pick(match)
  return [Number(year), monthOf(month ?? ''), Number(day)]
}

/** Minutes from midnight of the time in a cell; 0 where there is none. */
function minutesIn(text: string): number {
  const match = /(?:^|[\sT,])(\d{1,2}):(\d{2})(?::\d{2})?\s*([ap]m)?/i.exec(text)
  if (!match) return 0
  const half = match[3]?.toLowerCase()
  const hour = (Number(match[1]) % (half ? 12 : 24)) + (half === 'pm' ? 12 : 0)
  return Math.min(hour * 60 + Number(match[2]), 1439)
}
