import ICAL from 'ical.js'

/**
 * A strict reader of what the app writes: bytes and lines as RFC 5545 section 3.1 has them, values by their grammar, the
 * tables of RFC 5546 section 3.2, and what calendar programs are known to trip over. It shares no code with the writer.
 */

interface Line {
  readonly name: string
  readonly params: ReadonlyMap<string, string>
  readonly value: string
}

export interface Component {
  readonly name: string
  readonly lines: Line[]
  readonly components: Component[]
  /** True when a property came after a component. */
  late: boolean
}

/** A file that somebody gets, or an object on a CalDAV server: the one has a METHOD, the other has none. */
export type CalendarKind = 'sent' | 'stored'

/** What is wrong with a calendar, in words; empty when nothing is. */
export function problemsOf(input: string | Uint8Array, kind: CalendarKind = 'sent'): string[] {
  const bytes = typeof input === 'string' ? new TextEncoder().encode(input) : input
  const problems: string[] = []
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return ['is not UTF-8']
  }
  if (typeof input === 'string' && !input.isWellFormed()) problems.push('holds half of a surrogate pair')
  if (text.startsWith('\ufeff')) problems.push('starts with a byte order mark')
  if (!text.endsWith('\r\n')) problems.push('does not end with CRLF')
  if (/\r(?!\n)|(?<!\r)\n/.test(text)) problems.push('has a line end that is not CRLF')
  // oxlint-disable-next-line no-control-regex
  const control = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/.exec(text)
  if (control) problems.push(`holds the control character ${control[0].charCodeAt(0)}`)
  problems.push(...lineProblems(bytes))
  const lines = text
    .replaceAll(/\r\n[ \t]/g, '')
    .split('\r\n')
    .slice(0, -1)
  const read = lines.map((line) => readLine(line) ?? `not a content line: ${line.slice(0, 60)}`)
  const broken = read.filter((line) => typeof line === 'string')
  if (broken.length > 0) return [...problems, ...broken]
  const root = nest(read as Line[])
  if (typeof root === 'string') return [...problems, root]
  return [...problems, ...calendarProblems(root, kind), ...zoneProblems(root, text)]
}

/** Throws with everything that is wrong. */
export function expectValidCalendar(input: string | Uint8Array, kind: CalendarKind = 'sent'): void {
  const problems = problemsOf(input, kind)
  if (problems.length > 0) {
    const text = typeof input === 'string' ? input : new TextDecoder().decode(input)
    throw new Error(`the calendar is not valid:\n- ${problems.join('\n- ')}\n\n${JSON.stringify(text)}`)
  }
}

function lineProblems(bytes: Uint8Array): string[] {
  const problems: string[] = []
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let from = 0
  for (let at = 0; at <= bytes.length; at++) {
    if (at < bytes.length && !(bytes[at] === 13 && bytes[at + 1] === 10)) continue
    const line = bytes.subarray(from, at)
    if (at < bytes.length && line.length === 0) problems.push('has an empty line')
    if (line.length > 75) problems.push(`has a line of ${line.length} octets`)
    try {
      decoder.decode(line)
    } catch {
      problems.push('is folded inside a character')
    }
    from = at + 2
    at++
  }
  return problems
}

const PARAM = /^;([A-Z0-9-]+)=("[^"]*"|[^";:,]*)/

function readLine(text: string): Line | null {
  const name = /^[A-Z][A-Z0-9-]*/.exec(text)?.[0]
  if (!name) return null
  let rest = text.slice(name.length)
  const params = new Map<string, string>()
  for (let match = PARAM.exec(rest); match; match = PARAM.exec(rest)) {
    if (params.has(match[1]!)) return null
    params.set(match[1]!, match[2]!)
    rest = rest.slice(match[0].length)
  }
  return rest.startsWith(':') ? { name, params, value: rest.slice(1) } : null
}

function nest(lines: readonly Line[]): Component | string {
  const root: Component = { name: '', lines: [], components: [], late: false }
  const open = [root]
  for (const line of lines) {
    const parent = open.at(-1)!
    if (line.name === 'BEGIN') {
      const child: Component = { name: line.value, lines: [], components: [], late: false }
      parent.components.push(child)
      open.push(child)
    } else if (line.name === 'END') {
      if (parent.name !== line.value) return `END:${line.value} inside ${parent.name || 'nothing'}`
      open.pop()
    } else {
      if (parent.components.length > 0) parent.late = true
      parent.lines.push(line)
    }
  }
  if (open.length !== 1) return `${open.at(-1)!.name} is not ended`
  if (root.lines.length > 0) return 'has a property outside of any component'
  const [calendar, ...more] = root.components
  if (calendar?.name !== 'VCALENDAR' || more.length > 0) return 'is not exactly one VCALENDAR'
  return calendar
}

