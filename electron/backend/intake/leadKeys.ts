/** What a lead is recognised by. Works on what the store holds: phones already in E.164 where they can be. */
export interface LeadIdentity {
  readonly name: string
  readonly company: string | null
  readonly email: string | null
  readonly phone: string | null
}

export interface LeadKeys {
  readonly email_key: string | null
  readonly phone_key: string | null
  readonly name_key: string
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

export function leadKeys(lead: LeadIdentity): LeadKeys {
  return {
    email_key: emailKey(lead.email),
    phone_key: phoneKey(lead.phone),
    name_key: nameKey(lead.name, lead.company),
  }
}
