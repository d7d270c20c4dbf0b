import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { formatInstant } from '../../../shared/time/instant.ts'
import {
  addDays,
  changesBetween,
  instantAt,
  localDay,
  localParts,
  meaningOf,
  offsetAt,
  startOfDay,
  weekday,
  weekStart,
} from '../../../shared/time/zone.ts'

/** Zones whose clocks do unusual things: half hours, midnight changes, skipped days, changes in Ramadan, 45 minutes. */
const ZONES = [
  'UTC',
  'Europe/Berlin',
  'Europe/London',
  'America/New_York',
  'America/Denver',
  'America/Sao_Paulo',
  'America/Santiago',
  'America/Havana',
  'America/St_Johns',
  'Africa/Cairo',
  'Africa/Casablanca',
  'Asia/Beirut',
  'Asia/Kathmandu',
  'Asia/Kolkata',
  'Asia/Tehran',
  'Asia/Gaza',
  'Australia/Lord_Howe',
  'Australia/Sydney',
  'Pacific/Apia',
  'Pacific/Chatham',
  'Pacific/Kiritimati',
] as const

const zone = fc.constantFrom(...ZONES)
const instant = fc.integer({ min: Date.UTC(2000, 0, 1), max: Date.UTC(2045, 0, 1) })

/** Instants near a change of the clocks of their zone, which chance alone would seldom meet. */
const nearChange = fc
  .record({ zone, pick: fc.nat(), from: instant, off: fc.integer({ min: -26 * 60, max: 26 * 60 }) })
  .map(({ zone, pick, from, off }) => {
    const changes = changesBetween(from, from + 5 * 366 * 86_400_000, zone)
    const change = changes.length > 0 ? changes[pick % changes.length]! : from
    return { zone, at: change + off * 60_000 }
  })
const somewhere = fc.oneof(fc.record({ zone, at: instant }), nearChange)

describe('instants to local days and times', () => {
  it('agrees with Temporal in any zone, most of all near the changes of the clocks', () => {
    fc.assert(
      fc.property(somewhere, ({ zone, at }) => {
        const there = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone)
        expect(offsetAt(at, zone)).toBe(there.offsetNanoseconds / 1e6)
        expect(localParts(at, zone)).toEqual({
          day: there.toPlainDate().toString(),
          minutes: there.hour * 60 + there.minute,
          weekday: there.dayOfWeek,
        })
        expect(localDay(at, zone)).toBe(there.toPlainDate().toString())
      }),
      { numRuns: 5000 },
    )
  })

  it.each([
    ['a quarter past, in Kathmandu', '2026-11-23T09:00:00Z', 'Asia/Kathmandu', '2026-11-23', 14 * 60 + 45],
    ['before 1970', '1969-12-31T23:00:00Z', 'Europe/Berlin', '1970-01-01', 0],
    ['the day that Samoa skipped', '2011-12-30T10:00:00Z', 'Pacific/Apia', '2011-12-31', 0],
  ])('%s', (_name, at, zone, day, minutes) => {
    expect(localParts(Date.parse(at), zone)).toMatchObject({ day, minutes })
  })
})

describe('local days and times to instants', () => {
  it('agrees with Temporal: earlier of two, later of two, and the end of a gap', () => {
    fc.assert(
      fc.property(somewhere, fc.integer({ min: 0, max: 1439 }), ({ zone, at }, minutes) => {
        const day = localDay(at, zone)
        const local = Temporal.PlainDateTime.from(day).add({ minutes })
        const earlier = local.toZonedDateTime(zone, { disambiguation: 'earlier' })
        const later = local.toZonedDateTime(zone, { disambiguation: 'later' })
        const exists = earlier.toPlainDateTime().equals(local) || later.toPlainDateTime().equals(local)
        if (exists) {
          expect(instantAt(day, minutes, zone, 'first')).toBe(earlier.epochMilliseconds)
          expect(instantAt(day, minutes, zone, 'last')).toBe(later.epochMilliseconds)
        } else {
          const gapEnds = earlier.getTimeZoneTransition('next')!
          expect(formatInstant(instantAt(day, minutes, zone, 'first'))).toBe(formatInstant(gapEnds.epochMilliseconds))
          expect(instantAt(day, minutes, zone, 'last')).toBe(gapEnds.epochMilliseconds)
        }
      }),
      { numRuns: 5000 },
    )
  })

  it.each([
    ['once', '2026-11-23', 540, 'Europe/Berlin', { kind: 'once', at: '2026-11-23T08:00:00Z' }],
    [
      'never: New York springs forward',
      '2026-03-08',
      150,
      'America/New_York',
      { kind: 'never', at: '2026-03-08T07:00:00Z', later: '2026-03-08T07:30:00Z' },
    ],
    [
      'twice: Berlin falls back',
      '2026-10-25',
      150,
      'Europe/Berlin',
      { kind: 'twice', first: '2026-10-25T00:30:00Z', last: '2026-10-25T01:30:00Z' },
    ],
    [
      'never: midnight in Beirut',
      '2026-03-29',
      0,
      'Asia/Beirut',
      { kind: 'never', at: '2026-03-28T22:00:00Z', later: '2026-03-28T22:00:00Z' },
    ],
    [
      'twice for half an hour: Lord Howe',
      '2026-04-05',
      105,
      'Australia/Lord_Howe',
      { kind: 'twice', first: '2026-04-04T14:45:00Z', last: '2026-04-04T15:15:00Z' },
    ],
    ['the midnight that ends a day', '2026-11-23', 1440, 'Europe/Berlin', { kind: 'once', at: '2026-11-23T23:00:00Z' }],
    [
      'a day that never was: Samoa',
      '2011-12-30',
      600,
      'Pacific/Apia',
      { kind: 'never', at: '2011-12-30T10:00:00Z', later: '2011-12-30T20:00:00Z' },
    ],
  ])('%s', (_name, day, minutes, zone, expected) => {
    const meaning = Object.fromEntries(
      Object.entries(meaningOf(day, minutes, zone)).map(([key, value]) => [
        key,
        typeof value === 'number' ? formatInstant(value) : value,
      ]),
    )
    expect(meaning).toEqual(expected)
  })

  it('starts a day at its first instant, also where midnight is skipped', () => {
    expect(formatInstant(startOfDay('2026-03-29', 'Asia/Beirut'))).toBe('2026-03-28T22:00:00Z')
    expect(formatInstant(startOfDay('2026-09-06', 'America/Santiago'))).toBe('2026-09-06T04:00:00Z')
  })
})

describe('local days', () => {
  it('counts over months, leap days and years', () => {
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29')
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
    expect(addDays('2026-03-01', -1)).toBe('2026-02-28')
  })
  it('knows weekdays and the Monday of a week as Temporal does', () => {
    fc.assert(
      fc.property(instant, (at) => {
        const day = localDay(at, 'UTC')
        const date = Temporal.PlainDate.from(day)
        expect(weekday(day)).toBe(date.dayOfWeek)
        expect(weekStart(day)).toBe(date.subtract({ days: date.dayOfWeek - 1 }).toString())
      }),
    )
  })
})