const named = (component: Component, name: string): Line[] => component.lines.filter((line) => line.name === name)
const valueOf = (component: Component, name: string): string | undefined => named(component, name)[0]?.value

const TEXT = ['SUMMARY', 'DESCRIPTION', 'LOCATION', 'COMMENT', 'UID', 'PRODID', 'TZID', 'X-WR-CALNAME']
const UTC = ['DTSTAMP', 'CREATED', 'LAST-MODIFIED']
const UTC_TIME = /^\d{8}T\d{6}Z$/
const LOCAL_TIME = /^\d{8}T\d{6}$/
const MAILTO = /^mailto:[!-~]+@[!-~]+$/

/** The least and the most of each property: RFC 5545 3.6.1 with RFC 5546 3.2.1, 3.2.2, 3.2.3, 3.2.5. */
const LISTED: Record<string, Record<string, readonly [number, number]>> = {
  REQUEST: { ATTENDEE: [1, Infinity], DTSTART: [1, 1], SUMMARY: [1, 1], SEQUENCE: [1, 1] },
  CANCEL: { ATTENDEE: [1, Infinity], DTSTART: [1, 1], SUMMARY: [0, 1], SEQUENCE: [1, 1] },
  PUBLISH: { ATTENDEE: [0, 0], DTSTART: [1, 1], SUMMARY: [1, 1], SEQUENCE: [0, 1] },
  REPLY: { ATTENDEE: [1, 1], DTSTART: [0, 1], SUMMARY: [0, 1], SEQUENCE: [0, 1] },
  // An object on a CalDAV server has no METHOD (RFC 4791 4.1); with people in it the server would write to them.
  '': { ORGANIZER: [0, 0], ATTENDEE: [0, 0], DTSTART: [1, 1], SUMMARY: [0, 1], SEQUENCE: [0, 1] },
}
const ALWAYS: Record<string, readonly [number, number]> = {
  UID: [1, 1],
  DTSTAMP: [1, 1],
  ORGANIZER: [1, 1],
  DTEND: [0, 1],
  DESCRIPTION: [0, 1],
  LOCATION: [0, 1],
  URL: [0, 1],
  STATUS: [0, 1],
  TRANSP: [0, 1],
  CREATED: [0, 1],
  'LAST-MODIFIED': [0, 1],
  CLASS: [0, 1],
  COMMENT: [0, Infinity],
  'REQUEST-STATUS': [0, 0],
  'RECURRENCE-ID': [0, 0],
}
const STATUSES: Record<string, readonly string[]> = {
  REQUEST: ['CONFIRMED', 'TENTATIVE'],
  CANCEL: ['CANCELLED'],
  PUBLISH: ['CONFIRMED', 'TENTATIVE', 'CANCELLED'],
  REPLY: ['CONFIRMED', 'TENTATIVE', 'CANCELLED'],
  '': ['CONFIRMED', 'TENTATIVE', 'CANCELLED'],
}

/** RFC 5545 3.2.3, 3.2.12, 3.2.16, 3.2.17: those that an event may have, and that a program may rely on. */
const ATTENDEE_PARAMS: Record<string, readonly string[]> = {
  CUTYPE: ['INDIVIDUAL', 'GROUP', 'RESOURCE', 'ROOM'],
  ROLE: ['CHAIR', 'REQ-PARTICIPANT', 'OPT-PARTICIPANT', 'NON-PARTICIPANT'],
  PARTSTAT: ['NEEDS-ACTION', 'ACCEPTED', 'DECLINED', 'TENTATIVE', 'DELEGATED'],
  RSVP: ['TRUE', 'FALSE'],
}

