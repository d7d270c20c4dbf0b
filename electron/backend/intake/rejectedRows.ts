import type { Rejected } from '../../../shared/contract/leadImports.ts'
import type { CsvFile } from './csv.ts'
import { csvText } from './csvText.ts'

/** The column of the reason, which is no column of a lead. */
export const REASON = 'Why it was left out'

/** The rejected rows as they stood, with the reason beside them, as a file that can be put right and imported. */
export function rejectedCsv(file: CsvFile, rejected: readonly Rejected[]): string | undefined {
  if (rejected.length === 0) return undefined
  const reasons = new Map(rejected.map(({ line, reason }) => [line, reason]))
  // Imported again the file has this column already.
  const kept = file.headers.flatMap((header, i) => (header === REASON ? [] : [i]))
  const width = Math.max(
    file.headers.length,
    ...file.rows.filter(({ line }) => reasons.has(line)).map(({ cells }) => cells.length),
  )
  // A row may have more cells than the header has names.
  for (let i = file.headers.length; i < width; i++) kept.push(i)
  const rows = file.rows.flatMap(({ line, cells }) => {
    const reason = reasons.get(line)
    return reason === undefined ? [] : [[reason, ...kept.map((i) => cells[i] ?? '')]]
  })
  return csvText([[REASON, ...kept.map((i) => file.headers[i] ?? '')], ...rows], file.delimiter)
}
