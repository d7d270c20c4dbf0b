import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Backend } from '../../../electron/backend/index.ts'
import type { ImportedLeads } from '../../../shared/contract/leadImports.ts'
import type { Lead } from '../../../shared/contract/leads.ts'
import type { Inputs } from '../../../shared/contract/index.ts'
import { decodeText } from '../../../shared/files/decodeText.ts'
import { workspace } from '../../support/workspace.ts'

const folder = join(import.meta.dirname, '../../fixtures/leads/traps')

/** A file as the page reads it. */
function text(name: string): string {
  const decoded = decodeText(name, readFileSync(join(folder, name)))
  if (!decoded.ok) throw new Error(`${decoded.reason} ${decoded.hint}`)
  return decoded.text
}

let backend: Backend
beforeEach(() => {
  backend = workspace()
})
afterEach(() => backend.close())

type More = Partial<Omit<Inputs['leads']['import'], 'csv'>>

async function imported(name: string, more: More = {}): Promise<{ result: ImportedLeads; leads: readonly Lead[] }> {
  const result = await backend.client.leads.import({ csv: text(name), ...more })
  const { leads } = await backend.client.leads.list({})
  return { result, leads: leads.toSorted((a, b) => b.name.localeCompare(a.name, 'en')) }
}

const zoe = { name: 'Zoë Köhler', company: 'Nordwind', email: 'zoe@nordwind.example', phone: '+49301234567' }
const tom = { name: 'Tom Baker', company: 'Oakfield', email: 'tom@oakfield.example', phone: '+442079460123' }

test.each([
  ['a byte order mark', 'mark.csv'],
  ['commas', 'commas.csv'],
  ['semicolons', 'semicolons.csv'],
  ['tabs', 'tabs.tsv'],
  ['CRLF', 'crlf.csv'],
  ['a bare CR', 'bare-cr.csv'],
  ['no line end at the end', 'no-last-line-end.csv'],
  ['a line that names the separator', 'sep-line.csv'],
  ['lines before the header', 'preamble.csv'],
  ['trailing blanks and stars in the header', 'stars-and-spaces.csv'],
  ['quotes around every row', 'wrapped-rows.csv'],
  ['quotes around every row but the header', 'wrapped-rows-only.csv'],
  ['thousands of empty columns', 'padding.csv'],
  ['UTF-16, little end first', 'utf-16le.csv'],
  ['UTF-16, big end first', 'utf-16be.csv'],
  ['UTF-16 without a mark', 'utf-16-unmarked.csv'],
  ['windows-1252', 'windows-1252.csv'],
])('a file with %s', async (_, name) => {
  const { result, leads } = await imported(name)
  expect(result).toMatchObject({ created: 2, updated: 0, unchanged: 0, rejected: [], duplicates: 0 })
  expect(result.warnings).toBeUndefined()
  expect(leads).toMatchObject([zoe, tom])
})

describe('columns', () => {
  test('that repeat: the first is the main one, the others are further ones', async () => {
    const { leads } = await imported('repeated-headers.csv')
    expect(leads).toMatchObject([
      { ...zoe, otherEmails: ['info@nordwind.example'], otherPhones: ['+49301234500'] },
      tom,
    ])
  })

  test('that differ in case only', async () => {
    const { leads } = await imported('case-headers.csv')
    expect(leads).toMatchObject([{ ...zoe, otherEmails: ['zoe.k@home.example'] }, tom])
  })
})

describe('cells', () => {
  test('with line breaks in quotes', async () => {
    const { result, leads } = await imported('line-breaks.csv')
    expect(result.rejected).toEqual([])
    expect(leads).toMatchObject([
      { ...zoe, notes: 'first line\nsecond, line' },
      { ...tom, notes: 'said "no"' },
    ])
  })

  test('with several e-mails and phones', async () => {
    const { leads } = await imported('several-in-a-cell.csv')
    expect(leads).toMatchObject([
      { ...zoe, otherEmails: ['zoe.k@home.example'], otherPhones: ['+4915112345678'] },
      { ...tom, otherEmails: ['baker@oakfield.example'], otherPhones: ['+447700900123'] },
    ])
  })

  test('with a comma in a name, quoted or not', async () => {
    const { result, leads } = await imported('smith-junior.csv')
    expect(result.warnings).toBeUndefined()
    expect(leads).toMatchObject([
      { name: 'Smith, Jr.', company: 'Oakfield', email: 'smith@oakfield.example' },
      { name: 'John Smith, Jr.', company: 'Nordwind, Inc.', email: 'john@nordwind.example' },
    ])
  })

  test('that a spreadsheet wrote as text', async () => {
    const { leads } = await imported('text-from-excel.csv')
    expect(leads).toMatchObject([zoe, { ...tom, company: '=Oakfield' }])
  })

  test('with phones of which a spreadsheet lost the last digits: named, and never called', async () => {
    const { result, leads } = await imported('spoilt-phones.csv')
    expect(result.rejected).toEqual([{ line: 2, reason: expect.stringContaining('5,35521E+11') as string }])
    expect(result.warnings).toContainEqual({ line: 3, reason: expect.stringContaining('5.35521E+11') as string })
    expect(leads).toMatchObject([{ ...tom, phone: null }])
  })
})

describe('dates', () => {
  const created = (leads: readonly Lead[]) => leads.map(({ createdAt }) => createdAt)

  test('with the day first, as one of them shows', async () => {
    const { result, leads } = await imported('day-first.csv')
    expect(result.ambiguous).toBeUndefined()
    expect(created(leads)).toEqual(['2026-06-04T22:00:00Z', '2026-06-24T22:00:00Z'])
  })

  test('with the month first, as one of them shows', async () => {
    const { result, leads } = await imported('month-first.csv')
    expect(result.ambiguous).toBeUndefined()
    expect(created(leads)).toEqual(['2026-05-05T22:00:00Z', '2026-06-24T22:00:00Z'])
  })

  test('that could be either are asked about, and read as answered', async () => {
    const { result } = await imported('either-first.csv', { dryRun: true })
    expect(result.ambiguous).toEqual({ column: 'Create Date', samples: ['05/06/2026'], readAs: 'mdy' })
    expect(result.preview?.[0]?.lead['createdAt']).toBe('2026-05-05T22:00:00Z')
    const answered = await imported('either-first.csv', { dateOrder: 'dmy' })
    expect(created(answered.leads)).toEqual(['2026-06-04T22:00:00Z', '2026-11-10T23:00:00Z'])
  })

  test('that are serial numbers of a spreadsheet', async () => {
    const { leads } = await imported('serial-dates.csv')
    expect(created(leads)).toEqual(['2026-06-04T22:00:00Z', '2026-06-05T10:00:00Z'])
  })
})
