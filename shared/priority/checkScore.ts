import type { ScoreRule, ScoreSettings } from '../contract/score.ts'
import { lineWords } from './receiptWords.ts'

export interface ScoreProblem {
  /** The field, by its path from the settings, such as `rules.3.line`. */
  readonly path: string
  readonly message: string
}

/** What the shapes of the contract cannot say: lines that cannot be read, and sets and groups that cross. */
export function checkScore({ rules }: Pick<ScoreSettings, 'rules'>): ScoreProblem[] {
  const groupOfSet = new Map<string, ScoreRule['group']>()
  return rules.flatMap((rule, i) => {
    const problems: ScoreProblem[] = []
    const line = problemOf(rule.line ?? rule.label)
    if (line) problems.push({ path: `rules.${i}.${rule.line === undefined ? 'label' : 'line'}`, message: line })
    if (rule.points.kind === 'steps') {
      rule.points.steps.forEach((step, j) => {
        const message = step.label && problemOf(step.label)
        if (message) problems.push({ path: `rules.${i}.points.steps.${j}.label`, message })
      })
    }
    if (rule.set !== undefined) {
      const group = groupOfSet.get(rule.set)
      if (group !== undefined && group !== rule.group) {
        problems.push({
          path: `rules.${i}.set`,
          message: `"${rule.set}" has rules under ${group} too; a set stands under one heading`,
        })
      }
      groupOfSet.set(rule.set, group ?? rule.group)
    }
    return problems
  })
}

function problemOf(template: string): string | undefined {
  try {
    lineWords(template)
    return undefined
  } catch (error) {
    if (error instanceof RangeError) return error.message
    throw error
  }
}
