import type { ScoreGroup, ScoreRule, ScoreSettings } from '../../shared/contract/score.ts'
import { GROUPS } from './ruleWords.ts'

export type Rules = ScoreSettings['rules']

/** The rules of a heading with their places in the whole list, which is how they are named to the backend. */
export function byGroup(rules: Rules): readonly {
  readonly group: ScoreGroup
  readonly title: string
  readonly note: string
  readonly rules: readonly { readonly rule: ScoreRule; readonly index: number }[]
}[] {
  return GROUPS.map((heading) => ({
    ...heading,
    rules: rules.flatMap((rule, index) => (rule.group === heading.group ? [{ rule, index }] : [])),
  }))
}

export const withRule = (rules: Rules, id: string, part: Partial<ScoreRule>): Rules =>
  rules.map((rule) => (rule.id === id ? { ...rule, ...part } : rule))

export const withoutRule = (rules: Rules, id: string): Rules => rules.filter((rule) => rule.id !== id)

/** Moves a rule one place up (−1) or down (1) under its heading; the same list at an end. */
export function moved(rules: Rules, id: string, by: -1 | 1): Rules {
  const from = rules.findIndex((rule) => rule.id === id)
  const rule = rules[from]
  if (!rule) return rules
  const own = rules.flatMap((other, i) => (other.group === rule.group ? [i] : []))
  const to = own[own.indexOf(from) + by]
  if (to === undefined) return rules
  const next = [...rules]
  next[from] = next[to] as ScoreRule
  next[to] = rule
  return next
}

/** Receipts are read in the order of the rules: a new one, or one that changes its heading, stands last under it. */
export function inGroupOrder(rules: Rules): Rules {
  return byGroup(rules).flatMap(({ rules: own }) => own.map(({ rule }) => rule))
}

export function withNew(rules: Rules, group: ScoreGroup, id: string): Rules {
  const rule: ScoreRule = {
    id,
    label: 'New rule',
    group,
    on: true,
    when: [{ op: 'contains', field: 'source', texts: [] }],
    points: { kind: 'flat', points: 5 },
  }
  return inGroupOrder([...rules, rule])
}

/** The one to stand on after a rule is gone: the next under any heading, else the one before. */
export function neighbourOf(rules: Rules, id: string): string | undefined {
  const shown = byGroup(rules).flatMap(({ rules: own }) => own.map(({ rule }) => rule.id))
  const at = shown.indexOf(id)
  return shown[at + 1] ?? shown[at - 1]
}

/** The rule one row further up (−1) or down (1) on the screen. */
export function rowFrom(rules: Rules, id: string | undefined, by: -1 | 1): string | undefined {
  const shown = byGroup(rules).flatMap(({ rules: own }) => own.map(({ rule }) => rule.id))
  if (id === undefined) return shown[0]
  return shown[Math.max(0, Math.min(shown.length - 1, shown.indexOf(id) + by))]
}
