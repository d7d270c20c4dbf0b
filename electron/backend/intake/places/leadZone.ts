import type { Lead } from '../../../../shared/contract/leads.ts'
import { zoneOfCity } from './cityZones.ts'
import { distinctZones, zonesOfCountry } from './countryZones.ts'
import { zonesOfPhone } from './phoneZones.ts'
import { countryOfRegion, zonesOfRegion } from './regionZones.ts'

export interface Whereabouts {
  /** Given by a person or the file. */
  readonly zone: string | null
  readonly city: string | null
  readonly region: string | null
  /** ISO 3166 code. */
  readonly country: string | null
  /** In E.164 where it could be read. */
  readonly phone: string | null
}

export interface LeadZone {
  /** Every zone the lead may be in, the likeliest first; empty when nothing tells. */
  readonly zones: readonly string[]
  readonly zoneFrom: Lead['zoneFrom']
}

const UNKNOWN: LeadZone = { zones: [], zoneFrom: 'unknown' }

/**
 * Works out in which zones a lead may be: the zone given, else the address, else the phone number. An area code inside
 * the region of the address tells which side of a zone's border that runs through it. Unknown stays unknown.
 */
export function leadZone(where: Whereabouts, now: number): LeadZone {
  if (where.zone) return { zones: [where.zone], zoneFrom: 'given' }
  let asked: ReturnType<typeof zonesOfPhone> | undefined
  const phone = () => (asked ??= where.phone ? zonesOfPhone(where.phone, now) : { zones: [] })
  const byAddress = zonesOfAddress(where, () => phone().country, now)
  if (byAddress.length > 1) {
    const agreed = distinctZones(phone().zones, now).filter((zone) => agrees(zone, byAddress, now))
    // Of an address that is no more than a country, the number says more.
    const narrower = agreed.length > 0 && agreed.length < byAddress.length
    if (narrower) return { zones: agreed, zoneFrom: where.region || where.city ? 'address' : 'phone' }
  }
  if (byAddress.length > 0) return { zones: byAddress, zoneFrom: 'address' }
  if (phone().zones.length > 0) return { zones: distinctZones(phone().zones, now), zoneFrom: 'phone' }
  return UNKNOWN
}

/** Whether the clocks of a zone are those of one of the others, whatever it is called. */
const agrees = (zone: string, others: readonly string[], now: number): boolean =>
  distinctZones([...others, zone], now).length === distinctZones(others, now).length

function zonesOfAddress(where: Whereabouts, phoneCountry: () => string | undefined, now: number): readonly string[] {
  // A region without a country is read in the country that its name, or else the phone number, tells.
  const country = where.country ?? (where.region && (countryOfRegion(where.region) ?? phoneCountry()))
  if (!country) return []
  const byRegion = where.region ? zonesOfRegion(country, where.region) : undefined
  const candidates = distinctZones(byRegion ?? zonesOfCountry(country, now), now)
  if (candidates.length < 2) return where.country || byRegion ? candidates : []
  const city = where.city ? zoneOfCity(country, where.city) : undefined
  // A city of the same name in another state does not count.
  if (city && agrees(city, candidates, now)) return [city]
  return where.country || byRegion ? candidates : []
}
