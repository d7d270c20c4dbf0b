import type { LeadField, Mapping } from '../../../shared/contract/leadImports.ts'
import type { Question } from '../../../shared/leads/answers.ts'
import { refuse } from '../refusals.ts'
import type { CsvFile, CsvRow } from './csv.ts'
import { fieldOfCardHeader } from './mapping.ts'
import { readCardLine, type CardLine } from './vcardLines.ts'

/** A file of contact cards as a table, one card a row, so that it goes the way of every list of leads. */
export interface CardTable {
  readonly file: CsvFile
  readonly mapping: Mapping
}

const COLUMNS: readonly { readonly header: string; readonly field: LeadField; readonly of: (card: Card) => string }[] =
  [
    { header: 'Name', field: 'name', of: (card) => first(card, 'FN') || nameOf(card) },
    { header: 'Company', field: 'company', of: (card) => line(card, 'ORG')?.parts[0]?.trim() ?? '' },
    { header: 'Job title', field: 'title', of: (card) => first(card, 'TITLE') || first(card, 'ROLE') },
    { header: 'E-mail', field: 'email', of: (card) => all(card, 'EMAIL').map(addressOf).join('; ') },
    { header: 'Phone', field: 'phone', of: (card) => all(card, 'TEL').filter(isVoice).map(numberOf).join('; ') },
    { header: 'City', field: 'city', of: (card) => address(card, 3) },
    { header: 'Region', field: 'region', of: (card) => address(card, 4) },
    { header: 'Country', field: 'country', of: (card) => address(card, 6) },
    { header: 'Time zone', field: 'zone', of: (card) => zoneOf(first(card, 'TZ')) },
    { header: 'Website', field: 'website', of: (card) => first(card, 'URL') },
    {
      header: 'Links',
      field: 'links',
      of: (card) =>
        [...all(card, 'URL').slice(1), ...all(card, 'X-SOCIALPROFILE'), ...all(card, 'SOCIALPROFILE')]
          .map(({ text }) => text.trim())
          .join('\n'),
    },
    { header: 'Language', field: 'language', of: (card) => first(card, 'LANG') },
    {
      header: 'Notes',
      field: 'notes',
      of: (card) =>
        all(card, 'NOTE')
          .map(({ text }) => text.trim())
          .join('\n'),
    },
  ]
const WANTED = new Set(
  'FN N ORG TITLE ROLE EMAIL TEL ADR TZ URL LANG NOTE VERSION X-SOCIALPROFILE SOCIALPROFILE X-SETPOINT'.split(' '),
)

type Card = ReadonlyMap<string, readonly CardLine[]>

/**
 * Reads cards of the versions 2.1, 3.0 and 4.0; pictures, sounds and keys are passed over. What our own export has put
 * beside what a card holds (writeVcards.ts) are columns as in a table. Throws UNREADABLE.
 */
export function readVcards(text: string, questions: readonly Pick<Question, 'label'>[] = []): CardTable {
  const cards = [...cardsOf(text)].map(({ at, lines }) => ({ at, card: cardOf(lines) }))
  const own = [...new Set(cards.flatMap(({ card }) => all(card, 'X-SETPOINT').map(({ parts }) => parts[0] ?? '')))]
  const rows: CsvRow[] = cards.map(({ at, card }) => {
    const said = new Map(all(card, 'X-SETPOINT').map(({ parts }) => [parts[0] ?? '', parts.slice(1).join(';')]))
    return { line: at, cells: [...COLUMNS.map(({ of }) => of(card)), ...own.map((header) => said.get(header) ?? '')] }
  })
  if (rows.every(({ cells }) => cells.every((cell) => cell === ''))) {
    throw refuse.unreadable('There is no contact in this file.', 'Export the contacts again, as vCard or as CSV.')
  }
  const used = COLUMNS.map((_, i) => i < 2 || rows.some(({ cells }) => cells[i] !== ''))
  const keep = <T>(list: readonly T[]): T[] => list.filter((_, i) => used[i] !== false)
  const columns = keep(COLUMNS)
  return {
    file: {
      headers: [...columns.map(({ header }) => header), ...own],
      rows: rows.map(({ line: at, cells }) => ({ line: at, cells: keep(cells) })),
      delimiter: ',',
    },
    mapping: [
      ...columns.map(({ header, field }) => ({ column: header, field })),
      ...own.map((column) => ({ column, field: fieldOfCardHeader(column, questions) })),
    ],
  }
}

