import { DraftPurpose } from '../../shared/contract/invites.ts'
import { MessageLanguage } from '../../shared/contract/messageLanguage.ts'
import type { MessageTemplate } from '../../shared/contract/messages.ts'
import { FIELDS, fieldProblem, fieldsFor, type FieldName } from '../../shared/messages/fields.ts'
import { LANGUAGE_NAMES } from '../../shared/messages/languages.ts'
import { PURPOSE_NAMES } from '../../shared/messages/purposes.ts'
import { asHtml } from './calendar/draft/html.ts'
import { TEXTS } from './calendar/draft/texts/index.ts'
import type { Implementer } from './implementer.ts'
import { previewFacts } from './messagePreview.ts'
import { written } from './messageText.ts'
import { messageValues } from './messageValues.ts'
import { refuse } from './refusals.ts'
import type { Services } from './services.ts'
import {
  deleteMessageTemplate,
  getMessageTemplate,
  listMessageTemplates,
  putMessageTemplate,
} from './store/messageTemplates.ts'

interface Which {
  readonly purpose: DraftPurpose
  readonly language: MessageLanguage
}

/** The messages to leads: what they say, in each language, and how they will look. */
export function messagesTopic(os: Implementer, services: Services) {
  const { db } = services

  const builtIn = ({ purpose, language }: Which): MessageTemplate => ({
    purpose,
    language,
    ...TEXTS[language].templates[purpose],
    builtIn: true,
  })
  const nameOf = ({ purpose, language }: Which): string =>
    `the message "${PURPOSE_NAMES[purpose]}" in ${LANGUAGE_NAMES[language].english}`
  const reset = (which: Which): MessageTemplate => {
    if (getMessageTemplate(db, which.purpose, which.language)) {
      services.change(`Put back ${nameOf(which)}`, (tx) => deleteMessageTemplate(tx, which.purpose, which.language))
    }
    return builtIn(which)
  }

  return {
    templates: os.messages.templates.handler(() => {
      const own = listMessageTemplates(db)
      return {
        templates: DraftPurpose.options.flatMap((purpose) =>
          MessageLanguage.options.map((language): MessageTemplate => {
            const row = own.find((one) => one.purpose === purpose && one.language === language)
            return row
              ? { purpose, language, subject: row.subject, text: row.text, builtIn: false }
              : builtIn({ purpose, language })
          }),
        ),
        fields: (Object.keys(FIELDS) as FieldName[]).map((name) => ({
          name,
          about: FIELDS[name],
          purposes: DraftPurpose.options.filter((purpose) => fieldsFor(purpose).includes(name)),
        })),
      }
    }),
    saveTemplate: os.messages.saveTemplate.handler(({ input }) => {
      const wrong = (['subject', 'text'] as const).flatMap((path) => {
        const message = fieldProblem(input[path], input.purpose)
        return message ? [{ path, message }] : []
      })
      if (wrong.length > 0) throw refuse.fields(wrong)
      const ours = builtIn(input)
      // The app's own words are not kept as the team's: they would stay as they are when the app's get better.
      if (input.subject === ours.subject && input.text.trim() === ours.text.trim()) return reset(input)
      services.change(`Changed ${nameOf(input)}`, (tx) => putMessageTemplate(tx, { id: services.newId(), ...input }))
      return { ...input, builtIn: false }
    }),
    resetTemplate: os.messages.resetTemplate.handler(({ input }) => reset(input)),
    preview: os.messages.preview.handler(({ input }) => {
      const { purpose, language, subject, text } = input
      const settings = services.settings()
      const { facts, lead } = previewFacts(services, purpose, input.meetingId)
      const message = written({ subject, text }, messageValues(facts, { language, clock: settings.clock }), settings)
      return { ...message, html: asHtml(message.text, language), lead }
    }),
  }
}
