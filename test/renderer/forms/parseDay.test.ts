import { describe, expect, it } from 'vitest'
import { parseDay } from '../../../renderer/forms/parseDay.ts'

const today = '2026-11-23'

describe('a day as it is typed', () => {
  it.each([
    ['2026-12-24', '2026-12-24'],
    ['2026-2-3', '2026-02-03'],
    ['24.12.', '2026-12-24'],
    ['24/12', '2026-12-24'],
    ['24 dec', '2026-12-24'],
    ['24. December', '2026-12-24'],
    ['Thu 24 Dec 2026', '2026-12-24'],
    ['3 jan', '2027-01-03'],
    ['23 nov', '2026-11-23'],
    ['22 nov', '2027-11-22'],
    ['24.12.2025', '2025-12-24'],
    ['29.2.2028', '2028-02-29'],
  ])('%s', (typed, day) => expect(parseDay(typed, today)).toBe(day))

  it.each(['', 'soon', '31.2.2027', '2026-13-01', '0.5.', '30 foo'])('%s is none', (typed) =>
    expect(parseDay(typed, today)).toBeNull(),
  )
})
