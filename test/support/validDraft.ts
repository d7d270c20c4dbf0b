import { expectValidCalendar, problemsOf } from './icalendarValidator.ts'

/**
 * A strict reader of the e-mails that the app writes: lines and headers as RFC 5322 has them, the parts of RFC 2045 and
 * 2046, and the calendar in it as RFC 6047 asks. It shares no code with the writer.
 */

interface Part {
  /** In lower case. */
  readonly type: string
  readonly params: ReadonlyMap<string, string>
  readonly headers: ReadonlyMap<string, readonly string[]>
  readonly parts: readonly Part[]
  readonly content: Buffer
}

/** What is wrong with a draft, in words; empty when nothing is. */
export function draftProblems(eml: string): string[] {
  const problems: string[] = []
  if (/\r(?!\n)|(?<!\r)\n/.test(eml)) problems.push('has a line end that is not CRLF')
  for (const line of eml.split('\r\n')) {
    if (Buffer.byteLength(line) > 998) problems.push(`has a line of ${Buffer.byteLength(line)} octets`)
  }
  const mail = readPart(eml)
  if (typeof mail === 'string') return [...problems, mail]
  problems.push(...headProblems(mail, eml), ...partProblems(mail, '8bit'))
  const [texts, ...files] = mail.type === 'multipart/mixed' ? mail.parts : [mail]
  if (!texts) return [...problems, 'has no text']
  const kinds = (texts.type === 'multipart/alternative' ? texts.parts : [texts]).map((part) => part.type).join()
  const calendars = [...allParts(mail)].filter((part) => part.type === 'text/calendar')
  const [calendar] = calendars
  if (!calendar) {
    if (kinds !== 'text/plain,text/html') problems.push(`the alternatives are ${kinds}`)
    if (files.length > 0) problems.push('has a file without a calendar')
    return problems
  }
  // The last alternative is the one a program likes best (RFC 2046 5.1.4): the calendar, for those that know it.
  if (kinds !== 'text/plain,text/html,text/calendar') problems.push(`the alternatives are ${kinds}`)
  if (calendars.length > 1) problems.push(`has ${calendars.length} calendars among its texts`)
  return [...problems, ...calendarProblems(mail, calendar, files)]
}

/** The headers of an e-mail, and its texts decoded; the calendar as in `calendarIn`. Throws for what is no e-mail. */
export function readTexts(eml: string) {
  const mail = readPart(eml)
  if (typeof mail === 'string') throw new Error(mail)
  const textOf = (type: string): string =>
    [...allParts(mail)].find((part) => part.type === type)?.content.toString('utf8') ?? ''
  return {
    header: (name: string): string | undefined => mail.headers.get(name)?.[0],
    text: textOf('text/plain'),
    html: textOf('text/html'),
    calendar: calendarIn(eml),
  }
}

/** Throws with everything that is wrong. */
export function expectValidDraft(eml: string): void {
  const problems = draftProblems(eml)
  if (problems.length > 0) throw new Error(`the e-mail is not valid:\n- ${problems.join('\n- ')}\n\n${eml}`)
}

/** The calendar that travels in an e-mail, as it was written; null when there is none. */
export function calendarIn(eml: string): string | null {
  const mail = readPart(eml)
  if (typeof mail === 'string') return null
  return [...allParts(mail)].find((part) => part.type === 'text/calendar')?.content.toString('utf8') ?? null
}

/** Which validator a file goes through is told by its name. Throws with everything that is wrong. */
export function expectValidFile(filename: string, text: string): void {
  if (/\.ics$/i.test(filename)) expectValidCalendar(text)
  if (/\.eml$/i.test(filename)) expectValidDraft(text)
}

