import { allZonesOf } from './countryZones.ts'

/**
 * ISO 3166 codes, those that most leads are in first: the runtime takes a while to list the zones of a country, so the
 * list is read only as far as it has to be.
 */
const COUNTRIES =
  `US CA GB DE FR IT ES AU AT CH NL BE SE NO DK FI IE PL PT CZ JP IN CN BR MX SG HK KR NZ ZA IL AE TR UA RO HU GR AR CL CO
  AD AF AG AI AL AM AO AQ AS AW AX AZ BA BB BD BF BG BH BI BJ BL BM BN BO BQ BS BT BW BY BZ CC CD CF CG CI CK CM CR CU CV CW
  CX CY DJ DM DO DZ EC EE EG EH ER ET FJ FK FM FO GA GD GE GF GG GH GI GL GM GN GP GQ GS GT GU GW GY HN HR HT ID IM IO IQ IR
  IS JE JM JO KE KG KH KI KM KN KP KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS
  MT MU MV MW MY MZ NA NC NE NF NG NI NP NR NU OM PA PE PF PG PH PK PM PN PR PS PW PY QA RE RS RU RW SA SB SC SD SH SI SJ SK
  SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TT TV TW TZ UG UM UY UZ VA VC VE VG VI VN VU WF WS YE YT
  ZM ZW`.split(/\s+/)

const byZone = new Map<string, string>()
let read = 0

function countryOfZone(zone: string): string | undefined {
  // UTC and the like are nowhere.
  if (!zone.includes('/') || zone.startsWith('Etc/')) return undefined
  while (!byZone.has(zone) && read < COUNTRIES.length) {
    const country = COUNTRIES[read++] ?? ''
    for (const one of allZonesOf(country)) if (!byZone.has(one)) byZone.set(one, country)
  }
  return byZone.get(zone)
}

/** The one country that all of these zones are in, by which a lead without an address still has its laws. */
export function countryOfZones(zones: readonly string[]): string | null {
  const [first, ...others] = zones.map(countryOfZone)
  return first !== undefined && others.every((country) => country === first) ? first : null
}
