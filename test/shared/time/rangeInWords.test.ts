import { describe, expect, it } from 'vitest'
import { clockRange, rangeInWords } from '../../../shared/time/rangeInWords.ts'

const at = (iso: string): number => Date.parse(iso)

describe('a range in words', () => {
  it('names day, times and zone as people there do', () => {
    const [start, end] = [at('2026-11-26T17:00:00Z'), at('2026-11-26T17:45:00Z')]
    expect(rangeInWords(start, end, 'America/Denver', '24')).toBe(
      'Thursday 26 November 2026, 10:00–10:45 (Mountain Standard Time, America/Denver)',
    )
    expect(rangeInWords(start, end, 'America/Denver', '12')).toBe(
      'Thursday, November 26, 2026, 10:00 AM–10:45 AM (Mountain Standard Time, America/Denver)',
    )
  })

  it('says summer time in summer, and the day of the end when it is another one', () => {
    expect(rangeInWords(at('2026-07-01T06:00:00Z'), at('2026-07-01T06:30:00Z'), 'Europe/Berlin', '24')).toContain(
      '08:00–08:30 (Central European Summer Time',
    )
    expect(clockRange(at('2026-07-01T21:30:00Z'), at('2026-07-01T22:30:00Z'), 'Europe/Berlin', '24')).toBe(
      '23:30–Thursday 2 July 2026, 00:30',
    )
  })

  it('of no length is one time', () => {
    expect(clockRange(at('2026-07-01T22:00:00Z'), at('2026-07-01T22:00:00Z'), 'UTC', '24')).toBe('22:00')
  })
})

describe('a range in another language', () => {
  const [start, end] = [at('2026-11-26T17:00:00Z'), at('2026-11-26T17:45:00Z')]
  it.each([
    ['de', 'Donnerstag, 26. November 2026, 10:00–10:45 Uhr (Rocky-Mountains-Normalzeit, America/Denver)'],
    ['fr', 'jeudi 26 novembre 2026, 10:00 – 10:45 (heure normale des Rocheuses, America/Denver)'],
    ['es', 'jueves, 26 de noviembre de 2026, 10:00–10:45 (hora estándar de las Montañas Rocosas, America/Denver)'],
    ['zh', '2026年11月26日星期四 10:00–10:45（北美山区标准时间，America/Denver）'],
  ] as const)('reads as people write it in %s, whatever the clock of the setter', (language, words) => {
    expect(rangeInWords(start, end, 'America/Denver', '24', language)).toBe(words)
    expect(rangeInWords(start, end, 'America/Denver', '12', language)).toBe(words)
  })

  it.each([
    ['de', '02:30–02:30 Uhr (Mitteleuropäische Sommerzeit – Mitteleuropäische Normalzeit, Europe/Berlin)'],
    ['en', '02:30–02:30 (Central European Summer Time – Central European Standard Time, Europe/Berlin)'],
    ['zh', '02:30–02:30（中欧夏令时间 – 中欧标准时间，Europe/Berlin）'],
  ] as const)('names both times of the zone when the clocks go back in between, in %s', (language, words) => {
    expect(
      rangeInWords(at('2026-10-25T00:30:00Z'), at('2026-10-25T01:30:00Z'), 'Europe/Berlin', '24', language),
    ).toContain(words)
  })

  it.each(['en', 'de', 'fr', 'es', 'zh'] as const)('jumps with the clocks in spring, in %s', (language) => {
    expect(clockRange(at('2026-03-29T00:45:00Z'), at('2026-03-29T01:15:00Z'), 'Europe/Berlin', '24', language)).toMatch(
      /^0?1:45 ?– ?0?3:15/,
    )
  })

  it.each([
    ['de', '23:30 Uhr – Donnerstag, 2. Juli 2026, 00:30 Uhr'],
    ['fr', '23:30 – jeudi 2 juillet 2026, 00:30'],
    ['es', '23:30 – jueves, 2 de julio de 2026, 0:30'],
    ['zh', '23:30 – 2026年7月2日星期四 00:30'],
  ] as const)('says the day of the end when it is another one, in %s', (language, words) => {
    expect(clockRange(at('2026-07-01T21:30:00Z'), at('2026-07-01T22:30:00Z'), 'Europe/Berlin', '24', language)).toBe(
      words,
    )
  })

  it('holds no space that a mail program could show as a box, in any zone or language', () => {
    for (const language of ['en', 'de', 'fr', 'es', 'zh'] as const) {
      for (const zone of Intl.supportedValuesOf('timeZone')) {
        for (const clock of ['24', '12'] as const) {
          expect(rangeInWords(start, end, zone, clock, language)).not.toMatch(/[\u00a0\u2009\u200e\u200f\u202f]/)
        }
      }
    }
  })
})
