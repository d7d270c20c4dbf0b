import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Lead } from '../../../shared/contract/leads.ts'
import { addRep, workspace } from '../../support/workspace.ts'

const fixture = (name: string): string => readFileSync(join(import.meta.dirname, '../../fixtures/leads', name), 'utf8')

async function imported(name: string) {
  const backend = workspace()
  const priya = await addRep(backend, { name: 'Priya Nair' })
  const tom = await addRep(backend, { name: 'Tom Baker' })
  const result = await backend.client.leads.import({ csv: fixture(name) })
  const { leads } = await backend.client.leads.list({})
  const byName = new Map(leads.map((lead) => [lead.name, lead]))
  const lead = (called: string): Lead => {
    const found = byName.get(called)
    if (!found) throw new Error(`no lead is called ${called}, only ${[...byName.keys()].join(', ')}`)
    return found
  }
  backend.close()
  return { result, lead, priya, tom }
}

test('an export of HubSpot, with columns that repeat or differ only in case', async () => {
  const { result, lead, priya } = await imported('hubspot.csv')
  expect(result).toMatchObject({ detected: 'HubSpot', created: 3, rejected: [] })
  expect(lead('Dana Reyes')).toMatchObject({
    company: 'Harborlight Foods',
    title: 'VP Operations',
    email: 'dana.reyes@harborlight.example',
    phone: '+14155550134',
    otherPhones: ['+14155550177', '+14155550100'],
    country: 'US',
    region: 'CA',
    zones: ['America/Los_Angeles'],
    zoneFrom: 'address',
    ownerId: priya.id,
    source: 'HubSpot',
    website: 'https://harborlight.example',
    industry: 'Food',
    createdAt: '2026-10-02T07:15:00Z',
    nextStep: { kind: 'call', due: '2026-11-23T09:00:00Z' },
  })
  expect(lead('Jürgen Weiß, Dr.')).toMatchObject({
    company: 'Nordwind Logistik GmbH',
    phone: '+49301234567',
    country: 'DE',
    region: 'Bayern',
    zones: ['Europe/Berlin'],
  })
  // Without a name the company is what the lead is called.
  expect(lead('Tanuki KK')).toMatchObject({
    email: 'info@tanuki.example',
    phone: '+81312345678',
    zones: ['Asia/Tokyo'],
  })
})

test('a report of Salesforce, with its footer', async () => {
  const { result, lead, tom } = await imported('salesforce.csv')
  expect(result).toMatchObject({ detected: 'Salesforce', created: 2 })
  expect(result.rejected.map(({ line }) => line)).toEqual([5, 6, 7])
  expect(lead('Amara Okafor')).toMatchObject({
    company: 'Brightloom, Inc.',
    phone: '+15125550147',
    city: 'Austin',
    region: 'TX',
    country: 'US',
    zones: ['America/Chicago'],
    source: 'Webinar',
    ownerId: tom.id,
  })
  expect(lead('Luc Tremblay')).toMatchObject({
    phone: '+15145550190 ext. 12',
    otherPhones: ['+14385550102'],
    zones: ['America/Toronto'],
    ownerId: tom.id,
  })
})

test('an export of Pipedrive, with semicolons, stars in its header and line breaks in notes', async () => {
  const { result, lead } = await imported('pipedrive.csv')
  expect(result).toMatchObject({ detected: 'Pipedrive', created: 2, rejected: [] })
  expect(lead('Ilse Brandt')).toMatchObject({
    company: 'Donau Werke',
    email: 'ilse@donau.example',
    otherEmails: ['ilse.b@home.example'],
    phone: '+4315550199',
    value: 12_500.5,
    notes: 'Met at the fair.\nWants "two" sites; budget in Q1.',
    zones: ['Europe/Vienna'],
    zoneFrom: 'phone',
  })
})

test('an export of Apollo: the address of the person, else that of the company', async () => {
  const { result, lead, priya } = await imported('apollo.csv')
  expect(result).toMatchObject({ detected: 'Apollo', created: 2, rejected: [] })
  expect(lead('Noah Kim')).toMatchObject({
    phone: '+13035550118',
    otherPhones: ['+17205550160', '+13035550100'],
    employees: 1250,
    industry: 'software',
    city: 'Denver',
    region: 'CO',
    zones: ['America/Denver'],
    ownerId: priya.id,
    // what the company earns is not what the deal is worth
    value: null,
  })
  expect(lead('Sofia Lindqvist')).toMatchObject({ phone: '+46855501234', city: 'Stockholm', country: 'SE' })
})

test('an export of Close, whose leads are companies', async () => {
  const { result, lead } = await imported('close.csv')
  expect(result).toMatchObject({ detected: 'Close', created: 2, rejected: [] })
  expect(lead('Ruth Osei')).toMatchObject({
    company: 'Copperfield Ltd',
    title: 'Buyer',
    email: 'ruth@copperfield.example',
    otherEmails: ['ruth.osei@mail.example'],
    phone: '+442079460123',
    otherPhones: ['+447700900123'],
    website: 'https://copperfield.example',
    notes: 'Asked for a price list',
    createdAt: '2026-11-01T10:30:00Z',
  })
  expect(lead('Halo Design')).toMatchObject({ company: 'Halo Design', email: null, phone: null, zoneFrom: 'unknown' })
})

test('an export of Zoho', async () => {
  const { result, lead } = await imported('zoho.csv')
  expect(result).toMatchObject({ detected: 'Zoho', created: 1, rejected: [] })
  expect(lead('Priyanka Rao')).toMatchObject({
    phone: '+919820012345',
    employees: 45,
    source: 'Trade Show',
    country: 'IN',
    region: 'Maharashtra',
    zones: ['Asia/Kolkata'],
    createdAt: '2026-11-19T17:05:11Z'.replace(':11Z', ':00Z'),
  })
})

test('connections of LinkedIn, with lines before the header and family names that come first', async () => {
  const { result, lead } = await imported('linkedin.csv')
  expect(result).toMatchObject({ detected: 'LinkedIn', created: 2, rejected: [] })
  expect(lead('Jane Ngo')).toMatchObject({ company: 'Bluepeak', title: 'Founder', email: null, phone: null })
  expect(lead('山田 太郎')).toMatchObject({ company: '桜商事', title: '部長', email: 'taro@sakura.example' })
})

test('a German list from a spreadsheet', async () => {
  const { result, lead } = await imported('german.csv')
  expect(result).toMatchObject({ created: 2, rejected: [] })
  expect(result.detected).toBeUndefined()
  expect(lead('Anja Köhler')).toMatchObject({
    company: 'Köhler & Söhne KG',
    phone: '+499115550101',
    country: 'DE',
    employees: 1200,
    notes: 'erst nach 14 Uhr',
    createdAt: '2026-11-06T07:30:00Z',
  })
  expect(lead('Beat Huber')).toMatchObject({ phone: '+41445550102', country: 'CH', zones: ['Europe/Zurich'] })
})
