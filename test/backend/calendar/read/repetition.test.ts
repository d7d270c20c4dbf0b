import { describe, expect, test } from 'vitest'
import { busyOf, ics, skippedOf, startsOf, vevent } from '../../../support/icsText.ts'

const weekly = (...more: string[]) =>
  ics(vevent('DTSTART;TZID=Europe/Berlin:20261102T090000', 'DTEND;TZID=Europe/Berlin:20261102T093000', ...more))
const november = { to: Date.parse('2026-12-01T00:00:00Z') }
const days = (text: string, reader = november) => startsOf(text, reader).map((start) => start.slice(5, 10))

describe('which events a series has', () => {
  test('COUNT counts DTSTART, whether the rule names it or not', () => {
    expect(days(weekly('RRULE:FREQ=WEEKLY;BYDAY=TU;COUNT=3'))).toEqual(['11-02', '11-03', '11-10'])
  })

  test('several rules and dates are put together, once each', () => {
    const text = weekly(
      'RRULE:FREQ=WEEKLY;BYDAY=MO;COUNT=2',
      'RRULE:FREQ=WEEKLY;BYDAY=MO,WE;UNTIL=20261111T080000Z',
      'RDATE;TZID=Europe/Berlin:20261120T090000,20261109T090000',
      'RDATE;VALUE=DATE:20261121',
    )
    expect(days(text)).toEqual(['11-02', '11-04', '11-09', '11-11', '11-20', '11-21'])
  })

  test('RDATE as a period has an end of its own, by time or by length', () => {
    const text = weekly('RDATE;VALUE=PERIOD:20261103T100000Z/20261103T120000Z,20261104T100000Z/PT15M')
    expect(busyOf(text, november)).toEqual([
      '2026-11-02T08:00Z/2026-11-02T08:30Z',
      '2026-11-03T10:00Z/2026-11-03T12:00Z',
      '2026-11-04T10:00Z/2026-11-04T10:15Z',
    ])
  })

  test.each([
    ['in the zone', 'EXDATE;TZID=Europe/Berlin:20261109T090000'],
    ['in UTC', 'EXDATE:20261109T080000Z'],
    ['in another zone', 'EXDATE;TZID=America/New_York:20261109T030000'],
    ['as a date', 'EXDATE;VALUE=DATE:20261109'],
    ['as a date that does not say so', 'EXDATE:20261109'],
    ['floating', 'EXDATE:20261109T090000'],
    ['at midnight', 'EXDATE:20261109T000000'],
    ['at the right hour of a wrong zone', 'EXDATE;TZID=America/Los_Angeles:20261109T090000'],
    ['in lower case', 'exdate;tzid=Europe/Berlin:20261109t090000'],
  ])('an exception given %s', (_, exdate) => {
    expect(days(weekly('RRULE:FREQ=WEEKLY;COUNT=3', exdate))).toEqual(['11-02', '11-16'])
  })

  test.each([
    ['UTC', 'UNTIL=20261116T080000Z', ['11-02', '11-09', '11-16']],
    ['UTC, a second short', 'UNTIL=20261116T075959Z', ['11-02', '11-09']],
    ['a date', 'UNTIL=20261116', ['11-02', '11-09', '11-16']],
    ['without a zone', 'UNTIL=20261116T090000', ['11-02', '11-09', '11-16']],
    ['dashes', 'UNTIL=2026-11-09', ['11-02', '11-09']],
    ['before the start', 'UNTIL=20251116T080000Z', []],
    ['year 7000', 'UNTIL=70000101T000000Z;COUNT=2', ['11-02', '11-09']],
  ])('UNTIL in %s', (_, until, expected) => {
    expect(days(weekly(`RRULE:FREQ=WEEKLY;${until}`))).toEqual(expected)
  })

  test('COUNT=-1 is no end', () => {
    expect(days(weekly('RRULE:FREQ=WEEKLY;COUNT=-1'))).toHaveLength(5)
  })

  test('whole days repeat by the calendar', () => {
    const text = ics(vevent('DTSTART;VALUE=DATE:20261023', 'RRULE:FREQ=WEEKLY;UNTIL=20261106'))
    expect(busyOf(text, { from: Date.parse('2026-10-20T00:00:00Z') })).toEqual([
      '2026-10-22T22:00Z/2026-10-23T22:00Z',
      '2026-10-29T23:00Z/2026-10-30T23:00Z',
      '2026-11-05T23:00Z/2026-11-06T23:00Z',
    ])
  })
})

