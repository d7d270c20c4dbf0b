import type { Random } from './random.ts'

/** Whose names people of a place have. */
export type Culture =
  | 'english'
  | 'german'
  | 'french'
  | 'spanish'
  | 'portuguese'
  | 'italian'
  | 'nordic'
  | 'dutch'
  | 'slavic'
  | 'arabic'
  | 'african'
  | 'indian'
  | 'chinese'
  | 'japanese'
  | 'korean'

export interface Place {
  readonly city: string
  readonly country: string
  readonly region: string | null
  readonly zone: string
  /** In E.164, with `x` for a digit: numbers kept for fiction where the country has some, else a made-up subscriber. */
  readonly phone: string
  readonly culture: Culture
  /** Which of our reps' hours suit: those in Europe or those in America. */
  readonly side: 'east' | 'west'
  /** How often it is drawn. */
  readonly weight: number
}

const place = (
  side: Place['side'],
  country: string,
  city: string,
  zone: string,
  phone: string,
  culture: Culture,
  weight = 1,
  region: string | null = null,
): Place => ({ side, country, city, zone, phone, culture, weight, region })

export const PLACES: readonly Place[] = [
  place('west', 'US', 'Denver', 'America/Denver', '+130355501xx', 'english', 4, 'CO'),
  place('west', 'US', 'New York', 'America/New_York', '+121255501xx', 'english', 4, 'NY'),
  place('west', 'US', 'Boston', 'America/New_York', '+161755501xx', 'english', 2, 'MA'),
  place('west', 'US', 'Atlanta', 'America/New_York', '+140455501xx', 'english', 2, 'GA'),
  place('west', 'US', 'Chicago', 'America/Chicago', '+131255501xx', 'english', 3, 'IL'),
  place('west', 'US', 'Houston', 'America/Chicago', '+171355501xx', 'spanish', 2, 'TX'),
  place('west', 'US', 'Phoenix', 'America/Phoenix', '+160255501xx', 'english', 1, 'AZ'),
  place('west', 'US', 'Seattle', 'America/Los_Angeles', '+120655501xx', 'english', 2, 'WA'),
  place('west', 'US', 'Honolulu', 'Pacific/Honolulu', '+180855501xx', 'japanese', 1, 'HI'),
  place('west', 'CA', 'Toronto', 'America/Toronto', '+141655501xx', 'english', 2, 'ON'),
  place('west', 'CA', 'Montréal', 'America/Toronto', '+151455501xx', 'french', 1, 'QC'),
  place('west', 'MX', 'Guadalajara', 'America/Mexico_City', '+523355501xxx', 'spanish', 1),
  place('west', 'BR', 'São Paulo', 'America/Sao_Paulo', '+55115555xxxx', 'portuguese', 2),
  place('west', 'AR', 'Buenos Aires', 'America/Argentina/Buenos_Aires', '+54115555xxxx', 'spanish', 1),
  place('west', 'CO', 'Bogotá', 'America/Bogota', '+5730155501xx', 'spanish', 1),
  place('east', 'GB', 'London', 'Europe/London', '+442079460xxx', 'english', 5),
  place('east', 'GB', 'Manchester', 'Europe/London', '+441614960xxx', 'english', 2),
  place('east', 'GB', 'Edinburgh', 'Europe/London', '+441314960xxx', 'english', 1),
  place('east', 'DE', 'Berlin', 'Europe/Berlin', '+493023125xxx', 'german', 5),
  place('east', 'DE', 'Hamburg', 'Europe/Berlin', '+4940669690xx', 'german', 2),
  place('east', 'DE', 'Köln', 'Europe/Berlin', '+492214710xxx', 'german', 2),
  place('east', 'DE', 'München', 'Europe/Berlin', '+498999998xxx', 'german', 3),
  place('east', 'FR', 'Paris', 'Europe/Paris', '+3319900xxxx', 'french', 3),
  place('east', 'ES', 'Madrid', 'Europe/Madrid', '+34915550xxx', 'spanish', 2),
  place('east', 'PT', 'Porto', 'Europe/Lisbon', '+351225550xxx', 'portuguese', 1),
  place('east', 'IT', 'Milan', 'Europe/Rome', '+39025550xxxx', 'italian', 3),
  place('east', 'NL', 'Utrecht', 'Europe/Amsterdam', '+31305550xxx', 'dutch', 2),
  place('east', 'CH', 'Zürich', 'Europe/Zurich', '+41445550xxx', 'german', 1),
  place('east', 'AT', 'Wien', 'Europe/Vienna', '+4315550xxx', 'german', 1),
  place('east', 'SE', 'Stockholm', 'Europe/Stockholm', '+468465004xx', 'nordic', 2),
  place('east', 'DK', 'Aarhus', 'Europe/Copenhagen', '+453355501x', 'nordic', 1),
  place('east', 'FI', 'Helsinki', 'Europe/Helsinki', '+358955501xxx', 'nordic', 1),
  place('east', 'PL', 'Kraków', 'Europe/Warsaw', '+48225550xxx', 'slavic', 2),
  place('east', 'CZ', 'Brno', 'Europe/Prague', '+420225550xxx', 'slavic', 1),
  place('east', 'AE', 'Dubai', 'Asia/Dubai', '+97145550xxx', 'arabic', 2),
  place('east', 'EG', 'Cairo', 'Africa/Cairo', '+2010555501xx', 'arabic', 1),
  place('east', 'NG', 'Lagos', 'Africa/Lagos', '+23480355501xx', 'african', 2),
  place('east', 'ZA', 'Cape Town', 'Africa/Johannesburg', '+27215550xxx', 'african', 1),
  place('east', 'IN', 'Mumbai', 'Asia/Kolkata', '+91225550xxxx', 'indian', 2),
  place('east', 'IN', 'Bengaluru', 'Asia/Kolkata', '+91805550xxxx', 'indian', 2),
  place('east', 'SG', 'Singapore', 'Asia/Singapore', '+6561550xxx', 'chinese', 1),
  place('east', 'CN', 'Shanghai', 'Asia/Shanghai', '+862155501xxx', 'chinese', 2),
  place('east', 'PH', 'Manila', 'Asia/Manila', '+63285550xxx', 'spanish', 0),
  place('east', 'JP', 'Tokyo', 'Asia/Tokyo', '+81355500xxx', 'japanese', 2),
  place('east', 'KR', 'Seoul', 'Asia/Seoul', '+8225550xxxx', 'korean', 1),
]

