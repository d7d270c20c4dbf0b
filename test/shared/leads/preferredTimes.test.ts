import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { preferredWords, readPreferred, suits } from '../../../shared/leads/preferredTimes.ts'

const words = (text: string) => {
  const windows = readPreferred(text)
  return windows && preferredWords(windows)
}

describe('when somebody likes to meet', () => {
  test.each([
    ['mornings', 'Mon–Fri 08:00–12:00'],
    ['mornings, not Fridays', 'Mon–Thu 08:00–12:00'],
    ['Mornings but not on Fridays', 'Mon–Thu 08:00–12:00'],
    ['not Fridays', 'Mon–Thu 08:00–20:00'],
    ['after 15:00', 'Mon–Fri 15:00–20:00'],
    ['tue or thu after 3pm', 'Tue, Thu 15:00–20:00'],
    ['Tuesdays, Thursdays, before noon', 'Tue, Thu 08:00–12:00'],
    ['Mon mornings, Thu afternoons', 'Mon 08:00–12:00, Thu 12:00–18:00'],
    ['mon to wed between 9 and 11', 'Mon–Wed 09:00–11:00'],
    ['mon-wed mornings', 'Mon–Wed 08:00–12:00'],
    ['not before 10', 'Mon–Fri 10:00–20:00'],
    ['not at lunch', 'Mon–Fri 08:00–12:00, Mon–Fri 14:00–20:00'],
    ['weekends', 'Sat, Sun 08:00–20:00'],
  ])('%s', (text, expected) => {
    expect(words(text)).toBe(expected)
  })
  test.each(['', 'whenever', 'tomorrow', 'in 2 hours', '26 nov', 'at 3pm', 'not', 'mornings with Dana'])(
    '"%s" is not understood',
    (text) => {
      expect(readPreferred(text)).toBeNull()
    },
  )
  test('by the clock of the lead, the end not in it', () => {
    const windows = readPreferred('mornings, not Fridays') ?? []
    expect(suits(windows, Date.parse('2026-11-23T07:00:00Z'), 'Europe/Berlin')).toBe(true)
    expect(suits(windows, Date.parse('2026-11-23T11:00:00Z'), 'Europe/Berlin')).toBe(false)
    expect(suits(windows, Date.parse('2026-11-23T15:00:00Z'), 'America/Denver')).toBe(true)
    expect(suits(windows, Date.parse('2026-11-27T08:00:00Z'), 'Europe/Berlin')).toBe(false)
  })
  test('whatever is typed gives windows of a day, or nothing', () => {
    const piece = fc.constantFrom(
      'mon',
      'fridays',
      'not',
      'after 9',
      'before 17:00',
      'mornings',
      'evenings',
      ',',
      'or',
      'zz',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 7 }), (pieces) => {
        for (const { weekday, start, end } of readPreferred(pieces.join(' ')) ?? []) {
          expect(weekday).toBeGreaterThanOrEqual(1)
          expect(weekday).toBeLessThanOrEqual(7)
          expect(start < end).toBe(true)
        }
      }),
    )
  })
})
