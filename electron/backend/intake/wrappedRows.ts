import { parse } from 'csv-parse/sync'

/** A record as it was read; `width` counts the empty cells at its end too. */
export interface CsvRecord {
  readonly line: number
  readonly cells: readonly string[]
  readonly width: number
}

/** A line that is one quoted cell, without its quotes: near enough to find the separator by. */
export const unwrappedLine = (line: string): string =>
  /^\s*"((?:[^"]|"")*)"\s*$/.exec(line)?.[1]?.replaceAll('""', '"') ?? line

/** Some programs put quotes around whole rows: the record is then one cell which holds the row. Undefined for any other. */
export function unwrapped(record: CsvRecord, delimiter: string): CsvRecord | undefined {
  const [only] = record.cells
  if (record.width !== 1 || !only?.includes(delimiter)) return undefined
  const cells = cellsOf(only, delimiter)
  return cells && { line: record.line, cells: withoutTail(cells), width: cells.length }
}

/** Undefined for text that is no row: a cell may well hold a single quote. */
function cellsOf(text: string, delimiter: string): readonly string[] | undefined {
  try {
    return parse(text, { delimiter, relax_quotes: true, relax_column_count: true })[0]
  } catch {
    return undefined
  }
}

/** Exports of spreadsheets pad rows with empty cells, thousands of them at times. */
export function withoutTail(cells: readonly string[]): readonly string[] {
  let end = cells.length
  while (end > 0 && cells[end - 1]?.trim() === '') end--
  return end === cells.length ? cells : cells.slice(0, end)
}

const SUFFIX =
  /^\s*(?:jr|sr|ii|iii|iv|esq|ph\.?d|m\.?d|mba|cpa|inc|llc|llp|ltd|limited|corp|co|gmbh|s\.?a|n\.?v|b\.?v|plc)\.?\s*$/i

/** Puts together again what an unquoted comma has parted: "Smith, Jr.", "Acme, Inc.". `cells` are more than `width`. */
export function withoutStrayCommas(cells: readonly string[], width: number): readonly string[] {
  const at = (i: number): boolean => i > 0 && SUFFIX.test(cells[i] ?? '') && cells[i - 1]?.trim() !== ''
  // Joined only where it is plain which ones: as many as there are cells too many.
  if (cells.filter((_, i) => at(i)).length !== cells.length - width) return cells
  const joined: string[] = []
  cells.forEach((cell, i) => {
    if (at(i)) joined[joined.length - 1] += `, ${cell.trim()}`
    else joined.push(cell)
  })
  return joined
}
