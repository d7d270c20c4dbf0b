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
const questions = [
  { label: 'Pain', kind: 'text', options: [] },
  { label: 'Budget', kind: 'text', options: [] },
] as const
const before = leadDraft(lead, questions)

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

test('numbers and addresses go with what they are; an empty line is none', () => {
  const [email, other] = before.emails
  expect(email).toEqual({ value: 'maria@cascade.example', label: '', state: 'ok', primary: true })
  const phones = [
    { value: '+13035550142', label: 'Work', state: 'wrong' as const, primary: false },
    { value: ' +13035550143 ', label: '', state: 'ok' as const, primary: true },
    { value: '', label: '', state: 'ok' as const, primary: false },
  ]
  expect(leadChanges(lead.id, before, { ...before, phones, emails: [email!, other!] })).toEqual({
    id: lead.id,
    name: 'Maria Sandoval',
    phones: [
      { number: '+13035550142', label: 'Work', state: 'wrong', primary: false },
      { number: '+13035550143', label: null, state: 'ok', primary: true },
    ],
  })
})

test('links get their scheme and a name, times are sent as they were said, consent with its day', () => {
  const draft = {
    ...before,
    links: [
      { label: '', url: 'www.linkedin.com/in/maria' },
      { label: '', url: '' },
    ],
    preferred: { said: 'mornings', windows: null },
    consent: { basis: 'asked' as const, date: '2026-11-20', source: '', note: '' },
  }
  expect(leadChanges(lead.id, before, draft)).toMatchObject({
    links: [{ label: 'LinkedIn', url: 'https://www.linkedin.com/in/maria' }],
    preferredTimes: { said: 'mornings' },
    consent: { basis: 'asked', date: '2026-11-20', source: null, note: null },
  })
})

test('lines of the brief that say nothing are left out', () => {
  const brief = before.brief.map((line) => (line.label === 'Budget' ? { ...line, text: ' 40 k ' } : line))
  expect(leadChanges(lead.id, before, { ...before, brief }, questions)?.brief).toEqual([
    { label: 'Pain', text: 'Dispatch by phone' },
    { label: 'Budget', text: '40 k' },
  ])
})
