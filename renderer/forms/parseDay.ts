import { addDays } from '../../shared/time/zone.ts'

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** A day as people write it; without a year the next such day from `today` on. Null when it is none. */
export function parseDay(text: string, today: string): string | null {
  const clean = text
    .trim()
    .toLowerCase()
    .replace(/^[a-z]{3,}\s+(?=\d)/, '')
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(clean)
  if (iso) return dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const dotted = /^(\d{1,2})[./](\d{1,2})[./]?(\d{4})?$/.exec(clean)
  const named = /^(\d{1,2})\.?\s*([a-z]{3})[a-z]*\.?,?\s*(\d{4})?$/.exec(clean)
  const month = dotted ? Number(dotted[2]) : named ? MONTHS.indexOf(named[2] ?? '') + 1 : 0
  const day = Number((dotted ?? named)?.[1])
  const year = (dotted ?? named)?.[3]
  if (!month || !day) return null
  if (year) return dayOf(Number(year), month, day)
  const thisYear = Number(today.slice(0, 4))
  const soon = dayOf(thisYear, month, day)
  return soon && soon >= today ? soon : dayOf(thisYear + 1, month, day)
}

function dayOf(year: number, month: number, day: number): string | null {
  const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  // 30 February is read as a day of March by some and as none by others: it is none.
  return !Number.isNaN(Date.parse(text)) && addDays(text, 0) === text ? text : null
}