/** The lines of each card, unfolded, and where it begins. A card inside of a card (an agent) is left out. */
function* cardsOf(text: string): Generator<{ at: number; lines: readonly string[] }> {
  let depth = 0
  let at = 0
  let lines: string[] = []
  /** Whether the line before goes on: in quoted-printable it then ends with an equals sign. */
  let open = false
  for (const [i, line] of text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/)
    .entries()) {
    if (open && depth === 1) {
      lines[lines.length - 1] = (lines.at(-1) ?? '').slice(0, -1) + line
      open = line.endsWith('=')
    } else if (/^begin:vcard\s*$/i.test(line)) {
      if (++depth === 1) {
        at = i + 1
        lines = []
      }
    } else if (/^end:vcard\s*$/i.test(line)) {
      if (depth > 0 && --depth === 0) yield { at, lines }
    } else if (depth !== 1) continue
    else if (/^[ \t]/.test(line) && lines.length > 0) lines[lines.length - 1] += line.slice(1)
    else if (line !== '') {
      lines.push(line)
      open = /;(?:encoding=)?quoted-printable[^:]*:.*=$/i.test(line)
    }
  }
  if (depth > 0 && lines.length > 0) yield { at, lines }
}

function cardOf(lines: readonly string[]): Card {
  const version =
    lines
      .find((text) => /^version:/i.test(text))
      ?.slice(8)
      .trim() ?? ''
  const card = new Map<string, CardLine[]>()
  for (const text of lines) {
    if (!WANTED.has(/^(?:[\w-]+\.)?([\w-]+)/.exec(text)?.[1]?.toUpperCase() ?? '')) continue
    const read = readCardLine(text, version)
    if (!read || read.text.trim() === '') continue
    const known = card.get(read.name)
    if (known) known.push(read)
    else card.set(read.name, [read])
  }
  return card
}

/** All of a property, the preferred first. */
const all = (card: Card, name: string): readonly CardLine[] =>
  (card.get(name) ?? []).toSorted((a, b) => Number(b.types.has('pref')) - Number(a.types.has('pref')))
const line = (card: Card, name: string): CardLine | undefined => all(card, name)[0]
const first = (card: Card, name: string): string => line(card, name)?.text.trim() ?? ''

/** Family; given; further; before; after (RFC 6350, 6.2.2). */
function nameOf(card: Card): string {
  const [family = '', given = '', further = '', , after = ''] = line(card, 'N')?.parts ?? []
  const name = [given, further, family]
    .map((part) => part.trim())
    .filter(Boolean)
    .join(' ')
  return name && after.trim() ? `${name}, ${after.trim()}` : name
}

/** City, region and country of the address at work, else of the first that there is. */
function address(card: Card, part: number): string {
  const addresses = all(card, 'ADR')
  const one = addresses.find(({ types }) => types.has('work')) ?? addresses[0]
  return one?.parts[part]?.trim() ?? ''
}

const isVoice = ({ types }: CardLine): boolean => !types.has('fax') && !types.has('pager')
const addressOf = ({ text }: CardLine): string => text.trim().replace(/^mailto:/i, '')
const numberOf = ({ text }: CardLine): string =>
  text.trim().replace(/^tel:/i, '').replace(/;ext=/i, ' ext. ').replace(/;.*$/, '')

/** Only a zone by its name: an offset is no zone. */
const zoneOf = (text: string): string => (/^[A-Za-z_]+\/[A-Za-z_/+-]+\d*$/.test(text) ? text : '')
