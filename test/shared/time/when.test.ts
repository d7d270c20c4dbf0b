import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatInstant, parseInstant } from '../../../shared/time/instant.ts'
import { firstTime, fitsWhen, choicesOf, parseWhen, zoneMeant, type When } from '../../../shared/time/when.ts'
import { localParts } from '../../../shared/time/zone.ts'

// Monday 23 November 2026, 18:42 in Berlin, 10:42 in Denver.
const NOW = parseInstant('2026-11-23T17:42:00Z')
const DENVER = 'America/Denver'

const said = (when: When | null): string => {
  if (!when) return 'null'
  const words = when.words.length > 0 ? ` with ${when.words.join(' ')}` : ''
  if (when.kind === 'instant') return formatInstant(when.at) + (when.unclear ? ` ${when.unclear}` : '') + words
  const minutes =
    when.minutesFrom === undefined && when.minutesTo === undefined
      ? ''
      : ` ${when.minutesFrom ?? ''}..${when.minutesTo ?? ''}`
  const weekdays = when.weekdays ? ` on ${when.weekdays.join('')}` : ''
  return `${formatInstant(when.from)}/${formatInstant(when.to)}${minutes}${weekdays}${words}`
}

describe('a moment', () => {
  test.each([
    ['thu 3pm', '2026-11-26T22:00:00Z'],
    ['Thursday 3 p.m.', '2026-11-26T22:00:00Z'],
    ['thurs at 15:00 her time', '2026-11-26T22:00:00Z'],
    ['tomorrow 10', '2026-11-24T17:00:00Z'],
    ['tomorrow at 2', '2026-11-24T21:00:00Z'],
    ['tomorrow morning at 9', '2026-11-24T16:00:00Z'],
    ['day after tomorrow noon', '2026-11-25T19:00:00Z'],
    ['in 2 hours', '2026-11-23T19:42:00Z'],
    ['in an hour', '2026-11-23T18:42:00Z'],
    ['in half an hour', '2026-11-23T18:12:00Z'],
    ['call back in 30m', '2026-11-23T18:12:00Z'],
    ['in 3 days at 10', '2026-11-26T17:00:00Z'],
    ['in two weeks 9:30', '2026-12-07T16:30:00Z'],
    ['friday 14:30', '2026-11-27T21:30:00Z'],
    ['26 nov 9am', '2026-11-26T16:00:00Z'],
    ['thu 26 nov 9am', '2026-11-26T16:00:00Z'],
    ['nov 26th 9am', '2026-11-26T16:00:00Z'],
    ['26th of november 2026 9am', '2026-11-26T16:00:00Z'],
    ['2026-11-26 09:00', '2026-11-26T16:00:00Z'],
    ['26.11. 09:00', '2026-11-26T16:00:00Z'],
    ['26/11 9am', '2026-11-26T16:00:00Z'],
    ['the 26th at 9', '2026-11-26T16:00:00Z'],
    ['the 3rd at 9', '2026-12-03T16:00:00Z'],
    // a date that is over is the next year's
    ['2 jan 9am', '2027-01-02T16:00:00Z'],
    ['29 feb 9am', '2028-02-29T16:00:00Z'],
    // today still has a three o'clock, but no nine o'clock any more
    ['mon 3pm', '2026-11-23T22:00:00Z'],
    ['mon 9am', '2026-11-30T16:00:00Z'],
    ['3pm', '2026-11-23T22:00:00Z'],
    ['at 9', '2026-11-24T16:00:00Z'],
    ['next mon 9am', '2026-11-30T16:00:00Z'],
    ['next thu 3pm', '2026-12-03T22:00:00Z'],
    ['this thu 3pm', '2026-11-26T22:00:00Z'],
    ['next week thu 3pm', '2026-12-03T22:00:00Z'],
    ['thu 07:00', '2026-11-26T14:00:00Z'],
    ['thu 7pm', '2026-11-27T02:00:00Z'],
    ['tomorrow 3 in the afternoon', '2026-11-24T22:00:00Z'],
  ])('%s', (text, expected) => expect(said(parseWhen(text, NOW, DENVER))).toBe(expected))
})

