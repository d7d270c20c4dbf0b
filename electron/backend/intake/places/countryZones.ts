import { offsetAt } from '../../../../shared/time/zone.ts'

/**
 * Countries with several zones: those that count for doing business, most people first. Zones of a few islands or
 * stations are left out, and so are zones that are on the books while the country lives by the capital's clock (China).
 */
const PRINCIPAL: Readonly<Record<string, readonly string[]>> = {
  AR: ['America/Argentina/Buenos_Aires'],
  AU: ['Australia/Sydney', 'Australia/Brisbane', 'Australia/Perth', 'Australia/Adelaide', 'Australia/Darwin'],
  BR: ['America/Sao_Paulo', 'America/Manaus', 'America/Rio_Branco'],
  CA: [
    'America/Toronto',
    'America/Vancouver',
    'America/Edmonton',
    'America/Winnipeg',
    'America/Halifax',
    'America/Regina',
    'America/St_Johns',
    'America/Whitehorse',
  ],
  CD: ['Africa/Kinshasa', 'Africa/Lubumbashi'],
  CL: ['America/Santiago', 'America/Punta_Arenas'],
  CN: ['Asia/Shanghai'],
  CY: ['Asia/Nicosia'],
  DE: ['Europe/Berlin'],
  EC: ['America/Guayaquil'],
  ES: ['Europe/Madrid', 'Atlantic/Canary'],
  GL: ['America/Nuuk'],
  ID: ['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'],
  KZ: ['Asia/Almaty'],
  MN: ['Asia/Ulaanbaatar', 'Asia/Hovd'],
  MX: ['America/Mexico_City', 'America/Tijuana', 'America/Hermosillo', 'America/Ciudad_Juarez', 'America/Cancun'],
  MY: ['Asia/Kuala_Lumpur'],
  NZ: ['Pacific/Auckland'],
  PG: ['Pacific/Port_Moresby'],
  PT: ['Europe/Lisbon', 'Atlantic/Azores'],
  RU: [
    'Europe/Moscow',
    'Asia/Yekaterinburg',
    'Asia/Novosibirsk',
    'Europe/Samara',
    'Asia/Irkutsk',
    'Asia/Vladivostok',
    'Asia/Omsk',
    'Asia/Yakutsk',
    'Europe/Kaliningrad',
    'Asia/Magadan',
    'Asia/Kamchatka',
  ],
  UA: ['Europe/Kyiv'],
  US: [
    'America/New_York',
    'America/Chicago',
    'America/Los_Angeles',
    'America/Denver',
    'America/Phoenix',
    'Pacific/Honolulu',
    'America/Anchorage',
  ],
  UZ: ['Asia/Tashkent'],
}

/** The runtime lists some zones by a name of long ago; people know today's. */
const TODAY: Readonly<Record<string, string>> = {
  'Africa/Asmera': 'Africa/Asmara',
  'America/Buenos_Aires': 'America/Argentina/Buenos_Aires',
  'America/Coral_Harbour': 'America/Atikokan',
  'America/Godthab': 'America/Nuuk',
  'America/Indianapolis': 'America/Indiana/Indianapolis',
  'America/Louisville': 'America/Kentucky/Louisville',
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Atlantic/Faeroe': 'Atlantic/Faroe',
  'Europe/Kiev': 'Europe/Kyiv',
  'Pacific/Enderbury': 'Pacific/Kanton',
  'Pacific/Ponape': 'Pacific/Pohnpei',
  'Pacific/Truk': 'Pacific/Chuuk',
}

const known = new Map<string, readonly string[]>()

/** Every zone of a country (ISO 3166 code, upper case), principal ones first; empty for no country. */
export function allZonesOf(country: string): readonly string[] {
  let zones = known.get(country)
  if (!zones) {
    const listed = /^[A-Z]{2}$/.test(country) ? (new Intl.Locale(`und-${country}`).getTimeZones() ?? []) : []
    zones = [...new Set([...(PRINCIPAL[country] ?? []), ...listed.map((zone) => TODAY[zone] ?? zone)])]
    known.set(country, zones)
  }
  return zones
}

/** The zones a person in this country may be in, as far as they differ from one another in the year after `now`. */
export function zonesOfCountry(country: string, now: number): readonly string[] {
  return distinctZones(PRINCIPAL[country] ?? allZonesOf(country), now)
}

const FORTNIGHT = 14 * 86_400_000

/** The first of each set of zones whose clocks agree all through the year after `now`. */
export function distinctZones(zones: readonly string[], now: number): readonly string[] {
  if (zones.length < 2) return zones
  const seen = new Map<string, string>()
  for (const zone of zones) {
    const offsets = clocksOf(zone, now)
    if (!seen.has(offsets)) seen.set(offsets, zone)
  }
  return [...seen.values()]
}

/** The offsets of a zone every fortnight for a year; the same text means the same clocks. */
function clocksOf(zone: string, now: number): string {
  const start = Math.floor(now / FORTNIGHT)
  const key = `${zone} ${start}`
  let text = clocks.get(key)
  if (text === undefined) {
    text = Array.from({ length: 27 }, (_, i) => offsetAt((start + i) * FORTNIGHT, zone)).join()
    clocks.set(key, text)
  }
  return text
}
const clocks = new Map<string, string>()
