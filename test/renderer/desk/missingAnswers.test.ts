import { expect, test } from 'vitest'
import { saveOf, wrongWith } from '../../../renderer/desk/booking/missingAnswers.ts'
import type { Lead } from '../../../shared/contract/leads.ts'
import { missingOf } from '../../../shared/handOver/required.ts'

const lead = {
  id: '01890000-0000-7000-8000-000000000001',
  name: 'Maria Sandoval',
  company: null,
  value: null,
  brief: [
    { label: 'Promised', text: 'a reference' },
    { label: 'budget', text: '' },
  ],
} as unknown as Lead

const questions = [
  { label: 'Budget', kind: 'choice', options: ['None yet', 'Approved'] },
  { label: 'Decides by', kind: 'date', options: [] },
] as const
const missing = missingOf(lead, ['company', 'value', 'Budget', 'Decides by'])

test('each is asked for in the order of the meeting type', () => {
  expect(missing.map(({ key }) => key)).toEqual(['company', 'value', 'Budget', 'Decides by'])
})

test('an answer is checked by the kind of its question', () => {
  const given = { company: 'Aspen', value: '12,000', Budget: 'approved', 'Decides by': 'soon' }
  expect(missing.map((one) => wrongWith(one, given, questions))).toEqual([
    undefined,
    undefined,
    undefined,
    'Must be a day, such as 2026-11-23.',
  ])
  expect(wrongWith(missing[1]!, { value: 'a lot' }, questions)).toBe('"a lot" is not a number.')
  expect(wrongWith(missing[0]!, { company: '  ' }, questions)).toBe('Still to be said.')
})

test('what is given is kept as the form has it, beside what is there', () => {
  const given = { company: ' Aspen ', value: '12,000', Budget: 'approved', 'Decides by': '2026-12-01' }
  expect(saveOf(lead, missing, given, questions)).toEqual({
    id: lead.id,
    name: 'Maria Sandoval',
    company: 'Aspen',
    value: 12_000,
    brief: [
      { label: 'Promised', text: 'a reference' },
      { label: 'Budget', text: 'Approved' },
      { label: 'Decides by', text: '2026-12-01' },
    ],
  })
})
