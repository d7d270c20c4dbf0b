import { describe, expect, it } from 'vitest'
import { daysOf, insightsPath, readPlace, tidyRange } from '../../../renderer/insights/insightsPlace.ts'
import { daysOfRow, rangeWords, rowWords } from '../../../renderer/insights/insightWords.ts'
import { firstWeekday } from '../../../renderer/time/firstWeekday.ts'

const NOW = Date.parse('2026-11-23T09:00:00Z')
const BERLIN = 'Europe/Berlin'

describe('the address of the insights', () => {
  it('is read as it is written', () => {
    for (const place of [
      { range: 'today', split: 'rep' },
      { range: { from: '2026-11-02', to: '2026-11-09' }, split: 'week' },
    ] as const) {
      const [, , range, split] = insightsPath(place).split('/')
      expect(readPlace(range, split)).toEqual(place)
    }
  })

  it('says four weeks by setter where it says nothing that can be shown', () => {
    const usual = { range: '4w', split: 'setter' }
    expect(readPlace(undefined, undefined)).toEqual(usual)
    expect(readPlace('2026-13-02..2026-11-09', 'team')).toEqual(usual)
    expect(readPlace('9999-12-01..9999-12-31', 'setter')).toEqual(usual)
  })

  it('has days in their order, and no more than can be asked for', () => {
    expect(tidyRange({ from: '2026-11-09', to: '2026-11-02' })).toEqual({ from: '2026-11-02', to: '2026-11-09' })
    expect(tidyRange({ from: '2020-01-01', to: '2026-11-23' })).toEqual({ from: '2024-09-14', to: '2026-11-23' })
    expect(daysOf('week', '2026-11-25', 7)).toEqual({ from: '2026-11-22', to: '2026-11-25' })
  })
})

describe('the words of the insights', () => {
  it('name days, with the year where it is another', () => {
    expect(rangeWords({ from: '2026-11-02', to: '2026-11-23' }, BERLIN, NOW)).toBe('2 Nov – 23 Nov')
    expect(rangeWords({ from: '2026-11-23', to: '2026-11-23' }, BERLIN, NOW)).toBe('Mon 23 Nov')
    expect(rangeWords({ from: '2025-12-29', to: '2026-01-04' }, BERLIN, NOW)).toBe('29 Dec 2025 – 4 Jan')
  })

  it('name a week by its days, and ask for those of them that are in the range', () => {
    const range = { from: '2026-11-04', to: '2026-11-23' }
    const row = { key: '2026-11-02', name: '2026-11-02' } as Parameters<typeof rowWords>[0]
    expect(rowWords(row, 'week', BERLIN, NOW)).toBe('2 Nov – 8 Nov')
    expect(daysOfRow(range, 'week', '2026-11-02')).toEqual({ from: '2026-11-04', to: '2026-11-08' })
    expect(daysOfRow(range, 'week', '2026-11-23')).toEqual({ from: '2026-11-23', to: '2026-11-23' })
    expect(daysOfRow(range, 'source', 'Web form')).toEqual(range)
  })

  it('begin weeks as people do where they are', () => {
    expect(['de-DE', 'en-US', 'en-GB', 'ar-EG', 'not a language'].map((one) => firstWeekday(one))).toEqual([
      1, 7, 1, 6, 1,
    ])
  })
})
