import type { MessageLanguage } from '../../../../shared/contract/messageLanguage.ts'
import { cleanText } from '../write/contentLine.ts'
import type { Method, Person } from '../write/event.ts'
import { asHtml } from './html.ts'

export interface DraftInput {
  readonly from: Person
  readonly to: readonly Person[]
  readonly cc: readonly Person[]
  readonly subject: string
  readonly text: string
  readonly language: MessageLanguage
  readonly date: Date
  readonly messageId: string
  /** What a calendar program takes in; null when the message asks nobody anything. */
  readonly calendar: { readonly method: Method; readonly ics: string } | null
}

/**
 * An e-mail that a mail program opens ready to send (`X-Unsent`), as RFC 6047 has it: text, HTML and the calendar part,
 * whose `method` equals the METHOD inside of it, as alternatives, and the same bytes attached, for programs that show
 * only files. Base64 keeps the calendar's own line ends whatever carries it.
 */
export async function composeDraft(input: DraftInput): Promise<string> {
  const bytes = input.calendar && Buffer.from(input.calendar.ics, 'utf8')
  // Only who sends a draft waits for the composer to load.
  const { default: MailComposer } = await import('nodemailer/lib/mail-composer')
  const mail = new MailComposer({
    from: addressed(input.from),
    to: input.to.map(addressed),
    cc: input.cc.map(addressed),
    subject: headerText(input.subject),
    date: input.date,
    messageId: input.messageId,
    // Chinese is written in one of two scripts, and the header says which (RFC 3282, RFC 5646).
    headers: { 'X-Unsent': '1', 'Content-Language': input.language === 'zh' ? 'zh-Hans' : input.language },
    // Readable in the file too, and with the line ends that text has in mail (RFC 2046 section 4.1.1).
    textEncoding: 'Q',
    text: withLineEnds(input.text),
    html: withLineEnds(asHtml(input.text, input.language)),
    ...(input.calendar &&
      bytes && {
        alternatives: [
          {
            contentType: `text/calendar; charset=UTF-8; method=${input.calendar.method}`,
            contentTransferEncoding: 'base64',
            content: bytes,
          },
        ],
        attachments: [
          { contentType: 'application/ics', filename: 'invite.ics', contentTransferEncoding: 'base64', content: bytes },
        ],
      }),
    newline: 'windows',
    // Texts are texts: none of them is ever a file or an address to fetch.
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return (await mail.compile().build()).toString('utf8')
}

const withLineEnds = (text: string): string => cleanText(text).replaceAll('\n', '\r\n')

const headerText = (text: string): string => cleanText(text).replaceAll(/\s+/g, ' ').trim()

const addressed = (person: Person) => ({ name: headerText(person.name), address: headerText(person.email) })