const DRAWN = PLACES.flatMap((one) => Array<Place>(one.weight).fill(one))

export const anyPlace = (chance: Random): Place => chance.pick(DRAWN)

export const phoneIn = (place: Pick<Place, 'phone'>, chance: Random): string =>
  place.phone.replaceAll('x', () => String(chance.between(0, 9)))

const LANGUAGES: Readonly<Record<string, string>> = {
  AT: 'de',
  CH: 'de',
  DE: 'de',
  GB: 'en',
  US: 'en',
  AR: 'es',
  CO: 'es',
  ES: 'es',
  MX: 'es',
  FR: 'fr',
  'CA-QC': 'fr',
  IT: 'it',
  JP: 'ja',
  KR: 'ko',
  NL: 'nl',
  BR: 'pt',
  PT: 'pt',
  CN: 'zh',
}

/** What is spoken there, where that is known at once. */
export const languageIn = ({ country, region }: Pick<Place, 'country' | 'region'>): string | null =>
  LANGUAGES[`${country}-${region ?? ''}`] ?? LANGUAGES[country] ?? null

/** The place of a city. Throws RangeError for one that is not in the list. */
export function placeOfCity(city: string): Place {
  const found = PLACES.find((one) => one.city === city)
  if (!found) throw new RangeError(`no place ${city}`)
  return found
}
