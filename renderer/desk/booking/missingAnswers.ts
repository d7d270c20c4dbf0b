import type { Lead, SaveLead } from '../../../shared/contract/leads.ts'
import type { Missing } from '../../../shared/handOver/required.ts'
import { freeLines, readAnswer } from '../../../shared/leads/answers.ts'
import { problemOf, questionOf, type Question } from '../lead/briefLines.ts'

/** What was typed, by the key of what is missing. */
export type Given = Readonly<Record<string, string>>

const givenTo = (given: Given, key: string): string => (given[key] ?? '').trim()

const AMOUNT = { label: '', kind: 'number', options: [] } as const

/** What is wrong with an answer, in words; undefined for one that can be kept. */
export function wrongWith(missing: Missing, given: Given, questions: readonly Question[]): string | undefined {
  const text = givenTo(given, missing.key)
  if (text === '') return 'Still to be said.'
  if (missing.kind === 'answer') return problemOf(questionOf(questions, missing.label), text)
  return missing.field.kind === 'number' ? problemOf(AMOUNT, text) : undefined
}

/** What was filled in, as a save of the lead: answers join those that are there. */
export function saveOf(
  lead: Lead,
  missing: readonly Missing[],
  given: Given,
  questions: readonly Question[],
): SaveLead {
  const fields = missing.flatMap((one) => {
    if (one.kind !== 'field') return []
    const text = givenTo(given, one.key)
    return [[one.field.field, one.field.kind === 'number' ? Number(keptAs(AMOUNT, text)) : text] as const]
  })
  const answers = missing
    .filter(({ kind }) => kind === 'answer')
    .map(({ label }) => ({ label, text: keptAs(questionOf(questions, label), givenTo(given, label)) }))
  return {
    id: lead.id,
    name: lead.name,
    ...(Object.fromEntries(fields) as Partial<SaveLead>),
    ...(answers.length > 0 && { brief: [...freeLines(lead.brief, answers), ...answers] }),
  }
}

function keptAs(question: Question | undefined, text: string): string {
  const read = question && readAnswer(question, text)
  return read && 'text' in read ? read.text : text
}
