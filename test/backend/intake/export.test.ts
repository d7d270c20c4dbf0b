import fc from 'fast-check'
import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { guard, unguard } from '../../../electron/backend/intake/formulaGuard.ts'
import { ConsentBasis } from '../../../shared/contract/leadRecord.ts'
import type { Lead } from '../../../shared/contract/leads.ts'
import { addRep, workspace } from '../../support/workspace.ts'

describe('cells that a spreadsheet would run', () => {
  test.each([
    ['=1+1', "'=1+1"],
    ['+cmd|x', "'+cmd|x"],
    ['-2', "'-2"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\tx', "'\tx"],
    ['\rx', "'\rx"],
    ['＝1', "'＝1"],
    ["'=1", "''=1"],
    ["'quoted'", "'quoted'"],
    ['+49 30 1234567', '+49 30 1234567'],
    ['+44 20 7946 0123 ext. 12', '+44 20 7946 0123 ext. 12'],
    ['+49 30 1+2', "'+49 30 1+2"],
    ['12.5', '12.5'],
    ['a=b', 'a=b'],
  ])('%j is written %j', (cell, written) => {
    expect(guard(cell)).toBe(written)
    expect(unguard(written)).toBe(cell)
  })

  test('whatever the text, reading takes off what writing put on', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("'", '=', '+', '-', '@', '\t', 'a', '1', '"', ' ') }), (cell) => {
        const back = unguard(guard(cell))
        expect(back).toBe(cell)
        expect(guard(cell)).toMatch(/^(?![=@\t\r\n-])/)
      }),
    )
  })
})

test('of leads: all, those of a list, those of a filter', async () => {
  const backend = workspace()
  const owner = await addRep(backend, { name: 'Priya Nair' })
  const one = await backend.client.leads.save({
    name: '=HYPERLINK("http://x")',
    company: 'Acme, "Inc."',
    phone: '+49 30 1234567',
    otherPhones: ['+44 7700 900123'],
    email: 'one@acme.example',
    value: 1250.125,
    ownerId: owner.id,
    notes: 'two\nlines',
  })
  await backend.client.leads.save({ name: 'Other', stage: 'qualified' })
  const { csv, count, filename } = await backend.client.leads.export({ leadIds: [one.id] })
  expect(filename).toBe('leads 2026-11-23.csv')
  expect(count).toBe(1)
  expect(csv.startsWith('\uFEFFName,')).toBe(true)
  const [row] = parse(csv, { bom: true, columns: true }) as Record<string, string>[]
  expect(row).toMatchObject({
    Name: `'=HYPERLINK("http://x")`,
    Company: 'Acme, "Inc."',
    Phone: '+49 30 1234567',
    'Other phones': '+44 7700 900123',
    Owner: 'priya.nair@northwind.example',
    Notes: 'two\nlines',
    'Stage in Setpoint': 'new',
    'Next step': 'call',
  })
  expect((await backend.client.leads.export({})).count).toBe(2)
  expect((await backend.client.leads.export({ stage: 'qualified' })).count).toBe(1)
  expect((await backend.client.leads.export({ text: 'acme' })).count).toBe(1)
  backend.close()
})

