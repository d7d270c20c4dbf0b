import { describe, expect, test } from 'vitest'
import { fieldOfHeader } from '../../../electron/backend/intake/columnNames.ts'
import { normalisePhone, splitPhones } from '../../../electron/backend/intake/phones.ts'
import { countryCode } from '../../../electron/backend/intake/places/countries.ts'
import { amountOf, dateOf, dateOrderOf, emailsIn, lineOf } from '../../../electron/backend/intake/values.ts'

test.each([
  ['+49 (0)30 1234567', null, '+49301234567'],
  ['0049 151 12345678', null, '+4915112345678'],
  ['(415) 555-0134', 'US', '+14155550134'],
  ['(415) 555-0134', null, '(415) 555-0134'],
  ["'+1 415 555 0134", null, '+14155550134'],
  ['030 1234567', 'DE', '+49301234567'],
  ['4915112345678', 'DE', '+4915112345678'],
  ['14155550134', null, '+14155550134'],
  ['020 7946 0123 ext. 12', 'GB', '+442079460123 ext. 12'],
  ['Mobile: +44 7700 900123', null, '+447700900123'],
  ['555-0134', 'US', '555-0134'],
  ['ask  at the desk', 'US', 'ask at the desk'],
])('phone %s of %s', (typed, country, expected) => {
  expect(normalisePhone(typed, country)).toBe(expected)
})

test('words that objects know too are names of columns like any other', () => {
  for (const header of ['constructor', 'toString', '__proto__', 'hasOwnProperty']) {
    for (const program of ['Close', 'HubSpot', undefined] as const) expect(fieldOfHeader(header, program)).toBeNull()
  }
  expect(amountOf('5 constructor')).toBe(5)
})

test('several numbers in a cell, and one that only looks like several', () => {
  expect(splitPhones('+49 30 1234567; +49 151 22334455')).toHaveLength(2)
  expect(splitPhones('(415) 555-0134, (415) 555-0135')).toHaveLength(2)
  expect(splitPhones('030/1234567')).toEqual(['030/1234567'])
  expect(splitPhones('+1 415 / 555 0100')).toEqual(['+1 415 / 555 0100'])
  expect(splitPhones('415 555 0134, ext 5')).toEqual(['415 555 0134, ext 5'])
})

test.each([
  ['USA', 'US'],
  ['U.S.A.', 'US'],
  ['UK', 'GB'],
  ['Deutschland', 'DE'],
  ['germany', 'DE'],
  ['Österreich', 'AT'],
  ['Türkiye', 'TR'],
  ['Turkey', 'TR'],
  ['Czech Republic', 'CZ'],
  ['Côte d’Ivoire', 'CI'],
  ['日本', 'JP'],
  ['nl', 'NL'],
  ['Vereinigtes Königreich', 'GB'],
  ['Bayern', undefined],
  ['XX', undefined],
])('country %s', (text, code) => {
  expect(countryCode(text)).toBe(code)
})

test.each([
  ['$1.2M', 1_200_000],
  ['12.500,00 €', 12_500],
  ['1,250', 1250],
  ['EUR 1.250', 1250],
  ['1.5', 1.5],
  ['51-200', 51],
  ['10,001+', 10_001],
  ['1,234,567.89', 1_234_567.89],
  ['5,5 Mio', 5_500_000],
  ['1 200', 1200],
  ['-3', null],
  ['many', null],
])('amount %s', (text, value) => {
  expect(amountOf(text)).toBe(value)
})

describe('dates', () => {
  const at = (text: string, cells = [text]) => {
    const value = dateOf(text, dateOrderOf(cells).order ?? 'mdy', 'Europe/Berlin')
    return value === null ? null : isoOf(value)
  }
  test.each([
    ['2024-05-06 13:22', '2024-05-06T11:22:00.000Z'],
    ['2024-05-06T10:00:00.000+00:00', '2024-05-06T10:00:00.000Z'],
    ['05/06/2024', '2024-05-05T22:00:00.000Z'],
    ['25/06/2024', '2024-06-24T22:00:00.000Z'],
    ['06.05.2024 08:30', '2024-05-06T06:30:00.000Z'],
    ['5/6/24, 1:05 PM', '2024-05-06T11:05:00.000Z'],
    ['23 Nov 2024', '2024-11-22T23:00:00.000Z'],
    ['Nov 23, 2024', '2024-11-22T23:00:00.000Z'],
    ['45236.75', '2023-11-06T17:00:00.000Z'],
    ['1700000000', '2023-11-14T22:13:20.000Z'],
    ['1700000000000', '2023-11-14T22:13:20.000Z'],
    ['12', null],
    ['31.02.2024', null],
    ['2024-13-01', null],
    ['soon', null],
  ])('%s', (text, expected) => {
    expect(at(text)).toBe(expected)
  })
  test('one day beyond the twelfth tells the order of a whole column', () => {
    expect(at('05/06/2024', ['05/06/2024', '25/06/2024'])).toBe('2024-06-04T22:00:00.000Z')
  })
})

test('where nothing tells which of two numbers is the day, that is said', () => {
  expect(dateOrderOf(['', '05/06/2024', '11/11/2024', '1/2/24'])).toEqual({
    order: undefined,
    unclear: ['05/06/2024', '1/2/24'],
  })
  expect(dateOrderOf(['11/11/2024', '2024-05-06'])).toEqual({ order: undefined, unclear: [] })
  expect(dateOrderOf(['05/06/2024', '25/06/2024'])).toEqual({ order: 'dmy', unclear: [] })
  expect(dateOrderOf(['05/06/2024', '06/25/2024'])).toEqual({ order: 'mdy', unclear: [] })
  expect(dateOrderOf(['05.06.2024'])).toEqual({ order: 'dmy', unclear: [] })
})

const isoOf = (at: number): string => new Date(at).toISOString()

test('e-mails in a cell, and cells that say there is nothing', () => {
  expect(emailsIn('Dana <dana@x.example>; b@y.example, mailto:c@z.example')).toEqual([
    'dana@x.example',
    'b@y.example',
    'c@z.example',
  ])
  for (const nothing of ['', ' ', 'N/A', '-', 'none', '[not provided]']) expect(lineOf(nothing)).toBeNull()
  expect(lineOf(' a\r\n b\u0000')).toBe('a b')
})