describe('a window', () => {
  test.each([
    ['thu after 1', '2026-11-26T20:00:00Z/2026-11-27T07:00:00Z 780..'],
    ['thu', '2026-11-26T07:00:00Z/2026-11-27T07:00:00Z'],
    ['mon', '2026-11-23T17:42:00Z/2026-11-24T07:00:00Z'],
    ['tomorrow afternoon', '2026-11-24T19:00:00Z/2026-11-25T01:00:00Z 720..1080'],
    ['thu before noon', '2026-11-26T07:00:00Z/2026-11-26T19:00:00Z ..720'],
    ['thu between 1 and 3', '2026-11-26T20:00:00Z/2026-11-26T22:00:00Z 780..900'],
    ['thu 1-3pm', '2026-11-26T20:00:00Z/2026-11-26T22:00:00Z 780..900'],
    ['thu 9–10pm', '2026-11-27T04:00:00Z/2026-11-27T05:00:00Z 1260..1320'],
    ['thu 10 to 2pm', '2026-11-26T17:00:00Z/2026-11-26T21:00:00Z 600..840'],
    ['thu after 1 before 4', '2026-11-26T20:00:00Z/2026-11-26T23:00:00Z 780..960'],
    ['thu around 3', '2026-11-26T21:30:00Z/2026-11-26T22:31:00Z 870..931'],
    ['this afternoon', '2026-11-23T19:00:00Z/2026-11-24T01:00:00Z 720..1080'],
    ['next week morning', '2026-11-30T07:00:00Z/2026-12-07T07:00:00Z 480..720'],
    ['next week', '2026-11-30T07:00:00Z/2026-12-07T07:00:00Z'],
    ['this week after 1', '2026-11-23T17:42:00Z/2026-11-30T07:00:00Z 780..'],
    ['next month', '2026-12-01T07:00:00Z/2027-01-01T07:00:00Z'],
    ['tue or thu after 1', '2026-11-23T17:42:00Z/2027-01-22T07:00:00Z 780.. on 24'],
    ['next week tue-thu', '2026-11-30T07:00:00Z/2026-12-07T07:00:00Z on 234'],
    ['fri to mon', '2026-11-23T17:42:00Z/2027-01-22T07:00:00Z on 1567'],
    ['thursdays 3pm', '2026-11-23T17:42:00Z/2027-01-22T07:00:00Z 900..901 on 4'],
    ['after 1', '2026-11-23T17:42:00Z/2027-01-22T07:00:00Z 780..'],
    ['mornings', '2026-11-23T17:42:00Z/2027-01-22T07:00:00Z 480..720'],
    ['with Dana', '2026-11-23T17:42:00Z/2027-01-22T07:00:00Z with Dana'],
    ['thu after 1 with Dana and Anne-Marie', '2026-11-26T20:00:00Z/2026-11-27T07:00:00Z 780.. with Dana Anne-Marie'],
    ['with Dana thu', '2026-11-26T07:00:00Z/2026-11-27T07:00:00Z with Dana'],
  ])('%s', (text, expected) => expect(said(parseWhen(text, NOW, DENVER))).toBe(expected))
})

test.each([
  '',
  '   ',
  'blah',
  'thu blah',
  '3',
  '7',
  'thu 7',
  'thu 7:30',
  'thu 25:00',
  'thu 3pm 4pm',
  'thu 10 or 11',
  '5/6 9am',
  '31 nov 9am',
  '31.13. 9am',
  'today 9am',
  'yesterday',
  '26 nov 2020 9am',
  // 26 November 2026 is a Thursday.
  'fri 26 nov',
  'in 2',
  'in 0 hours',
  'in 2 hours thu',
  'between 3',
  'between 3 and 1',
  'after',
  'next',
  'with',
  'thu after 5 before 3',
  'next blah',
  '13pm',
  '0',
  'a '.repeat(100),
])('not understood: %j', (text) => expect(parseWhen(text, NOW, DENVER)).toBeNull())

describe('where the clocks change', () => {
  const berlin = (text: string, now: string) => parseWhen(text, parseInstant(now), 'Europe/Berlin')
  test('a time that is skipped is the end of the gap, and said', () => {
    expect(said(berlin('29 mar 2026 02:30', '2026-03-20T09:00:00Z'))).toBe('2026-03-29T01:00:00Z never')
  })
  test('of an unclear time it is asked what is meant: both, or the next there is', () => {
    const choices = (text: string, now: string) => choicesOf(berlin(text, now)!).map(formatInstant)
    expect(choices('29 mar 2026 02:30', '2026-03-20T09:00:00Z')).toEqual([
      '2026-03-29T01:00:00Z',
      '2026-03-29T01:30:00Z',
    ])
    expect(choices('29 mar 2026 02:00', '2026-03-20T09:00:00Z')).toEqual(['2026-03-29T01:00:00Z'])
    expect(choices('25 oct 2026 02:30', '2026-10-20T09:00:00Z')).toEqual([
      '2026-10-25T00:30:00Z',
      '2026-10-25T01:30:00Z',
    ])
    expect(choices('25 oct 2026 03:30', '2026-10-20T09:00:00Z')).toEqual([])
    expect(choices('25 oct 2026', '2026-10-20T09:00:00Z')).toEqual([])
  })
  test('a time that happens twice is the first, with the other', () => {
    const when = berlin('25 oct 2026 02:30', '2026-10-20T09:00:00Z')
    expect(said(when)).toBe('2026-10-25T00:30:00Z twice')
    expect(when?.kind === 'instant' && when.other && formatInstant(when.other)).toBe('2026-10-25T01:30:00Z')
  })
  test('between the two, only the second is ahead', () => {
    expect(said(berlin('at 02:30', '2026-10-25T00:45:00Z'))).toBe('2026-10-25T01:30:00Z')
  })
  test('a day is as long as it is', () => {
    const when = berlin('25 oct 2026', '2026-10-20T09:00:00Z')
    expect(said(when)).toBe('2026-10-24T22:00:00Z/2026-10-25T23:00:00Z')
  })
  test('a wait is a wait', () => {
    expect(said(berlin('in 3 hours', '2026-03-29T00:30:00Z'))).toBe('2026-03-29T03:30:00Z')
  })
})

