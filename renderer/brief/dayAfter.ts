import { addDays } from '../../shared/time/zone.ts'

/** A day some days on, or back; one that is no day stays what it is. */
export const dayAfter = (day: string, days: number): string =>
  /^\d{4}-\d\d-\d\d$/.test(day) ? addDays(day, days) : day
