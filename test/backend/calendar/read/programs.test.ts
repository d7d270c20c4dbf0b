import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parseCalendarBytes, readCalendar } from '../../../../electron/backend/calendar/read/readCalendar.ts'
import { BERLIN, busyOf, skippedOf } from '../../../support/icsText.ts'

const fixture = (name: string): string => readFileSync(join('test/fixtures/calendars', name), 'utf8')

describe('a calendar as Google exports it', () => {
  test('series, its moved and its left out events, own no, whole days, what is free', () => {
    expect(busyOf(fixture('google.ics'), { from: Date.parse('2026-11-23T00:00:00Z') })).toEqual([
      '2026-11-23T08:00Z/2026-11-23T08:30Z',
      '2026-11-24T13:00Z/2026-11-24T14:00Z',
      '2026-11-25T08:30Z/2026-11-25T09:00Z',
      '2026-11-30T08:00Z/2026-11-30T08:30Z',
      '2026-12-02T08:00Z/2026-12-02T08:30Z',
      '2026-12-02T23:00Z/2026-12-04T23:00Z',
      '2026-12-04T08:00Z/2026-12-04T08:30Z',
      ...['07', '09', '11', '14', '16', '18'].map((day) => `2026-12-${day}T08:00Z/2026-12-${day}T08:30Z`),
    ])
    expect(skippedOf(fixture('google.ics'))).toEqual([])
  })

  test('titles have their escapes undone', () => {
    const { occurrences, events } = readCalendar(fixture('google.ics'), BERLIN)
    expect(events).toBe(6)
    expect(occurrences.map((one) => one.title)).toContain('Customer call, Halden & Co; renewal')
  })

  test('a training that somebody else declined is busy', () => {
    const starts = busyOf(fixture('google.ics'), { email: 'jo.bell@northwind.example' })
    expect(starts).toContain('2026-11-24T16:00Z/2026-11-24T16:30Z')
  })
})

describe('a calendar as Outlook exports it', () => {
  const newYork = { zone: 'America/New_York', from: Date.parse('2026-11-23T05:00:00Z') }

  test('Windows zones, a moved event, whole days that Exchange names in UTC', () => {
    expect(busyOf(fixture('outlook.ics'), newYork)).toEqual([
      '2026-11-24T14:00Z/2026-11-24T15:00Z',
      '2026-11-25T19:00Z/2026-11-25T20:00Z',
      '2026-11-27T05:00Z/2026-11-28T05:00Z',
      '2026-12-05T05:00Z/2026-12-06T05:00Z',
      '2026-12-08T15:00Z/2026-12-08T16:00Z',
      '2026-12-10T15:00Z/2026-12-10T16:00Z',
      '2026-12-11T05:00Z/2026-12-12T05:00Z',
      '2026-12-18T05:00Z/2026-12-19T05:00Z',
    ])
    expect(skippedOf(fixture('outlook.ics'))).toEqual([])
  })

  test('what is tentative is said to be', () => {
    const { occurrences } = readCalendar(fixture('outlook.ics'), { ...BERLIN, ...newYork })
    expect(occurrences.filter((one) => one.tentative).map((one) => one.title)).toEqual(['Forecast (moved)'])
  })
})

describe('a calendar as Apple exports it', () => {
  test('a series that is moved from one day on, one event of it cancelled, a day without an end', () => {
    expect(busyOf(fixture('apple.ics'), { from: Date.parse('2026-11-23T00:00:00Z') })).toEqual([
      '2026-11-23T15:00Z/2026-11-23T16:00Z',
      '2026-11-24T15:00Z/2026-11-24T16:00Z',
      '2026-11-25T10:00Z/2026-11-25T11:00Z',
      '2026-11-26T10:00Z/2026-11-26T11:00Z',
      '2026-11-28T10:00Z/2026-11-28T11:00Z',
      '2026-11-29T10:00Z/2026-11-29T11:00Z',
      '2026-11-30T10:00Z/2026-11-30T11:00Z',
      '2026-12-01T10:00Z/2026-12-01T11:00Z',
      '2026-12-08T23:00Z/2026-12-09T23:00Z',
    ])
    expect(skippedOf(fixture('apple.ics'))).toEqual([])
  })

  test('bytes and text are read alike', () => {
    const bytes = readFileSync('test/fixtures/calendars/apple.ics')
    expect(parseCalendarBytes(bytes).events).toBe(4)
  })
})