describe('a window offers', () => {
  const window = parseWhen('tue or thu after 1', NOW, DENVER)
  test.each([
    ['2026-11-24T20:00:00Z', true],
    ['2026-11-24T19:45:00Z', false],
    ['2026-11-25T20:00:00Z', false],
    ['2026-11-26T21:00:00Z', true],
  ])('%s: %s', (at, fits) => expect(window && fitsWhen(window, parseInstant(at), DENVER)).toBe(fits))

  test.each([
    ['thu after 1', '2026-11-26T20:00:00Z'],
    ['thu', '2026-11-26T16:00:00Z'],
    ['mon', '2026-11-23T17:42:00Z'],
    ['next week morning', '2026-11-30T15:00:00Z'],
    ['tue or thu after 1', '2026-11-24T20:00:00Z'],
    ['before noon', '2026-11-23T17:42:00Z'],
  ])('%s: its first time is %s', (text, expected) => {
    const when = parseWhen(text, NOW, DENVER)
    expect(when && formatInstant(firstTime(when, DENVER))).toBe(expected)
  })
})

const VOCABULARY =
  'thu thursdays mon tomorrow today next this week month in 2 7 10 3pm 14:30 hours days after before between and to or with dana 26 nov morning the at around noon 26.11.'.split(
    ' ',
  )

test('whatever is typed, what comes back is ahead, and its first time fits it', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...VOCABULARY), { minLength: 1, maxLength: 6 }),
      fc.constantFrom('Europe/Berlin', DENVER, 'Asia/Kathmandu', 'Pacific/Apia', 'Australia/Lord_Howe'),
      fc.integer({ min: 0, max: 3 * 365 * 24 * 60 }),
      (words, zone, minutes) => {
        const now = parseInstant('2025-12-31T23:00:00Z') + minutes * 60_000
        const when = parseWhen(words.join(' '), now, zone)
        if (!when) return
        if (when.kind === 'instant') expect(when.at).toBeGreaterThan(now)
        else {
          expect(when.from).toBeGreaterThanOrEqual(now)
          expect(when.to).toBeGreaterThan(when.from)
          const first = firstTime(when, zone)
          if (first !== when.from) expect(fitsWhen(when, first, zone)).toBe(true)
          if (when.minutesFrom !== undefined && fitsWhen(when, first, zone)) {
            expect(localParts(first, zone).minutes).toBeGreaterThanOrEqual(when.minutesFrom)
          }
        }
      },
    ),
    { numRuns: 2000 },
  )
})

test('any text at all is answered', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => void parseWhen(text, NOW, DENVER)))
})

describe('turns of phrase', () => {
  const at = parseInstant('2026-11-23T17:42:00Z')
  const zone = 'America/Denver'
  const moment = (text: string) => {
    const when = parseWhen(text, at, zone)
    return when && formatInstant(firstTime(when, zone))
  }
  test.each([
    ['in a couple of days', '2026-11-25T16:00:00Z'],
    ['in a fortnight', '2026-12-07T16:00:00Z'],
    ['in 3 months', '2027-02-23T16:00:00Z'],
    ['first thing tomorrow', '2026-11-24T15:00:00Z'],
    ['tomorrow after lunch', '2026-11-24T20:00:00Z'],
    ['thursday end of day', '2026-11-26T23:00:00Z'],
    ['early next week', '2026-11-30T16:00:00Z'],
    ['tomorrow half past three', '2026-11-24T22:30:00Z'],
    ['tomorrow quarter to 4', '2026-11-24T22:45:00Z'],
    ['tomorrow 3.30pm', '2026-11-24T22:30:00Z'],
    ['2026-11-26T15:00', '2026-11-26T22:00:00Z'],
    ['tomorrow late morning', '2026-11-24T17:00:00Z'],
  ])('%s', (text, expected) => expect(moment(text)).toBe(expected))

  test('of the last day of a long month, the last of a short one', () => {
    const when = parseWhen('in a month', parseInstant('2027-01-31T12:00:00Z'), 'UTC')
    expect(when && formatInstant(firstTime(when, 'UTC'))).toBe('2027-02-28T09:00:00Z')
  })

  test('our time is ours', () => {
    expect(zoneMeant('thu 3pm our time', zone, 'Europe/Berlin')).toBe('Europe/Berlin')
    expect(zoneMeant('thu 3pm their time', zone, 'Europe/Berlin')).toBe(zone)
  })
})
