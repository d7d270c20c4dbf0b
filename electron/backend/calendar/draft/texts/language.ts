import type { DraftPurpose } from '../../../../../shared/contract/invites.ts'

/** A message with merge fields (shared/messages/fields.ts). */
export interface Template {
  readonly subject: string
  readonly text: string
}

/** Everything that a lead is told in one language. */
export interface LanguageTexts {
  /** The e-mails a setter sends. Reasons of a cancellation and notes are the team's own and are not in them. */
  readonly templates: Readonly<Record<DraftPurpose, Template>>
  /** The host's local time: `(range, "Dana Keller")`. */
  readonly timeOf: (range: string, name: string) => string
  /** Who meets whom about what, the first line of an invite. */
  readonly about: (type: string, lead: string, reps: string) => string
  readonly where: (place: string) => string
  /** What a rep is told who was taken off a meeting. */
  readonly noLongerIn: (name: string) => string
}
