/**
 * Text that a spreadsheet would run as a formula when it opens a CSV file: an apostrophe in front of it makes it text
 * (OWASP, "CSV injection"). Text that already has the apostrophe gets another, so that reading takes off what writing put on.
 */
const RISKY = /^'*[=+\-@\t\r\n＝＋－＠]/

/** Digits and what stands between them in a phone number: no program finds anything to run in it. */
const PHONE = /^\+\d[\d -]*(?: ext\. \d+)?$/

export const guard = (cell: string): string => (RISKY.test(cell) && !PHONE.test(cell) ? `'${cell}` : cell)

/** What a cell says: without the apostrophe of `guard`, and out of the `="…"` in which programs keep text from Excel. */
export function unguard(cell: string): string {
  const first = cell.charCodeAt(0)
  if (first === APOSTROPHE) return RISKY.test(cell) ? cell.slice(1) : cell
  if (first !== EQUALS) return cell
  return /^="((?:[^"]|"")*)"$/.exec(cell)?.[1]?.replaceAll('""', '"') ?? cell
}

const APOSTROPHE = 39
const EQUALS = 61
