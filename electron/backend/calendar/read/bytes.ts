/**
 * Bytes of a calendar file to text. Some programs fold lines in the middle of a UTF-8 character, so lines are unfolded
 * before anything is decoded; some write UTF-16 or windows-1252.
 */
export function decodeCalendar(bytes: Uint8Array): string {
  const wide = wideEncoding(bytes)
  if (wide) return new TextDecoder(wide).decode(bytes)
  const unfolded = unfoldBytes(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(unfolded)
  } catch {
    return new TextDecoder('windows-1252').decode(unfolded)
  }
}

function wideEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const [a, b] = bytes
  if ((a === 0xff && b === 0xfe) || (a !== 0 && b === 0)) return 'utf-16le'
  if ((a === 0xfe && b === 0xff) || (a === 0 && b !== 0 && b !== undefined)) return 'utf-16be'
  return undefined
}

const LF = 10
const CR = 13
const SPACE = 32
const TAB = 9

/** Takes out each line end that is followed by a space or tab, and that space or tab, where it splits a character. */
function unfoldBytes(bytes: Uint8Array): Uint8Array {
  const out = new Uint8Array(bytes.length)
  let length = 0
  let i = 0
  while (i < bytes.length) {
    const end = bytes[i] === CR && bytes[i + 1] === LF ? 2 : bytes[i] === LF || bytes[i] === CR ? 1 : 0
    const next = bytes[i + end]
    // Only a fold inside a character is closed here: the others keep their line end, so that line numbers stay true.
    const after = bytes[i + end + 1]
    if (end > 0 && (next === SPACE || next === TAB) && after !== undefined && (after & 0xc0) === 0x80) {
      i += end + 1
      continue
    }
    out[length++] = bytes[i] ?? 0
    i++
  }
  return out.subarray(0, length)
}
