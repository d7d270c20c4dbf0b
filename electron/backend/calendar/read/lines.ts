/** A content line with its folds undone, and the number in the file of the line it starts on. */
export interface ContentLine {
  readonly text: string
  readonly line: number
  /** Where in the text the next one starts. */
  readonly at: number
}

/**
 * Text to content lines. Line ends may be CRLF, LF or CR in any mixture; blank lines are passed over, even between a
 * line and its continuation, as old Mozilla calendars have them.
 */
export function* contentLines(text: string): Generator<ContentLine> {
  const plain = clean(text)
  let pending: string | undefined
  let pendingLine = 0
  let line = 0
  let at = 0
  while (at < plain.length) {
    let end = plain.indexOf('\n', at)
    if (end < 0) end = plain.length
    line++
    const first = plain.charCodeAt(at)
    if (end === at) {
      // blank
    } else if ((first === 32 || first === 9) && pending !== undefined) {
      pending += plain.slice(at + 1, end)
    } else {
      if (pending !== undefined) yield { text: pending, line: pendingLine, at }
      pending = plain.slice(at, end)
      pendingLine = line
    }
    at = end + 1
  }
  if (pending !== undefined) yield { text: pending, line: pendingLine, at }
}

function clean(text: string): string {
  let plain = text
  // UTF-16 that was read as UTF-8: every other character is NUL. What is ASCII survives.
  if (plain.includes('\0')) plain = plain.replaceAll('\0', '')
  // A byte order mark, one that was mangled, and indentation of the first line.
  plain = plain.replace(/^[\uFEFF\uFFFD \t]+/, '')
  if (plain.includes('\r')) plain = plain.replace(/\r\n?/g, '\n')
  return plain
}
