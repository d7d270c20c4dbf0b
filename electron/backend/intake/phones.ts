import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/max'

/** What a spreadsheet makes of a long number: its last digits are gone. */
export const SCIENTIFIC = /^[+-]?\d+(?:[.,]\d+)?E[+]?\d+$/i

const LABEL = /^(?:work|mobile|home|office|telephone|tel|phone|cell|main|direct|business|fax|other|[mtpwoh])\s*[:.]\s*/i

/**
 * A phone number in E.164 (with ` ext. 12` where it has an extension), or as it was typed where it cannot be read, such as
 * a national number of nobody knows which country. `country` is the ISO code that a number without one is read in.
 */
export function normalisePhone(typed: string, country: string | null): string {
  const shown = typed
    .replace(/^['=\s"]+|["\s]+$/g, '')
    .replace(LABEL, '')
    .replace(/\s+/g, ' ')
  const international = /^(\+|00[1-9])/.test(shown)
  const text = shown
    .replace(/^00(?=[1-9])/, '+')
    .replace(/^tel:/i, '')
    .replace(/\(0\)/, international ? '' : '0')
  const number = read(text, country)
  if (!international) {
    // An international number without its plus: certain where it begins with the country's own code, or is long.
    const digits = text.replace(/[\s()./-]/g, '')
    const plus = /^[1-9]\d{9,14}$/.test(digits) ? read(`+${digits}`, null) : undefined
    if (plus?.isValid() && (country ? plus.country === country : digits.length > 11 || /^1\d{10}$/.test(digits))) {
      return plus.number
    }
  }
  if (!number?.isPossible()) return shown
  return number.ext ? `${number.number} ext. ${number.ext}` : number.number
}

/** `+1 303 555 0142`: in the groups in which people say it; one that cannot be read as it is. */
export const phoneInGroups = (phone: string): string =>
  parsePhoneNumberFromString(phone)?.formatInternational() ?? phone

const read = (text: string, country: string | null) =>
  parsePhoneNumberFromString(text, { ...(country && { defaultCountry: country as CountryCode }), extract: false })

const SURE = /[;|\n\r]|:::/
const LIKELY = /\s\/\s|\s(?:or|oder|and|und)\s|,/i

/** The numbers in a cell that may hold several. A comma or slash parts them only where whole numbers stand at both sides. */
export function splitPhones(cell: string): string[] {
  return cell
    .split(SURE)
    .flatMap((piece) => {
      const parts = piece.split(LIKELY)
      return parts.every((part) => part.replace(/\D/g, '').length >= 6) ? parts : [piece]
    })
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

/** A number as people and programs read it: "+49 30 1234567", which no spreadsheet takes for a sum or a long number. */
export function spacedPhone(stored: string): string {
  if (!stored.startsWith('+')) return stored
  const [number = '', ext] = stored.split(' ext. ')
  const shown = parsePhoneNumberFromString(number)?.formatInternational() ?? number
  return ext ? `${shown} ext. ${ext}` : shown
}
