import { createHash } from 'node:crypto'
import type { Block } from './components.ts'
import type { Note } from './notes.ts'
import { unescapeText, type Property } from './property.ts'
import { readRule, RuleProblem, type Rule } from './rule.ts'
import { DAY } from '../../../../shared/time/instant.ts'
import { readDuration, readStamp, type Duration, type Stamp } from './values.ts'
import type { ZoneRules } from './zoneRules.ts'
import type { CalendarZones } from './zones.ts'

/** A VEVENT that was understood, apart from its repetition. */
export interface CalendarEvent {
  readonly uid: string
  readonly line: number
  readonly title: string
  readonly start: Stamp
  readonly end: Stamp | Duration | undefined
  readonly rules: readonly Rule[]
  readonly exRules: readonly Rule[]
  readonly dates: readonly ExtraDate[]
  readonly exDates: readonly Stamp[]
  readonly recurrenceId: Stamp | undefined
  readonly thisAndFuture: boolean
  /** SEQUENCE, then LAST-MODIFIED or DTSTAMP: the higher is the newer. */
  readonly sequence: number
  readonly stamp: number
  readonly free: boolean
  readonly cancelled: boolean
  readonly tentative: boolean
  /** By address; only those that are not a yes. */
  readonly answers: ReadonlyMap<string, Answer>
  /** The zone that the calendar gives its floating times; null for none. */
  readonly floatZone: ZoneRules | null
}

export interface ExtraDate {
  readonly start: Stamp
  readonly end?: Stamp | Duration
}

/** What an attendee answered who did not say yes. */
export type Answer = 'declined' | 'tentative'

export const isStamp = (end: Stamp | Duration | undefined): end is Stamp => end !== undefined && 'wall' in end

/** Longer events are mistakes, such as an end in the year 9999. */
const LONGEST = 3660 * DAY
/** A title is kept with each occurrence. */
const LONGEST_TITLE = 500
/** RFC 7986 section 5.3: a UID has 255 octets at most. A longer one is known by its beginning and its hash. */
const LONGEST_UID = 400
const shortUid = (uid: string): string =>
  uid.length <= LONGEST_UID ? uid : uid.slice(0, 255) + createHash('sha256').update(uid).digest('hex')

export interface EventContext {
  readonly zones: CalendarZones
  readonly floatZone: ZoneRules | null
  /** METHOD:CANCEL takes back everything in the file. */
  readonly cancelled: boolean
  readonly note: (note: Note) => void
  readonly noteOnce: (note: Note) => void
}

/** Reads a VEVENT; undefined, with a note, when it has no start that can be read or nothing sure can be said of it. */
export function readEvent(block: Block, context: EventContext): CalendarEvent | undefined {
  const get = (name: string) => block.props.find((prop) => prop.name === name)
  const list = (name: string) => block.props.filter((prop) => prop.name === name)
  const uidText = get('UID')?.value.trim()
  const uid = uidText ? shortUid(unescapeText(uidText)) : undefined
  const skip = (reason: string, line = block.line): undefined => {
    context.note({ uid, line, reason })
    return undefined
  }
  const stampOf = (prop: Property, text = prop.value): Stamp | undefined => readIn(prop, text, context)

  const starts = list('DTSTART')
  const [first] = starts
  if (!first) return skip('The event has no start (DTSTART).')
  const other = starts.find((prop) => prop.value !== first.value)
  if (other) return skip('The event has two different starts (DTSTART).', other.line)
  const start = stampOf(first)
  if (!start) return skip(`The event's start cannot be read: "${first.value}"`, first.line)

  const end = readEnd(get('DTEND'), get('DURATION'), start, stampOf)
  if (end === 'unreadable') return skip('The end of the event cannot be read.')
  if (isStamp(end) && end.zone === start.zone && end.dateOnly === start.dateOnly && end.wall < start.wall) {
    return skip('The event ends before it starts.')
  }
  if (lengthOf(start, end) > LONGEST) return skip('The event lasts for more than ten years.')

  const recurrenceProp = get('RECURRENCE-ID')
  const recurrenceId = recurrenceProp && stampOf(recurrenceProp)
  if (recurrenceProp && !recurrenceId) {
    return skip(
      `Which event of the series this replaces cannot be read: "${recurrenceProp.value}"`,
      recurrenceProp.line,
    )
  }
  const rulesOf = (name: string): Rule[] =>
    list(name).flatMap((prop) => {
      try {
        return [readRule(prop.value)]
      } catch (error) {
        if (!(error instanceof RuleProblem)) throw error
        skip(
          `The repetition cannot be read: it ${error.message}. Only the first event of the series is taken.`,
          prop.line,
        )
        return []
      }
    })
  const readList = (name: string): ExtraDate[] =>
    list(name).flatMap((prop) =>
      prop.value.split(',').flatMap((text) => {
        if (text.trim() === '') return []
        const date = readDate(text, prop, stampOf)
        if (!date) skip(`A date of the series cannot be read (${name}): "${text.slice(0, 60)}"`, prop.line)
        return date ?? []
      }),
    )
  const busyStatus = get('X-MICROSOFT-CDO-BUSYSTATUS')?.value.trim().toUpperCase()
  const status = get('STATUS')?.value.trim().toUpperCase()
  const stamp = readStamp((get('LAST-MODIFIED') ?? get('DTSTAMP'))?.value ?? '', null)
  const allDay = asAllDay(start, end, get('X-MICROSOFT-CDO-ALLDAYEVENT')?.value)
  return {
    uid: uid ?? '',
    line: block.line,
    title: unescapeText((get('SUMMARY')?.value ?? '').slice(0, 2 * LONGEST_TITLE))
      .trim()
      .slice(0, LONGEST_TITLE),
    ...(allDay ?? { start, end }),
    rules: rulesOf('RRULE'),
    exRules: rulesOf('EXRULE'),
    dates: readList('RDATE'),
    exDates: readList('EXDATE').map((date) => date.start),
    recurrenceId,
    thisAndFuture: recurrenceProp?.params.range?.toUpperCase() === 'THISANDFUTURE',
    sequence: Number.parseInt(get('SEQUENCE')?.value ?? '0', 10) || 0,
    stamp: stamp?.wall ?? 0,
    // "Working elsewhere" is Outlook's word for at work in another place.
    free:
      get('TRANSP')?.value.trim().toUpperCase() === 'TRANSPARENT' ||
      busyStatus === 'FREE' ||
      busyStatus === 'WORKINGELSEWHERE',
    cancelled: context.cancelled || status === 'CANCELLED' || status === 'CANCELED',
    tentative: status === 'TENTATIVE' || busyStatus === 'TENTATIVE',
    answers: new Map(
      list('ATTENDEE').map((prop) => [
        // Exchange may give an internal name as the value, and the address beside it.
        addressOf(prop.value.includes('@') ? prop.value : (prop.params.email ?? '')),
        prop.params.partstat?.toUpperCase() === 'DECLINED' ? 'declined' : 'tentative',
      ]),
    ),
    floatZone: context.floatZone,
  }
}