describe('clock changes', () => {
  const all = { zone: 'America/New_York', from: Date.parse('2026-01-01T00:00:00Z') }

  test('a time in the gap is read with the offset before it, a double one is its first', () => {
    const text = ics(
      vevent('DTSTART;TZID=America/New_York:20260308T023000', 'DURATION:PT30M'),
      vevent('DTSTART;TZID=America/New_York:20261101T013000', 'DURATION:PT30M'),
    )
    expect(busyOf(text, all)).toEqual(['2026-03-08T07:30Z/2026-03-08T08:00Z', '2026-11-01T05:30Z/2026-11-01T06:00Z'])
  })

  test('a series keeps its hour, and its event in the gap', () => {
    const text = ics(
      vevent('DTSTART;TZID=America/New_York:20260307T023000', 'DURATION:PT30M', 'RRULE:FREQ=DAILY;COUNT=3'),
    )
    expect(startsOf(text, all)).toEqual(['2026-03-07T07:30Z', '2026-03-08T07:30Z', '2026-03-09T06:30Z'])
  })

  test('a DTEND is an exact length, days of a DURATION are days', () => {
    const night = 'DTSTART;TZID=America/New_York:20261030T220000'
    const exact = ics(vevent(night, 'DTEND;TZID=America/New_York:20261031T220000', 'RRULE:FREQ=DAILY;COUNT=2'))
    const nominal = ics(vevent(night, 'DURATION:P1D', 'RRULE:FREQ=DAILY;COUNT=2'))
    expect(busyOf(exact, all)[1]).toBe('2026-11-01T02:00Z/2026-11-02T02:00Z')
    expect(busyOf(nominal, all)[1]).toBe('2026-11-01T02:00Z/2026-11-02T03:00Z')
  })
})

describe('events that replace one of a series', () => {
  const master = vevent(
    'UID:s',
    'DTSTART;TZID=Europe/Berlin:20261102T090000',
    'DURATION:PT30M',
    'RRULE:FREQ=WEEKLY;COUNT=4',
  )
  const override = (...lines: string[]) => vevent('UID:s', 'DURATION:PT1H', ...lines)

  test('before their series in the file, out of the range and into it', () => {
    const text = ics(
      override('RECURRENCE-ID:20261109T080000Z', 'DTSTART:20261209T080000Z'),
      override('RECURRENCE-ID;TZID=America/New_York:20261116T030000', 'DTSTART:20261117T080000Z'),
      master,
    )
    expect(days(text)).toEqual(['11-02', '11-17', '11-23'])
    const december = { from: Date.parse('2026-12-01T00:00:00Z'), to: Date.parse('2027-01-01T00:00:00Z') }
    expect(days(text, december)).toEqual(['12-09'])
  })

  test('given as a date', () => {
    const text = ics(master, override('RECURRENCE-ID;VALUE=DATE:20261109', 'DTSTART:20261110T080000Z'))
    expect(days(text)).toEqual(['11-02', '11-10', '11-16', '11-23'])
  })

  test('without their series', () => {
    expect(days(ics(override('RECURRENCE-ID:20261109T080000Z', 'DTSTART:20261110T080000Z')))).toEqual(['11-10'])
  })

  test('cancelled', () => {
    const text = ics(master, override('RECURRENCE-ID:20261109T080000Z', 'DTSTART:20261109T080000Z', 'STATUS:CANCELLED'))
    expect(busyOf(text, november).map((one) => one.slice(5, 10))).toEqual(['11-02', '11-16', '11-23'])
  })

  test('of one event the newest', () => {
    const of = (sequence: number, day: number) =>
      override('RECURRENCE-ID:20261109T080000Z', `SEQUENCE:${sequence}`, `DTSTART:202611${day}T080000Z`)
    expect(days(ics(master, of(2, 12), of(1, 11)))).toEqual(['11-02', '11-12', '11-16', '11-23'])
  })

  test('this and all that follow: moved, and one of them moved again', () => {
    const text = ics(
      master,
      override('RECURRENCE-ID;RANGE=THISANDFUTURE:20261109T080000Z', 'DTSTART:20261110T130000Z'),
      override('RECURRENCE-ID:20261116T080000Z', 'DTSTART:20261119T080000Z'),
    )
    expect(busyOf(text, november)).toEqual([
      '2026-11-02T08:00Z/2026-11-02T08:30Z',
      '2026-11-10T13:00Z/2026-11-10T14:00Z',
      '2026-11-19T08:00Z/2026-11-19T09:00Z',
      '2026-11-24T13:00Z/2026-11-24T14:00Z',
    ])
  })

  test('this and all that follow: from times to whole days', () => {
    const text = ics(
      master,
      vevent('UID:s', 'RECURRENCE-ID;RANGE=THISANDFUTURE:20261116T080000Z', 'DTSTART;VALUE=DATE:20261117'),
    )
    expect(busyOf(text, november).slice(2)).toEqual([
      '2026-11-16T23:00Z/2026-11-17T23:00Z',
      '2026-11-23T23:00Z/2026-11-24T23:00Z',
    ])
  })

  test('of two series with one UID the higher SEQUENCE; of two that cannot be told apart both', () => {
    const at = (hour: string, sequence: string) =>
      vevent('UID:s', sequence, `DTSTART:20261102T${hour}0000Z`, 'DURATION:PT1H')
    expect(startsOf(ics(at('08', 'SEQUENCE:1'), at('10', 'SEQUENCE:0')))).toEqual(['2026-11-02T08:00Z'])
    expect(startsOf(ics(at('08', 'SEQUENCE:0'), at('10', 'SEQUENCE:0')))).toHaveLength(2)
    expect(startsOf(ics(at('08', 'SEQUENCE:0'), at('08', 'SEQUENCE:0')))).toHaveLength(1)
  })
})

