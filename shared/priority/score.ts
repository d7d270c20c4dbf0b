import type { ReceiptLine } from '../contract/leads.ts'
import type { ScoreCondition, ScoreField, ScorePoints, ScoreRule } from '../contract/score.ts'
import { isTimed, needsMore, numberReader, textReader, type ScoredLead } from './facts.ts'
import { untilOf } from './scoreMarks.ts'
import { lineWords, type LineWords } from './receiptWords.ts'
import { comparable, remembered } from './words.ts'

/** Rules made ready to score many leads with. Points are whole numbers, so that a receipt adds up to its score exactly. */
export interface Score {
  /** The part of the score that stays as long as the lead's record does. */
  lasting(lead: ScoredLead): number
  /** The part that changes with the hour. */
  timed(lead: ScoredLead, at: number): number
  /** Why the score is what it is: a line per rule that gives points, in the order of the rules. */
  receipt(lead: ScoredLead, at: number): ReceiptLine[]
  /** Names each rule that gives points, by its id. */
  eachFitting(lead: ScoredLead, at: number, visit: (id: string) => void): void
  /** Until when `timed` stays what it is at `at`; Infinity where nothing of it changes any more. */
  timedUntil(lead: ScoredLead, at: number): number
  /** Some rule asks for what is read only when asked for (`MoreFacts`). */
  readonly needsMore: boolean
}

/** The rules are compiled once, then asked a hundred thousand times. */
export function compileScore(rules: readonly ScoreRule[]): Score {
  const units = unitsOf(rules.filter(({ on }) => on))
  const lasting = units.filter((unit) => !unit.timed)
  const timed = units.filter((unit) => unit.timed)
  const given = (lead: ScoredLead, at: number) =>
    units.flatMap((unit) => {
      const rule = unit.pick(lead, at)
      const points = rule?.points(lead, at) ?? 0
      return rule && points !== 0 ? [{ rule, points }] : []
    })
  return {
    lasting: (lead) => sum(lasting, lead, 0),
    timed: (lead, at) => sum(timed, lead, at),
    receipt: (lead, at) => given(lead, at).map(({ rule, points }) => ({ label: rule.words(lead, at), points })),
    eachFitting: (lead, at, visit) => {
      for (const unit of units) {
        const rule = unit.pick(lead, at)
        if (rule && rule.points(lead, at) !== 0) visit(rule.id)
      }
    },
    timedUntil: untilOf(rules.filter((rule) => rule.on)),
    needsMore: rules.some((rule) => rule.on && fieldsOf(rule).some(needsMore)),
  }
}

export const scoreOf = (receipt: readonly ReceiptLine[]): number =>
  receipt.reduce((total, line) => total + line.points, 0)

function sum(units: readonly Unit[], lead: ScoredLead, at: number): number {
  let total = 0
  for (const unit of units) total += unit.pick(lead, at)?.points(lead, at) ?? 0
  return total
}

interface ReadyRule {
  readonly id: string
  readonly timed: boolean
  fits(lead: ScoredLead, at: number): boolean
  points(lead: ScoredLead, at: number): number
  words: LineWords
}

/** A rule by itself, or a set of which the first that fits counts. */
interface Unit {
  readonly timed: boolean
  pick(lead: ScoredLead, at: number): ReadyRule | undefined
}

function unitsOf(rules: readonly ScoreRule[]): Unit[] {
  const sets = new Map<string, ReadyRule[]>()
  const members: ReadyRule[][] = []
  for (const rule of rules) {
    const known = rule.set === undefined ? undefined : sets.get(rule.set)
    if (known) {
      known.push(ready(rule))
      continue
    }
    const own = [ready(rule)]
    members.push(own)
    if (rule.set !== undefined) sets.set(rule.set, own)
  }
  return members.map((own) => ({
    timed: own.some((rule) => rule.timed),
    pick: (lead, at) => {
      for (const rule of own) if (rule.fits(lead, at)) return rule
      return undefined
    },
  }))
}

/** The fields that a rule's points come from; those that are only in its words do not change them. */
function fieldsOf(rule: ScoreRule): ScoreField[] {
  const { points } = rule
  return [...rule.when.map(({ field }) => field), ...(points.kind === 'flat' ? [] : [points.field])]
}

function ready(rule: ScoreRule): ReadyRule {
  const tests = rule.when.map(testOf)
  return {
    id: rule.id,
    timed: fieldsOf(rule).some(isTimed),
    fits: (lead, at) => {
      for (const test of tests) if (!test(lead, at)) return false
      return true
    },
    points: pointsOf(rule.points),
    words: wordsOf(rule),
  }
}

