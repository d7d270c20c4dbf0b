import fc from 'fast-check'
import { expect, test } from 'vitest'
import { agePoints, lastingPoints, receiptOf, scoreOf } from '../../../shared/priority/receipt.ts'
import { DEFAULT_RULES, sourceRule } from '../../../shared/priority/rules.ts'
import { anyLead, AT, maria, newcomer } from './leads.ts'

const lines = (lead: typeof maria) =>
  receiptOf(lead, AT, DEFAULT_RULES).map(({ label, points }) => `${label} ${points}`)

test('a receipt in words, that adds up', () => {
  expect(lines(maria)).toEqual([
    'Fit: freight, 240 people 28',
    'Asked for a demo 24',
    'Deal value 38 k 14',
    'Connected once 6',
    'One earlier no-show -4',
  ])
  expect(scoreOf(receiptOf(maria, AT, DEFAULT_RULES))).toBe(68)
})

test('what is not known gives no line', () => {
  const blank = { ...newcomer, fit: null, employees: null, industry: null, value: null, source: null }
  expect(lines(blank)).toEqual(['Came in within the hour 12'])
  expect(lines({ ...blank, employees: 240, attempts: 2, stage: 'nurture' })).toEqual([
    'Fit: 240 people 20',
    'In nurture -6',
    'Two attempts without an answer -4',
    'Came in within the hour 12',
  ])
  expect(lines({ ...blank, fit: 50, industry: 'IT services', value: 1_250_000, intent: 65 })).toEqual([
    'Fit: IT services 20',
    'Interest 65 of 100 13',
    'Deal value 1.3 M 24',
    'Came in within the hour 12',
  ])
})

test.each([
  ['Demo request', true],
  ['demo-anfrage', true],
  ['Website / Contact Form', true],
  ['Inbound', true],
  ['Trade Fair Q3', false],
  ['Demolition list 2024', false],
  ['Cold list', false],
])('%s: waits for an answer: %s', (source, waits) =>
  expect(sourceRule(source, DEFAULT_RULES)?.waits ?? false).toBe(waits),
)

test('receipts add up to the score, in whole points, without empty lines', () => {
  fc.assert(
    fc.property(anyLead, (lead) => {
      const receipt = receiptOf(lead, AT, DEFAULT_RULES)
      expect(scoreOf(receipt)).toBe(lastingPoints(lead, DEFAULT_RULES) + agePoints(lead.created, AT, DEFAULT_RULES))
      for (const { label, points } of receipt) {
        expect(Number.isInteger(points) && points !== 0).toBe(true)
        expect(label).not.toMatch(/^$|null|undefined|NaN/)
      }
    }),
  )
})

test('the rules are data that JSON holds', () => {
  expect(JSON.parse(JSON.stringify(DEFAULT_RULES))).toEqual(DEFAULT_RULES)
})
