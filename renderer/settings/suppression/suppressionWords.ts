import type { SuppressionKind } from '../../../shared/contract/suppression.ts'

const KINDS: Readonly<Record<SuppressionKind, readonly [one: string, many: string]>> = {
  phone: ['number', 'numbers'],
  email: ['address', 'addresses'],
  domain: ['domain', 'domains'],
}
export const kindWords = (kind: SuppressionKind): string => KINDS[kind][0]

/** `1,200 numbers, 3 addresses and 1 domain`. */
export function countWords(counts: Readonly<Record<SuppressionKind, number>>): string {
  const parts = (['phone', 'email', 'domain'] as const)
    .filter((kind) => counts[kind] > 0)
    .map((kind) => `${counts[kind].toLocaleString('en')} ${KINDS[kind][counts[kind] === 1 ? 0 : 1]}`)
  return parts.length < 2 ? (parts[0] ?? 'nothing') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`
}

export const leadWords = (leads: number): string =>
  leads === 0
    ? 'No lead of yours is among them.'
    : `${leads.toLocaleString('en')} ${leads === 1 ? 'lead of yours is' : 'leads of yours are'} left alone from then on.`