describe('series without bounds', () => {
  const endless = (rule: string, ...more: string[]) =>
    ics(
      vevent('UID:endless', 'DTSTART:20200101T000000Z', 'DURATION:PT1M', `RRULE:${rule}`, ...more),
      vevent('DTSTART:20261102T090000Z', 'DURATION:PT1H'),
    )

  test.each([
    'FREQ=SECONDLY',
    'FREQ=SECONDLY;COUNT=999999999',
    'FREQ=MINUTELY;INTERVAL=2',
    'FREQ=DAILY;BYHOUR=0,1,2,3,4,5,6,7,8,9;BYMINUTE=0,1,2,3,4,5,6,7,8,9;BYSECOND=0,10,20,30,40,50',
  ])('%s is left out and named; the rest stays', (rule) => {
    expect(busyOf(endless(rule), november)).toEqual(['2026-11-02T09:00Z/2026-11-02T10:00Z'])
    expect(skippedOf(endless(rule), november)).toMatchObject([{ uid: 'endless', line: 4 }])
  })

  test.each(['FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30', 'FREQ=YEARLY;INTERVAL=999999999', 'FREQ=DAILY;BYMONTHDAY=-1,-2'])(
    '%s ends',
    (rule) => {
      expect(skippedOf(endless(rule), november)).toEqual([])
    },
  )

  test('an hourly series within working hours is no problem', () => {
    const text = endless('FREQ=HOURLY;BYHOUR=8,9;BYDAY=MO', 'EXDATE:20261109T080000Z')
    expect(startsOf(text, november)).toHaveLength(10)
  })

  test('ten thousand exceptions', () => {
    const exceptions = Array.from({ length: 10_000 }, (_, i) => `EXDATE:${2000 + (i % 30)}1109T080000Z`)
    expect(days(weekly('RRULE:FREQ=WEEKLY', ...exceptions))).toEqual(['11-02', '11-16', '11-23', '11-30'])
  })

  test('years at the edge of the calendar', () => {
    const text = ics(
      vevent('DTSTART:99991231T230000Z', 'DURATION:PT2H', 'RRULE:FREQ=DAILY'),
      vevent('DTSTART:00010101T000000Z', 'DURATION:PT2H', 'RRULE:FREQ=YEARLY'),
      vevent('DTSTART:20261102T090000Z', 'DURATION:P999999999999999999W'),
    )
    expect(startsOf(text)).toEqual([])
    expect(skippedOf(text)).toMatchObject([{ reason: 'The event lasts for more than ten years.' }])
  })
})
