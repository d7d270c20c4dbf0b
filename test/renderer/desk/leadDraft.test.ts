import { expect, test } from 'vitest'
import { Lead } from '../../../shared/contract/leads.ts'
import { leadChanges, leadDraft } from '../../../renderer/desk/lead/leadDraft.ts'

const lead = Lead.parse({
  id: '01890000-0000-7000-8000-000000000001',
  name: 'Maria Sandoval',
  company: 'Cascade Freight',
  title: null,
  email: 'maria@cascade.example',
  phone: '+13035550142',
  otherEmails: ['m@cascade.example'],
  otherPhones: [],
  zone: null,
  zones: ['America/Denver'],
  zoneFrom: 'address',
  city: 'Denver',
  country: 'US',
  region: 'CO',
  source: null,
  ownerId: null,
  stage: 'qualified',
  value: 38_000,
  fit: 80,
  intent: null,
  employees: 240,
  industry: null,
  website: null,
  notes: null,
  language: null,
  brief: [{ label: 'Pain', text: 'Dispatch by phone' }],
  doNotContact: false,
  attempts: 1,
  connects: 1,
  noShows: 0,
  nextStep: null,
  snoozedUntil: null,
  createdAt: '2026-11-01T09:00:00Z',
  lastActivityAt: null,
})
const before = leadDraft(lead)

test('nothing is sent where nothing was changed', () => {
  expect(leadChanges(lead.id, before, { ...before })).toBeUndefined()
})

test('only what was changed is sent; what was emptied is emptied', () => {
  const draft = { ...before, company: ' Cascade  ', city: '', value: '', zone: 'America/Boise', doNotContact: true }
  expect(leadChanges(lead.id, before, draft)).toEqual({
    id: lead.id,
    name: 'Maria Sandoval',
    company: 'Cascade',
    city: null,
    value: null,
    zone: 'America/Boise',
    doNotContact: true,
  })
})

test('several numbers, with commas, semicolons or lines between them', () => {
  const draft = { ...before, otherPhones: '+1 303 555 0143; +1 303 555 0144,\n', otherEmails: '' }
  expect(leadChanges(lead.id, before, draft)).toMatchObject({
    otherPhones: ['+1 303 555 0143', '+1 303 555 0144'],
    otherEmails: [],
  })
})

test('lines of the brief that say nothing are left out', () => {
  const brief = before.brief.map((line) => (line.label === 'Budget' ? { ...line, text: ' 40 k ' } : line))
  expect(leadChanges(lead.id, before, { ...before, brief })?.brief).toEqual([
    { label: 'Pain', text: 'Dispatch by phone' },
    { label: 'Budget', text: '40 k' },
  ])
})
