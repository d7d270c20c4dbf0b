import { describe, expect, it } from 'vitest'
import { paint, weekMinutes, weekOf, weeklyOf, weekSummary } from '../../../renderer/reps/weekHours.ts'

const day = (weekday: number, start: string, end: string) => ({ weekday, start, end })

describe('a week of hours', () => {
  it('is said in one line', () => {
    expect(weekSummary(weekOf([1, 2, 3, 4, 5].map((weekday) => day(weekday, '09:00', '17:30'))))).toBe(
      'Mon–Fri 09:00–17:30',
    )
    expect(
      weekSummary(
        weekOf([
          day(1, '13:00', '17:00'),
          day(1, '08:00', '12:00'),
          day(3, '08:00', '12:00'),
          day(4, '08:00', '12:00'),
        ]),
      ),
    ).toBe('Mon 08:00–12:00, 13:00–17:00 · Wed, Thu 08:00–12:00')
    expect(weekSummary(weekOf([]))).toBe('no hours yet')
  })

  it('goes there and back', () => {
    const weekly = [day(1, '09:00', '12:00'), day(1, '13:00', '24:00'), day(7, '00:00', '01:00')]
    expect(weeklyOf(weekOf(weekly))).toEqual(weekly)
    expect(weekMinutes(weekOf(weekly))).toBe(180 + 660 + 60)
  })

  it('is painted and rubbed out', () => {
    const nine = [{ start: '09:00', end: '17:00' }]
    expect(paint([], 540, 720, false)).toEqual([{ start: '09:00', end: '12:00' }])
    expect(paint(nine, 1020, 1080, false)).toEqual([{ start: '09:00', end: '18:00' }])
    expect(paint(nine, 720, 780, true)).toEqual([
      { start: '09:00', end: '12:00' },
      { start: '13:00', end: '17:00' },
    ])
    expect(paint(nine, 0, 1440, true)).toEqual([])
    expect(paint(nine, 1200, 1260, true)).toEqual(nine)
  })
})
