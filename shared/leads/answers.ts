import type { AnswerKind } from '../contract/qualification.ts'

/** A question as far as its answer goes. */
export interface Question {
  readonly label: string
  readonly kind: AnswerKind
  readonly options: readonly string[]
}

export type AnswerRead = { readonly text: string } | { readonly problem: string }

const YES = /^(?:y|yes|true|1|ja|oui|s[iíì])$/i
const NO = /^(?:n|no|false|0|nein|non)$/i

/**
 * An answer as it is kept, in words: a number without its blanks and thousands, `Yes` or `No`, a day as `2026-11-23`, of a
 * choice the option as it is written there. An empty text takes the answer away.
 */
export function readAnswer(question: Question, answer: string | number | boolean | null): AnswerRead {
  const typed = answer === null ? '' : String(answer).trim()
  if (typed === '') return { text: '' }
  switch (question.kind) {
    case 'text':
      return { text: typed }
    case 'number': {
      const plain = typed.replace(/[\s\u00A0\u202F_]/g, '').replace(/,(?=\d{3}(?:\D|$))/g, '')
      return /^-?\d+(?:\.\d+)?$/.test(plain) ? { text: plain } : { problem: `"${typed}" is not a number` }
    }
    case 'choice': {
      const option = question.options.find((one) => one.toLowerCase() === typed.toLowerCase())
      return option === undefined ? { problem: `must be one of ${question.options.join(', ')}` } : { text: option }
    }
    case 'yesNo':
      return YES.test(typed) ? { text: 'Yes' } : NO.test(typed) ? { text: 'No' } : { problem: 'must be yes or no' }
    case 'date':
      return isDay(typed) ? { text: typed } : { problem: 'must be a day, such as 2026-11-23' }
  }
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const day = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)
}

export interface BriefLine {
  readonly label: string
  readonly text: string
}

const same = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase()

export const answerTo = (brief: readonly BriefLine[], label: string): string =>
  brief.find((line) => same(line.label, label))?.text ?? ''

/** The lines of a brief that answer no question: those of one's own. */
export const freeLines = (brief: readonly BriefLine[], questions: readonly Pick<Question, 'label'>[]): BriefLine[] =>
  brief.filter((line) => !questions.some(({ label }) => same(label, line.label)))

/**
 * A brief with these answers in it, in the order of the questions; the lines of one's own follow as they are. Answers to
 * questions that are not named stay.
 */
export function withAnswers(
  brief: readonly BriefLine[],
  questions: readonly Pick<Question, 'label'>[],
  answers: readonly BriefLine[],
): BriefLine[] {
  const given = questions.map(({ label }) => {
    const fresh = answers.find((line) => same(line.label, label))
    return { label, text: fresh ? fresh.text : answerTo(brief, label) }
  })
  return [...given.filter(({ text }) => text !== ''), ...freeLines(brief, questions)]
}
