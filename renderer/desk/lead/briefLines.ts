import {
  answerTo,
  freeLines,
  readAnswer,
  type BriefLine,
  type Question as AskedQuestion,
} from '../../../shared/leads/answers.ts'

export type { BriefLine }

/** A question of the form as far as asking it goes. */
export type Question = AskedQuestion & { readonly help?: string | null }

/** A brief with a line for each question of the form, in its order, empty where nobody has asked; own lines follow. */
export function briefLines(brief: readonly BriefLine[], questions: readonly Question[]): readonly BriefLine[] {
  return [...questions.map(({ label }) => ({ label, text: answerTo(brief, label) })), ...freeLines(brief, questions)]
}

export const questionOf = (questions: readonly Question[], label: string): Question | undefined =>
  questions.find((one) => one.label.toLowerCase() === label.trim().toLowerCase())

/** What is wrong with an answer, in words; undefined for one that can be kept. */
export function problemOf(question: Question | undefined, text: string): string | undefined {
  const read = question && readAnswer(question, text)
  return read && 'problem' in read ? `${read.problem.charAt(0).toUpperCase()}${read.problem.slice(1)}.` : undefined
}

/** The lines of a brief that say something, each as it is kept. */
export function filledLines(lines: readonly BriefLine[], questions: readonly Question[] = []): BriefLine[] {
  return lines.flatMap(({ label, text }) => {
    const question = questionOf(questions, label)
    const read = question ? readAnswer(question, text) : { text: text.trim() }
    const kept = 'text' in read ? read.text : text.trim()
    return kept === '' ? [] : [{ label, text: kept }]
  })
}
