/**
 * States, provinces and territories of the countries in which they decide the zone: code, names, zones. A region that a
 * zone's border runs through has both zones, the one with most people first; where next to nobody lives behind
 * the border it is left out.
 */
interface RegionZones {
  readonly names: string
  readonly zones: readonly string[]
}
type Regions = Readonly<Record<string, RegionZones>>

const ET = 'America/New_York'
const CT = 'America/Chicago'
const MT = 'America/Denver'
const PT = 'America/Los_Angeles'

/** Names of one region are separated by `|`. */
const region = (names: string, ...zones: string[]): RegionZones => ({ names, zones })

const US: Regions = {
  AL: region('Alabama', CT),
  AK: region('Alaska', 'America/Anchorage'),
  AZ: region('Arizona', 'America/Phoenix'),
  AR: region('Arkansas', CT),
  CA: region('California', PT),
  CO: region('Colorado', MT),
  CT: region('Connecticut', ET),
  DE: region('Delaware', ET),
  DC: region('District of Columbia|Washington DC|Washington D.C.', ET),
  FL: region('Florida', ET, CT),
  GA: region('Georgia', ET),
  HI: region('Hawaii', 'Pacific/Honolulu'),
  ID: region('Idaho', 'America/Boise', PT),
  IL: region('Illinois', CT),
  IN: region('Indiana', 'America/Indiana/Indianapolis', CT),
  IA: region('Iowa', CT),
  KS: region('Kansas', CT, MT),
  KY: region('Kentucky', ET, CT),
  LA: region('Louisiana', CT),
  ME: region('Maine', ET),
  MD: region('Maryland', ET),
  MA: region('Massachusetts', ET),
  MI: region('Michigan', 'America/Detroit', CT),
  MN: region('Minnesota', CT),
  MS: region('Mississippi', CT),
  MO: region('Missouri', CT),
  MT: region('Montana', MT),
  NE: region('Nebraska', CT, MT),
  NV: region('Nevada', PT),
  NH: region('New Hampshire', ET),
  NJ: region('New Jersey', ET),
  NM: region('New Mexico', MT),
  NY: region('New York', ET),
  NC: region('North Carolina', ET),
  ND: region('North Dakota', CT, MT),
  OH: region('Ohio', ET),
  OK: region('Oklahoma', CT),
  OR: region('Oregon', PT, 'America/Boise'),
  PA: region('Pennsylvania', ET),
  RI: region('Rhode Island', ET),
  SC: region('South Carolina', ET),
  SD: region('South Dakota', CT, MT),
  TN: region('Tennessee', CT, ET),
  TX: region('Texas', CT, MT),
  UT: region('Utah', MT),
  VT: region('Vermont', ET),
  VA: region('Virginia', ET),
  WA: region('Washington|Washington State', PT),
  WV: region('West Virginia', ET),
  WI: region('Wisconsin', CT),
  WY: region('Wyoming', MT),
}

const CA: Regions = {
  AB: region('Alberta', 'America/Edmonton'),
  BC: region('British Columbia|Colombie-Britannique', 'America/Vancouver', 'America/Edmonton'),
  MB: region('Manitoba', 'America/Winnipeg'),
  NB: region('New Brunswick|Nouveau-Brunswick', 'America/Moncton'),
  NL: region('Newfoundland and Labrador|Newfoundland|Terre-Neuve-et-Labrador', 'America/St_Johns', 'America/Goose_Bay'),
  NS: region('Nova Scotia|Nouvelle-Écosse', 'America/Halifax'),
  NT: region('Northwest Territories', 'America/Edmonton'),
  NU: region('Nunavut', 'America/Iqaluit', 'America/Rankin_Inlet', 'America/Edmonton'),
  ON: region('Ontario', 'America/Toronto', 'America/Winnipeg'),
  PE: region('Prince Edward Island|PEI', 'America/Halifax'),
  QC: region('Quebec|PQ', 'America/Toronto'),
  SK: region('Saskatchewan', 'America/Regina'),
  YT: region('Yukon|Yukon Territory', 'America/Whitehorse'),
}

