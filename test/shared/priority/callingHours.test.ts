import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { callableAt, callingState, nextGoodTime } from '../../../shared/priority/callingHours.ts'
import { callingHours, DEFAULT_HOURS, type HolidayOf } from '../../../shared/priority/callingRules.ts'
import { CALLING_TABLE, ruleKey, type CallingRule, type Week } from '../../../shared/priority/callingTable.ts'
import { formatInstant, parseInstant } from '../../../shared/time/instant.ts'
import { localParts, offsetAt } from '../../../shared/time/zone.ts'

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
    const table = everywhere([night, night, [], [], [], [], []])
    expect(callableAt(parseInstant('2026-11-23T12:00:00Z'), ['UTC'], null, null, table)).toMatchObject({
      now: true,
      changes: parseInstant('2026-11-25T00:00:00Z'),
    })
    const always = everywhere([night, night, night, night, night, night, night])
    expect(callableAt(parseInstant('2026-11-23T12:00:00Z'), ['UTC'], null, null, always)).toMatchObject({
      now: true,
      why: 'open',
      zone: 'UTC',
    })
  })

  test('every rule names its source and its day, is there once, and its stretches are in order', () => {
    const rules = [...CALLING_TABLE.rules, CALLING_TABLE.otherwise]
    expect(new Set(rules.map(ruleKey)).size).toBe(rules.length)
    for (const { source, asOf, week } of rules) {
      expect(source).not.toBe('')
      expect(asOf).toMatch(/^\d{4}-\d\d-\d\d$/)
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

function everywhere(week: Week): ReturnType<typeof callingHours> {
  return callingHours({ otherwise: { ...CALLING_TABLE.otherwise, week }, rules: [] })
}

describe('a holiday', () => {
  const holidays: HolidayOf = (country, region, day) => {
    if (country === 'DE' && region === 'SN' && day === '2026-11-18') return 'Buß- und Bettag'
    if (country === 'DE' && day === '2026-12-25') return '1. Weihnachtstag'
    return country === 'US' && day === '2026-11-26' ? 'Thanksgiving Day' : undefined
  }
  const hours = callingHours(CALLING_TABLE, holidays)
  const at = (instant: string, zone: string, country: string, region: string | null = null) =>
    callableAt(parseInstant(instant), [zone], country, region, hours)

  test.each(['Sachsen', 'SN', 'DE-SN', 'Saxony', 'Freistaat Sachsen'])(
    'of a region closes its day, as %s',
    (region) => {
      expect(at('2026-11-18T10:00:00Z', 'Europe/Berlin', 'DE', region)).toMatchObject({
        now: false,
        why: 'closed',
        reason: 'Closed: Buß- und Bettag in Sachsen',
        changes: parseInstant('2026-11-19T07:00:00Z'),
      })
    },
  )
  test('of one region leaves the others open', () => {
    expect(at('2026-11-18T10:00:00Z', 'Europe/Berlin', 'DE', 'Bavaria').now).toBe(true)
    expect(at('2026-11-18T10:00:00Z', 'Europe/Berlin', 'DE').now).toBe(true)
  })
  test('is the next day’s business until the evening is over, and over the week-end after it', () => {
    expect(at('2026-12-24T18:30:00Z', 'Europe/Berlin', 'DE')).toMatchObject({
      now: true,
      changes: parseInstant('2026-12-24T19:00:00Z'),
    })
    const evening = at('2026-12-24T19:30:00Z', 'Europe/Berlin', 'DE')
    expect(evening).toMatchObject({ now: false, changes: parseInstant('2026-12-28T07:00:00Z') })
    expect(evening.reason).toBeUndefined()
  })
  test('closes nothing where the rule leaves holidays open, and does where a state’s rule does not', () => {
    expect(at('2026-11-26T17:00:00Z', 'America/Denver', 'US', 'CO').now).toBe(true)
    expect(at('2026-11-26T17:00:00Z', 'America/Chicago', 'US', 'Alabama').reason).toBe(
      'Closed: Thanksgiving Day in Alabama',
    )
  })
  test('is not the time that is good to call', () => {
    expect(nextGoodTime(parseInstant('2026-12-24T19:30:00Z'), ['Europe/Berlin'], 'DE', null, hours)).toBe(
      parseInstant('2026-12-28T07:00:00Z'),
    )
  })
})

test.each([
  ['DE', null, 'warned'],
  ['FR', null, 'blocked'],
  ['US', 'FL', 'blocked'],
  ['JP', null, 'warned'],
])('in the night a call to %s is %s %s', (country, region, state) => {
  const zone = { DE: 'Europe/Berlin', FR: 'Europe/Paris', US: 'America/New_York', JP: 'Asia/Tokyo' }[country]!
  const night = callableAt(
    parseInstant('2026-11-25T22:00:00Z') + (country === 'US' ? 6 : country === 'JP' ? -6 : 0) * 3_600_000,
    [zone],
    country,
    region,
  )
  expect(callingState(night)).toBe(state)
})
test('without a zone a call is warned of; without a number, or to who asked, there is none', () => {
  expect(callingState({ now: false, why: 'zoneUnknown' })).toBe('warned')
  expect(callingState({ now: false, why: 'noPhone' })).toBe('never')
  expect(callingState({ now: false, why: 'doNotContact' })).toBe('never')
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

const anyStretches = fc
  .uniqueArray(fc.integer({ min: 0, max: 96 }), { minLength: 0, maxLength: 6 })
  .map((marks) => marks.toSorted((a, b) => a - b).map((mark) => mark * 15))
  .map((marks): [number, number][] =>
    marks.flatMap((from, i) => (i % 2 === 0 && marks[i + 1] !== undefined ? [[from, marks[i + 1]!]] : [])),
  )
const anyRule = fc
  .record({
    week: fc.tuple(anyStretches, anyStretches, anyStretches, anyStretches, anyStretches, anyStretches, anyStretches),
    holidays: fc.constantFrom('open' as const, 'closed' as const),
    effect: fc.constantFrom('warn' as const, 'block' as const),
  })
  .map((rule): CallingRule => ({ ...CALLING_TABLE.otherwise, ...rule }))
const PLACES = [...CALLING_TABLE.rules, CALLING_TABLE.otherwise]
/** The app's own hours, and any that a team may write, with one day in five a holiday. */
const anyHours = fc.oneof(
  fc.constant(DEFAULT_HOURS),
  fc.array(anyRule, { minLength: 1, maxLength: 3 }).map((rules) =>
    callingHours(
      {
        otherwise: { ...rules[0]!, country: null },
        rules: PLACES.filter(({ country }) => country !== null).map((place, i) => ({
          ...rules[i % rules.length]!,
          ...pick(place),
        })),
      },
      (_, region, day) => ((Number(day.slice(-2)) + (region ? 1 : 0)) % 5 === 0 ? `Holiday ${day}` : undefined),
    ),
  ),
)
const pick = ({ country, region }: CallingRule) => ({ country, ...(region !== undefined && { region }) })

test('nothing outside its window is callable, and the change is when it is said to be', () => {
  fc.assert(
    fc.property(anyAt, anyZones, anyPlace, anyHours, (at, zones, [country, region], hours) => {
      const { rule, holiday } = hours(country, region)
      const inWindow = (when: number) =>
        zones.every((zone) => {
          const { minutes, weekday, day } = localParts(when, zone)
          return !holiday(day) && rule.week[weekday - 1]!.some(([from, to]) => minutes >= from && minutes < to)
        })
      const calling = callableAt(at, zones, country, region, hours)
      expect(calling.now).toBe(inWindow(at))
      expect(callingState(calling)).toBe(calling.now ? 'open' : rule.effect === 'block' ? 'blocked' : 'warned')
      // Zones half the world apart may have no hour in common.
      if (calling.changes === undefined) return
      expect(calling.changes).toBeGreaterThan(at)
      // A stretch may begin in the hour that a change of the clocks leaves out.
      if (clocksChange(at, calling.changes, zones)) return
      expect(inWindow(calling.changes)).toBe(!calling.now)
      expect(inWindow(calling.changes - 60_000)).toBe(calling.now)
      const between = at + Math.floor((calling.changes - at) / 2)
      if (calling.now) expect(inWindow(between)).toBe(true)
    }),
    { numRuns: 800 },
  )
})

const clocksChange = (from: number, to: number, zones: readonly string[]): boolean =>
  zones.some((zone) => offsetAt(from - 86_400_000, zone) !== offsetAt(to + 86_400_000, zone))

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
