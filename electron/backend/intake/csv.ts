import { parse, type CsvError } from 'csv-parse'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { refuse } from '../refusals.ts'
import { fieldOfHeader, normaliseHeader } from './columnNames.ts'
import { unguard } from './formulaGuard.ts'
import { refuseLookalikes } from './lookalikes.ts'
import { unwrapped, unwrappedLine, withoutStrayCommas, withoutTail, type CsvRecord } from './wrappedRows.ts'

export interface CsvRow {
  /** Where the row begins in the file, counted from 1 as an editor counts. */
  readonly line: number
  readonly cells: readonly string[]
}

export interface CsvFile {
  readonly headers: readonly string[]
  /** Rows after the header, blank ones left out, empty cells at the end of a row too. */
  readonly rows: readonly CsvRow[]
  readonly delimiter: string
}

const DELIMITERS = [',', ';', '\t', '|'] as const
/** How many lines may stand before the header: notes, report titles. */
const PREAMBLE = 20
const CHUNK = 1 << 18
/** As many as the contract takes. */
const MOST_COLUMNS = 1000

/**
 * Reads a CSV file as programs and people write it: any of four separators, any line ends, a byte order mark, lines before
 * the header, line breaks in quotes, stray quotes, quotes around whole rows, empty columns without end. `columns` are the
 * columns a person chose fields for: the header is then the line that has them. Throws UNREADABLE, and what `signal` was
 * aborted with. Yields to other work between pieces.
 */
export async function readCsv(text: string, columns?: readonly string[], signal?: AbortSignal): Promise<CsvFile> {
  refuseLookalikes(text)
  const { body, line, separator } = withoutMarks(text)
  const delimiter = separator ?? findDelimiter(body, columns)
  const records = await readRecords(body, delimiter, line, signal)
  const first = records.slice(0, PREAMBLE + 1).map((record) => unwrapped(record, delimiter) ?? record)
  const at = headerAt(first.concat(records.slice(first.length)), columns)
  const header = first[at] ?? records[at]
  if (!header) throw refuse.unreadable('This file has no header line.', 'Its first line must name the columns.')
  const rows = await readRows(records.slice(at + 1), header, records[at]?.width === 1, delimiter, signal)
  // A column that holds something has a place, though it has no name.
  const widest = rows.reduce((most, { cells }) => Math.max(most, cells.length), 0)
  const count = Math.max(header.cells.length, Math.min(header.width, widest))
  const headers = Array.from({ length: count }, (_, i) => unguard(header.cells[i]?.trim() ?? ''))
  if (headers.length < 2) {
    throw refuse.unreadable(
      'Only one column was found in this file.',
      'Columns must be separated by commas, semicolons or tabs, and the first line must name them.',
    )
  }
  if (headers.length > MOST_COLUMNS) {
    throw refuse.unreadable(
      `This file has ${headers.length} columns, more than a list of leads has.`,
      'Export it with fewer columns, or check that its rows end in line breaks.',
    )
  }
  if (rows.length === 0) {
    throw refuse.unreadable('This file has a header line and no rows.', 'Export it again with its records.')
  }
  return { headers, rows, delimiter }
}

/** Rows between two turns of other work. */
const ROWS_AT_ONCE = 2000

async function readRows(
  records: readonly CsvRecord[],
  header: CsvRecord,
  headerIsWrapped: boolean,
  delimiter: string,
  signal: AbortSignal | undefined,
): Promise<CsvRow[]> {
  const rows: CsvRow[] = []
  for (const [i, record] of records.entries()) {
    if (i % ROWS_AT_ONCE === ROWS_AT_ONCE - 1) {
      await nextTurn()
      signal?.throwIfAborted()
    }
    const inner = unwrapped(record, delimiter)
    // A single row in quotes is one where it then has as many cells as the header; two may be a name with a comma.
    const whole = inner && (headerIsWrapped || (inner.width === header.width && header.width > 2)) ? inner : record
    const cells = whole.cells.length > header.width ? withoutStrayCommas(whole.cells, header.width) : whole.cells
    rows.push({ line: record.line, cells: cells.map(unguard) })
  }
  return rows
}

/** Takes off the byte order mark and the line `sep=;` that Excel writes and reads. */
function withoutMarks(text: string): { body: string; line: number; separator?: string } {
  const body = text.startsWith('\uFEFF') ? text.slice(1) : text
  const marked = /^"?sep=(.)"?(\r\n|\n|\r)/i.exec(body)
  return marked ? { body: body.slice(marked[0].length), line: 2, separator: marked[1] ?? ',' } : { body, line: 1 }
}

