import { DAY, HOUR, MINUTE } from '../../../../shared/time/instant.ts'
import { UTC, type ZoneRules } from './zoneRules.ts'

/** A DATE or DATE-TIME as written. `wall` is its clock reading as if it were UTC; `zone` null means floating. */
export interface Stamp {
  readonly wall: number
  readonly dateOnly: boolean
  readonly zone: ZoneRules | null
}

const STAMP =
  /^(\d{4})-?(\d{2})-?(\d{2})(?:[T ](?:(\d{2}):?(\d{2})(?::?(\d{2}))?(?:[.,]\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/i

/** Reads a DATE or DATE-TIME; undefined when it is neither. A `Z` wins over the zone of TZID. */
export function readStamp(text: string, zone: ZoneRules | null, type?: string): Stamp | undefined {
  const match = STAMP.exec(text.trim().replace(/^:/, ''))
  if (!match) return undefined
  const [, year, month, day, hour, minute, second, suffix] = match
  const date = civil(Number(year), Number(month), Number(day))
  if (date === undefined) return undefined
  if (hour === undefined || type === 'DATE') return { wall: date, dateOnly: true, zone: null }
  const h = Number(hour)
  const m = Number(minute)
  const s = Math.min(Number(second ?? 0), 59)
  if (h > 24 || m > 59 || Number(second ?? 0) > 60 || (h === 24 && m + s > 0)) return undefined
  const wall = date + h * HOUR + m * MINUTE + s * 1000
  if (suffix === undefined) return { wall, dateOnly: false, zone }
  if (suffix === 'Z' || suffix === 'z') return { wall, dateOnly: false, zone: UTC }
  const offset = readOffset(suffix)
  return offset === undefined ? undefined : { wall: wall - offset, dateOnly: false, zone: UTC }
}

/** A day of the calendar as milliseconds; undefined for 30 February and such. */
function civil(year: number, month: number, day: number): number | undefined {
  if (month < 1 || month > 12 || day < 1 || day > 31) return undefined
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  return date.getUTCMonth() === month - 1 ? date.getTime() : undefined
}

/** UTC-OFFSET in milliseconds, such as `+0530` or `-03:00`. */
export function readOffset(text: string): number | undefined {
  const match = /^([+-])(\d{2}):?(\d{2})(?::?(\d{2}))?$/.exec(text.trim())
  if (!match) return undefined
  const [, sign, h, m, s] = match
  if (Number(h) > 23 || Number(m) > 59 || Number(s ?? 0) > 59) return undefined
  const offset = Number(h) * HOUR + Number(m) * MINUTE + Number(s ?? 0) * 1000
  return sign === '-' ? -offset : offset
}

/** A DURATION: days are nominal (a day over a clock change is still a day), the rest is exact. */
export interface Duration {
  readonly days: number
  readonly ms: number
}

export function readDuration(text: string): Duration | undefined {
  const match = /^([+-])?P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/i.exec(text.trim())
  if (!match || !/\d/.test(text)) return undefined
  const [, sign, w, d, h, m, s] = match
  const by = sign === '-' ? -1 : 1
  return {
    days: by * (Number(w ?? 0) * 7 + Number(d ?? 0)),
    ms: by * (Number(h ?? 0) * HOUR + Number(m ?? 0) * MINUTE + Number(s ?? 0) * 1000),
  }
}

export const dayOf = (wall: number): number => Math.floor(wall / DAY) * DAY
