import PostalMime, { type Attachment } from 'postal-mime'
import type { Answer } from './answer.ts'
import { readAnswers } from './readCalendar.ts'

export type AnswerFile =
  | { readonly kind: 'answers'; readonly answers: readonly Answer[] }
  /** An e-mail, but nothing of a calendar in it. */
  | { readonly kind: 'mailWithoutCalendar' }
  | { readonly kind: 'neither' }

/** Reads an .ics, or the calendar parts of an .eml. Never throws for what is in the text. */
export async function readAnswerFile(input: string): Promise<AnswerFile> {
  const text = input.replace(/^\ufeff/, '').trimStart()
  if (/^begin:\s*vcalendar/i.test(text)) return { kind: 'answers', answers: readAnswers(text) }
  // An e-mail starts with a header field, in a mailbox file after its "From " line.
  if (/^(From [^\n]*\n)?[!-9;-~]+:/.test(text)) {
    const parts = await calendarParts(text.replace(/^From [^\n]*\n/, ''))
    if (parts.length > 0) return { kind: 'answers', answers: parts.flatMap(readAnswers) }
    if (
      /^(from|to|subject|date|received|return-path|mime-version|message-id|content-type|delivered-to):/im.test(text)
    ) {
      return { kind: 'mailWithoutCalendar' }
    }
  }
  // Some programs put lines of their own before the calendar.
  const start = text.search(/^begin:\s*vcalendar/im)
  return start >= 0 ? { kind: 'answers', answers: readAnswers(text.slice(start)) } : { kind: 'neither' }
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
  // The same bytes often come twice, as a part and as a file.
  return [...new Set(calendars.map(({ content }) => (typeof content === 'string' ? content : decode(content))))]
}

function decode(content: ArrayBuffer | Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content)
  } catch {
    return new TextDecoder('windows-1252').decode(content)
  }
}
