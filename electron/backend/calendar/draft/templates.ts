import type { DraftPurpose } from '../../../../shared/contract/invites.ts'

/**
 * The e-mails a setter sends about a meeting. `{field}` is filled in once; a line whose fields are all empty is left
 * out. Reasons of a cancellation and notes are the team's own and are not in them.
 */
export interface Template {
  readonly subject: string
  readonly text: string
}

const DETAILS = `{time}
{otherTime}

With: {reps}
Where: {place}`

const CLOSING = `Best regards
{sender}`

export const templates: Record<DraftPurpose, Template> = {
  invite: {
    subject: '{type}: {day}, {clock}',
    text: `Hello {lead},

thank you for your time. Our {type} is planned for:

${DETAILS}

Please accept the invitation that comes with this message, so that the time stands in your calendar. If it does not suit you any more, answer this message and we will find another one.

${CLOSING}
`,
  },
  reminder: {
    subject: 'Reminder: {type}, {day}, {clock}',
    text: `Hello {lead},

a short reminder of our {type}:

${DETAILS}

If you cannot make it, answer this message and we will find another time.

${CLOSING}
`,
  },
  reschedule: {
    subject: 'New time: {type}, {day}, {clock}',
    text: `Hello {lead},

our {type} has changed. It is now planned for:

${DETAILS}

Please accept the invitation that comes with this message; it takes the place of the earlier one. If it does not suit you, answer this message and we will find another time.

${CLOSING}
`,
  },
  cancel: {
    subject: 'Cancelled: {type}, {day}, {clock}',
    text: `Hello {lead},

our {type} will not take place. It was planned for:

{time}
{otherTime}

The message that comes with this one takes it out of your calendar. If you would like another time, answer this message.

${CLOSING}
`,
  },
}

export type Fields = Readonly<
  Record<'lead' | 'type' | 'day' | 'clock' | 'time' | 'otherTime' | 'reps' | 'place' | 'sender', string>
>

const FIELD = /\{(\w+)\}/g

/** Fills a template in one pass, so that a name that looks like a field stays a name. */
export function fill(template: string, fields: Fields): string {
  return template
    .split('\n')
    .filter((line) => {
      const names = [...line.matchAll(FIELD)].map((match) => match[1] as keyof Fields)
      return names.length === 0 || names.some((name) => fields[name] !== '')
    })
    .map((line) => line.replaceAll(FIELD, (_, name: keyof Fields) => fields[name]))
    .join('\n')
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** The same text for programs that show HTML: paragraphs, line ends and links, and no word of it read as markup. */
export function asHtml(text: string): string {
  const paragraphs = text
    .trim()
    .split(/\n{2,}/)
    .map((paragraph) => {
      const escaped = paragraph.replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? '')
      return `<p>${escaped.replaceAll(/https?:\/\/[^\s<>]+/g, '<a href="$&">$&</a>').replaceAll('\n', '<br>\n')}</p>`
    })
  return `<!doctype html>\n<html>\n<head><meta charset="utf-8"></head>\n<body>\n${paragraphs.join('\n')}\n</body>\n</html>\n`
}
