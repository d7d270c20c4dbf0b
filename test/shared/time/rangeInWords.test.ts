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
