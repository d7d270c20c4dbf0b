import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { callableAt, callingWeek, nextGoodTime } from '../../../shared/priority/callingHours.ts'
import { CALLING_TABLE } from '../../../shared/priority/callingTable.ts'
import { formatInstant, parseInstant } from '../../../shared/time/instant.ts'
import { localParts } from '../../../shared/time/zone.ts'

const said = (at: string, zones: string[], country: string | null = null, region: string | null = null) => {
  const calling = callableAt(parseInstant(at), zones, country, region)
  return `${calling.why}${calling.changes === undefined ? '' : ` until ${formatInstant(calling.changes)}`}`
}

describe('the hours of a place', () => {
  test.each<[string, string, string[], string | null, string | null, string]>([
    [
      'Berlin, in the evening',
      '2026-11-23T17:42:00Z',
      ['Europe/Berlin'],
      'DE',
      null,
      'open until 2026-11-23T19:00:00Z',
    ],
    [
      'Berlin, at eight sharp',
      '2026-11-23T07:00:00Z',
      ['Europe/Berlin'],
      'DE',
      null,
      'open until 2026-11-23T19:00:00Z',
    ],
    [
      'Berlin, at 20:00 sharp',
      '2026-11-23T19:00:00Z',
      ['Europe/Berlin'],
      'DE',
      null,
      'closed until 2026-11-24T07:00:00Z',
    ],
    [
      'Berlin, over the week-end',
      '2026-11-27T20:00:00Z',
      ['Europe/Berlin'],
      'DE',
      null,
      'closed until 2026-11-30T07:00:00Z',
    ],
    ['Paris, at lunch', '2026-11-23T12:30:00Z', ['Europe/Paris'], 'FR', null, 'closed until 2026-11-23T13:00:00Z'],
    ['Paris, before lunch', '2026-11-23T11:30:00Z', ['Europe/Paris'], 'FR', null, 'open until 2026-11-23T12:00:00Z'],
    ['Denver', '2026-11-23T17:42:00Z', ['America/Denver'], 'US', 'CO', 'open until 2026-11-24T04:00:00Z'],
    ['Texas on a Sunday', '2026-11-22T16:00:00Z', ['America/Chicago'], 'US', 'TX', 'closed until 2026-11-22T18:00:00Z'],
    [
      'Florida by its name',
      '2026-11-24T01:30:00Z',
      ['America/New_York'],
      'US',
      'Florida',
      'closed until 2026-11-24T13:00:00Z',
    ],
    [
      'Alabama on a Saturday night',
      '2026-11-22T03:00:00Z',
      ['America/Chicago'],
      'US',
      'US-AL',
      'closed until 2026-11-23T14:00:00Z',
    ],
    [
      'Tokyo, without a rule of its own',
      '2026-11-23T17:42:00Z',
      ['Asia/Tokyo'],
      'JP',
      null,
      'closed until 2026-11-23T23:00:00Z',
    ],
    [
      'somewhere in the United States',
      '2026-11-23T15:00:00Z',
      ['America/New_York', 'America/Los_Angeles'],
      'US',
      null,
      'closed until 2026-11-23T16:00:00Z',
    ],
    [
      'there, once both are awake',
      '2026-11-23T17:00:00Z',
      ['America/New_York', 'America/Los_Angeles'],
      'US',
      null,
      'open until 2026-11-24T02:00:00Z',
    ],
    ['nobody knows where', '2026-11-23T17:00:00Z', [], 'US', null, 'zoneUnknown'],
    ['in a zone that is none', '2026-11-23T17:00:00Z', ['Mars/Olympus'], null, null, 'zoneUnknown'],
    [
      'the night the clocks go back',
      '2026-10-25T00:30:00Z',
      ['America/New_York'],
      'US',
      null,
      'open until 2026-10-25T01:00:00Z',
    ],
  ])('%s', (_, at, zones, country, region, expected) => expect(said(at, zones, country, region)).toBe(expected))

  test('an end at midnight runs on into the next day', () => {
    const night = [[0, 1440]] as const
    const table = { otherwise: [night, night, [], [], [], [], []], rules: [] } as const
    expect(callableAt(parseInstant('2026-11-23T12:00:00Z'), ['UTC'], null, null, table)).toMatchObject({
      now: true,
      changes: parseInstant('2026-11-25T00:00:00Z'),
    })
    const always = { otherwise: [night, night, night, night, night, night, night], rules: [] } as const
    expect(callableAt(parseInstant('2026-11-23T12:00:00Z'), ['UTC'], null, null, always)).toEqual({
      now: true,
      why: 'open',
      zone: 'UTC',
    })
  })

  test('every rule names its source and its stretches are in order', () => {
    for (const { source, week } of CALLING_TABLE.rules) {
      expect(source).not.toBe('')
      expect(week).toHaveLength(7)
      for (const day of week) {
        let last = 0
        for (const [from, to] of day) {
          expect(from).toBeGreaterThanOrEqual(last)
          expect(to).toBeGreaterThan(from)
          expect(to).toBeLessThanOrEqual(1440)
          last = to
        }
      }
    }
  })
})

const ZONES = [
  'Europe/Berlin',
  'America/New_York',
  'America/Los_Angeles',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'America/Sao_Paulo',
]
const anyAt = fc
  .integer({ min: Date.UTC(2025, 0, 1) / 60_000, max: Date.UTC(2027, 0, 1) / 60_000 })
  .map((m) => m * 60_000)
const anyZones = fc.uniqueArray(fc.constantFrom(...ZONES), { minLength: 1, maxLength: 3 })
const anyPlace = fc.constantFrom<[string | null, string | null]>(
  ['US', 'TX'],
  ['US', null],
  ['FR', null],
  ['DE', null],
  ['AU', null],
  [null, null],
  ['CA', 'ON'],
)

test('nothing outside its window is callable, and the change is when it is said to be', () => {
  fc.assert(
    fc.property(anyAt, anyZones, anyPlace, (at, zones, [country, region]) => {
      const week = callingWeek(country, region)
      const inWindow = (when: number) =>
        zones.every((zone) => {
          const { minutes, weekday } = localParts(when, zone)
          return week[weekday - 1]!.some(([from, to]) => minutes >= from && minutes < to)
        })
      const calling = callableAt(at, zones, country, region)
      expect(calling.now).toBe(inWindow(at))
      // Zones half the world apart may have no hour in common.
      if (calling.changes === undefined) return
      expect(calling.changes).toBeGreaterThan(at)
      expect(inWindow(calling.changes)).toBe(!calling.now)
      expect(inWindow(calling.changes - 60_000)).toBe(calling.now)
      const between = at + Math.floor((calling.changes - at) / 2)
      expect(inWindow(between)).toBe(calling.now)
    }),
    { numRuns: 500 },
  )
})

test('the next good time is a weekday, inside the hours, and never before', () => {
  fc.assert(
    fc.property(anyAt, fc.constantFrom(...ZONES), anyPlace, (at, zone, [country, region]) => {
      const good = nextGoodTime(at, [zone], country, region)
      expect(good).toBeGreaterThanOrEqual(at)
      expect(callableAt(good, [zone], country, region).now).toBe(true)
      expect(localParts(good, zone).weekday).toBeLessThan(6)
    }),
    { numRuns: 300 },
  )
  expect(nextGoodTime(5, [], 'US', null)).toBe(5)
})
