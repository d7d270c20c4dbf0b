import type { DraftPurpose } from '../../../shared/contract/invites.ts'
import type { MessageLanguage } from '../../../shared/contract/messageLanguage.ts'

/** What is edited of a message. */
export interface MessageDraft {
  readonly subject: string
  readonly text: string
}

/** Under what the edits of a message are kept. */
export const draftKey = (purpose: DraftPurpose, language: MessageLanguage): string => `message ${purpose} ${language}`
