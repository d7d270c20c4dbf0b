const LF = 10
const CR = 13
const SPACE = 32
const TAB = 9

/**
 * Puts together characters of UTF-8 that a calendar program split by folding a line at 75 octets (RFC 5545 section 3.1
 * allows it): to be done before the bytes are decoded, which would make two broken characters of one. The other folds
 * keep their line end, so that line numbers stay true.
 */
export function unfoldBytes(bytes: Uint8Array): Uint8Array {
  const out = new Uint8Array(bytes.length)
  let length = 0
  let i = 0
  while (i < bytes.length) {
    const end = bytes[i] === CR && bytes[i + 1] === LF ? 2 : bytes[i] === LF || bytes[i] === CR ? 1 : 0
    const next = bytes[i + end]
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
