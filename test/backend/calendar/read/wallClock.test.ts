import fc from 'fast-check'
import { expect, test } from 'vitest'
import { expandCalendar, parseCalendar } from '../../../../electron/backend/calendar/read/readCalendar.ts'
import { DAY } from '../../../../shared/time/instant.ts'
import { addDays, daysBetween, instantAt, weekday, weekStart } from '../../../../shared/time/zone.ts'
import { ics, vevent } from '../../../support/icsText.ts'

const CODES = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const
const ZONES = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata', 'Africa/Casablanca'] as const
const compact = (day: string) => day.replaceAll('-', '')

test('a weekly series is what counting days by hand gives, in any zone, over clock changes', () => {
  fc.assert(
    fc.property(
      fc.record({
        zone: fc.constantFrom(...ZONES),
        offset: fc.integer({ min: 0, max: 700 }),
        // Between 04:00 and 22:59 no clock of these zones changes.
        hour: fc.integer({ min: 4, max: 22 }),
        interval: fc.integer({ min: 1, max: 4 }),
        on: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 4 }),
        leftOut: fc.integer({ min: 0, max: 300 }),
        look: fc.integer({ min: 0, max: 800 }),
        asUtc: fc.boolean(),
      }),
      ({ zone, offset, hour, interval, on, leftOut, look, asUtc }) => {
        const first = addDays('2025-01-01', offset)
        const weekdays = new Set([...on, weekday(first)])
        const except = addDays(first, leftOut)
        const at = (day: string): number => instantAt(day, hour * 60, zone, 'first')
        const exception = asUtc
          ? `EXDATE:${new Date(at(except)).toISOString().replace(/[-:]|\.000/g, '')}`
          : `EXDATE;TZID=${zone}:${compact(except)}T${String(hour).padStart(2, '0')}0000`
        const text = ics(
          vevent(
            `DTSTART;TZID=${zone}:${compact(first)}T${String(hour).padStart(2, '0')}0000`,
            'DURATION:PT45M',
            `RRULE:FREQ=WEEKLY;INTERVAL=${interval};WKST=MO;BYDAY=${[...weekdays].map((n) => CODES[n - 1]).join(',')}`,
            exception,
          ),
        )
        const from = Date.UTC(2025, 0) + look * DAY
        const to = from + 60 * DAY
        const byHand: number[] = []
        for (let day = first; at(day) < to; day = addDays(day, 1)) {
          const week = daysBetween(weekStart(first), weekStart(day)) / 7
          if (week % interval !== 0 || !weekdays.has(weekday(day)) || day === except) continue
          if (at(day) + 45 * 60_000 > from) byHand.push(at(day))
        }
        const { occurrences } = expandCalendar(parseCalendar(text), { zone: 'UTC', email: '', from, to })
        expect(occurrences.map((one) => one.start)).toEqual(byHand)
      },
    ),
    { numRuns: 200 },
  )
})