function calendarProblems(calendar: Component, kind: CalendarKind): string[] {
  const problems: string[] = []
  if (calendar.late) problems.push('a calendar property stands after a component')
  const order = calendar.lines.map((line) => line.name).filter((name) => !name.startsWith('X-'))
  const expected = `PRODID,VERSION,CALSCALE${kind === 'sent' ? ',METHOD' : ''}`
  if (order.join() !== expected) problems.push(`the calendar properties are ${order.join()}`)
  if (valueOf(calendar, 'VERSION') !== '2.0') problems.push('the VERSION is not 2.0')
  if (valueOf(calendar, 'CALSCALE') !== 'GREGORIAN') problems.push('the CALSCALE is not GREGORIAN')
  const method = valueOf(calendar, 'METHOD') ?? ''
  if (!LISTED[method] || (kind === 'sent' && method === '')) problems.push(`the METHOD is ${method || 'missing'}`)
  const kinds = calendar.components.map((component) => component.name)
  if (!/^(VTIMEZONE,)*(VEVENT,)+$/.test(kinds.join() + ',')) problems.push(`the components are ${kinds.join()}`)
  const events = calendar.components.filter((component) => component.name === 'VEVENT')
  if (method !== 'PUBLISH' && events.length !== 1) problems.push(`${method} with ${events.length} events`)
  const uids = new Set(events.map((event) => valueOf(event, 'UID')))
  if (uids.size !== events.length) problems.push('a UID stands twice')
  for (const event of events) problems.push(...eventProblems(event, method))
  return problems
}

function eventProblems(event: Component, method: string): string[] {
  const problems: string[] = []
  for (const [name, [least, most]] of Object.entries({ ...ALWAYS, ...LISTED[method] })) {
    const count = named(event, name).length
    if (count < least || count > most) problems.push(`${name} stands ${count} times in a ${method}`)
  }
  for (const line of event.lines) {
    if (!(line.name in ALWAYS) && !['ATTENDEE', 'DTSTART', 'SUMMARY', 'SEQUENCE'].includes(line.name)) {
      if (!line.name.startsWith('X-')) problems.push(`${line.name} is not expected`)
    }
    problems.push(...valueProblems(line))
  }
  const status = valueOf(event, 'STATUS')
  if (status !== undefined && !STATUSES[method]?.includes(status)) problems.push(`STATUS:${status} in a ${method}`)
  // A CANCEL without STATUS takes attendees off a meeting that goes on (RFC 5546 3.2.5): we write one for each of them.
  if (method === 'CANCEL' && status === undefined && named(event, 'ATTENDEE').length !== 1) {
    problems.push('a CANCEL without STATUS is not for one attendee')
  }
  const uid = valueOf(event, 'UID') ?? ''
  if (uid.length > 255) problems.push('the UID is too long')
  if (!/^[!-~]+$/.test(uid)) problems.push('the UID is not plain ASCII')
  const [start, end] = [named(event, 'DTSTART')[0], named(event, 'DTEND')[0]]
  if (start && end) {
    if (start.params.get('TZID') !== end.params.get('TZID')) problems.push('start and end are in two zones')
    else if (end.value <= start.value) problems.push('the end is not after the start')
  }
  const [created, modified, stamp] = ['CREATED', 'LAST-MODIFIED', 'DTSTAMP'].map((name) => valueOf(event, name))
  if (created && modified && modified < created) problems.push('LAST-MODIFIED is before CREATED')
  if (modified && stamp && stamp < modified) problems.push('DTSTAMP is before LAST-MODIFIED')
  const addresses = named(event, 'ATTENDEE').map((line) => line.value.toLowerCase())
  if (new Set(addresses).size !== addresses.length) problems.push('an attendee stands twice')
  // Outlook stops reading at the alarm: nothing may follow it.
  if (event.late) problems.push('a property stands after the VALARM')
  if (event.components.some((component) => component.name !== 'VALARM')) problems.push('an unknown component in VEVENT')
  if (event.components.length > 0 && (method === 'CANCEL' || method === 'REPLY')) problems.push(`VALARM in a ${method}`)
  for (const alarm of event.components) {
    if (valueOf(alarm, 'ACTION') !== 'DISPLAY') problems.push('the alarm is not ACTION:DISPLAY')
    if (!valueOf(alarm, 'DESCRIPTION')) problems.push('the alarm has no DESCRIPTION')
    if (!/^(-P(T\d+[HMS])+|PT0S)$/.test(valueOf(alarm, 'TRIGGER') ?? '')) problems.push('the TRIGGER is not readable')
    for (const line of alarm.lines) problems.push(...valueProblems(line))
  }
  return problems
}

