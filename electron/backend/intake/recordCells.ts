import { ConsentBasis, LeadLink, type PreferredTimes } from '../../../shared/contract/leadRecord.ts'
import type { BriefLine } from '../../../shared/leads/answers.ts'
import { consentNames } from '../../../shared/leads/consentNames.ts'
import { linkName } from '../../../shared/leads/linkName.ts'
import { readPreferred } from '../../../shared/leads/preferredTimes.ts'
import { fold } from './leadKeys.ts'

/** How links, preferred times, the basis of consent and lines of the brief stand in one cell of a file, and are read from it. */

export const sameUrl = (url: string): string => (URL.canParse(url) ? new URL(url).href : url)

/** `LinkedIn: https://…`, one a line. */
export const linksCell = (links: readonly LeadLink[]): string =>
  links.map(({ label, url }) => `${label}: ${sameUrl(url)}`).join('\n')

/** What begins like an address; without a scheme only a domain with something behind it that makes it one. */
const ADDRESS = /^(?:https?:\/\/\S+|(?:[\w-]+\.)+[a-z]{2,}(?:[/?#]\S*)?)$/i

/**
 * The links of a cell: as `linksCell` writes them, or as people do, several to a line and with `http://` or no scheme.
 * `bad` is what is no page that could be opened safely.
 */
export function linksIn(cell: string): { links: LeadLink[]; bad: string[] } {
  const links: LeadLink[] = []
  const bad: string[] = []
  const take = (label: string, address: string) => {
    const url = `https://${address.replace(/^https?:\/\//i, '')}`
    const read = LeadLink.safeParse({ label: label.slice(0, 40) || linkName(url), url })
    if (read.success) links.push(read.data)
    else bad.push(address)
  }
  for (const line of cell.split(/\r\n|\r|\n/)) {
    const ours = /^(.{1,40}): (https:\/\/\S+)$/.exec(line)
    if (ours?.[1] && ours[2]) {
      take(ours[1], ours[2])
      continue
    }
    let words: string[] = []
    for (const token of line.split(/[\s<>"|]+|[;,](?=\s|$|https?:)/)) {
      if (ADDRESS.test(token)) {
        take(words.join(' ').replace(/:$/, ''), token)
        words = []
      } else if (token) words.push(token)
    }
    if (words.length > 0) bad.push(words.join(' '))
  }
  return { links: [...new Map(links.toReversed().map((link) => [sameUrl(link.url), link])).values()].toReversed(), bad }
}

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
type Windows = PreferredTimes['windows']

/** In the lead's words where these say it all, else day by day: `Mon 09:00-12:00, Tue 09:00-12:00`. */
export function preferredCell({ said, windows }: PreferredTimes): string {
  if (said !== '' && sameWindows(readPreferred(said), windows)) return said
  return windows.map(({ weekday, start, end }) => `${DAYS[weekday - 1]} ${start}-${end}`).join(', ')
}

const sorted = (windows: Windows) =>
  windows
    .map(({ weekday, start, end }) => `${weekday} ${start} ${end}`)
    .toSorted()
    .join()
export const sameWindows = (a: Windows | null, b: Windows): boolean => a !== null && sorted(a) === sorted(b)

const ONE_DAY = /^(mon|tue|wed|thu|fri|sat|sun)\s+(\d{2}:\d{2})-(\d{2}:\d{2})$/i

/** Undefined for what is not understood to the last word. */
export function preferredIn(text: string): PreferredTimes | undefined {
  const said = text.slice(0, 200)
  const days = text.split(', ').map((part) => ONE_DAY.exec(part))
  const windows = days.every((day) => day !== null)
    ? days.map((day) => ({
        weekday: DAYS.findIndex((name) => name.toLowerCase() === day[1]?.toLowerCase()) + 1,
        start: day[2] ?? '',
        end: day[3] ?? '',
      }))
    : readPreferred(text)
  if (!windows || windows.length === 0 || windows.some(({ start, end }) => start >= end || end > '24:00'))
    return undefined
  // Day by day is how we write what was chosen from a grid: nobody has said it so.
  return { said: days.every((day) => day !== null) || text.length > 200 ? '' : said, windows }
}

export const consentCell = (basis: ConsentBasis): string => consentNames[basis]

/** What files say of consent, the surest first: of "legitimate interest, existing customer" it is the first. */
const BASES: readonly (readonly [RegExp, ConsentBasis])[] = [
  [/withdr|revok|opt(?:ed)?[ -]?out|unsubscri|widerruf|abgemeldet|revocad|retir/, 'withdrawn'],
  [/legitimate ?interest|berechtigtes interesse|interet legitime|interes legitimo/, 'legitimateInterest'],
  [/^(?:no|n|false|0|nein|non|declined|denied|abgelehnt)$|\bnot? (?:\w+ )?(?:consent|given|granted|basis)/, 'none'],
  [/^(?:yes|y|true|1|x|ja|oui|si|ok)$|consent|opt(?:ed)?[ -]?in|einwilligung|zugestimmt|grant|consentement/, 'consent'],
  [/customer|contract|kunde|vertrag|client/, 'customer'],
  [/asked|request|inquir|enquir|anfrage|demande/, 'asked'],
]

export function consentIn(text: string): ConsentBasis | undefined {
  const said = fold(text)
  const ours = ConsentBasis.options.find((one) => said === one.toLowerCase() || said === fold(consentNames[one]))
  return ours ?? BASES.find(([pattern]) => pattern.test(said))?.[1]
}

/** A label that could be taken for something else stands in quotes. */
const labelCell = (label: string): string =>
  /^[^":\s][^":]*$/.test(label) && label.trim() === label ? label : JSON.stringify(label)

/** `Label: text`, one a line; further lines of a text are set in. */
export const briefCell = (lines: readonly BriefLine[]): string =>
  lines.map(({ label, text }) => `${labelCell(label)}: ${plainText(text).replaceAll('\n', '\n  ')}`).join('\n')

export const plainText = (text: string): string => text.replace(/\r\n?/g, '\n').trim()

/** The lines of a cell; one without a label is called as its column is. */
export function briefIn(cell: string, column: string): BriefLine[] {
  const lines: BriefLine[] = []
  for (const whole of plainText(cell).split(/\n(?! {2})/)) {
    const text = whole.replaceAll('\n  ', '\n')
    const read = /^(?:("(?:[^"\\]|\\.)*")|([^":\s][^":\n]{0,99})):(?:\s|$)([^]*)$/.exec(text)
    const label = read ? (unquoted(read[1]) ?? read[2]?.trim()) : undefined
    lines.push(label === undefined ? { label: column, text } : { label, text: plainText(read?.[3] ?? '') })
  }
  return lines.filter(({ text }) => text !== '')
}

function unquoted(json: string | undefined): string | undefined {
  if (json === undefined) return undefined
  try {
    return String(JSON.parse(json)).slice(0, 100)
  } catch {
    return undefined
  }
}