function headProblems({ headers }: Part, eml: string): string[] {
  const problems: string[] = []
  const head = eml.slice(0, eml.indexOf('\r\n\r\n'))
  // oxlint-disable-next-line no-control-regex
  if (/[^\x20-\x7e\t\r\n]/.test(head)) problems.push('has a header that is not plain ASCII')
  problems.push(...encodedWordProblems(head))
  for (const name of ['from', 'to', 'subject', 'date', 'message-id', 'mime-version', 'content-language', 'x-unsent']) {
    const count = headers.get(name)?.length ?? 0
    if (count !== 1) problems.push(`${name} stands ${count} times`)
  }
  for (const name of ['cc', 'sender', 'reply-to']) {
    if ((headers.get(name)?.length ?? 0) > 1) problems.push(`${name} stands more than once`)
  }
  if (headers.has('bcc')) problems.push('has a Bcc')
  const is = (name: string): string => headers.get(name)?.[0] ?? ''
  if (is('x-unsent') !== '1') problems.push('is not marked as unsent')
  if (is('mime-version') !== '1.0') problems.push('is not MIME 1.0')
  if (!/^<[^<>@\s]+@[^<>@\s]+>$/.test(is('message-id'))) problems.push(`the Message-ID is ${is('message-id')}`)
  if (!/^(\w{3}, )?\d{1,2} \w{3} \d{4} \d\d:\d\d:\d\d [+-]\d{4}$/.test(is('date'))) {
    problems.push(`the Date is ${is('date')}`)
  }
  if (addresses(is('from')).length !== 1) problems.push(`is not from one address: ${is('from')}`)
  if (addresses(is('to')).length === 0) problems.push('is to nobody')
  return problems
}

/** RFC 2047 section 2: no longer than 75 characters, on lines of 76; section 5: no character lies in two of them. */
function encodedWordProblems(head: string): string[] {
  const problems: string[] = []
  for (const line of head.split('\r\n')) {
    const words = line.match(/=\?[^?\s]+\?[bq]\?[^?\s]*\?=/gi) ?? []
    if (words.length > 0 && line.length > 76) problems.push(`an encoded word stands on a line of ${line.length}`)
    for (const word of words) {
      const [, charset = '', encoding = '', data = ''] = /^=\?([^?]+)\?([bq])\?([^?]*)\?=$/i.exec(word) ?? []
      const base64 = encoding.toLowerCase() === 'b'
      const bytes = decoded(base64 ? data : data.replaceAll('_', ' '), base64 ? 'base64' : 'quoted-printable')
      if (charset.toLowerCase() !== 'utf-8' || !isUtf8(bytes)) problems.push(`an encoded word is cut: ${word}`)
    }
  }
  return problems
}

function partProblems(part: Part, allowed: string): string[] {
  const encoding = part.headers.get('content-transfer-encoding')?.[0]?.toLowerCase() ?? '7bit'
  const problems = ['7bit', 'quoted-printable', 'base64', allowed].includes(encoding)
    ? []
    : [`${part.type} is encoded as ${encoding}`]
  if (part.parts.length === 0 && part.type.startsWith('text/')) {
    if (part.params.get('charset')?.toLowerCase() !== 'utf-8') problems.push(`${part.type} is not said to be UTF-8`)
    if (!isUtf8(part.content)) problems.push(`${part.type} is not UTF-8`)
  }
  if (part.type.startsWith('multipart/') && !/^(7bit|8bit|binary)$/.test(encoding)) {
    problems.push(`${part.type} is encoded as ${encoding}`)
  }
  return [...problems, ...part.parts.flatMap((each) => partProblems(each, allowed))]
}

