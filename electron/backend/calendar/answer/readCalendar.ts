import ICAL from 'ical.js'
import { readComponents } from '../read/components.ts'
import { readStamp } from '../read/values.ts'
import { toInstant } from '../read/zoneRules.ts'
import { fileAllowance } from '../read/readCalendar.ts'
import { CalendarZones } from '../read/zones.ts'
import type { Answer, Answering, ProposedTime } from './answer.ts'

interface Property {
  readonly name: string
  readonly params: Readonly<Record<string, string | string[]>>
  readonly value: unknown
}

const WANTED = /^(uid|sequence|dtstamp|organizer|attendee|comment|recurrence-id|dtstart|dtend|request-status)[;:]/i

/**
 * The events of a calendar file, as answers are read from them: line by line, so that one broken line costs itself only,
 * with any line ends and in any case. The first UID, SEQUENCE and so on of an event counts.
 */
export function readAnswers(text: string): Answer[] {
  const lines = text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/\n[ \t]/g, '')
    .split('\n')
  const answers: Answer[] = []
  const open: string[] = []
  let method: string | null = null
  let properties: Property[] = []
  const zones = new NamedZones(text)
  for (const raw of lines) {
    const line = raw.trim()
    const [, edge, component] = /^(begin|end):\s*([\w-]+)$/i.exec(line) ?? []
    if (edge && component) {
      const name = component.toUpperCase()
      if (edge.toUpperCase() === 'BEGIN') {
        open.push(name)
        if (name === 'VCALENDAR') method = null
        if (name === 'VEVENT') properties = []
      } else {
        if (name === 'VEVENT') answers.push(...answerOf(method, properties, zones))
        const at = open.lastIndexOf(name)
        if (at >= 0) open.length = at
      }
    } else if (open.at(-1) === 'VCALENDAR') {
      method = /^method[^:]*:\s*(\S+)$/i.exec(line)?.[1]?.toUpperCase() ?? method
    } else if (open.at(-1) === 'VEVENT' && WANTED.test(line)) {
      const property = readLine(line)
      if (property) properties.push(property)
    }
  }
  return answers
}

function readLine(line: string): Property | null {
  try {
    const [name, params, , value] = ICAL.parse.property(line) as [string, Property['params'], string, unknown]
    return { name, params, value }
  } catch {
    return null
  }
}

function answerOf(method: string | null, properties: readonly Property[], zones: NamedZones): Answer[] {
  const first = (name: string): Property | undefined => properties.find((property) => property.name === name)
  const textOf = (name: string): string | null => {
    const value = first(name)?.value
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : null
  }
  const uid = textOf('uid')
  if (!uid) return []
  const sequence = Number(first('sequence')?.value ?? 0)
  const stamp = Date.parse(textOf('dtstamp') ?? '')
  const [start, end] = [first('dtstart'), first('dtend')]
  return [
    {
      method,
      uid,
      sequence: Number.isSafeInteger(sequence) && sequence > 0 ? sequence : 0,
      stamp: Number.isNaN(stamp) ? null : stamp,
      organizer: textOf('organizer'),
      attendees: properties.filter((property) => property.name === 'attendee').flatMap(answering),
      comment: textOf('comment'),
      ofSeries: first('recurrence-id') !== undefined,
      start: start ? proposed(start, zones) : null,
      end: end ? proposed(end, zones) : null,
      problem: problemOf(properties),
    },
  ]
}

function answering({ params, value }: Property): Answering[] {
  if (typeof value !== 'string') return []
  const param = (name: string): string | null => {
    const of = params[name]
    return (Array.isArray(of) ? of[0] : of) ?? null
  }
  return [
    {
      addresses: [value, param('email'), param('sent-by')].filter((address) => address !== null),
      name: param('cn'),
      participation: (param('partstat') ?? 'NEEDS-ACTION').toUpperCase(),
      delegatedTo: param('delegated-to'),
    },
  ]
}

function proposed({ params, value }: Property, zones: NamedZones): ProposedTime | null {
  if (typeof value !== 'string') return null
  const tzid = typeof params.tzid === 'string' ? params.tzid : null
  const zone = tzid === null ? null : (zones.of(tzid) ?? null)
  const stamp = readStamp(value, zone)
  if (!stamp) return null
  if (stamp.zone) return { kind: 'instant', at: toInstant(stamp.wall, stamp.zone) }
  // A day is no time that a meeting could be moved to.
  return stamp.dateOnly ? null : { kind: 'wall', text: new Date(stamp.wall).toISOString().slice(0, 16), zone: tzid }
}

/** What the TZIDs of the file mean; its VTIMEZONEs are read only where one is asked for. */
class NamedZones {
  private readonly text: string
  private calendars: CalendarZones[] | undefined

  constructor(text: string) {
    this.text = text
  }

  of(tzid: string) {
    this.calendars ??= readComponents(this.text, () => undefined).map(
      (calendar) => new CalendarZones(calendar, fileAllowance()),
    )
    for (const calendar of this.calendars) {
      const zone = calendar.of(tzid)
      if (zone) return zone
    }
    return undefined
  }
}

/** The first status that is no success: `3.7;Invalid calendar user;ATTENDEE:mailto:...`. */
function problemOf(properties: readonly Property[]): string | null {
  for (const { name, value } of properties) {
    if (name !== 'request-status') continue
    const [code, words] = (Array.isArray(value) ? value.map(String) : String(value).split(';')) as string[]
    if (code && /^[345](\.|$)/.test(code)) return `${words?.trim() || 'a problem'} (${code})`
  }
  return null
}
