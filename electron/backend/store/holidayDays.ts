import { one, run, type ReadableDb, type WritableDb } from './database.ts'

/** The public holidays of a place (`DE-SN`) in a year, by local day, as that version of the calendar had them. */
export function readHolidayDays(
  db: ReadableDb,
  place: string,
  year: number,
  version: string,
): Record<string, string> | undefined {
  const row = one<{ days: string }>(db, 'SELECT days FROM holiday_days WHERE place = ? AND year = ? AND version = ?', [
    place,
    year,
    version,
  ])
  return row && (JSON.parse(row.days) as Record<string, string>)
}

export function keepHolidayDays(
  tx: WritableDb,
  of: { place: string; year: number; version: string; days: Record<string, string> },
): void {
  run(tx, 'INSERT OR REPLACE INTO holiday_days (place, year, days, version) VALUES (@place, @year, @days, @version)', {
    ...of,
    days: JSON.stringify(of.days),
  })
}
