import { guard } from './formulaGuard.ts'

/** How a file of ours is written: marked as UTF-8 for spreadsheets, with CRLF, and with nothing a spreadsheet runs. */
export function csvText(rows: readonly (readonly string[])[], delimiter = ','): string {
  const lines = rows.map((cells) => cells.map((cell) => quoted(guard(cell), delimiter)).join(delimiter))
  return `\uFEFF${lines.join('\r\n')}\r\n`
}

function quoted(cell: string, delimiter: string): string {
  const plain = !cell.includes('"') && !cell.includes(delimiter) && !/[\r\n]|^\s|\s$/.test(cell)
  return plain ? cell : `"${cell.replaceAll('"', '""')}"`
}