/** `mailto:Dana@Example.com` as it is compared. */
export const addressOf = (value: string): string =>
  value
    .trim()
    .replace(/^mailto:/i, '')
    .replace(/[<>\s]/g, '')
    .toLowerCase()

function readIn(prop: Property, text: string, context: EventContext): Stamp | undefined {
  const tzid = prop.params.tzid
  if (tzid === undefined) return readStamp(text, null, prop.type)
  const zone = context.zones.of(tzid)
  const stamp = readStamp(text, zone ?? null, prop.type)
  if (!zone && stamp && !stamp.dateOnly && stamp.zone === null) {
    const reason = `The time zone "${tzid}" is not known: its times are read as in the zone of the calendar or the rep.`
    context.noteOnce({ line: prop.line, reason })
  }
  return stamp
}

function readEnd(
  endProp: Property | undefined,
  durationProp: Property | undefined,
  start: Stamp,
  stampOf: (prop: Property) => Stamp | undefined,
): Stamp | Duration | undefined | 'unreadable' {
  if (endProp) {
    const end = stampOf(endProp)
    if (end) return end
    if (!durationProp) return 'unreadable'
  }
  if (durationProp) return readDuration(durationProp.value) ?? 'unreadable'
  return start.dateOnly ? { days: 1, ms: 0 } : undefined
}

function lengthOf(start: Stamp, end: Stamp | Duration | undefined): number {
  if (!end) return 0
  return isStamp(end) ? end.wall - start.wall : end.days * DAY + end.ms
}

function readDate(
  text: string,
  prop: Property,
  stampOf: (prop: Property, text: string) => Stamp | undefined,
): ExtraDate | undefined {
  const slash = text.indexOf('/')
  if (slash < 0) {
    const start = stampOf(prop, text)
    return start && { start }
  }
  const start = stampOf(prop, text.slice(0, slash))
  const rest = text.slice(slash + 1).trim()
  const end = /^[+-]?P/i.test(rest) ? readDuration(rest) : stampOf(prop, rest)
  return start && end && { start, end }
}

/** Outlook writes some whole days as midnight to midnight with a mark. */
function asAllDay(
  start: Stamp,
  end: Stamp | Duration | undefined,
  mark: string | undefined,
): Pick<CalendarEvent, 'start' | 'end'> | undefined {
  if (mark?.trim().toUpperCase() !== 'TRUE' || start.dateOnly || !isStamp(end) || end.zone !== start.zone)
    return undefined
  if (start.wall % DAY !== 0 || end.wall % DAY !== 0) return undefined
  return {
    start: { wall: start.wall, dateOnly: true, zone: null },
    end: { wall: end.wall, dateOnly: true, zone: null },
  }
}
