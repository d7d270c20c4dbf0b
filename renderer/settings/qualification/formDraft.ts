import type { AnswerKind, QualificationField, SaveQualificationField } from '../../../shared/contract/qualification.ts'

/** A question as its line in the form holds it. */
export interface QuestionDraft {
  /** Names the line while it has no id of its own. */
  readonly key: string
  readonly id?: string
  readonly label: string
  readonly kind: AnswerKind
  /** Of a choice, with commas between them. */
  readonly options: string
  readonly help: string
}

export const kindNames: Readonly<Record<AnswerKind, string>> = {
  text: 'Text',
  number: 'Number',
  choice: 'Choice',
  yesNo: 'Yes or no',
  date: 'Date',
}

export const formDraft = (fields: readonly QualificationField[]): readonly QuestionDraft[] =>
  fields.map(({ id, label, kind, options, help }) => ({
    key: id,
    id,
    label,
    kind,
    options: options.join(', '),
    help: help ?? '',
  }))

/** What is sent; lines without a name are none. */
export const sentForm = (draft: readonly QuestionDraft[]): SaveQualificationField[] =>
  draft
    .filter(({ label }) => label.trim() !== '')
    .map(({ id, label, kind, options, help }) => ({
      ...(id !== undefined && { id }),
      label: label.trim(),
      kind,
      options:
        kind === 'choice'
          ? options
              .split(/[,;\n]/)
              .map((one) => one.trim())
              .filter(Boolean)
          : [],
      help: help.trim() || null,
    }))

/** The first thing that is wrong, in words; undefined for a form that can be saved. */
export function formProblem(draft: readonly QuestionDraft[]): string | undefined {
  const names = new Set<string>()
  for (const { label, kind, options } of sentForm(draft)) {
    if (names.has(label.toLowerCase())) return `“${label}” is there twice.`
    names.add(label.toLowerCase())
    if (kind === 'choice' && new Set(options?.map((one) => one.toLowerCase())).size < 2) {
      return `“${label}” needs at least two answers to choose from.`
    }
  }
  return undefined
}

/** A list with the entry at `from` at another place. */
export function moved<T>(list: readonly T[], from: number, to: number): readonly T[] {
  const entry = list[from]
  if (entry === undefined || to < 0 || to >= list.length) return list
  const rest = list.filter((_, i) => i !== from)
  return [...rest.slice(0, to), entry, ...rest.slice(to)]
}
