import { contentLines } from './lines.ts'
import { readProperty, type Heads, type Property } from './property.ts'
import type { Note } from './notes.ts'

/** A VEVENT, VFREEBUSY, VTIMEZONE or a part of one, with the properties that matter here. */
export interface Block {
  readonly name: string
  readonly line: number
  readonly props: Property[]
  readonly children: Block[]
  /** Names of a VTIMEZONE; some files put several into one. */
  readonly tzids: string[]
  /** The first UID, as it is written. */
  uid?: string
  /** The file ended, or the next event began, before this one had its end. */
  cutOff: boolean
}

/** One VCALENDAR. */
export interface CalendarBlock {
  method: string | undefined
  /** X-WR-TIMEZONE, which Google and Apple give floating times. */
  zoneLabel: string | undefined
  readonly events: Block[]
  readonly freeBusy: Block[]
  readonly zones: Block[]
}

const WANTED: Readonly<Record<string, ReadonlySet<string>>> = {
  VCALENDAR: new Set(['METHOD', 'X-WR-TIMEZONE']),
  VEVENT: new Set([
    'UID',
    'DTSTART',
    'DTEND',
    'DURATION',
    'RRULE',
    'EXRULE',
    'RDATE',
    'EXDATE',
    'RECURRENCE-ID',
    'SEQUENCE',
    'DTSTAMP',
    'LAST-MODIFIED',
    'SUMMARY',
    'STATUS',
    'TRANSP',
    'X-MICROSOFT-CDO-BUSYSTATUS',
    'X-MICROSOFT-CDO-ALLDAYEVENT',
  ]),
  VFREEBUSY: new Set(['UID', 'FREEBUSY']),
  VTIMEZONE: new Set(['TZID']),
  STANDARD: new Set(['DTSTART', 'TZOFFSETFROM', 'TZOFFSETTO', 'RRULE', 'RDATE']),
  DAYLIGHT: new Set(['DTSTART', 'TZOFFSETFROM', 'TZOFFSETTO', 'RRULE', 'RDATE']),
}
const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]*$/
/** Of the attendees only these answers matter, and a large meeting has hundreds. */
const ANSWER = /;\s*PARTSTAT\s*=\s*"?(?:DECLINED|TENTATIVE)/i

const DEEPEST = 50
/** Lines from one saying how far it is to the next. */
const TELL_EVERY = 10_000

const newCalendar = (): CalendarBlock => ({
  method: undefined,
  zoneLabel: undefined,
  events: [],
  freeBusy: [],
  zones: [],
})

/**
 * Lines to calendars. Never throws: what cannot be read is named, and the next line is read. `tell` is called now and
 * then with the characters that are done.
 */
export function readComponents(
  text: string,
  note: (note: Note) => void,
  tell: (done: number) => void = () => undefined,
): CalendarBlock[] {
  const calendars: CalendarBlock[] = []
  let calendar: CalendarBlock | undefined
  let closed = true
  /** From the event or zone down to where we are. */
  let stack: Block[] = []
  /** Inside an alarm, a task or anything else that has no part in being busy. */
  let ignored: string[] = []
  let lastLine = 0

  const uidOf = () => stack[0]?.uid?.slice(0, 300)
  const junk = (line: number, text: string) =>
    note({ line, uid: uidOf(), reason: `This line is not iCalendar: "${shorten(text)}"`, kind: 'junk' })

  const begin = (name: string, line: number) => {
    if (name === 'VCALENDAR') {
      leave(line)
      calendar = newCalendar()
      calendars.push(calendar)
      closed = false
      return
    }
    const top = name === 'VEVENT' || name === 'VFREEBUSY' || name === 'VTIMEZONE'
    if (top) {
      // The one before had no end.
      leave(line)
      if (!calendar) calendars.push((calendar = newCalendar()))
    } else if (ignored.length > 0 || !(name in WANTED) || stack[0]?.name !== 'VTIMEZONE') {
      // Deeper than anything is: what is in there is none of ours either way.
      if (ignored.length < DEEPEST) ignored.push(name)
      return
    }
    if (stack.length >= DEEPEST) return
    const block: Block = { name, line, props: [], children: [], tzids: [], cutOff: false }
    if (name === 'VEVENT') calendar?.events.push(block)
    else if (name === 'VFREEBUSY') calendar?.freeBusy.push(block)
    else if (name === 'VTIMEZONE') calendar?.zones.push(block)
    else stack.at(-1)?.children.push(block)
    stack.push(block)
  }
  const leave = (line: number) => {
    const open = stack[0]
    if (open) {
      open.cutOff = true
      note({ line, uid: uidOf(), reason: `A ${open.name} that begins on line ${open.line} has no end.`, kind: 'cut' })
    }
    stack = []
    ignored = []
  }
  const end = (name: string) => {
    if (name === 'VCALENDAR') {
      leave(lastLine)
      calendar = undefined
      closed = true
      return
    }
    const inIgnored = ignored.lastIndexOf(name)
    if (inIgnored >= 0) {
      ignored = ignored.slice(0, inIgnored)
      return
    }
    const inStack = stack.findLastIndex((block) => block.name === name)
    if (inStack >= 0) {
      stack = stack.slice(0, inStack)
      ignored = []
    }
  }

  const names = new Names()
  const heads: Heads = new Map()
  let told = 0
  for (const { text: raw, line, at } of contentLines(text)) {
    if (line - told > TELL_EVERY) {
      told = line
      tell(at)
    }
    lastLine = line
    const stop = firstOf(raw.indexOf(':'), raw.indexOf(';'))
    const name = stop < 0 ? undefined : names.of(raw.slice(0, stop))
    if (name === undefined) {
      if (raw.trim() !== '') junk(line, raw)
      continue
    }
    if (name === 'BEGIN' || name === 'END') {
      const what = raw
        .slice(stop + 1)
        .trim()
        .toUpperCase()
      if (name === 'BEGIN') begin(what, line)
      else end(what)
      continue
    }
    if (ignored.length > 0) continue
    const block = stack.at(-1)
    const wanted = WANTED[block?.name ?? 'VCALENDAR']
    if (!wanted?.has(name) && !(name === 'ATTENDEE' && block?.name === 'VEVENT' && ANSWER.test(raw))) continue
    let prop: Property
    try {
      prop = readProperty(raw, line, heads)
    } catch {
      junk(line, raw)
      continue
    }
    if (block) {
      block.props.push(prop)
      if (name === 'TZID') block.tzids.push(prop.value)
      if (name === 'UID') block.uid ??= prop.value
    } else if (calendar && name === 'METHOD') calendar.method = prop.value.trim().toUpperCase()
    else if (calendar && name === 'X-WR-TIMEZONE') calendar.zoneLabel = prop.value
  }
  const wasOpen = !closed
  leave(lastLine)
  if (wasOpen) {
    const reason = 'The file stops before its end (END:VCALENDAR): events may be missing. Export it again.'
    note({ line: lastLine, reason, kind: 'cut' })
  }
  return calendars
}

const firstOf = (a: number, b: number): number => (a < 0 ? b : b < 0 ? a : Math.min(a, b))

/** Names of properties, upper case; a file has a few dozen, a hundred thousand times. */
class Names {
  private readonly known = new Map<string, string | undefined>()

  /** undefined when it is no name. */
  of(head: string): string | undefined {
    if (this.known.has(head)) return this.known.get(head)
    const tidy = head.trim().toUpperCase()
    const name = NAME.test(tidy) ? tidy : undefined
    if (this.known.size < 1000 && head.length < 100) this.known.set(head, name)
    return name
  }
}

const shorten = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text)
