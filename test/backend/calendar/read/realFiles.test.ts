import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import {
  expandCalendar,
  parseCalendar,
  parseCalendarBytes,
} from '../../../../electron/backend/calendar/read/readCalendar.ts'

const folder = join(process.env.TEST_DATA ?? '../shared/data', 'calendars')
const there = existsSync(join(folder, 'INDEX.tsv'))
if (!there)
  console.warn(`Real calendar files are not tested: there is no ${folder}. Set TEST_DATA to the folder of data.`)

/** What the source of a file says is right. */
interface Expected {
  readonly window: readonly [string, string]
  readonly occurrences?: number
  readonly starts_utc?: readonly string[]
  readonly ends_utc?: readonly string[]
  readonly starts_dates?: readonly string[]
  readonly titles?: readonly string[]
  readonly includes_starts_utc?: readonly string[]
  /** Counted are those that overlap the window, not those that start in it. */
  readonly overlap?: boolean
  /** One project's reading of what is invalid. */
  readonly lenient?: string
}

interface Row {
  readonly file: string
  readonly expected: Expected | undefined
}

const rows: Row[] = there
  ? readFileSync(join(folder, 'INDEX.tsv'), 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split('\t'))
      .map(([file = '', , , , , , json]) => ({ file, expected: json ? (JSON.parse(json) as Expected) : undefined }))
  : []

const iso = (at: number): string => new Date(at).toISOString().replace('.000', '')

describe.skipIf(!there)('real calendar files', () => {
  const files = there ? readdirSync(folder).filter((name) => name.endsWith('.ics')) : []

  test.each(files)('%s is taken in, as text and as bytes', (file) => {
    const bytes = readFileSync(join(folder, file))
    const asBytes = parseCalendarBytes(bytes)
    const asText = parseCalendar(bytes.toString('utf8'))
    expect(asText.events).toBe(asBytes.events)
    const reader = { zone: 'Europe/Berlin', email: '', from: Date.UTC(1980, 0), to: Date.UTC(1990, 0) }
    for (const one of expandCalendar(asBytes, reader).occurrences) expect(one.end).toBeGreaterThanOrEqual(one.start)
  })

  // Guessing the zone of floating times from a VTIMEZONE that nothing refers to is not what RFC 5545 says.
  const stated = rows.filter((row) => row.expected && !row.file.startsWith('065_'))
  test.each(stated)('$file is read as its source says', ({ file, expected }) => {
    if (!expected) throw new Error('filtered above')
    const [from, to] = expected.window.map((day) => Date.parse(day)) as [number, number]
    const reader = { zone: 'UTC', email: '', from, to }
    const all = expandCalendar(parseCalendarBytes(readFileSync(join(folder, file))), reader).occurrences
    const found = all.filter((one) => expected.overlap || one.start >= from)
    const starts = found.map((one) => iso(one.start))
    if (expected.occurrences !== undefined) expect(starts).toHaveLength(expected.occurrences)
    if (expected.starts_utc) expect(starts).toEqual(expected.starts_utc)
    if (expected.ends_utc) expect(found.map((one) => iso(one.end))).toEqual(expected.ends_utc)
    if (expected.starts_dates) expect(starts.map((start) => start.slice(0, 10))).toEqual(expected.starts_dates)
    if (expected.titles) expect(found.map((one) => one.title)).toEqual(expected.titles)
    if (expected.includes_starts_utc) expect(starts).toEqual(expect.arrayContaining([...expected.includes_starts_utc]))
  })

  const read = (name: string, from: string, to: string) => {
    const file = files.find((one) => one.startsWith(name)) ?? ''
    const parsed = parseCalendarBytes(readFileSync(join(folder, file)))
    const window = { zone: 'UTC', email: '', from: Date.parse(from), to: Date.parse(to) }
    const { occurrences, skipped } = expandCalendar(parsed, window)
    return { ...parsed, starts: occurrences.map((one) => iso(one.start)), skipped: [...parsed.skipped, ...skipped] }
  }

  test('what is stated in words', () => {
    expect(read('049_', '2026-02-25', '2026-03-01').starts).toEqual(['2026-02-27T00:00:00Z'])
    expect(read('053_', '2024-01-01', '2024-01-02').starts).toEqual(['2024-01-01T10:00:00Z'])
    expect(read('059_', '1985-10-01', '1985-11-01').starts).toEqual(['1985-10-15T18:00:00Z'])
    expect(read('059_', '2025-06-01', '2025-07-01').starts).toEqual(['2025-06-10T18:00:00Z'])
    // Dates without a zone that take out events of a series in UTC.
    expect(read('055_', '2017-12-10', '2018-01-01').starts).not.toContain('2017-12-18T14:00:00Z')
    expect(read('047_', '2020-09-03', '2020-09-04').starts).toContain('2020-09-03T15:50:00Z')
    expect(read('063_', '2024-04-15', '2024-05-01').starts).toEqual([])
    expect(read('069_', '2024-06-01', '2024-06-02').starts).toEqual(['2024-06-01T08:00:00Z'])
    expect(read('113_', '2003-01-01', '2004-01-01').starts).toHaveLength(3)
    expect(read('177_', '2009-12-01', '2009-12-05').starts[0]).toBe('2009-12-03T17:00:00Z')
  })

  test('an error late in a file is named with its line, and costs nothing else', () => {
    const { events, skipped } = read('071_', '2024-01-01', '2025-01-01')
    expect(events).toBeGreaterThan(390)
    expect(skipped).toContainEqual({
      uid: 'event_error@example.com',
      line: 2407,
      reason: 'The event has two different starts (DTSTART).',
    })
  })

  test('a rule that means nothing is named', () => {
    expect(read('231_', '2013-01-01', '2014-01-01').skipped[0]?.reason).toContain('BYDAY=0MO')
  })
})
