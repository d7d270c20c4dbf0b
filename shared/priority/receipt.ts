import type { ReceiptLine, Stage } from '../contract/leads.ts'
import { HOUR } from '../time/instant.ts'
import { bandOf, sourceRule, type PriorityRules } from './rules.ts'

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
  readonly created: number
  /** Tries in a row that did not reach the lead. */
  readonly attempts: number
  readonly connects: number
  readonly noShows: number
}

interface Line {
  readonly points: number
  /** Worded only when somebody reads it: the index scores a hundred thousand leads. */
  label(): string
}

/** All lines whose points do not depend on the hour. */
function lastingLines(lead: ScoredLead, rules: PriorityRules): Line[] {
  const source = sourceRule(lead.source, rules)
  const lines: Line[] = [
    { points: fitPoints(lead, rules), label: () => fitLabel(lead) },
    { points: source?.points ?? 0, label: () => source?.label ?? '' },
    { points: share(lead.intent, rules.intentPoints), label: () => `Interest ${lead.intent} of 100` },
    {
      points: lead.value === null ? 0 : (bandOf(rules.values, lead.value)?.points ?? 0),
      label: () => `Deal value ${amount(lead.value ?? 0)}`,
    },
    {
      points: bandOf(rules.connects, lead.connects)?.points ?? 0,
      label: () =>
        `Connected ${lead.connects === 1 ? 'once' : lead.connects === 2 ? 'twice' : `${lead.connects} times`}`,
    },
    {
      points: bandOf(rules.noShows, lead.noShows)?.points ?? 0,
      label: () => `${counted(lead.noShows)} earlier no-show${lead.noShows === 1 ? '' : 's'}`,
    },
    { points: lead.stage === 'nurture' ? rules.nurture : 0, label: () => 'In nurture' },
    {
      // Capped, so that no row of unlucky dials buries a lead for good.
      points: rules.attempt * Math.min(lead.attempts, rules.maxAttempts),
      label: () => `${counted(lead.attempts)} attempt${lead.attempts === 1 ? '' : 's'} without an answer`,
    },
  ]
  return lines
}

/** Half an hour of a lead's life can change this line; the index works it out at each question. */
export function agePoints(created: number, at: number, rules: PriorityRules): number {
  return bandOf(rules.ages, Math.max(0, at - created) / HOUR)?.points ?? 0
}

/** The part of the score that stays as long as the lead's record does. */
export function lastingPoints(lead: ScoredLead, rules: PriorityRules): number {
  let sum = 0
  for (const line of lastingLines(lead, rules)) sum += line.points
  return sum
}

/** Why the score is what it is at an instant: lines without points are left out. */
export function receiptOf(lead: ScoredLead, at: number, rules: PriorityRules): ReceiptLine[] {
  const age = bandOf(rules.ages, Math.max(0, at - lead.created) / HOUR)
  return [...lastingLines(lead, rules), { points: age?.points ?? 0, label: () => age?.label ?? '' }]
    .filter((line) => line.points !== 0)
    .map((line) => ({ label: line.label(), points: line.points }))
}

export const scoreOf = (receipt: readonly ReceiptLine[]): number => receipt.reduce((sum, line) => sum + line.points, 0)

const share = (percent: number | null, of: number): number => (percent === null ? 0 : Math.round((percent / 100) * of))

/** A fit that someone or something judged; without one, how near the size is to what we sell best to. */
function fitPoints(lead: ScoredLead, rules: PriorityRules): number {
  if (lead.fit !== null) return share(lead.fit, rules.fitPoints)
  return lead.employees === null ? 0 : (bandOf(rules.sizes, lead.employees)?.points ?? 0)
}

function fitLabel(lead: ScoredLead): string {
  const known = [
    ...(lead.industry ? [midSentence(lead.industry)] : []),
    ...(lead.employees === null ? [] : [`${lead.employees} people`]),
  ]
  return known.length > 0 ? `Fit: ${known.join(', ')}` : `Fit ${lead.fit} of 100`
}

/** `Freight` becomes `freight`; `IT services` stays. */
const midSentence = (text: string): string =>
  /^\p{Lu}\p{Ll}/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text

const COUNTS = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six']
const counted = (n: number): string => COUNTS[n] ?? String(n)

/** `38 k`, `1.2 M`: the size matters, not the cent. */
function amount(value: number): string {
  const short = (of: number) => String(of < 9.95 ? Math.round(of * 10) / 10 : Math.round(of))
  if (value >= 999_500) return `${short(value / 1_000_000)} M`
  if (value >= 1_000) return `${short(value / 1_000)} k`
  return String(Math.round(value))
}
