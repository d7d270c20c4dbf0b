import { describe, expect, test } from 'vitest'
import {
  cityOf,
  formatAge,
  formatDate,
  formatDay,
  formatLength,
  formatTime,
  formatTimes,
  longZoneName,
  relativeDay,
  shortZoneName,
} from '../../../renderer/time/format.ts'

const at = (iso: string) => Date.parse(iso)
const NOON = at('2026-11-23T12:00:00Z')

test('a time by both clocks', () => {
  expect(formatTime(at('2026-11-26T20:05:00Z'), 'America/Denver', '24')).toBe('13:05')
  expect(formatTime(at('2026-11-26T20:05:00Z'), 'America/Denver', '12')).toMatch(/^1:05.pm$/)
  expect(formatTime(at('2026-11-26T00:00:00Z'), 'UTC', '24')).toBe('00:00')
})

test('a range says am or pm once where it can', () => {
  const range = (from: string, to: string) =>
    formatTimes(at(`2026-11-26T${from}:00Z`), at(`2026-11-26T${to}:00Z`), 'UTC', '12')
  expect(range('13:00', '13:45')).toMatch(/^1:00 – 1:45.pm$/)
  expect(range('11:30', '12:15')).toMatch(/^11:30.am – 12:15.pm$/)
})

test('days are short, of one width of month, and name another year', () => {
  expect(formatDay(at('2026-11-26T12:00:00Z'), 'Europe/Berlin')).toBe('Thu 26 Nov')
  expect(formatDay(at('2026-09-01T12:00:00Z'), 'Europe/Berlin')).toBe('Tue 1 Sep')
  expect(formatDay(at('2027-01-04T12:00:00Z'), 'Europe/Berlin', NOON)).toBe('Mon 4 Jan 2027')
  expect(formatDate(at('2026-10-02T12:00:00Z'), 'Europe/Berlin', NOON)).toBe('2 Oct')
})

describe('how far a day is', () => {
  test.each([
    ['2026-11-23T22:59:00Z', 'today'],
    ['2026-11-23T23:00:00Z', 'tomorrow'],
    ['2026-11-26T12:00:00Z', 'in 3 days'],
    ['2026-11-30T12:00:00Z', 'in a week'],
    ['2026-12-14T12:00:00Z', 'in 3 weeks'],
    ['2026-11-22T12:00:00Z', 'yesterday'],
    ['2026-11-20T12:00:00Z', '3 days ago'],
  ])('%s is %s in Berlin', (instant, words) => {
    expect(relativeDay(at(instant), NOON, 'Europe/Berlin')).toBe(words)
  })

  test('days are counted by the calendar, not in spans of 24 hours, across a clock change', () => {
    // The night of 28 to 29 March 2026 has 23 hours in Berlin.
    expect(relativeDay(at('2026-03-29T21:30:00Z'), at('2026-03-28T22:30:00Z'), 'Europe/Berlin')).toBe('tomorrow')
  })
})

test('how old a calendar is', () => {
  const age = (iso: string) => formatAge(at(iso), NOON, 'Europe/Berlin', '24')
  expect(age('2026-11-23T10:55:00Z')).toBe('as of 11:55')
  expect(age('2026-11-22T10:55:00Z')).toBe('as of yesterday 11:55')
  expect(age('2026-11-20T10:55:00Z')).toBe('3 days old')
})

test('lengths', () => {
  expect([45, 60, 135, 2880].map((minutes) => formatLength(minutes * 60_000))).toEqual([
    '45 min',
    '1 h',
    '2 h 15',
    '2 days',
  ])
})

test('zones by city, and by the name people use', () => {
  expect(cityOf('America/Argentina/Buenos_Aires')).toBe('Buenos Aires')
  expect(cityOf('Etc/UTC')).toBe('UTC')
  expect(longZoneName('America/Denver', NOON)).toBe('Mountain Time')
  expect(shortZoneName('America/Denver', NOON)).toBe('MT')
  expect(shortZoneName('Europe/Berlin', NOON)).toBe('Berlin')
})
