import { parse } from 'csv-parse/sync'
import { refuseLookalikes } from '../intake/lookalikes.ts'
import { isForAnybody, readKey, type SuppressionKey } from './keys.ts'

export interface ListedKey extends SuppressionKey {
  readonly line: number
  /** What the row itself says about why. */
  readonly reason: string | null
}

export interface ReadList {
  readonly keys: readonly ListedKey[]
  /** Lines in which nothing was understood. */
  readonly notUnderstood: readonly { readonly line: number; readonly text: string; readonly reason: string }[]
}

interface Row {
  readonly line: number
  readonly cells: readonly string[]
}

type Column = 'key' | 'reason' | 'other'

const KEY_HEADER =
  /phone|mobile|number|\btel|fax|e-?mail|domain|telefon|mobil|rufnummer|t[ée]l[ée]phone|correo|address|suppress|contact point/i
const REASON_HEADER = /reason|grund|why|note|comment|motif|razon/i

/**
 * The numbers, addresses and domains of a text: one a line, several a line, or a table. Of a table with a header line only
 * columns count that are named for one of these; a domain counts only where it is not the website beside somebody's
 * address. `country` is the one in which numbers without theirs are read.
 */
export function readList(text: string, country: string | null): ReadList {
  if (text.trim() === '') return { keys: [], notUnderstood: [] }
  refuseLookalikes(text)
  const rows = rowsOf(text)
  const header = headerOf(rows)
  const keys: ListedKey[] = []
  const notUnderstood: { line: number; text: string; reason: string }[] = []
  for (const row of header ? rows.slice(1) : rows) {
    const cells = joinedNumber(row.cells).map((cell, i) => ({ cell: cell.trim(), column: header?.[i] ?? 'key' }))
    const reason = cells.find(({ column, cell }) => column === 'reason' && cell !== '')?.cell.slice(0, 300) ?? null
    const named = cells.filter(({ column, cell }) => column === 'key' && cell !== '')
    if (named.length === 0) {
      if (cells.some(({ cell }) => cell !== ''))
        notUnderstood.push({ line: row.line, text: shown(row), reason: 'has no number, address or domain' })
      continue
    }
    const read = named.flatMap(({ cell }) => partsOf(cell).map((part) => readKey(part, country)))
    const found = read.filter((one) => 'kind' in one)
    const ways = found.filter(({ kind }) => kind !== 'domain')
    const meant = ways.length > 0 && !header ? ways : found
    for (const { kind, value } of meant) keys.push({ line: row.line, kind, value, reason })
    if (meant.length === 0) {
      const problem = read.find((one) => 'problem' in one)?.problem ?? 'is no phone number, e-mail address or domain'
      notUnderstood.push({ line: row.line, text: shown(row), reason: problem })
    }
  }
  return { keys, notUnderstood }
}

const shown = (row: Row): string => row.cells.filter(Boolean).join(', ').slice(0, 120)

/** A cell may hold several. Blanks part only whole addresses, since numbers are written with them. */
const partsOf = (cell: string): string[] =>
  cell.includes('@') && !/[<"]/.test(cell)
    ? cell.split(/[\s,;|]+/).filter(Boolean)
    : cell.split(/[\n;|]+/).filter(Boolean)

/** `303, 5550142`: the registry of the FTC writes area code and number as two columns. */
const joinedNumber = (cells: readonly string[]): readonly string[] =>
  cells.length === 2 && /^\d{3}$/.test(cells[0]?.trim() ?? '') && /^\d{7}$/.test(cells[1]?.trim() ?? '')
    ? [`+1${cells.map((cell) => cell.trim()).join('')}`]
    : cells

/** What the columns hold, where the first line names them and says nothing else. */
function headerOf(rows: readonly Row[]): readonly Column[] | undefined {
  const first = rows[0]
  if (!first || first.cells.some((cell) => cell.includes('@') || /\d{4}/.test(cell))) return undefined
  const columns = first.cells.map((cell): Column =>
    REASON_HEADER.test(cell) ? 'reason' : KEY_HEADER.test(cell) ? 'key' : 'other',
  )
  if (!columns.includes('key')) return undefined
  // `contact.example` is a domain, and no name of a column.
  const read = first.cells.map((cell) => readKey(cell, null))
  return read.some((one) => 'kind' in one && !isForAnybody(one.value)) ? undefined : columns
}

function rowsOf(text: string): Row[] {
  const options = {
    bom: true,
    delimiter: [',', ';', '\t', '|'],
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
    info: true,
    record_delimiter: ['\r\n', '\n', '\r'],
  } as const
  try {
    const records = parse(text, {
      ...options,
      delimiter: [...options.delimiter],
      record_delimiter: [...options.record_delimiter],
    }) as unknown as {
      record: string[]
      info: { lines: number }
    }[]
    return records.map(({ record, info }) => ({ line: info.lines, cells: record }))
  } catch {
    // Quotes that open and never close: each line for itself.
    return text
      .split(/\r\n|\n|\r/)
      .flatMap((line, i) => (line.trim() ? [{ line: i + 1, cells: line.split(/[,;\t|]/) }] : []))
  }
}