const AU: Regions = {
  ACT: region('Australian Capital Territory', 'Australia/Sydney'),
  NSW: region('New South Wales', 'Australia/Sydney'),
  NT: region('Northern Territory', 'Australia/Darwin'),
  QLD: region('Queensland', 'Australia/Brisbane'),
  SA: region('South Australia', 'Australia/Adelaide'),
  TAS: region('Tasmania', 'Australia/Hobart'),
  VIC: region('Victoria', 'Australia/Melbourne'),
  WA: region('Western Australia', 'Australia/Perth'),
}

/** Only the states whose zone is not that of the capital; the rest of the country is its first principal zone. */
const BR: Regions = {
  AC: region('Acre', 'America/Rio_Branco'),
  AM: region('Amazonas', 'America/Manaus', 'America/Rio_Branco'),
  MS: region('Mato Grosso do Sul', 'America/Campo_Grande'),
  MT: region('Mato Grosso', 'America/Cuiaba'),
  RO: region('Rondonia', 'America/Porto_Velho'),
  RR: region('Roraima', 'America/Boa_Vista'),
}
const MX: Regions = {
  BC: region('Baja California|Baja California Norte', 'America/Tijuana'),
  BS: region('Baja California Sur|BCS', 'America/Mazatlan'),
  CH: region('Chihuahua', 'America/Chihuahua', 'America/Ciudad_Juarez'),
  NA: region('Nayarit', 'America/Mazatlan', 'America/Bahia_Banderas'),
  QR: region('Quintana Roo', 'America/Cancun'),
  SI: region('Sinaloa', 'America/Mazatlan'),
  SO: region('Sonora', 'America/Hermosillo'),
}
const ES: Regions = {
  CN: region('Canarias|Canary Islands|Islas Canarias|Las Palmas|Santa Cruz de Tenerife', 'Atlantic/Canary'),
}
const PT_: Regions = {
  20: region('Açores|Azores', 'Atlantic/Azores'),
  30: region('Madeira', 'Atlantic/Madeira'),
}

const COUNTRIES: Readonly<Record<string, { regions: Regions; elsewhere?: string }>> = {
  US: { regions: US },
  CA: { regions: CA },
  AU: { regions: AU },
  BR: { regions: BR, elsewhere: 'America/Sao_Paulo' },
  MX: { regions: MX, elsewhere: 'America/Mexico_City' },
  ES: { regions: ES, elsewhere: 'Europe/Madrid' },
  PT: { regions: PT_, elsewhere: 'Europe/Lisbon' },
}

const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[.\s-]+/g, ' ')
    .trim()

const codes = new Map<string, Map<string, string>>()
for (const [country, { regions }] of Object.entries(COUNTRIES)) {
  const byName = new Map<string, string>()
  for (const [code, { names }] of Object.entries(regions)) {
    for (const name of [code, `${country}-${code}`, ...names.split('|')]) byName.set(fold(name), code)
  }
  codes.set(country, byName)
}

/** The code of a region by its code (`NY`, `US-NY`) or name; undefined where we know neither. */
export const regionCode = (country: string, text: string): string | undefined => codes.get(country)?.get(fold(text))

/** The zones of a region, most people first; undefined where the region is not known to decide the zone. */
export function zonesOfRegion(country: string, text: string): readonly string[] | undefined {
  const known = COUNTRIES[country]
  if (!known) return undefined
  const code = regionCode(country, text)
  if (code !== undefined) return known.regions[code]?.zones
  return known.elsewhere && fold(text) ? [known.elsewhere] : undefined
}

/**
 * The country a region's full name belongs to, where the name says it by itself: "California", "New South Wales". Codes
 * do not: MI is Michigan and Milano.
 */
export function countryOfRegion(text: string): string | undefined {
  const name = fold(text)
  if (name.length <= 3 || AMBIGUOUS.has(name)) return undefined
  return ['US', 'CA', 'AU'].find((country) => codes.get(country)?.has(name))
}
/** Countries, cities and regions of elsewhere that share their name with a state. */
const AMBIGUOUS = new Set(['georgia', 'victoria', 'washington', 'newfoundland'])
