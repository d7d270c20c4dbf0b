import { describe, expect, it } from 'vitest'
import { hoursText, parseClock, parseHours } from '../../../renderer/reps/hoursText.ts'

describe('hours as they are typed', () => {
  it.each([
    ['9-17', '09:00–17:00'],
    ['9-12, 13-17:30', '09:00–12:00, 13:00–17:30'],
    ['13–17.30; 0900 – 12', '09:00–12:00, 13:00–17:30'],
    ['9am-5:30 pm', '09:00–17:30'],
    ['9 to 12 and 13 to 18', '09:00–12:00, 13:00–18:00'],
    ['8-12 13-17', '08:00–12:00, 13:00–17:00'],
    ['22-24', '22:00–24:00'],
    ['18-0', '18:00–24:00'],
    ['12am-12pm', '00:00–12:00'],
    ['closed', ''],
    ['', ''],
    ['-', ''],
  ])('%s', (typed, shown) => {
    const parsed = parseHours(typed)
    expect(parsed).toMatchObject({ ok: true })
    expect(parsed.ok && hoursText(parsed.stretches)).toBe(shown)
  })

  it.each([
    ['nine to five', 'is not hours'],
    ['9-25', '"25" is not a time of day'],
    ['9-9', 'has no length'],
    ['22-2', 'two: 22-24 here, 0-2 on the next day'],
    ['9-13, 12-15', 'share time'],
    ['9:75-12', '"9:75" is not a time of day'],
  ])('%s says what is wrong', (typed, words) => {
    const parsed = parseHours(typed)
    expect(parsed.ok ? '' : parsed.message).toContain(words)
  })

  it('reads back what it writes', () => {
    const stretches = [
      { start: '00:00', end: '06:15' },
      { start: '23:00', end: '24:00' },
    ]
    expect(parseHours(hoursText(stretches))).toEqual({ ok: true, stretches })
  })

  it.each([
    ['24', 1440],
    ['24:30', undefined],
    ['13pm', undefined],
    ['0', 0],
    ['7p', 1140],
  ])('the time %s', (typed, minutes) => expect(parseClock(typed)).toBe(minutes))
})
