import type { DraftPurpose } from '../../shared/contract/invites.ts'
import type { MessageLanguage } from '../../shared/contract/messageLanguage.ts'
import type { FullSettings } from '../../shared/contract/workspace.ts'
import { fill, type FieldValues } from '../../shared/messages/fields.ts'
import type { Template } from './calendar/draft/texts/language.ts'
import { TEXTS } from './calendar/draft/texts/index.ts'
import { oneLine } from './calendar/facts.ts'
import type { ReadableDb } from './store/database.ts'
import { getMessageTemplate } from './store/messageTemplates.ts'

/** The text that is sent: the team's own, else the one the app comes with. */
export const templateFor = (db: ReadableDb, purpose: DraftPurpose, language: MessageLanguage): Template =>
  getMessageTemplate(db, purpose, language) ?? TEXTS[language].templates[purpose]

/** Subject and text as they are sent: filled, and with the signature of the workspace below, which is never filled. */
export function written(template: Template, values: FieldValues, settings: FullSettings): Template {
  const text = fill(template.text, values).trim()
  return {
    subject: oneLine(fill(template.subject, values)),
    text: `${[text, settings.signature.trim()].filter(Boolean).join('\n\n')}\n`,
  }
}
