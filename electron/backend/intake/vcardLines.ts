import { readProperty, unescapeText } from '../calendar/read/property.ts'

/** One line of a contact card: a property with its values taken apart and their escapes undone. */
export interface CardLine {
  /** Upper case, without its group. */
  readonly name: string
  /** Lower case: `home`, `work`, `cell`, `fax`, `pref`; whatever TYPE says, or stands bare as in version 2.1. */
  readonly types: ReadonlySet<string>
  /** The parts between semicolons. */
  readonly parts: readonly string[]
  /** The value as a whole. */
  readonly text: string
}

/** Parameters that stand bare in version 2.1 and are no type. */
const ENCODING = /^(?:quoted-printable|base64|b|[78]bit)$/i

/**
 * Reads an unfolded line of a card of version 2.1, 3.0 or 4.0. Null when it cannot be taken apart. Versions: 2.1
 * (versit, 1996) has bare parameters and quoted-printable values, RFC 2426 and RFC 6350 do not.
 */
export function readCardLine(line: string, version: string): CardLine | null {
  const colon = colonOf(line)
  if (colon < 0) return null
  const [name, ...params] = line
    .slice(0, colon)
    .replace(/^[\w-]+\./, '')
    .split(/;(?=(?:[^"]*"[^"]*")*[^"]*$)/)
  const named = params.map((param) =>
    param.includes('=') ? param : `${ENCODING.test(param) ? 'ENCODING' : 'TYPE'}=${param}`,
  )
  try {
    const property = readProperty([name, ...named].join(';') + line.slice(colon), 0)
    const { params: known } = property
    const types = new Set((known.type ?? '').toLowerCase().split(',').map(unquoted))
    if (known.pref !== undefined) types.add('pref')
    const encoded = /^quoted-printable$/i.test(known.encoding ?? '')
    const value = encoded ? decodeQuoted(property.value, known.charset) : property.value
    // In version 2.1 only the semicolon is escaped, and a backslash before anything else is one.
    const plain = version === '2.1' ? (text: string) => text.replaceAll('\\;', ';') : unescapeText
    return { name: property.name, types, parts: splitAt(value, ';').map(plain), text: plain(value) }
  } catch {
    return null
  }
}

const unquoted = (text: string): string => text.trim().replace(/^"|"$/g, '')

/** The colon that ends name and parameters: one in quotes does not. */
function colonOf(line: string): number {
  let quoted = false
  for (let i = 0; i < line.length; i++) {
    if (line[i] === '"') quoted = !quoted
    else if (line[i] === ':' && !quoted) return i
  }
  return -1
}

function splitAt(value: string, sign: string): string[] {
  const parts: string[] = []
  let part = ''
  for (let i = 0; i < value.length; i++) {
    const character = value.charAt(i)
    if (character === '\\') part += value.slice(i, ++i + 1)
    else if (character === sign) {
      parts.push(part)
      part = ''
    } else part += character
  }
  return [...parts, part]
}

function decodeQuoted(value: string, charset = 'utf-8'): string {
  const bytes = Buffer.from(
    value.replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    'latin1',
  )
  try {
    return new TextDecoder(charset.toLowerCase(), { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
