import Holidays from 'date-holidays'
import { addDays, type LocalDay } from '../../shared/time/zone.ts'

const calendars = new Map<string, Holidays>()

function calendarOf(region: string): Holidays {
  let calendar = calendars.get(region)
  if (!calendar) {
    const [country = '', state, part] = region.split('-')
    calendar = part
      ? new Holidays(country, state ?? '', part)
      : state
        ? new Holidays(country, state)
        : new Holidays(country)
    calendars.set(region, calendar)
  }
  return calendar
}

export const isHolidayRegion = (region: string): boolean => {
  const [country = '', state] = region.split('-')
  const known = new Holidays()
  if (!(country in known.getCountries('en'))) return false
  return state === undefined || state in (known.getStates(country, 'en') ?? {})
}

/** Public holidays of a region (`DE`, `DE-BE`) on the local days `[from, to]`, with their names. */
export function publicHolidays(region: string, from: LocalDay, to: LocalDay): Map<LocalDay, string> {
  const calendar = calendarOf(region)
  const found = new Map<LocalDay, string>()
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year++) {
    for (const holiday of calendar.getHolidays(year)) {
      if (holiday.type !== 'public') continue
      // `date` and `end` are wall-clock texts of the region; a holiday may last several days.
      const first = holiday.date.slice(0, 10)
      const days = Math.max(1, Math.round((holiday.end.getTime() - holiday.start.getTime()) / 86_400_000))
      for (let i = 0; i < days; i++) {
        const day = addDays(first, i)
        if (day >= from && day <= to) found.set(day, holiday.name)
      }
    }
  }
  return found
}
