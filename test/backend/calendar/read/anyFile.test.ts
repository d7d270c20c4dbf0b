import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import {
  expandCalendar,
  parseCalendar,
  parseCalendarBytes,
} from '../../../../electron/backend/calendar/read/readCalendar.ts'
import { DAY } from '../../../../shared/time/instant.ts'
import { BERLIN, ics, vevent } from '../../../support/icsText.ts'

const files = ['google.ics', 'outlook.ics', 'apple.ics'].map((name) =>
  readFileSync(join('test/fixtures/calendars', name)),
)

const readAny = (bytes: Uint8Array) => {
  const parsed = parseCalendarBytes(bytes)
  const { occurrences } = expandCalendar(parsed, BERLIN)
  for (const one of occurrences) {
    expect(Number.isFinite(one.start) && Number.isFinite(one.end)).toBe(true)
    expect(one.end).toBeGreaterThanOrEqual(one.start)
    expect(one.start).toBeLessThan(BERLIN.to)
    expect(one.end).toBeGreaterThanOrEqual(BERLIN.from)
  }
}

describe('any file at all', () => {
  test('bytes changed, taken out and put in never throw', () => {
    const edit = fc.record({
      at: fc.nat(6000),
      remove: fc.nat(40),
      put: fc.oneof(
        fc.uint8Array({ maxLength: 8 }),
        fc
          .constantFrom(
            '\r\n',
            ' ',
            ';',
            ':',
            ',',
            '"',
            '-',
            '0',
            '9',
            'BEGIN:VEVENT\r\n',
            'END:VEVENT\r\n',
            'RRULE:',
            'Z',
          )
          .map((text) => new TextEncoder().encode(text)),
      ),
    })
    fc.assert(
      fc.property(fc.constantFrom(...files), fc.array(edit, { minLength: 1, maxLength: 6 }), (file, edits) => {
        let bytes = Buffer.from(file)
        for (const { at, remove, put } of edits) {
          const place = at % (bytes.length + 1)
          bytes = Buffer.concat([bytes.subarray(0, place), put, bytes.subarray(place + remove)])
        }
        readAny(bytes)
      }),
      { numRuns: 300 },
    )
  })

  test('noise never throws', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => readAny(bytes)),
      { numRuns: 200 },
    )
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => void parseCalendar(ics(vevent(text)))),
    )
  })

  test('rules of any parts are expanded or refused', () => {
    const numbers = (low: number, high: number) =>
      fc.array(fc.integer({ min: low, max: high }), { minLength: 1, maxLength: 4 }).map((list) => list.join(','))
    const part = fc.oneof(
      numbers(0, 24).map((list) => `BYHOUR=${list}`),
      numbers(0, 60).map((list) => `BYMINUTE=${list}`),
      numbers(0, 60).map((list) => `BYSECOND=${list}`),
      numbers(-31, 32).map((list) => `BYMONTHDAY=${list}`),
      numbers(0, 13).map((list) => `BYMONTH=${list}`),
      numbers(-53, 53).map((list) => `BYWEEKNO=${list}`),
      numbers(-366, 366).map((list) => `BYYEARDAY=${list}`),
      numbers(-5, 5).map((list) => `BYSETPOS=${list}`),
      fc.constantFrom('BYDAY=MO', 'BYDAY=-1SU,2TU', 'BYDAY=5FR', 'BYDAY=0MO', 'WKST=SU', 'COUNT=3', 'COUNT=-1'),
      fc.integer({ min: 0, max: 1_000_000 }).map((n) => `INTERVAL=${n}`),
      fc.integer({ min: 1, max: 100_000 }).map((n) => `COUNT=${n}`),
      fc.constantFrom('UNTIL=20261110', 'UNTIL=20261110T090000Z', 'UNTIL=19700101', 'UNTIL=99991231T235959Z'),
    )
    const freq = fc.constantFrom('YEARLY', 'MONTHLY', 'WEEKLY', 'DAILY', 'HOURLY', 'MINUTELY', 'SECONDLY')
    const start = fc.constantFrom(
      'DTSTART;TZID=America/New_York:20260308T023000',
      'DTSTART:20200229T090000Z',
      'DTSTART;VALUE=DATE:20101231',
    )
    fc.assert(
      fc.property(start, freq, fc.array(part, { maxLength: 4 }), (dtstart, often, parts) => {
        const text = ics(vevent(dtstart, `RRULE:${[`FREQ=${often}`, ...parts].join(';')}`))
        const { occurrences } = expandCalendar(parseCalendar(text), BERLIN)
        expect(occurrences.length).toBeLessThanOrEqual(10_000)
      }),
      { numRuns: 150 },
    )
  })

  test('a range in two parts holds what the whole holds', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...files),
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 1, max: 24 }),
        (file, days, hours) => {
          const parsed = parseCalendarBytes(file)
          const middle = BERLIN.from + days * DAY + hours * 3_600_000
          const key = (one: { uid: string; start: number; end: number }) => `${one.uid} ${one.start} ${one.end}`
          const keys = (from: number, to: number) =>
            expandCalendar(parsed, { ...BERLIN, from, to }).occurrences.map(key)
          const parts = new Set([...keys(BERLIN.from, middle), ...keys(middle, BERLIN.to)])
          expect([...parts].toSorted()).toEqual(keys(BERLIN.from, BERLIN.to).toSorted())
        },
      ),
      { numRuns: 60 },
    )
  })
})
