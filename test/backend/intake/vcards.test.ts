import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { refusal, workspace } from '../../support/workspace.ts'

const fixture = (name: string): string => readFileSync(join(import.meta.dirname, '../../fixtures/leads', name), 'utf8')

async function imported(csv: string) {
  const backend = workspace()
  const result = await backend.client.leads.import({ csv })
  const { leads } = await backend.client.leads.list({})
  backend.close()
  return { result, leads: leads.toReversed() }
}

test('a card of version 2.1: bare parameters, quoted-printable, a picture', async () => {
  const { result, leads } = await imported(fixture('cards-2.1.vcf'))
  expect(result).toMatchObject({ created: 1, rejected: [], detected: 'vCard' })
  expect(result.warnings).toBeUndefined()
  expect(leads).toMatchObject([
    {
      name: 'Zoë Köhler',
      company: 'Nordwind',
      title: 'Head of Operations',
      // the preferred one first, and no fax
      phone: '+4915112345678',
      otherPhones: ['+49301234567'],
      email: 'zoe@nordwind.example',
      city: 'Berlin',
      country: 'DE',
      notes: 'first line\nsecond line',
      source: 'vCard',
    },
  ])
})

test('cards of version 3.0: groups, escapes, folded lines, several addresses', async () => {
  const { result, leads } = await imported(fixture('cards-3.0.vcf'))
  expect(result).toMatchObject({ created: 2, rejected: [] })
  expect(leads).toMatchObject([
    {
      name: 'Tom Baker, Jr.',
      company: 'Oakfield, Ltd.',
      email: 'tom@oakfield.example',
      otherEmails: ['baker@home.example'],
      phone: '+442079460123',
      city: 'London',
      country: 'GB',
      notes: 'met at the fair\nwants a demo, soon',
      website: 'https://oakfield.example/a-very-long-path-that-is-folded-over-two-lines-of-the-file',
    },
    { name: 'Ruth Osei', company: 'Copperfield', email: null },
  ])
})

test('cards of version 4.0: addresses of phones, zone and language; one that cannot be reached is named', async () => {
  const { result, leads } = await imported(fixture('cards-4.0.vcf'))
  expect(result).toMatchObject({ created: 1, rejected: [{ line: 14 }] })
  expect(result.rejectedCsv).toContain('Empty Handed')
  expect(leads).toMatchObject([
    {
      name: 'Aiko Tanaka',
      company: 'Mirai Foods',
      title: 'Buyer',
      phone: '+819012345678',
      otherPhones: ['+81312345678 ext. 12'],
      zone: 'Asia/Tokyo',
      language: 'ja',
    },
  ])
})

test('a card twice is one lead, and its fields can be chosen like columns', async () => {
  const csv = fixture('cards-3.0.vcf')
  const backend = workspace()
  const first = await backend.client.leads.import({ csv, dryRun: true })
  expect(first.mapping).toContainEqual({ column: 'E-mail', field: 'email' })
  const mapping = first.mapping.map((one) => (one.column === 'Notes' ? { ...one, field: null } : one))
  await backend.client.leads.import({ csv: csv + csv, mapping })
  const { leads } = await backend.client.leads.list({})
  expect(leads).toHaveLength(2)
  expect(leads.every(({ notes }) => notes === null)).toBe(true)
  backend.close()
})

test('cards that hold nothing are refused', async () => {
  const backend = workspace()
  const refused = await refusal(backend.client.leads.import({ csv: 'BEGIN:VCARD\r\nVERSION:3.0\r\nEND:VCARD\r\n' }))
  expect(refused).toMatchObject({ code: 'UNREADABLE' })
  backend.close()
})
