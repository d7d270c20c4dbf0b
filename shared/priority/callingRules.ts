import { regionOf } from '../places/regions.ts'
import type { LocalDay } from '../time/zone.ts'
import { CALLING_TABLE, ruleKey, type CallingRule, type CallingTable } from './callingTable.ts'

/** The name of the public holiday of a country, or of a region of it by its code, on a local day; undefined on others. */
export type HolidayOf = (country: string, region: string | undefined, day: LocalDay) => string | undefined

/** What holds at a place. */
export interface PlaceHours {
  readonly rule: CallingRule
  /** Of a day that is closed because of it. */
  holiday(day: LocalDay): string | undefined
  /** `Sachsen`, `Germany`: whose holidays these are. Empty for a place that is not known. */
  readonly place: string
}

/** The calling hours of every place, by its country (ISO code) and region (code or name), as a lead has them. */
export type CallingHours = (country: string | null, region: string | null) => PlaceHours

const NO_HOLIDAYS: HolidayOf = () => undefined

/** Reads a table. Places are looked up once: a hundred thousand leads share a few. */
export function callingHours(table: CallingTable, holidayOf: HolidayOf = NO_HOLIDAYS): CallingHours {
  const rules = new Map(table.rules.map((rule) => [ruleKey(rule), rule]))
  const known = new Map<string, PlaceHours>()
  return (country, region) => {
    const key = `${country ?? ''}|${region ?? ''}`
    let found = known.get(key)
    if (!found) {
      if (known.size >= MAX_KNOWN) known.clear()
      known.set(key, (found = placeHours(country, region, rules, table.otherwise, holidayOf)))
    }
    return found
  }
}
/** Regions are free text: no file makes this grow without end. */
const MAX_KNOWN = 5000

function placeHours(
  country: string | null,
  region: string | null,
  rules: ReadonlyMap<string, CallingRule>,
  otherwise: CallingRule,
  holidayOf: HolidayOf,
): PlaceHours {
  if (!country) return { rule: otherwise, place: '', holiday: () => undefined }
  const named = region ? regionOf(country, region) : undefined
  // A team may have a rule for a region whose name is not known here: then it is meant by its code.
  const code =
    named?.code ??
    region
      ?.trim()
      .toUpperCase()
      .replace(/^[A-Z]{2}-/, '')
  const rule = (code && rules.get(`${country}-${code}`)) || rules.get(country) || otherwise
  return {
    rule,
    place: named?.name ?? countryName(country),
    holiday: (day) => (rule.holidays === 'closed' ? holidayOf(country, named?.code, day) : undefined),
  }
}

let countries: Intl.DisplayNames | undefined

/** `Germany`; the text itself where it is no code of a country. */
export function countryName(country: string): string {
  try {
    return (countries ??= new Intl.DisplayNames('en', { type: 'region' })).of(country) ?? country
  } catch {
    return country
  }
}

/** The table that the app comes with, which knows no holidays. */
export const DEFAULT_HOURS: CallingHours = callingHours(CALLING_TABLE)