type Test = (lead: ScoredLead, at: number) => boolean

function testOf(condition: ScoreCondition): Test {
  const { field } = condition
  switch (condition.op) {
    case 'known':
      return isKnown(field)
    case 'unknown': {
      const known = isKnown(field)
      return (lead, at) => !known(lead, at)
    }
    case 'is':
      return textTest(field, [condition.text], same, false)
    case 'isNot':
      return textTest(field, [condition.text], same, true)
    case 'oneOf':
      return textTest(field, condition.texts, same, false)
    case 'noneOf':
      return textTest(field, condition.texts, same, true)
    case 'contains':
      return textTest(field, condition.texts, holds, false)
    case 'equals':
      return numberTest(field, (fact) => fact === condition.number)
    case 'atLeast':
      return numberTest(field, (fact) => fact >= condition.number)
    case 'atMost':
      return numberTest(field, (fact) => fact <= condition.number)
    case 'between':
      return numberTest(field, (fact) => fact >= condition.from && fact <= condition.to)
    default:
      return condition satisfies never
  }
}

function isKnown(field: ScoreField): Test {
  const [text, number] = [textReader(field), numberReader(field)]
  return isTimed(field) ? (lead, at) => number(lead, at) !== null : (lead) => text(lead) !== null
}

const same = (text: string, wanted: string): boolean => text === wanted
const holds = (text: string, wanted: string): boolean => text.includes(wanted)

function textTest(
  field: ScoreField,
  texts: readonly string[],
  compare: (text: string, wanted: string) => boolean,
  negated: boolean,
): Test {
  const read = textReader(field)
  const wanted = texts.map(comparable)
  const judge = remembered((fact) => {
    const text = comparable(fact)
    return wanted.some((one) => compare(text, one)) !== negated
  })
  return (lead) => {
    const fact = read(lead)
    return fact === null ? negated : judge(fact)
  }
}

function numberTest(field: ScoreField, judge: (fact: number) => boolean): Test {
  const read = numberReader(field)
  return (lead, at) => {
    const fact = read(lead, at)
    return fact !== null && judge(fact)
  }
}

function pointsOf(given: ScorePoints): (lead: ScoredLead, at: number) => number {
  if (given.kind === 'flat') return () => given.points
  const read = numberReader(given.field)
  const of = grade(given)
  return (lead, at) => {
    const fact = read(lead, at)
    return fact === null ? 0 : of(fact)
  }
}

/** Points of a graded rule by the number it goes by. */
export function grade(given: Exclude<ScorePoints, { kind: 'flat' }>): (fact: number) => number {
  switch (given.kind) {
    case 'steps':
      return (fact) => stepOf(given, fact)?.points ?? 0
    case 'linear': {
      const { from, to, points } = given
      return (fact) => Math.round(Math.min(1, Math.max(0, (fact - from) / (to - from))) * points)
    }
    case 'halfLife':
      return (fact) => Math.round(given.points * 0.5 ** (Math.max(0, fact) / given.halfLife))
    default:
      return given satisfies never
  }
}

type Steps = Extract<ScorePoints, { kind: 'steps' }>
/** The highest step that is reached. */
function stepOf({ steps }: Steps, fact: number): Steps['steps'][number] | undefined {
  let found: Steps['steps'][number] | undefined
  for (const step of steps) {
    if (fact < step.from) break
    found = step
  }
  return found
}

function wordsOf(rule: ScoreRule): LineWords {
  const own = readWords(rule.line ?? rule.label, rule.label)
  const { points } = rule
  if (points.kind !== 'steps') return own
  const read = numberReader(points.field)
  const byStep = new Map(
    points.steps.map((step) => [step, step.label ? readWords(step.label, rule.label) : own] as const),
  )
  return (lead, at) => {
    const step = stepOf(points, read(lead, at) ?? Number.NEGATIVE_INFINITY)
    return ((step && byStep.get(step)) ?? own)(lead, at)
  }
}

/** A line that says nothing for this lead says what its rule is called. */
function readWords(template: string, otherwise: string): LineWords {
  try {
    const words = lineWords(template)
    return (lead, at) => words(lead, at) || otherwise
  } catch {
    // Saving refuses it; one that got here all the same still says which rule it is.
    return () => otherwise
  }
}
