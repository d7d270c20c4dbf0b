import type { Stage } from '../contract/leads.ts'
import { NumberField, TextField, type ScoreField } from '../contract/score.ts'
import { DAY, HOUR, MINUTE } from '../time/instant.ts'

/** What the score of a lead is made from. Instants in epoch milliseconds. */
export interface ScoredLead {
  readonly stage: Stage
  /** 0 to 100, as is `intent`. */
  readonly fit: number | null
  readonly intent: number | null
  readonly employees: number | null
  readonly industry: string | null
  readonly value: number | null
  readonly source: string | null
  readonly country: string | null
  readonly region: string | null
  readonly created: number
  /** Tries in a row that did not reach the lead. */
  readonly attempts: number
  readonly connects: number
  readonly noShows: number
  /** What few rules ask for: read only where one does (`needsMore`). */
  readonly more?: MoreFacts
}

export interface MoreFacts {
  readonly title: string | null
  readonly city: string | null
  readonly language: string | null
  readonly lastActivity: number | null
  /** By the question's label in lower case. */
  readonly answers: ReadonlyMap<string, string>
}

const MORE: ReadonlySet<string> = new Set([
  'title',
  'city',
  'language',
  'hoursSinceActivity',
  'daysSinceActivity',
  'answers',
])
/** Whether a field is among the facts that are read only when asked for. */
export const needsMore = (field: ScoreField): boolean => MORE.has(field) || field.startsWith('answer:')

const TIMED: ReadonlySet<string> = new Set([
  'hoursSinceCreated',
  'daysSinceCreated',
  'hoursSinceActivity',
  'daysSinceActivity',
])
/** Whether a field changes with the hour and not with the record. */
export const isTimed = (field: ScoreField): boolean => TIMED.has(field)

export const isNumberField = (field: string): field is NumberField => NumberField.options.includes(field as NumberField)
export const isTextField = (field: string): field is TextField => TextField.options.includes(field as TextField)

export type ReadNumber = (lead: ScoredLead, at: number) => number | null
export type ReadText = (lead: ScoredLead) => string | null

/** Since when an elapsed time is counted, and its unit in milliseconds. */
export function clockOfField(field: ScoreField): { since(lead: ScoredLead): number | null; unit: number } | undefined {
  const unit = field.startsWith('hours') ? HOUR : DAY
  switch (field) {
    case 'hoursSinceCreated':
    case 'daysSinceCreated':
      return { since: (lead) => lead.created, unit }
    case 'hoursSinceActivity':
    case 'daysSinceActivity':
      return { since: (lead) => lead.more?.lastActivity ?? null, unit }
    default:
      return undefined
  }
}

/** In whole minutes, so that a score stays what it is for a minute at least. */
const elapsed = (since: number | null | undefined, at: number, unit: number): number | null =>
  since === null || since === undefined ? null : (Math.floor(Math.max(0, at - since) / MINUTE) * MINUTE) / unit

const NUMBERS: Readonly<Record<NumberField, ReadNumber>> = {
  fit: (lead) => lead.fit,
  intent: (lead) => lead.intent,
  employees: (lead) => lead.employees,
  value: (lead) => lead.value,
  hoursSinceCreated: (lead, at) => elapsed(lead.created, at, HOUR),
  daysSinceCreated: (lead, at) => elapsed(lead.created, at, DAY),
  hoursSinceActivity: (lead, at) => elapsed(lead.more?.lastActivity, at, HOUR),
  daysSinceActivity: (lead, at) => elapsed(lead.more?.lastActivity, at, DAY),
  connects: (lead) => lead.connects,
  noShows: (lead) => lead.noShows,
  attempts: (lead) => lead.attempts,
  answers: (lead) => lead.more?.answers.size ?? 0,
}

const TEXTS: Readonly<Record<TextField, ReadText>> = {
  source: (lead) => lead.source,
  industry: (lead) => lead.industry,
  title: (lead) => lead.more?.title ?? null,
  country: (lead) => lead.country,
  region: (lead) => lead.region,
  city: (lead) => lead.more?.city ?? null,
  language: (lead) => lead.more?.language ?? null,
  stage: (lead) => lead.stage,
}

const answerOf = (field: ScoreField): ReadText => {
  const label = field.slice('answer:'.length).trim().toLowerCase()
  return (lead) => lead.more?.answers.get(label) || null
}

/** Reads a fact as a number; an answer that is none is unknown. `1,200` and `25 %` are numbers to a person, and here. */
export function numberReader(field: ScoreField): ReadNumber {
  if (isNumberField(field)) return NUMBERS[field]
  const read = isTextField(field) ? TEXTS[field] : answerOf(field)
  return (lead) => {
    const text = read(lead)
    const found = text === null ? null : /^\s*[€$£]?\s*(-?\d[\d,]*(?:\.\d+)?)\s*%?\s*$/.exec(text)
    return found ? Number(found[1]?.replaceAll(',', '')) : null
  }
}

/** Reads a fact as text; what is empty is unknown. */
export function textReader(field: ScoreField): ReadText {
  if (isTextField(field)) {
    const read = TEXTS[field]
    return (lead) => read(lead) || null
  }
  if (isNumberField(field)) {
    const read = NUMBERS[field]
    // Only for fields that do not change with the hour: the words of a receipt read the others as numbers.
    return (lead) => read(lead, 0)?.toString() ?? null
  }
  return answerOf(field)
}

/** The answers of a brief; of a question that is there twice the first that is answered. */
export function answersOf(brief: readonly { readonly label: string; readonly text: string }[]): Map<string, string> {
  const answers = new Map<string, string>()
  for (const { label, text } of brief) {
    const key = label.trim().toLowerCase()
    if (text.trim() !== '' && !answers.has(key)) answers.set(key, text.trim())
  }
  return answers
}
