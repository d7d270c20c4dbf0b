import { problemsOf as calendarProblems } from './icalendarValidator.ts'

/**
 * A strict reader of the e-mails the app writes, by hand: RFC 5322 (lines, headers), 2045-2047 (MIME, encodings, encoded
 * words) and 6047 (the calendar part). It shares no code with what composes them.
 */

export interface Part {
  readonly headers: ReadonlyMap<string, string>
  /** Lower case, without parameters. */
  readonly type: string
  readonly params: ReadonlyMap<string, string>
  readonly parts: readonly Part[]
  /** Decoded; empty for a multipart. */
  readonly bytes: Uint8Array
}

/** What is wrong with an e-mail, in words, and its parts; no problem when nothing is. */
export function readMail(eml: string): { readonly root: Part; readonly problems: readonly string[] } {
  const problems: string[] = []
  if (/\r(?!\n)|(?<!\r)\n/.test(eml)) problems.push('has a line end that is not CRLF')
  // oxlint-disable-next-line no-control-regex
  if (/[^\t\r\n\x20-\x7e]/.test(eml)) problems.push('is not plain ASCII')
  for (const line of eml.split('\r\n')) if (line.length > 78) problems.push(`has a line of ${line.length} characters`)
  const root = readPart(eml, problems, true)
  for (const name of ['from', 'to', 'subject', 'date', 'message-id', 'mime-version', 'content-language', 'x-unsent']) {
    if (!root.headers.has(name)) problems.push(`has no ${name}`)
  }
  if (root.headers.has('bcc')) problems.push('has Bcc')
  const kinds = describe(root)
  const alternative = 'multipart/alternative(text/plain,text/html'
  if (kinds !== `${alternative})` && kinds !== `multipart/mixed(${alternative},text/calendar),application/ics)`) {
    problems.push(`is built as ${kinds}`)
  }
  problems.push(...calendarPartProblems(root))
  return { root, problems }
}

export const leavesOf = (part: Part): readonly Part[] => (part.parts.length > 0 ? part.parts.flatMap(leavesOf) : [part])

export const textOf = (part: Part): string => new TextDecoder('utf-8', { fatal: true }).decode(part.bytes)

const describe = (part: Part): string =>
  part.parts.length > 0 ? `${part.type}(${part.parts.map(describe).join(',')})` : part.type

function readPart(text: string, problems: string[], top: boolean): Part {
  const end = text.indexOf('\r\n\r\n')
  if (end < 0) problems.push('a part has no end of its headers')
  const headers = new Map<string, string>()
  for (const line of text
    .slice(0, end)
    .replaceAll(/\r\n[ \t]+/g, ' ')
    .split('\r\n')) {
    const [, name, value] = /^([!-9;-~]+): (.*)$/.exec(line) ?? []
    if (!name) problems.push(`not a header: ${line.slice(0, 60)}`)
    else if (headers.has(name.toLowerCase())) problems.push(`${name} stands twice`)
    else headers.set(name.toLowerCase(), value ?? '')
  }
  for (const word of text.slice(0, end).match(/=\?[^?\s]+\?[BQ]\?[^?\s]*\?=/gi) ?? []) {
    if (word.length > 75) problems.push(`an encoded word of ${word.length} characters`)
    if (!decodesAlone(word)) problems.push(`an encoded word is cut inside a character: ${word}`)
  }
  const { type, params } = contentType(headers.get('content-type') ?? 'text/plain')
  const body = text.slice(end + 4)
  if (type.startsWith('multipart/')) {
    const boundary = params.get('boundary') ?? ''
    if (boundary === '' || boundary.length > 70) problems.push('a multipart without a usable boundary')
    const [before, ...rest] = `\r\n${body}`.split(`\r\n--${boundary}`)
    const last = rest.pop()
    if (last === undefined || !/^--\s*$/.test(last)) problems.push('a multipart is not closed')
    if (!top && before?.trim()) problems.push('text before the first part')
    const parts = rest.map((part) => {
      if (!part.startsWith('\r\n')) problems.push('a boundary line goes on')
      return readPart(part.slice(2), problems, false)
    })
    return { headers, type, params, parts, bytes: new Uint8Array() }
  }
  return { headers, type, params, parts: [], bytes: decode(body, headers, problems) }
}

function contentType(value: string): { type: string; params: Map<string, string> } {
  const [type = '', ...rest] = value.split(/;\s*/)
  const params = new Map(
    rest.map((param) => {
      const [, name = '', quoted, bare] = /^([^=]+)=(?:"([^"]*)"|(.*))$/.exec(param) ?? []
      return [name.toLowerCase(), quoted ?? bare ?? '']
    }),
  )
  return { type: type.toLowerCase(), params }
}

function decode(body: string, headers: ReadonlyMap<string, string>, problems: string[]): Uint8Array {
  const encoding = (headers.get('content-transfer-encoding') ?? '7bit').toLowerCase()
  if (encoding === 'base64') {
    for (const line of body.split('\r\n')) if (line.length > 76) problems.push('a line of base64 is too long')
    if (!/^[A-Za-z0-9+/\r\n]*={0,2}\s*$/.test(body)) problems.push('base64 that is none')
    return Uint8Array.from(Buffer.from(body, 'base64'))
  }
  if (encoding === 'quoted-printable') {
    for (const line of body.split('\r\n')) {
      if (line.length > 76) problems.push('a quoted line is too long')
      if (/[ \t]$/.test(line)) problems.push('a quoted line ends with a space')
    }
    if (/=(?![0-9A-F]{2}|\r\n)/.test(body)) problems.push('quoted-printable that is none')
    const joined = body.replaceAll('=\r\n', '')
    return Uint8Array.from(
      Buffer.from(
        joined.replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
        'latin1',
      ),
    )
  }
  if (encoding !== '7bit') problems.push(`the encoding ${encoding}`)
  return Uint8Array.from(Buffer.from(body, 'latin1'))
}

/** Each word is decoded by itself (RFC 2047 section 5): no character may lie in two of them. */
function decodesAlone(word: string): boolean {
  const [, charset, kind, data = ''] = /^=\?([^?]+)\?([BQ])\?([^?]*)\?=$/i.exec(word) ?? []
  if (charset?.toLowerCase() !== 'utf-8') return false
  const bytes =
    kind?.toUpperCase() === 'B'
      ? Buffer.from(data, 'base64')
      : Buffer.from(
          data
            .replaceAll('_', ' ')
            .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
          'latin1',
        )
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

function calendarPartProblems(root: Part): string[] {
  const leaves = leavesOf(root)
  const part = leaves.find((one) => one.type === 'text/calendar')
  const file = leaves.find((one) => one.type === 'application/ics')
  if (!part || !file) return []
  const problems = calendarProblems(part.bytes).map((problem) => `its calendar ${problem}`)
  const method = /^METHOD:(\w+)\r$/m.exec(textOf(part))?.[1]
  if (part.params.get('method') !== method) problems.push(`the method is ${part.params.get('method')}, and ${method}`)
  if (part.params.get('charset')?.toLowerCase() !== 'utf-8') problems.push('the calendar part has no charset')
  if (part.headers.has('content-disposition')) problems.push('the calendar part is an attachment')
  if (!/^attachment; filename=("?)invite\.ics\1$/.test(file.headers.get('content-disposition') ?? '')) {
    problems.push('the calendar file is not an attachment with a name')
  }
  if (Buffer.compare(part.bytes, file.bytes) !== 0) problems.push('the calendar part and file differ')
  return problems
}