function valueProblems(line: Line): string[] {
  const { name, value, params } = line
  const wrong = (why: string): string[] => [`${name} ${why}: ${value.slice(0, 80)}`]
  if (TEXT.includes(name)) {
    return /^(?:[^\\;,]|\\[\\;,nN])*$/s.test(value) ? [] : wrong('is not escaped')
  }
  if (UTC.includes(name)) return UTC_TIME.test(value) && params.size === 0 ? [] : wrong('is not UTC')
  if (name === 'DTSTART' || name === 'DTEND') {
    const zone = params.get('TZID')
    return (zone === undefined ? UTC_TIME : LOCAL_TIME).test(value) ? [] : wrong('is floating, or has a zone and Z')
  }
  if (name === 'SEQUENCE') return /^\d+$/.test(value) ? [] : wrong('is not a number')
  if (name === 'URL') return /^https?:\/\/[!-[\]-~]+$/.test(value) && URL.canParse(value) ? [] : wrong('is not a URI')
  if (name === 'ORGANIZER' || name === 'ATTENDEE') {
    const problems = MAILTO.test(value) ? [] : wrong('is not an address')
    const cn = params.get('CN')
    if (cn !== undefined && !/^"[^"^\\]*"$/.test(cn)) {
      problems.push(...wrong('has an unquoted name, or a caret or backslash in it'))
    }
    if (name === 'ATTENDEE') {
      for (const [param, values] of Object.entries(ATTENDEE_PARAMS)) {
        const said = params.get(param)
        if (said === undefined) problems.push(...wrong(`has no ${param}`))
        else if (!values.includes(said)) problems.push(...wrong(`has ${param}=${said}`))
      }
    }
    return problems
  }
  return []
}

function zoneProblems(calendar: Component, text: string): string[] {
  const problems: string[] = []
  const zones = calendar.components.filter((component) => component.name === 'VTIMEZONE')
  const events = calendar.components.filter((component) => component.name === 'VEVENT')
  const times = events.flatMap((event) => [...named(event, 'DTSTART'), ...named(event, 'DTEND')])
  const used = new Set(times.flatMap((line) => line.params.get('TZID') ?? []))
  const described = zones.map((zone) => valueOf(zone, 'TZID') ?? '')
  if (new Set(described).size !== described.length) problems.push('a zone is described twice')
  for (const id of used) if (!described.includes(id)) problems.push(`${id} has no VTIMEZONE`)
  for (const id of described) if (!used.has(id)) problems.push(`${id} is described and not used`)
  if (used.has('UTC')) problems.push('UTC is written as a zone')
  for (const zone of zones) {
    if (zone.components.length === 0) problems.push('a zone has no rule')
    for (const rule of zone.components) {
      if (!LOCAL_TIME.test(valueOf(rule, 'DTSTART') ?? ''))
        problems.push('a rule of a zone does not start at a local time')
      if (named(rule, 'RDATE').length > 0) problems.push('a zone has RDATE')
      for (const name of ['TZOFFSETFROM', 'TZOFFSETTO']) {
        if (!/^[+-]\d{4}(\d\d)?$/.test(valueOf(rule, name) ?? '')) problems.push(`${name} is not an offset`)
      }
    }
  }
  if (problems.length > 0) return problems
  const parsed = new ICAL.Component(ICAL.parse(text) as ConstructorParameters<typeof ICAL.Component>[0])
  for (const component of parsed.getAllSubcomponents('vtimezone')) {
    const zone = new ICAL.Timezone(component)
    for (const line of times.filter((time) => time.params.get('TZID') === zone.tzid)) {
      const [y, mo, d, h, mi, s] = [0, 4, 6, 9, 11, 13].map((at, i) => Number(line.value.slice(at, at + (i ? 2 : 4))))
      const wall = Date.UTC(y!, mo! - 1, d, h, mi, s)
      const told = zone.utcOffset(
        ICAL.Time.fromData({ year: y!, month: mo!, day: d!, hour: h!, minute: mi!, second: s! }),
      )
      const known = intlOffset(wall - told * 1000, zone.tzid)
      if (known !== told) problems.push(`${zone.tzid} at ${line.value} is ${told} s by its VTIMEZONE, and ${known} s`)
    }
  }
  return problems
}

/** Seconds from UTC as the runtime words them. */
export function intlOffset(at: number, zone: string): number {
  const name = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' })
    .formatToParts(at)
    .find((part) => part.type === 'timeZoneName')!.value
  const [, sign, hours, minutes, seconds] = /^GMT(?:([+-])(\d\d):(\d\d)(?::(\d\d))?)?$/.exec(name) ?? []
  const size = Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds ?? 0)
  return sign === '-' ? -size : size
}
