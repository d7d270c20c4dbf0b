/** What a lead is recognised and found by. Works on what the store holds: phones already in E.164 where they can be. */
export interface LeadIdentity {
  readonly name: string
  readonly company: string | null
  readonly email: string | null
  readonly phone: string | null
  readonly otherEmails: readonly string[]
  readonly otherPhones: readonly string[]
}

export interface LeadKeys {
  readonly email_key: string | null
  readonly phone_key: string | null
  readonly name_key: string
  readonly search_text: string
}

/** Lower case, without accents, with single blanks: "Zoë  MÜLLER" and "zoe muller" are one. */
export function fold(text: string): string {
  const plain = ASCII.test(text) ? text.toLowerCase() : unaccented(text)
  return plain.replace(/\s+/gu, ' ').trim()
}
const ASCII = /^[\x20-\x7E]*$/

const unaccented = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')

export const emailKey = (email: string | null): string | null => email?.trim().toLowerCase() || null

/** Only a number in E.164 tells two people apart; one that could not be read does not. */
export const phoneKey = (phone: string | null): string | null => (phone && /^\+\d{5,15}$/.test(phone) ? phone : null)

/** Name and company together, since a name alone is no one. */
export const nameKey = (name: string, company: string | null): string =>
  `${fold(name)}|${fold((company ?? '').replace(/[.,]/g, ' '))}`

const digits = (text: string): string => text.replace(/\D+/g, '')

export function leadKeys(lead: LeadIdentity): LeadKeys {
  const phones = [lead.phone ?? '', ...lead.otherPhones].map(digits).filter(Boolean)
  return {
    email_key: emailKey(lead.email),
    phone_key: phoneKey(lead.phone),
    name_key: nameKey(lead.name, lead.company),
    search_text: [
      fold([lead.name, lead.company ?? '', lead.email ?? '', ...lead.otherEmails].join('\n')),
      ...phones,
    ].join('\n'),
  }
}

/**
 * The words that must all be in a lead's search text. A query that is a phone number is one word of its digits,
 * without what people write in front of a national number, so that "0151 23" finds +4915123.
 */
export function searchWords(text: string): string[] {
  const folded = fold(text)
  if (/^[+(]?[\d\s()/.+-]*\d[\d\s()/.-]*$/.test(folded) && digits(folded).length >= 3) {
    return [digits(folded.replace(/\(0\)/, '')).replace(/^0+/, '')]
  }
  return folded.split(' ').filter(Boolean)
}
