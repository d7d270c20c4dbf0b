import type { HolidayOf } from '../../shared/priority/callingRules.ts'
import type { LocalDay } from '../../shared/time/zone.ts'
import { holidaysVersion, isHolidayRegion, publicHolidays } from './holidays.ts'
import type { Services } from './services.ts'
import { keepHolidayDays, readHolidayDays } from './store/holidayDays.ts'

const FIRST_YEAR = 1950
const LAST_YEAR = 2150

type Days = Readonly<Record<LocalDay, string>>

/**
 * The public holidays of places, a year at a time: from memory, else from the data file, else worked out and kept there, so
 * that a later start need not load the holiday calendar to say who may be called.
 */
export function holidayBook(services: Services): HolidayOf {
  const years = new Map<string, Days>()
  let unkept: { place: string; year: number; version: string; days: Record<string, string> }[] = []
  const keep = (): void => {
    const found = unkept
    unkept = []
    if (!services.db.open) return
    try {
      services.change('', (tx) => found.forEach((one) => keepHolidayDays(tx, one)), { quiet: true })
    } catch (error) {
      // They are worked out again at the next start.
      services.log.error('holidays', 'holidays not kept', error)
    }
  }
  const read = (place: string, year: number): Days => {
    const kept = readHolidayDays(services.db, place, year, holidaysVersion())
    if (kept) return kept
    const days = isHolidayRegion(place)
      ? Object.fromEntries(publicHolidays(place, `${year}-01-01`, `${year}-12-31`))
      : {}
    // Not now: whoever asks may be in the middle of a change.
    if (unkept.length === 0) setImmediate(keep)
    unkept.push({ place, year, version: holidaysVersion(), days })
    return days
  }
  return (country, region, day) => {
    // Beyond these the calendar knows nothing, and a day is not written in ten characters.
    const year = Number(day.slice(0, 4))
    if (!(year >= FIRST_YEAR && year <= LAST_YEAR)) return undefined
    const place = region === undefined ? country : `${country}-${region}`
    const key = `${place} ${day.slice(0, 4)}`
    let days = years.get(key)
    if (!days) years.set(key, (days = read(place, year)))
    return days[day]
  }
}
