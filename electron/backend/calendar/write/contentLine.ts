/**
 * Content lines of RFC 5545 section 3.1: `NAME;PARAM=value:value`, folded at 75 octets, ended by CRLF. Nothing that is
 * passed in can end a line early: control characters do not get through, whatever the value was made from.
 */

/** A value as it stands in the file. Made by the functions below, so that none is written unescaped by mistake. */
declare const encoded: unique symbol
export type Encoded = string & { readonly [encoded]: true }

const LINE_ENDS = /\r\n?|[\v\f\u0085\u2028\u2029]/g
// All of C0 but the newline, DEL, C1, and the byte order mark, at which one calendar program stops reading.
// oxlint-disable-next-line no-control-regex
const CONTROLS = /[\0-\x08\x0e-\x1f\x7f-\x9f\ufeff]/g

/** Text without what cannot stand in a file: control characters and halves of surrogate pairs; every line end is LF. */
export const cleanText = (text: string): string =>
  text.toWellFormed().replaceAll(LINE_ENDS, '\n').replaceAll(CONTROLS, '')

/** A value of type TEXT (3.3.11): only these four are escaped. */
export const text = (value: string): Encoded =>
  cleanText(value)
    .replaceAll(/[\\;,]/g, '\\$&')
    .replaceAll('\n', String.raw`\n`) as Encoded

/** A value of a type whose text is fixed by its grammar: a number, a date, a word of the standard. */
export const plain = (value: string | number): Encoded => String(value) as Encoded

/** A URI (3.3.13) is never escaped: a backslash would break the link. What a URI cannot hold is percent-encoded. */
export const uri = (value: string): Encoded =>
  cleanText(value).replaceAll(/[^!#$%&'()*+,\-./0-9:;=?@A-Z[\]_a-z~]/gu, encodeURIComponent) as Encoded

/** An address as `mailto:` (RFC 6068). */
export const mailto = (address: string): Encoded =>
  ('mailto:' +
    cleanText(address)
      .trim()
      .replaceAll(/[^!$'*+\-./0-9=@A-Z^_`a-z{|}~]/gu, encodeURIComponent)) as Encoded

export type Param = readonly [name: string, value: string]

/**
 * A parameter's value in quotes (3.2), in which commas, colons and semicolons are plain. A quote cannot be written
 * there, the carets of RFC 6868 are shown raw by some programs, and a backslash, which is plain too, is taken for an
 * escape by others: so none of the three is left.
 */
export const quoted = (value: string): string =>
  `"${cleanText(value)
    .replaceAll(/[\n\t]+/g, ' ')
    .replaceAll('^', '')
    .replaceAll('\\', '/')
    .replaceAll(/(^|[\s(])"/g, '$1“')
    .replaceAll('"', '”')
    .trim()}"`

const encoder = new TextEncoder()
const LIMIT = 75

/** One line, folded between characters so that each part has at most 75 octets, with its CRLF. */
export function contentLine(name: string, value: Encoded, params: readonly Param[] = []): string {
  const head = name + params.map(([key, of]) => `;${key}=${of}`).join('')
  // The last guard: TAB is the only control character that may stand in a line.
  // oxlint-disable-next-line no-control-regex
  return fold(`${head}:${value}`.replaceAll(/[\0-\x08\x0a-\x1f\x7f]/g, ''))
}

// Of these each character is one octet.
const PLAIN = /^[\t -~]*$/

function fold(line: string): string {
  if (PLAIN.test(line)) {
    let folded = line.slice(0, LIMIT)
    for (let at = LIMIT; at < line.length; at += LIMIT - 1) folded += '\r\n ' + line.slice(at, at + LIMIT - 1)
    return folded + '\r\n'
  }
  if (encoder.encode(line).length <= LIMIT) return line + '\r\n'
  let folded = ''
  let octets = 0
  for (const character of line) {
    const size = encoder.encode(character).length
    if (octets + size > LIMIT) {
      folded += '\r\n '
      octets = 1
    }
    folded += character
    octets += size
  }
  return folded + '\r\n'
}
