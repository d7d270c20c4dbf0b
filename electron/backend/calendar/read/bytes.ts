import { unfoldBytes } from '../../../../shared/files/unfoldBytes.ts'

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