/** RFC 6047 2.4 and 3, and what mail programs compare. */
function calendarProblems(mail: Part, calendar: Part, files: readonly Part[]): string[] {
  const ics = calendar.content.toString('utf8')
  const problems = problemsOf(calendar.content).map((problem) => `in its calendar: ${problem}`)
  const lines = ics.replaceAll(/\r\n[ \t]/g, '').split('\r\n')
  const method = lines.find((line) => line.startsWith('METHOD:'))?.slice('METHOD:'.length)
  const said = calendar.params.get('method')
  if (said !== method) problems.push(`the part is called ${said}, and its METHOD is ${method}`)
  const encoding = calendar.headers.get('content-transfer-encoding')?.[0]?.toLowerCase()
  // What carries text may change line ends, and folded lines are not for 7 bits.
  if (encoding !== 'base64' && encoding !== 'quoted-printable') problems.push(`the calendar is encoded as ${encoding}`)
  if (calendar.headers.has('content-disposition')) problems.push('the calendar among the texts has a disposition')
  const [file, ...more] = files
  if (!file || more.length > 0) problems.push(`has ${files.length} files`)
  else {
    if (file.type !== 'application/ics') problems.push(`the file is ${file.type}`)
    if (!/^attachment\b/i.test(file.headers.get('content-disposition')?.[0] ?? '')) problems.push('the file is no file')
    if (!file.content.equals(calendar.content)) problems.push('the file differs from the calendar')
  }
  const mailto = (name: string): string[] =>
    lines
      .filter((line) => line.startsWith(`${name};`) || line.startsWith(`${name}:`))
      .map((line) => decodeURIComponent(line.slice(line.toLowerCase().lastIndexOf(':mailto:') + 8)).toLowerCase())
  const header = (name: string): string[] => addresses(mail.headers.get(name)?.[0] ?? '')
  if (header('from').join() !== mailto('ORGANIZER').join()) {
    problems.push(`is from ${header('from').join()}, and organized by ${mailto('ORGANIZER').join()}`)
  }
  const invited = mailto('ATTENDEE')
  for (const address of [...header('to'), ...header('cc')]) {
    if (!invited.includes(address)) problems.push(`goes to ${address}, who is not among the attendees`)
  }
  return problems
}

/** The bare addresses of a header, in lower case. */
function addresses(header: string): string[] {
  const bare = header.replaceAll(/"(?:[^"\\]|\\.)*"/g, '').replaceAll(/=\?[^?]*\?[bq]\?[^?]*\?=/gi, '')
  return bare
    .split(',')
    .map((one) => (/<([^<>]+)>/.exec(one)?.[1] ?? one).trim().toLowerCase())
    .filter((one) => one.includes('@'))
}

function* allParts(part: Part): Generator<Part> {
  yield part
  for (const each of part.parts) yield* allParts(each)
}

function readPart(text: string): Part | string {
  const end = text.indexOf('\r\n\r\n')
  if (end < 0) return 'has a part without an end of its headers'
  const headers = new Map<string, string[]>()
  for (const line of text
    .slice(0, end)
    .replaceAll(/\r\n[ \t]+/g, ' ')
    .split('\r\n')) {
    const [, name, value] = /^([!-9;-~]+):\s*(.*)$/.exec(line) ?? []
    if (!name || value === undefined) return `not a header: ${line.slice(0, 60)}`
    headers.set(name.toLowerCase(), [...(headers.get(name.toLowerCase()) ?? []), value])
  }
  const [type = '', ...rest] = (headers.get('content-type')?.[0] ?? 'text/plain').split(';')
  const params = new Map(
    rest.map((param) => {
      const [name = '', ...value] = param.split('=')
      return [name.trim().toLowerCase(), value.join('=').trim().replaceAll(/^"|"$/g, '')]
    }),
  )
  const body = text.slice(end + 4)
  const parts: Part[] = []
  if (/^multipart\//i.test(type.trim())) {
    const boundary = params.get('boundary')
    if (!boundary) return 'has a multipart without a boundary'
    const pieces = `\r\n${body}`.split(`\r\n--${boundary}`)
    if (!pieces.at(-1)?.startsWith('--')) return 'has a multipart without an end'
    for (const piece of pieces.slice(1, -1)) {
      const part = readPart(piece.replace(/^[ \t]*\r\n/, ''))
      if (typeof part === 'string') return part
      parts.push(part)
    }
  }
  const encoding = headers.get('content-transfer-encoding')?.[0]?.toLowerCase()
  return { type: type.trim().toLowerCase(), params, headers, parts, content: decoded(body, encoding) }
}

function decoded(body: string, encoding: string | undefined): Buffer {
  if (encoding === 'base64') return Buffer.from(body, 'base64')
  if (encoding !== 'quoted-printable') return Buffer.from(body, 'utf8')
  const octets = body
    .replaceAll(/=\r\n/g, '')
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(octets, 'latin1')
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}
