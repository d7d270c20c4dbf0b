import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { zonesOfAreaCode } from './areaCodes.ts'
import { zonesOfCountry } from './countryZones.ts'

/**
 * Beginnings of numbers, with their calling code, that tell the zone in countries with several. The longest that fits counts;
 * what none fits (most mobile numbers) may be anywhere in the country.
 */
const PREFIXES: Readonly<Record<string, string>> = {
  '612': 'Australia/Sydney',
  '613': 'Australia/Melbourne',
  '6136': 'Australia/Hobart',
  '617': 'Australia/Brisbane',
  '6186': 'Australia/Perth',
  '6187': 'Australia/Adelaide',
  '6188': 'Australia/Adelaide',
  '61889': 'Australia/Darwin',
  '6189': 'Australia/Perth',
  // In Brazil mobile numbers carry the area code too.
  '55': 'America/Sao_Paulo',
  '5565': 'America/Cuiaba',
  '5566': 'America/Cuiaba',
  '5567': 'America/Campo_Grande',
  '5568': 'America/Rio_Branco',
  '5569': 'America/Porto_Velho',
  '5592': 'America/Manaus',
  '5595': 'America/Boa_Vista',
  '5597': 'America/Manaus',
  '348': 'Europe/Madrid',
  '34822': 'Atlantic/Canary',
  '34828': 'Atlantic/Canary',
  '349': 'Europe/Madrid',
  '34922': 'Atlantic/Canary',
  '34928': 'Atlantic/Canary',
  '3512': 'Europe/Lisbon',
  '351291': 'Atlantic/Madeira',
  '351292': 'Atlantic/Azores',
  '351295': 'Atlantic/Azores',
  '351296': 'Atlantic/Azores',
  '5233': 'America/Mexico_City',
  '5255': 'America/Mexico_City',
  '5256': 'America/Mexico_City',
  '5281': 'America/Monterrey',
  '52442': 'America/Mexico_City',
  '52222': 'America/Mexico_City',
  '52477': 'America/Mexico_City',
  '52656': 'America/Ciudad_Juarez',
  '52662': 'America/Hermosillo',
  '52664': 'America/Tijuana',
  '52686': 'America/Tijuana',
  '52667': 'America/Mazatlan',
  '52669': 'America/Mazatlan',
  '52998': 'America/Cancun',
  '52999': 'America/Merida',
  '7343': 'Asia/Yekaterinburg',
  '7381': 'Asia/Omsk',
  '7383': 'Asia/Novosibirsk',
  '7391': 'Asia/Krasnoyarsk',
  '7395': 'Asia/Irkutsk',
  '7401': 'Europe/Kaliningrad',
  '7423': 'Asia/Vladivostok',
  '7495': 'Europe/Moscow',
  '7498': 'Europe/Moscow',
  '7499': 'Europe/Moscow',
  '7812': 'Europe/Moscow',
  '7843': 'Europe/Moscow',
  '7846': 'Europe/Samara',
  '6221': 'Asia/Jakarta',
  '6222': 'Asia/Jakarta',
  '6224': 'Asia/Jakarta',
  '6231': 'Asia/Jakarta',
  '62361': 'Asia/Makassar',
  '62411': 'Asia/Makassar',
}
const LONGEST = 6

/**
 * The zones a number (E.164, perhaps with an extension) may ring in, and its country. Empty where the number tells
 * nothing: toll-free and other numbers without a place.
 */
export function zonesOfPhone(phone: string, now: number): { zones: readonly string[]; country?: string } {
  const number = phone.startsWith('+') ? parsePhoneNumberFromString(phone) : undefined
  if (!number || number.isNonGeographic()) return { zones: [] }
  const type = number.getType()
  if (type === 'TOLL_FREE' || type === 'SHARED_COST' || type === 'PREMIUM_RATE' || type === 'UAN') return { zones: [] }
  const { countryCallingCode, nationalNumber, country } = number
  if (countryCallingCode === '1') {
    const byArea = zonesOfAreaCode(nationalNumber)
    if (byArea) return { zones: byArea, ...(country && { country }) }
  }
  const digits = `${countryCallingCode}${nationalNumber}`
  for (let length = LONGEST; length >= 2; length--) {
    const zone = PREFIXES[digits.slice(0, length)]
    if (zone) return { zones: [zone], ...(country && { country }) }
  }
  return country ? { zones: zonesOfCountry(country, now), country } : { zones: [] }
}
