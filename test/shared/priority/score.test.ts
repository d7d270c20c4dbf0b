import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ScoreRule, type ScoreCondition, type ScorePoints } from '../../../shared/contract/score.ts'
import { checkScore } from '../../../shared/priority/checkScore.ts'
import { DEFAULT_SCORE } from '../../../shared/priority/defaultScore.ts'
import { answersOf, type ScoredLead } from '../../../shared/priority/facts.ts'
import { compileScore, scoreOf } from '../../../shared/priority/score.ts'
import { DAY, HOUR, MINUTE } from '../../../shared/time/instant.ts'
import { builtInPoints } from './builtInPoints.ts'
import { anyLead, AT, clockOf, maria, newcomer } from './leads.ts'

const score = compileScore(DEFAULT_SCORE.rules)
const lines = (lead: ScoredLead, of = score) => of.receipt(lead, AT).map(({ label, points }) => `${label} ${points}`)

const fitting = (of: typeof score, lead: ScoredLead) => {
  const ids: string[] = []
  of.eachFitting(lead, AT, (id) => ids.push(id))
  return ids
}

describe('the rules the app comes with', () => {
  test('a receipt in words, that adds up', () => {
    expect(lines(maria)).toEqual([
      'Fit: freight, 240 people 28',
      'Asked for a demo 24',
      'Deal value 38 k 14',
      'Connected once 6',
      'One earlier no-show -4',
    ])
    expect(scoreOf(score.receipt(maria, AT))).toBe(68)
  })

  test('what is not known gives no line', () => {
    const blank = { ...newcomer, fit: null, employees: null, industry: null, value: null, source: null }
    expect(lines(blank)).toEqual(['Came in within the hour 12'])
    expect(lines({ ...blank, employees: 240, attempts: 2, stage: 'nurture' })).toEqual([
      'Fit: 240 people 20',
      'Came in within the hour 12',
      'In nurture -6',
      'Two attempts without an answer -4',
    ])
    expect(lines({ ...blank, fit: 50, industry: 'IT services', value: 1_250_000, intent: 65 })).toEqual([
      'Fit: IT services 20',
      'Interest 65 of 100 13',
      'Deal value 1.3 M 24',
      'Came in within the hour 12',
    ])
    expect(lines({ ...blank, fit: 50, connects: 4, noShows: 7, attempts: 1 })).toEqual([
      'Fit 50 of 100 20',
      'Came in within the hour 12',
      'Connected 4 times 12',
      '7 earlier no-shows -18',
      'One attempt without an answer -2',
    ])
  })

  test('score any lead as the score that was built in did', () => {
    fc.assert(
      fc.property(anyLead, (lead) => {
        expect(score.lasting(lead) + score.timed(lead, AT)).toBe(builtInPoints(lead, AT))
      }),
      { numRuns: 2000 },
    )
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
    expect((clockOf(source)?.minutes ?? 'none') !== 'none').toBe(waits),
  )

  test('are data that JSON holds, that the contract takes, and each says why', () => {
    expect(JSON.parse(JSON.stringify(DEFAULT_SCORE))).toEqual(DEFAULT_SCORE)
    for (const rule of DEFAULT_SCORE.rules) expect(ScoreRule.parse(rule)).toEqual(rule)
    expect(checkScore(DEFAULT_SCORE)).toEqual([])
    expect(DEFAULT_SCORE.rules.filter(({ why }) => !why)).toEqual([])
    expect(score.needsMore).toBe(false)
  })
})

const rule = (part: Partial<ScoreRule>): ScoreRule => ({
  id: 'it',
  label: 'It fits',
  group: 'fit',
  on: true,
  when: [],
  points: { kind: 'flat', points: 5 },
  ...part,
})
const full: ScoredLead = {
  ...maria,
  more: {
    title: 'Head of Operations (EMEA)',
    city: 'Denver',
    language: 'en',
    lastActivity: AT - 3 * DAY,
    answers: answersOf([
      { label: 'Budget', text: '25,000' },
      { label: 'Uses now', text: 'Excel & e-mail' },
      { label: 'budget', text: 'none' },
      { label: 'Team', text: ' ' },
    ]),
  },
}

describe('conditions', () => {
  test.each<[boolean, ScoreCondition]>([
    [true, { op: 'known', field: 'source' }],
    [false, { op: 'unknown', field: 'employees' }],
    [true, { op: 'unknown', field: 'intent' }],
    [true, { op: 'is', field: 'source', text: 'demo-REQUEST' }],
    [false, { op: 'is', field: 'source', text: 'demo' }],
    [true, { op: 'isNot', field: 'industry', text: 'Steel' }],
    [true, { op: 'oneOf', field: 'country', texts: ['de', 'us'] }],
    [false, { op: 'noneOf', field: 'country', texts: ['DE', 'US'] }],
    [true, { op: 'contains', field: 'title', texts: ['head of', 'chief'] }],
    [true, { op: 'contains', field: 'title', texts: ['emea'] }],
    [false, { op: 'contains', field: 'title', texts: ['oper'] }],
    [true, { op: 'equals', field: 'noShows', number: 1 }],
    [true, { op: 'atLeast', field: 'value', number: 38_000 }],
    [false, { op: 'atMost', field: 'value', number: 37_999 }],
    [true, { op: 'between', field: 'employees', from: 200, to: 240 }],
    [false, { op: 'atMost', field: 'intent', number: 100 }],
    [true, { op: 'atLeast', field: 'daysSinceActivity', number: 3 }],
    [false, { op: 'atLeast', field: 'hoursSinceActivity', number: 73 }],
    [true, { op: 'known', field: 'daysSinceActivity' }],
    [true, { op: 'atLeast', field: 'answer:Budget', number: 25_000 }],
    [true, { op: 'contains', field: 'answer:uses now', texts: ['excel'] }],
    [false, { op: 'atLeast', field: 'answer:uses now', number: 0 }],
    [false, { op: 'known', field: 'answer:Team' }],
    [true, { op: 'isNot', field: 'answer:Team', text: 'ten' }],
    [true, { op: 'equals', field: 'answers', number: 2 }],
    [true, { op: 'is', field: 'stage', text: 'qualified' }],
  ])('%s: %j', (fits, when) => {
    expect(lines(full, compileScore([rule({ when: [when] })])).length).toBe(fits ? 1 : 0)
  })
})

describe('points', () => {
  const at = (points: ScorePoints, lead = full) => scoreOf(compileScore([rule({ points })]).receipt(lead, AT))
  test('in proportion, up to a cap', () => {
    const linear = { kind: 'linear', field: 'attempts', from: 1, to: 5, points: -8 } as const
    expect([0, 1, 2, 4, 5, 9].map((attempts) => at(linear, { ...full, attempts }))).toEqual([0, 0, -2, -6, -8, -8])
  })
  test('halved again and again', () => {
    const halved = { kind: 'halfLife', field: 'daysSinceCreated', halfLife: 2, points: 16 } as const
    expect([0, 2, 4, 6, 60].map((days) => at(halved, { ...full, created: AT - days * DAY }))).toEqual([16, 8, 4, 2, 0])
  })
  test('none for what is not known', () => {
    expect(at({ kind: 'linear', field: 'intent', from: 0, to: 100, points: 20 })).toBe(0)
    expect(at({ kind: 'halfLife', field: 'answer:Nothing', halfLife: 1, points: 20 })).toBe(0)
  })
  test('the first of a set that fits counts, whatever stands between', () => {
    const of = compileScore([
      rule({ id: 'a', set: 's', when: [{ op: 'is', field: 'country', text: 'DE' }], label: 'German' }),
      rule({ id: 'x', label: 'Alone' }),
      rule({ id: 'b', set: 's', when: [{ op: 'is', field: 'country', text: 'US' }], label: 'American' }),
      rule({ id: 'c', set: 's', label: 'Anywhere' }),
      rule({ id: 'off', on: false, label: 'Switched off' }),
    ])
    expect(lines(full, of)).toEqual(['American 5', 'Alone 5'])
    expect(fitting(of, full)).toEqual(['b', 'x'])
  })
})

test.each([
  ['From {city}', 'From Denver'],
  ['{city}', 'Denver'],
  ['A {title}', 'A head of Operations (EMEA)'],
  ['Says [{language}|nothing]', 'Says en'],
  ['[{answer:Team} people|Team unknown]', 'Team unknown'],
  ['Wants [{answer:Nothing}]', 'Wants'],
  ['{answer:Budget} to spend', '25,000 to spend'],
  ['{daysSinceActivity:day} of silence', 'Three days of silence'],
  ['After {daysSinceActivity:day}', 'After three days'],
  ['Deal {value}', 'Deal 38 k'],
  ['{answer:Nothing}', 'It fits'],
])('the line %s', (line, said) => expect(lines(full, compileScore([rule({ line })]))).toEqual([`${said} 5`]))

test.each([
  [{ line: 'From {place}' }, 'rules.0.line', 'names "place", which is not known of a lead'],
  [{ label: 'From {city' }, 'rules.0.label', 'has a "{" without its other half'],
  [{ line: 'From [city' }, 'rules.0.line', 'has a "[" without its other half'],
])('%j is refused', (part, path, message) => expect(checkScore({ rules: [rule(part)] })).toEqual([{ path, message }]))

test('a set stands under one heading', () => {
  const rules = [rule({ set: 's' }), rule({ id: 'b', set: 's', group: 'value' })]
  expect(checkScore({ rules }).map(({ path }) => path)).toEqual(['rules.1.set'])
})

const numberField = fc.constantFrom('fit', 'employees', 'value', 'attempts', 'hoursSinceCreated', 'answer:Budget')
const textField = fc.constantFrom('source', 'industry', 'country', 'stage', 'title')
const anyNumber = fc.integer({ min: -100, max: 100_000 })
const points = fc.integer({ min: -1000, max: 1000 })
const anyCondition = fc.oneof(
  fc.record({ op: fc.constantFrom('known' as const, 'unknown' as const), field: fc.oneof(numberField, textField) }),
  fc.record({
    op: fc.constantFrom('is' as const, 'isNot' as const),
    field: textField,
    text: fc.constantFrom('US', 'new'),
  }),
  fc.record({ op: fc.constantFrom('atLeast' as const, 'atMost' as const), field: numberField, number: anyNumber }),
) as fc.Arbitrary<ScoreCondition>
const anyPoints = fc.oneof(
  fc.record({ kind: fc.constant('flat' as const), points }),
  fc.record({
    kind: fc.constant('halfLife' as const),
    field: numberField,
    halfLife: fc.integer({ min: 1, max: 99 }),
    points,
  }),
  fc
    .record({ field: numberField, from: anyNumber, span: fc.integer({ min: 1, max: 1000 }), points })
    .map(({ span, ...one }) => ({ kind: 'linear' as const, ...one, to: one.from + span })),
  fc
    .record({ field: numberField, from: fc.uniqueArray(anyNumber, { minLength: 1, maxLength: 5 }), points })
    .map((one) => ({
      kind: 'steps' as const,
      field: one.field,
      steps: one.from.sort((a, b) => a - b).map((from, i) => ({ from, points: Math.max(-1000, one.points - i) })),
    })),
) as fc.Arbitrary<ScorePoints>
const anyRules = fc
  .array(
    fc.record({
      on: fc.boolean(),
      set: fc.constantFrom(undefined, 'a', 'b'),
      when: fc.array(anyCondition, { maxLength: 3 }),
      points: anyPoints,
    }),
    {
      maxLength: 12,
    },
  )
  .map((list) => list.map((part, i) => rule({ id: `r${i}`, label: `Rule ${i}`, ...part } as Partial<ScoreRule>)))

test('receipts of any rules add up to the score, in whole points, without empty lines, and last a minute', () => {
  fc.assert(
    fc.property(anyRules, anyLead, fc.nat(MINUTE - 1), (rules, lead, ms) => {
      for (const one of rules) expect(ScoreRule.safeParse(one).success).toBe(true)
      const of = compileScore(rules)
      const receipt = of.receipt(lead, AT)
      expect(scoreOf(receipt)).toBe(of.lasting(lead) + of.timed(lead, AT))
      expect(fitting(of, lead).length).toBe(receipt.length)
      expect(new Set(receipt.map(({ label }) => label)).size).toBe(receipt.length)
      for (const line of receipt) {
        expect(Number.isInteger(line.points) && line.points !== 0).toBe(true)
        expect(line.label).not.toMatch(/^$|null|undefined|NaN/)
      }
      // Created on a full minute, as all of them are here, nothing changes within it.
      expect(of.timed(lead, AT + ms)).toBe(of.timed(lead, AT))
    }),
  )
})

test('what changes with the hour stays what it is for as long as is said', () => {
  fc.assert(
    fc.property(
      anyRules,
      anyLead,
      fc.nat(40 * 24 * HOUR),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (rules, lead, on, part) => {
        const of = compileScore(rules)
        const at = AT - 20 * DAY + on
        const until = of.timedUntil(lead, at)
        expect(until).toBeGreaterThan(at)
        const within = at + Math.floor((Math.min(until, at + 30 * DAY) - 1 - at) * part)
        expect(of.timed(lead, within)).toBe(of.timed(lead, at))
      },
    ),
  )
})
