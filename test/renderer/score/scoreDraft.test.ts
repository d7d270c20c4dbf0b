import { expect, test } from 'vitest'
import {
  byGroup,
  inGroupOrder,
  moved,
  neighbourOf,
  rowFrom,
  withNew,
  withoutRule,
} from '../../../renderer/score/scoreDraft.ts'
import { DEFAULT_SCORE } from '../../../shared/priority/defaultScore.ts'

const { rules } = DEFAULT_SCORE
const ids = (of: typeof rules) => of.map(({ id }) => id)

test('a rule moves among those of its heading, and no further', () => {
  expect(ids(moved(rules, 'source-price', -1)).slice(2, 4)).toEqual(['source-price', 'source-demo'])
  expect(moved(rules, 'source-demo', -1)).toBe(rules)
  expect(moved(rules, 'interest', 1)).toBe(rules)
  expect(ids(moved(moved(rules, 'connects', 1), 'connects', -1))).toEqual(ids(rules))
})

test('a new rule is the last under its heading', () => {
  const next = withNew(rules, 'value', 'mine')
  expect(
    byGroup(next)
      .find(({ group }) => group === 'value')
      ?.rules.map(({ rule }) => rule.id),
  ).toEqual(['value', 'mine'])
  expect(next.findIndex(({ id }) => id === 'mine')).toBe(next.findIndex(({ id }) => id === 'age') - 1)
})

test('those the app comes with are in the order of their headings', () => {
  expect(ids(inGroupOrder(rules))).toEqual(ids(rules))
})

test('arrows and removals go to the rows beside', () => {
  expect(rowFrom(rules, undefined, 1)).toBe('fit-judged')
  expect(rowFrom(rules, 'fit-judged', -1)).toBe('fit-judged')
  expect(rowFrom(rules, 'fit-judged', 1)).toBe('fit-size')
  expect(rowFrom(rules, 'attempts', 1)).toBe('attempts')
  expect(neighbourOf(rules, 'fit-size')).toBe('source-demo')
  expect(neighbourOf(rules, 'attempts')).toBe('nurture')
  expect(ids(withoutRule(rules, 'fit-size'))).not.toContain('fit-size')
})
