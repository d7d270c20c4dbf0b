import type Holidays from 'date-holidays'
import { createRequire } from 'node:module'
import { addDays, type LocalDay } from '../../shared/time/zone.ts'

const load = createRequire(import.meta.url)
let loaded: typeof Holidays | undefined
/** Its tables take a quarter of a second to load: nobody waits for them at a start who has no holidays to look up. */
const library = (): typeof Holidays => (loaded ??= load('date-holidays') as typeof Holidays)

let version: string | undefined
/** Of the holiday calendar, read without loading it. */
export const holidaysVersion = (): string =>
  (version ??= (load('date-holidays/package.json') as { version: string }).version)

const calendars = new Map<string, Holidays>()

function calendarOf(region: string): Holidays {
  let calendar = calendars.get(region)
  if (!calendar) {
    const [country = '', state, part] = region.split('-')
    const Calendar = library()
    calendar = part
      ? new Calendar(country, state ?? '', part)
      : state
        ? new Calendar(country, state)
        : new Calendar(country)
    calendars.set(region, calendar)
  }
  return calendar
}

/** Whether the holiday calendar knows a country (`DE`), its region (`DE-BY`) and the part of that (`DE-BY-KATH`). */
export function isHolidayRegion(region: string): boolean {
  const [country = '', state, part] = region.split('-')
  const known = new (library())()
  if (!(country in known.getCountries('en'))) return false
  if (state === undefined) return true
  if (!(state in (known.getStates(country, 'en') ?? {}))) return false
  return part === undefined || part in (known.getRegions(country, state, 'en') ?? {})
}

/** Days by region and year: working a year out takes milliseconds, and every search for slots asks for each rep. */
const years = new Map<string, ReadonlyMap<LocalDay, string>>()

function yearOf(region: string, year: number): ReadonlyMap<LocalDay, string> {
  const key = `${region} ${year}`
  let days = years.get(key)
  if (!days) years.set(key, (days = workOut(region, year)))
  return days
}

function workOut(region: string, year: number): Map<LocalDay, string> {
  const found = new Map<LocalDay, string>()
  for (const holiday of calendarOf(region).getHolidays(year)) {
    if (holiday.type !== 'public') continue
    // `date` and `end` are wall-clock texts of the region; a holiday may last several days.
    const first = holiday.date.slice(0, 10)
    const days = Math.max(1, Math.round((holiday.end.getTime() - holiday.start.getTime()) / 86_400_000))
    for (let i = 0; i < days; i++) found.set(addDays(first, i), holiday.name)
  }
  return found
}

/** Public holidays of a region (`DE`, `DE-BE`) on the local days `[from, to]`, with their names. */
export function publicHolidays(region: string, from: LocalDay, to: LocalDay): Map<LocalDay, string> {
  const found = new Map<LocalDay, string>()
  // A holiday of several days may begin in the year before.
  for (let year = Number(from.slice(0, 4)) - 1; year <= Number(to.slice(0, 4)); year++) {
    for (const [day, name] of yearOf(region, year)) if (day >= from && day <= to) found.set(day, name)
  }
  return found
}
