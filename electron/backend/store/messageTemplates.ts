import type { DraftPurpose } from '../../../shared/contract/invites.ts'
import type { MessageLanguage } from '../../../shared/contract/messageLanguage.ts'
import { all, insert, one, run, update, type ReadableDb, type WritableDb } from './database.ts'

export interface MessageTemplateRow {
  readonly id: string
  readonly purpose: DraftPurpose
  readonly language: MessageLanguage
  readonly subject: string
  readonly text: string
}

export const listMessageTemplates = (db: ReadableDb): MessageTemplateRow[] =>
  all(db, 'SELECT * FROM message_templates ORDER BY purpose, language')

export const getMessageTemplate = (
  db: ReadableDb,
  purpose: DraftPurpose,
  language: MessageLanguage,
): MessageTemplateRow | undefined =>
  one(db, 'SELECT * FROM message_templates WHERE purpose = ? AND language = ?', [purpose, language])

/** Puts a template in the place of the one with its purpose and language. */
export function putMessageTemplate(db: WritableDb, row: MessageTemplateRow): void {
  const known = getMessageTemplate(db, row.purpose, row.language)
  if (known) update(db, 'message_templates', known.id, { subject: row.subject, text: row.text })
  else insert(db, 'message_templates', { ...row })
}

export const deleteMessageTemplate = (db: WritableDb, purpose: DraftPurpose, language: MessageLanguage): boolean =>
  run(db, 'DELETE FROM message_templates WHERE purpose = ? AND language = ?', [purpose, language]) === 1
