import type { ScoreCondition, ScoreField, ScoreGroup, ScorePoints } from '../../shared/contract/score.ts'
import { NumberField, TextField } from '../../shared/contract/score.ts'

export const GROUPS: readonly { readonly group: ScoreGroup; readonly title: string; readonly note: string }[] = [
  { group: 'fit', title: 'Fit', note: 'who they are' },
  { group: 'intent', title: 'Intent', note: 'what they asked for' },
  { group: 'value', title: 'Value', note: 'what it may be worth' },
  { group: 'freshness', title: 'Freshness', note: 'how long it has been' },
  { group: 'history', title: 'History', note: 'what happened before' },
  { group: 'attempts', title: 'Attempts', note: 'how often it was tried' },
]

const FIELDS: Readonly<Record<TextField | NumberField, string>> = {
  source: 'Source',
  industry: 'Industry',
  title: 'Job title',
  country: 'Country',
  region: 'Region',
  city: 'City',
  language: 'Language',
  stage: 'Stage',
  fit: 'Fit (0 to 100)',
  intent: 'Interest (0 to 100)',
  employees: 'Employees',
  value: 'Deal value',
  hoursSinceCreated: 'Hours since it came in',
  daysSinceCreated: 'Days since it came in',
  hoursSinceActivity: 'Hours since the last activity',
  daysSinceActivity: 'Days since the last activity',
  connects: 'Times connected',
  noShows: 'No-shows',
  attempts: 'Attempts without an answer',
  answers: 'Answers known',
}

export const ANSWER = 'answer:'
export const isAnswer = (field: string): field is `answer:${string}` => field.startsWith(ANSWER)
export const questionOf = (field: string): string => field.slice(ANSWER.length)

export const textFields = TextField.options.map((value) => ({ value, label: FIELDS[value] }))
export const numberFields = NumberField.options.map((value) => ({ value, label: FIELDS[value] }))

export const fieldName = (field: ScoreField): string =>
  isAnswer(field) ? `“${questionOf(field)}”` : FIELDS[field as TextField | NumberField]

export type Op = ScoreCondition['op']
export const OPS: Readonly<Record<Op, string>> = {
  is: 'is',
  isNot: 'is not',
  oneOf: 'is one of',
  noneOf: 'is none of',
  contains: 'has the words',
  equals: 'is the number',
  atLeast: 'is at least',
  atMost: 'is at most',
  between: 'is between',
  known: 'is known',
  unknown: 'is not known',
}
const TEXT_OPS: readonly Op[] = ['is', 'isNot', 'oneOf', 'noneOf', 'contains', 'known', 'unknown']
const NUMBER_OPS: readonly Op[] = ['atLeast', 'atMost', 'between', 'equals', 'known', 'unknown']

/** What can be asked of a field; of an answer both, since it may be a number. */
export function opsOf(field: string): readonly Op[] {
  if (isAnswer(field)) return [...TEXT_OPS.slice(0, 5), ...NUMBER_OPS]
  return textFields.some(({ value }) => value === field) ? TEXT_OPS : NUMBER_OPS
}

/** A condition of another kind about the same field, with what was said already where it still means something. */
export function conditionWith(before: ScoreCondition, field: string, wanted: Op): ScoreCondition {
  const op = opsOf(field).includes(wanted) ? wanted : (opsOf(field)[0] ?? 'known')
  const texts = 'texts' in before ? before.texts : 'text' in before && before.text !== '' ? [before.text] : []
  const number = 'number' in before ? before.number : 'from' in before ? before.from : 0
  // The field fits the kind of question: it was chosen from the list of those that do.
  const of = { field } as { field: never }
  switch (op) {
    case 'known':
    case 'unknown':
      return { ...of, op }
    case 'is':
    case 'isNot':
      return { ...of, op, text: texts[0] ?? '' }
    case 'oneOf':
    case 'noneOf':
    case 'contains':
      return { ...of, op, texts }
    case 'equals':
    case 'atLeast':
    case 'atMost':
      return { ...of, op, number }
    case 'between':
      return { ...of, op, from: number, to: 'to' in before ? before.to : number + 1 }
    default:
      return op satisfies never
  }
}

const MANY = 3
const listed = (texts: readonly string[]): string =>
  texts.length <= MANY ? texts.join(', ') : `${texts.slice(0, MANY).join(', ')} and ${texts.length - MANY} more`

/** As it stands within a sentence: the range is in the list to choose from. */
const shortName = (field: ScoreField): string =>
  isAnswer(field)
    ? fieldName(field)
    : fieldName(field)
        .replace(/ \(.*\)$/, '')
        .toLowerCase()

/** `source has the words demo`: for the row of a rule. */
export function conditionWords(condition: ScoreCondition): string {
  const { field } = condition
  const name = shortName(field)
  const what = `${name} ${OPS[condition.op]}`
  switch (condition.op) {
    case 'known':
    case 'unknown':
      return what
    case 'is':
    case 'isNot':
      return `${what} ${condition.text}`
    case 'oneOf':
    case 'noneOf':
    case 'contains':
      return `${what} ${listed(condition.texts)}`
    case 'equals':
      return `${name} is ${amountWords(condition.number)}`
    case 'atLeast':
    case 'atMost':
      return `${what} ${amountWords(condition.number)}`
    case 'between':
      return `${what} ${amountWords(condition.from)} and ${amountWords(condition.to)}`
    default:
      return condition satisfies never
  }
}

const amountWords = (amount: number): string => amount.toLocaleString('en')

/** What the points go by, for the row of a rule; undefined where they are the same for all. */
export function gradeWords(points: ScorePoints): string | undefined {
  if (points.kind === 'flat') return undefined
  const name = shortName(points.field)
  switch (points.kind) {
    case 'steps':
      return `by ${name}, in ${points.steps.length} ${points.steps.length === 1 ? 'step' : 'steps'}`
    case 'linear':
      return `in proportion to ${name}, ${amountWords(points.from)} to ${amountWords(points.to)}`
    case 'halfLife':
      return `halved with every ${amountWords(points.halfLife)} of ${name}`
    default:
      return points satisfies never
  }
}

/** `+24`, `−6`, `0`, with a real minus. */
export const signed = (points: number): string => (points === 0 ? '0' : points < 0 ? `−${-points}` : `+${points}`)

/** `+24`, or what a graded rule gives at least and at most. */
export function pointsWords(points: ScorePoints): string {
  if (points.kind === 'flat') return signed(points.points)
  const all = points.kind === 'steps' ? points.steps.map((step) => step.points) : [0, points.points]
  const [low, high] = [Math.min(...all), Math.max(...all)]
  return low === high ? signed(low) : `${signed(low)} to ${signed(high)}`
}

/** Points of another kind, with what was said already where it still means something. */
export function pointsWith(before: ScorePoints, kind: ScorePoints['kind']): ScorePoints {
  const most =
    before.kind === 'steps'
      ? before.steps.reduce((found, { points }) => (Math.abs(points) > Math.abs(found) ? points : found), 0)
      : before.points
  const field = before.kind === 'flat' ? 'value' : before.field
  switch (kind) {
    case 'flat':
      return { kind, points: most }
    case 'steps':
      return { kind, field, steps: [{ from: before.kind === 'linear' ? before.to : 1, points: most }] }
    case 'linear':
      return { kind, field, from: 0, to: 100, points: most }
    case 'halfLife':
      return { kind, field: before.kind === 'flat' ? 'daysSinceCreated' : field, halfLife: 7, points: most }
    default:
      return kind satisfies never
  }
}