const recognised = (cells: readonly string[], columns?: readonly string[]): number =>
  columns
    ? columns.filter((column) => cells.some((cell) => cell.trim() === column.trim())).length
    : new Set(cells.filter((cell) => fieldOfHeader(cell) !== null).map(normaliseHeader)).size

/** The separator with which some line of the first ones has the most columns that we know; else the most columns. */
function findDelimiter(body: string, columns?: readonly string[]): string {
  const lines = body
    .slice(0, 65_536)
    .split(/\r\n|\n|\r/)
    .slice(0, PREAMBLE + 1)
    .map(unwrappedLine)
  const scores = DELIMITERS.map((delimiter) => {
    const rows = lines.map((line) => splitLine(line, delimiter))
    return {
      delimiter,
      known: Math.max(...rows.map((cells) => (cells.length > 1 ? recognised(cells, columns) : 0))),
      cells: Math.max(...rows.map((cells) => cells.length)),
    }
  })
  scores.sort((a, b) => b.known - a.known || b.cells - a.cells)
  return scores[0]?.delimiter ?? ','
}

/** Near enough to find the separator by; the file itself is read by csv-parse. */
function splitLine(line: string, delimiter: string): string[] {
  const cells = ['']
  let quoted = false
  for (const character of line) {
    if (character === '"') quoted = !quoted
    else if (character === delimiter && !quoted) cells.push('')
    else cells[cells.length - 1] += character
  }
  return cells
}

/** The first line with the most columns that we know; where none is known, the first of the usual width. */
function headerAt(records: readonly CsvRecord[], columns?: readonly string[]): number {
  let best = { at: -1, known: 0 }
  records.slice(0, PREAMBLE + 1).forEach(({ cells }, at) => {
    const known = cells.length > 1 || records.length < 2 ? recognised(cells, columns) : 0
    if (known > best.known) best = { at, known }
  })
  if (best.at >= 0) return best.at
  const widest = Math.max(0, ...records.slice(0, 200).map((row) => row.cells.length))
  return Math.max(
    0,
    records.findIndex((row) => row.cells.length === widest),
  )
}

async function readRecords(
  body: string,
  delimiter: string,
  firstLine: number,
  signal: AbortSignal | undefined,
): Promise<CsvRecord[]> {
  const bytes = Buffer.from(body)
  const rows: CsvRecord[] = []
  const lines = lineCounter(bytes, firstLine)
  const parser = parse({
    delimiter,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    record_delimiter: ['\r\n', '\n', '\r'],
  })
  let failure: CsvError | Error | undefined
  parser.on('error', (error) => (failure = error))
  parser.on('readable', () => {
    for (;;) {
      const read = parser.read() as { record: string[]; info: { bytes: number } } | null
      if (!read) return
      const line = lines.upTo(read.info.bytes)
      const cells = withoutTail(read.record)
      if (cells.length > 0) rows.push({ line, cells, width: read.record.length })
    }
  })
  const ended = new Promise<void>((resolve) => parser.once('close', resolve))
  for (let at = 0; at < bytes.length && !failure; at += CHUNK) {
    parser.write(bytes.subarray(at, at + CHUNK))
    await nextTurn()
    if (signal?.aborted) parser.destroy()
    signal?.throwIfAborted()
  }
  parser.end()
  await ended
  if (failure) throw brokenFile(failure, rows, lines.next())
  return rows
}

function brokenFile(failure: CsvError | Error, rows: readonly CsvRecord[], line: number): Error {
  if ('code' in failure && failure.code === 'CSV_QUOTE_NOT_CLOSED') {
    return refuse.unreadable(
      `A quotation mark that is opened in the row on line ${line} is never closed.`,
      `Close or remove it in line ${line}, then import the file again.`,
    )
  }
  return refuse.unreadable(
    `This file cannot be read as CSV beyond line ${rows.at(-1)?.line ?? 1}.`,
    'Export it again as CSV UTF-8, or open and save it in a spreadsheet program.',
  )
}

/** Counts lines by bytes: csv-parse does not count those inside of quotes as an editor does. */
function lineCounter(bytes: Buffer, firstLine: number) {
  const CR = 13
  const LF = 10
  let at = 0
  let line = firstLine
  const step = () => {
    const byte = bytes[at++]
    if (byte === LF || (byte === CR && bytes[at] !== LF)) line++
  }
  const skipBlank = () => {
    while (at < bytes.length && (bytes[at] === CR || bytes[at] === LF)) step()
  }
  return {
    /** The line at which the record that ends at this byte begins. */
    upTo(end: number): number {
      skipBlank()
      const start = line
      while (at < end && at < bytes.length) step()
      return start
    },
    /** The line at which the next record begins. */
    next(): number {
      skipBlank()
      return line
    },
  }
}
