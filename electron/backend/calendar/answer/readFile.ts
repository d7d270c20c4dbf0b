import PostalMime, { type Attachment } from 'postal-mime'
import type { Answer } from './answer.ts'
import { readAnswers } from './readCalendar.ts'

export type AnswerFile =
  | { readonly kind: 'answers'; readonly answers: readonly Answer[] }
  /** An e-mail, but nothing of a calendar in it. */
  | { readonly kind: 'mailWithoutCalendar' }
  | { readonly kind: 'neither' }

const CALENDAR = /^begin:\s*vcalendar/i
/** How a mailbox file begins each of its messages (RFC 4155). */
const FROM_LINE = /^From [^\n]*\n/
const HEADER = /^(from|to|subject|date|received|return-path|mime-version|message-id|content-type|delivered-to):/im

/** Reads an .ics, or the calendar parts of an .eml or of all messages of a mailbox. Never throws for what is in the text. */
export async function readAnswerFile(input: string): Promise<AnswerFile> {
  const text = input.replace(/^\ufeff/, '').trimStart()
  if (CALENDAR.test(text)) return { kind: 'answers', answers: readAnswers(text) }
  // An e-mail starts with a header field, in a mailbox file after its "From " line.
  if (/^(From [^\n]*\n)?[!-9;-~]+:/.test(text)) {
    const parts: string[] = []
    for (const mail of messagesOf(text)) parts.push(...(await calendarParts(mail)))
    if (parts.length > 0) return { kind: 'answers', answers: parts.flatMap(readAnswers) }
    if (HEADER.test(text)) return { kind: 'mailWithoutCalendar' }
  }
  // Some programs put lines of their own before the calendar.
  const start = text.search(/^begin:\s*vcalendar/im)
  return start >= 0 ? { kind: 'answers', answers: readAnswers(text.slice(start)) } : { kind: 'neither' }
}

/** The messages of a mailbox file, its marks taken off; another file is one message. */
function messagesOf(text: string): string[] {
  if (!FROM_LINE.test(text)) return [text]
  return text
    .split(/^(?=From [^\n]*\n[!-9;-~]+:)/m)
    .map((message) => message.replace(FROM_LINE, '').replaceAll(/^>(>*From )/gm, '$1'))
    .filter((message) => message.trim() !== '')
}

async function calendarParts(mail: string): Promise<string[]> {
  let attachments: readonly Attachment[]
  try {
    attachments = (await PostalMime.parse(mail)).attachments
  } catch {
    // Beyond the limits of nesting or size: no mail program writes such an answer.
    return []
  }
  const calendars = attachments.filter(
    ({ mimeType, filename }) => /^(text\/calendar|application\/ics)$/.test(mimeType) || /\.ics$/i.test(filename ?? ''),
  )
  const forwarded = attachments.filter(
    ({ mimeType, filename }) => mimeType === 'message/rfc822' || /\.eml$/i.test(filename ?? ''),
  )
  const parts = calendars.map(textOf)
  for (const part of forwarded) parts.push(...(await calendarParts(textOf(part))))
  // The same bytes often come twice, as a part and as a file; only line ends differ then.
  return [...new Map(parts.map((part) => [part.replaceAll(/\r\n?/g, '\n').trim(), part])).values()]
}

const textOf = ({ content }: Attachment): string => readTwice(typeof content === 'string' ? content : decode(content))

function decode(content: ArrayBuffer | Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content)
  } catch {
    return new TextDecoder('windows-1252').decode(content)
  }
}

/**
 * Text whose bytes were UTF-8 and were read as windows-1252 on the way: an e-mail is one text here, though its parts may
 * be in several charsets, each named in the mail itself. Bytes that are no text by chance are not valid UTF-8.
 */
function readTwice(text: string): string {
  const bytes: number[] = []
  for (const char of text) {
    const byte = char.charCodeAt(0) < 0x80 ? char.charCodeAt(0) : BYTES.get(char)
    if (byte === undefined) return text
    bytes.push(byte)
  }
  if (bytes.every((byte) => byte < 0x80)) return text
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(bytes))
  } catch {
    return text
  }
}

/** The bytes of windows-1252, which as browsers read it has a character for each. */
const BYTES = new Map(
  Array.from({ length: 0x80 }, (_, i) => [new TextDecoder('windows-1252').decode(Uint8Array.of(0x80 + i)), 0x80 + i]),
)