const word = fc.constantFrom('Anna', 'Smith, Jr.', '=1+1', '-x', "'quoted", 'O’Neil "Mac"', '+cmd', '@home', '山田')
const line = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '))
const blankOr = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null, freq: 2 })
const phone = fc.constantFrom(
  '+49301234567',
  '+442079460123',
  '+13035550118',
  '+81312345678',
  '(555) 123-4567',
  '+33144556677 ext. 4',
)
const email = fc.nat(30).map((n) => `P${n}@x.example`)
const lead = fc.record({
  company: blankOr(line),
  title: blankOr(line),
  email: blankOr(email),
  otherEmails: fc.uniqueArray(
    fc.nat(30).map((n) => `o${n}@y.example`),
    { maxLength: 2 },
  ),
  phone: blankOr(phone),
  zone: blankOr(fc.constantFrom('Europe/Berlin', 'America/Denver')),
  city: blankOr(line),
  region: blankOr(fc.constantFrom('Bayern', 'CO', 'Leinster')),
  country: blankOr(fc.constantFrom('DE', 'US', 'JP')),
  source: blankOr(line),
  value: blankOr(
    fc.oneof(
      fc.nat(100_000),
      fc.nat(10_000_000).map((n) => n / 1000),
    ),
  ),
  employees: blankOr(fc.nat(5000)),
  industry: blankOr(line),
  website: blankOr(fc.constantFrom('https://x.example/?a=b,c', '=x')),
  notes: blankOr(fc.array(line, { minLength: 1, maxLength: 3 }).map((lines) => lines.join('\n'))),
  language: blankOr(fc.constantFrom('de', 'en-US')),
  doNotContact: fc.boolean(),
  fit: blankOr(fc.nat(100)),
  intent: blankOr(fc.nat(100)),
  links: fc.uniqueArray(
    fc.record({
      label: fc.constantFrom('LinkedIn', 'a: b', 'acme.com', '=1+1', 'Smith, Jr.; "Mac"', 'https://x.example'),
      url: fc.nat(9).map((n) => `https://x.example/${n}?q=a,b;c#d`),
    }),
    { maxLength: 3, selector: ({ url }) => url },
  ),
  preferredTimes: blankOr(
    fc.oneof(
      fc.constantFrom('mornings, not Fridays', 'Tue or Thu after 15:00').map((said) => ({ said })),
      fc
        .uniqueArray(
          fc.record({
            weekday: fc.integer({ min: 1, max: 7 }),
            start: fc.constantFrom('08:00', '09:30'),
            end: fc.constantFrom('12:00', '24:00'),
          }),
          { minLength: 1, maxLength: 4, selector: ({ weekday }) => weekday },
        )
        .map((windows) => ({ said: '', windows })),
    ),
  ),
  consent: blankOr(
    fc.record({
      basis: fc.constantFrom(...ConsentBasis.options),
      date: blankOr(fc.constantFrom('2026-11-03', '2026-04-05')),
      source: blankOr(line),
      note: blankOr(line),
    }),
  ),
  brief: fc.uniqueArray(
    fc.record({
      label: fc.constantFrom(
        'Budget',
        'Decides',
        'Pain',
        'Industry',
        'Own: "line"',
        ' spaced',
        'Note',
        '=1+1',
        'Stage',
      ),
      text: fc.oneof(line, fc.constantFrom('none', 'two\nlines', 'a: b\n  c', 'n/a', '- x\nPain: y')),
    }),
    { maxLength: 5, selector: ({ label }) => label },
  ),
})
/** Beside the form that the app comes with, questions that are called as other columns are. */
const OWN_QUESTIONS = ['Industry', 'Attempts', '=1+1', 'Name'].map((label) => ({ label, kind: 'text' as const }))

/** What an export and an import keep: all but what was done with the lead. */
const KEPT = [
  'name',
  'company',
  'title',
  'email',
  'otherEmails',
  'phone',
  'otherPhones',
  'zone',
  'city',
  'region',
  'country',
  'ownerId',
  'value',
  'employees',
  'industry',
  'website',
  'notes',
  'language',
  'createdAt',
  'doNotContact',
  'fit',
  'intent',
  'links',
  'consent',
] as const satisfies readonly (keyof Lead)[]
const kept = (lead: Lead) => ({
  source: lead.source,
  ...Object.fromEntries(KEPT.map((field) => [field, lead[field]])),
  // The words may be other ones, and a lead has its answers before lines of one's own.
  preferred: lead.preferredTimes?.windows,
  brief: lead.brief.map(({ label, text }) => `${label.trim()}: ${text}`).toSorted(),
})

test('an export is imported without loss', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(lead, { minLength: 1, maxLength: 5 }), async (leads) => {
      const from = workspace()
      const to = workspace()
      const cards = workspace()
      try {
        for (const { client } of [from, to, cards]) {
          const { fields } = await client.qualification.list()
          await client.qualification.save({ fields: [...fields, ...OWN_QUESTIONS] })
        }
        for (const [i, one] of leads.entries()) {
          await from.client.leads.save({
            ...one,
            brief: one.brief.map((said) => (said.label === 'Decides' ? { ...said, text: 'Alone' } : said)),
            // Who is who is another matter: here all are different.
            name: `Lead ${'abcde'[i]}`,
            ...(one.email && { email: `${i}${one.email}` }),
            // Of addresses and numbers the first is the main one, whichever column it stands in.
            otherEmails: one.email ? one.otherEmails.map((text) => `${i}${text}`) : [],
            otherPhones: one.phone ? [`+1303555${1000 + i}`] : [],
          })
        }
        const { csv } = await from.client.leads.export({})
        const result = await to.client.leads.import({ csv, onDuplicate: 'create' })
        expect(result).toMatchObject({ created: leads.length, rejected: [] })
        expect(result.warnings).toBeUndefined()
        const before = (await from.client.leads.list({})).leads.map(kept)
        expect((await to.client.leads.list({})).leads.map(kept)).toEqual(before)
        // and once more into where it is from: nothing is new
        expect(await from.client.leads.import({ csv })).toMatchObject({ created: 0, updated: 0 })
        const vcf = (await from.client.leads.export({ format: 'vcard' })).csv
        expect(await cards.client.leads.import({ csv: vcf, onDuplicate: 'create' })).toMatchObject({ rejected: [] })
        const fromCards = before.map((one) => ({ ...one, source: one.source ?? 'vCard' }))
        expect((await cards.client.leads.list({})).leads.map(kept)).toEqual(fromCards)
        expect(await from.client.leads.import({ csv: vcf })).toMatchObject({ created: 0, updated: 0 })
      } finally {
        from.close()
        to.close()
        cards.close()
      }
    }),
    { numRuns: 60 },
  )
})
