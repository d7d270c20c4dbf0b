import type { Consent } from '../../../shared/contract/leadRecord.ts'

/** What a setter should see before calling; nothing where the lead wants to be called. */
export function consentWords(consent: Consent | null | undefined): { text: string; tone: 'red' | 'amber' } | undefined {
  if (consent?.basis === 'withdrawn') return { text: `consent withdrawn${since(consent)}`, tone: 'red' }
  if (consent?.basis === 'none') return { text: 'no consent: ask before anything else', tone: 'amber' }
  return undefined
}

const since = ({ date }: Consent): string => (date ? ` on ${date}` : '')
