import { DAY } from '../../../shared/time/instant.ts'
import { parseCalendar, expandCalendar } from '../calendar/read/readCalendar.ts'

/** The text without its line folds (RFC 5545 3.1). */
const unfolded = (ics: string): string => ics.replaceAll(/\r?\n[ \t]/g, '')

/** The UID of what an object holds: one, for all its components (RFC 4791 4.1). Null for what is no event. */
export function uidOf(ics: string): string | null {
  const event = /^BEGIN:VEVENT\s*$[^]*?^END:VEVENT/im.exec(unfolded(ics))?.[0]
  const uid = event && /^UID(?:;[^:\r\n]*)?:(.*)$/im.exec(event)?.[1]
  return uid ? uid.trim().replaceAll(/\\([\\;,])/g, '$1') : null
}

/** Whether an object says anything of when its owner is busy. */
export const isBusyData = (ics: string): boolean => /^BEGIN:(VEVENT|VFREEBUSY)\s*$/im.test(ics)

export const sequenceOf = (ics: string): number =>
  Number(/^SEQUENCE(?:;[^:\r\n]*)?:(\d+)/im.exec(unfolded(ics))?.[1] ?? 0)

/** How far from where it was an entry is looked for. */
const REACH = 3660 * DAY

/** When the first event of an object near `around` is, in a calendar of a rep who lives in `zone`; null when unreadable. */
export function timeOf(ics: string, around: number, zone: string): { start: number; end: number } | null {
  const reader = { zone, email: '', from: around - REACH, to: around + REACH }
  const [first] = expandCalendar(parseCalendar(ics), reader).occurrences
  return first ? { start: first.start, end: first.end } : null
}
