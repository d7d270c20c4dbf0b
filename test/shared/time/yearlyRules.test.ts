import { describe, expect, it } from 'vitest'
import { DAY, HOUR } from '../../../shared/time/instant.ts'
import { offsetByRules, yearlyRules } from '../../../shared/time/yearlyRules.ts'
import { offsetAt } from '../../../shared/time/zone.ts'

describe('yearly rules of a zone', () => {
  it('says the rules of North America, Europe and the south', () => {
    expect(yearlyRules('America/Denver', 2025, 2028)).toMatchObject({
      kind: 'yearly',
      forward: { month: 3, nth: 2, weekday: 7, time: 2 * HOUR, offsetFrom: -7 * HOUR, offsetTo: -6 * HOUR },
      back: { month: 11, nth: 1, weekday: 7, time: 2 * HOUR, offsetFrom: -6 * HOUR, offsetTo: -7 * HOUR },
    })
    expect(yearlyRules('Europe/Berlin', 2025, 2028)).toMatchObject({
      forward: { month: 3, nth: -1, weekday: 7, time: 2 * HOUR },
      back: { month: 10, nth: -1, weekday: 7, time: 3 * HOUR },
    })
    expect(yearlyRules('Australia/Sydney', 2025, 2028)).toMatchObject({
      forward: { month: 10, nth: 1, weekday: 7 },
      back: { month: 4, nth: 1, weekday: 7 },
    })
    expect(yearlyRules('Asia/Kolkata', 2025, 2028)).toEqual({ kind: 'fixed', offset: 5.5 * HOUR })
  })

  it('says none where Ramadan moves the change, and none over years in which the rule changed', () => {
    expect(yearlyRules('Africa/Casablanca', 2023, 2025)).toBeNull()
    expect(yearlyRules('America/Mexico_City', 2020, 2023)).toBeNull()
    expect(yearlyRules('America/Mexico_City', 2023, 2026)).toEqual({ kind: 'fixed', offset: -6 * HOUR })
  })

  it('gives what the zone gives, for every zone the runtime knows', () => {
    const wrong: string[] = []
    let told = 0
    for (const zone of Intl.supportedValuesOf('timeZone')) {
      for (const year of [2021, 2026]) {
        const rules = yearlyRules(zone, year - 1, year + 2)
        if (!rules) continue
        told++
        for (let at = Date.UTC(year, 0, 1); at < Date.UTC(year + 1, 0, 1); at += 5 * DAY + 7 * HOUR) {
          if (offsetByRules(rules, at) !== offsetAt(at, zone)) wrong.push(`${zone} ${new Date(at).toISOString()}`)
        }
      }
    }
    expect(wrong).toEqual([])
    expect(told).toBeGreaterThan(750)
  })
})
