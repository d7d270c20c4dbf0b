import type { Lead } from '../../../shared/contract/leads.ts'
import { contentLine, plain, text, type Encoded } from '../calendar/write/contentLine.ts'

/** What a card holds in a property of its own; every other column goes along as one of ours. */
const STANDARD: ReadonlySet<string> = new Set([
  'Name',
  'Company',
  'Job title',
  'E-mail',
  'Other emails',
  'Phone',
  'Other phones',
  'Time zone',
  'City',
  'Region',
  'Country',
  'Website',
  'Notes',
])

export interface Card extends Readonly<
  Pick<Lead, 'name' | 'company' | 'title' | 'zone' | 'city' | 'region' | 'country' | 'website' | 'notes'>
> {
  /** The first is the main one; so with phones. */
  readonly emails: readonly string[]
  readonly phones: readonly string[]
  /** The columns of an export, by header. */
  readonly columns: readonly (readonly [header: string, cell: string])[]
}

/** Of two and more values between semicolons (RFC 2426, section 4). */
const parts = (...values: readonly (string | null)[]): Encoded =>
  values.map((value) => text(value ?? '')).join(';') as Encoded

/**
 * A contact card of version 3.0 (RFC 2426), which address books still read most widely. What a card has no property for
 * stands in `X-SETPOINT` with its column: programs that do not know it pass over it, and our import takes it in again.
 */
export function vcardText(card: Card): string {
  const lines = [contentLine('BEGIN', plain('VCARD')), contentLine('VERSION', plain('3.0'))]
  const put = (name: string, value: string | null) => value && lines.push(contentLine(name, text(value)))
  put('FN', card.name)
  const [, given = '', family = ''] = /^(.*?)\s*(\S+)$/s.exec(card.name.trim()) ?? []
  lines.push(contentLine('N', parts(family, given, '', '', '')))
  put('ORG', card.company)
  put('TITLE', card.title)
  card.emails.forEach((email, i) =>
    lines.push(contentLine('EMAIL', text(email), [['TYPE', i === 0 ? 'INTERNET,PREF' : 'INTERNET']])),
  )
  card.phones.forEach((phone, i) =>
    lines.push(contentLine('TEL', text(phone), [['TYPE', i === 0 ? 'WORK,VOICE,PREF' : 'WORK,VOICE']])),
  )
  if (card.city || card.region || card.country) {
    const address = parts('', '', '', card.city, card.region, '', card.country)
    lines.push(contentLine('ADR', address, [['TYPE', 'WORK']]))
  }
  if (card.zone) lines.push(contentLine('TZ', text(card.zone), [['VALUE', 'TEXT']]))
  put('URL', card.website)
  put('NOTE', card.notes)
  for (const [header, cell] of card.columns) {
    if (cell !== '' && !STANDARD.has(header)) lines.push(contentLine('X-SETPOINT', parts(header, cell)))
  }
  lines.push(contentLine('END', plain('VCARD')))
  return lines.join('')
}
