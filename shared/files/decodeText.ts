import { unfoldBytes } from './unfoldBytes.ts'

/** Every host of the app has it, though it is not part of the language. */
declare const TextDecoder: new (
  label: string,
  options?: { readonly fatal?: boolean },
) => { decode(bytes: Uint8Array): string }

export type Decoded =
  | { readonly ok: true; readonly text: string }
  /** `reason` says what the file is, `hint` what to do about it. */
  | { readonly ok: false; readonly reason: string; readonly hint: string }

/** How the old files of Office, and the messages that Outlook saves, begin. */
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0] as const

/** Files that people take for a CSV or a calendar, by their first bytes. */
const LOOKALIKES: readonly { readonly start: readonly number[]; readonly kind: string; readonly hint: string }[] = [
  {
    start: [0x50, 0x4b, 0x03, 0x04],
    kind: 'a workbook or a zip archive, not text',
    hint: 'Open it in Excel, Numbers or Google Sheets and save it as CSV; unpack an archive first. Then choose that file.',
  },
  {
    start: COMPOUND,
    kind: 'an old Excel or Outlook file, not text',
    hint: 'Open it in the program that made it and save it as CSV, or as .ics for a calendar.',
  },
  { start: [0x25, 0x50, 0x44, 0x46], kind: 'a PDF', hint: 'Export the data as CSV, or the calendar as .ics.' },
  { start: [0x1f, 0x8b], kind: 'a compressed file', hint: 'Unpack it first, then choose the file inside.' },
]

/**
 * The text of a file that a person chose: UTF-8 or UTF-16 by its mark, else UTF-8 where the bytes are that, else
 * windows-1252, which Excel still writes. Never throws; says so when the bytes are no text.
 */
export function decodeText(name: string, bytes: Uint8Array): Decoded {
  if (/\.msg$/i.test(name) && startsWith(bytes, COMPOUND)) {
    return {
      ok: false,
      reason: `${name} is a message as only Outlook reads it (.msg).`,
      hint: 'Open it in Outlook and save its calendar attachment (.ics), or forward the message as an attachment to yourself and save that as .eml.',
    }
  }
  for (const { start, kind, hint } of LOOKALIKES) {
    if (startsWith(bytes, start)) return { ok: false, reason: `${name} is ${kind}.`, hint }
  }
  if (startsWith(bytes, [0xef, 0xbb, 0xbf])) return text(unfoldBytes(bytes.subarray(3)), 'utf-8')
  if (startsWith(bytes, [0xff, 0xfe])) return text(bytes.subarray(2), 'utf-16le')
  if (startsWith(bytes, [0xfe, 0xff])) return text(bytes.subarray(2), 'utf-16be')
  const unmarked = utf16Without(bytes)
  if (unmarked) return text(bytes, unmarked)
  if (bytes.includes(0)) {
    return {
      ok: false,
      reason: `${name} is not a text file.`,
      hint: 'Choose a CSV file with leads, or an .ics or .eml file with a calendar.',
    }
  }
  try {
    return { ok: true, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) }
  } catch {
    // A calendar whose lines are folded within characters is UTF-8 once they are put together.
    const whole = unfoldBytes(bytes)
    if (whole.length < bytes.length) {
      try {
        return { ok: true, text: new TextDecoder('utf-8', { fatal: true }).decode(whole) }
      } catch {
        // Then it is none.
      }
    }
    return text(bytes, 'windows-1252')
  }
}

/** Which UTF-16 bytes without a mark are: of letters as most tables have them every second byte is zero. */
function utf16Without(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const head = bytes.subarray(0, 4096)
  if (head.length < 8 || bytes.length % 2 !== 0) return undefined
  const zeros = [0, 0]
  head.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1
  })
  const [even = 0, odd = 0] = zeros
  if (even === 0 && odd > head.length / 4) return 'utf-16le'
  return odd === 0 && even > head.length / 4 ? 'utf-16be' : undefined
}

const startsWith = (bytes: Uint8Array, start: readonly number[]): boolean =>
  start.every((byte, index) => bytes[index] === byte)

const text = (bytes: Uint8Array, encoding: string): Decoded => ({
  ok: true,
  text: new TextDecoder(encoding).decode(bytes),
})
