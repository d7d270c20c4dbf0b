import type { AnswerField, ColumnField, LeadField, Mapping } from '../../../shared/contract/leadImports.ts'
import type { Question } from '../../../shared/leads/answers.ts'
import { refuse } from '../refusals.ts'
import { detectProgram, fieldOfHeader, normaliseHeader, type Program } from './columnNames.ts'

/**
 * Which field each column goes to, worked out from the header line. Several columns may go to one field: of e-mails and
 * phones all are kept, notes are put together, of the rest the first that is filled in counts. A column that is called as a
 * question is the answer to it.
 */
export function proposeMapping(
  headers: readonly string[],
  questions: readonly Pick<Question, 'label'>[] = [],
): { mapping: Mapping; program: Program | undefined } {
  const program = detectProgram(headers)
  const asked = questionOf(headers, questions)
  const fields = headers.map((header): ColumnField | null => {
    const field = fieldOfHeader(header, program)
    return field !== null && REACH.includes(field) ? field : (asked(header) ?? field)
  })
  // In "Vorname;Name" and "First Name,Name" the name is the last name.
  if (fields.includes('firstName') && !fields.includes('lastName')) {
    const at = headers.findIndex((header) => ['name', 'nom'].includes(normaliseHeader(header)))
    if (at >= 0) fields[at] = 'lastName'
  }
  const seen = new Set<ColumnField>()
  return {
    program,
    mapping: headers.map((column, i) => {
      let field = fields[i] ?? null
      if (field === 'phone' && seen.has('phone')) field = 'otherPhones'
      if (field === 'email' && seen.has('email')) field = 'otherEmails'
      if (field) seen.add(field)
      return { column, field }
    }),
  }
}

/** Fields of which one at least says who a row is about. */
const WHO: readonly ColumnField[] = ['name', 'firstName', 'lastName', 'company', 'email', 'otherEmails']

/** What a lead is and is reached by is no answer, whatever a question is called. */
const REACH: readonly LeadField[] = ['name', 'firstName', 'lastName', 'company', 'email', 'phone']

export const namesSomebody = (mapping: Mapping): boolean => mapping.some(({ field }) => field && WHO.includes(field))

const QUESTION = 'Question: '

/** The header of a question in a file: its label, unless another column is called so. */
export const questionHeader = (label: string, taken: ReadonlySet<string>): string =>
  fieldOfHeader(label) !== null || taken.has(label.toLowerCase()) || label.startsWith(QUESTION)
    ? `${QUESTION}${label}`
    : label

/** What our own contact cards call a question: always as such, so that no other column is taken for it. */
export const cardHeader = (label: string): string => `${QUESTION}${label}`

export function fieldOfCardHeader(header: string, questions: readonly Pick<Question, 'label'>[]): ColumnField | null {
  if (!header.startsWith(QUESTION)) return fieldOfHeader(header)
  return questionOf([header], questions)(header) ?? `answer:${header.slice(QUESTION.length)}`
}

/** Which question a header names. Where one is named as such (`Question: Industry`), another column of its name is not it. */
function questionOf(headers: readonly string[], questions: readonly Pick<Question, 'label'>[]) {
  const exact = new Map<string, string>()
  const near = new Map<string, string>()
  for (const { label } of questions) {
    exact.set(label.trim().toLowerCase(), label)
    const key = normaliseHeader(label)
    if (key && !near.has(key)) near.set(key, label)
  }
  const marked = (header: string): string | undefined =>
    header.startsWith(QUESTION) ? exact.get(header.slice(QUESTION.length).trim().toLowerCase()) : undefined
  const named = new Set(headers.map(marked))
  return (header: string): AnswerField | undefined => {
    const plain = header.trim()
    const found = marked(plain) ?? exact.get(plain.toLowerCase()) ?? near.get(normaliseHeader(plain))
    if (found === undefined || (marked(plain) === undefined && named.has(found))) return undefined
    return `answer:${found}`
  }
}

/**
 * A mapping chosen by a person, brought into the order of the file's columns. Columns it does not name are left out; a
 * column it names that the file does not have is refused.
 */
export function fitMapping(headers: readonly string[], chosen: Mapping): Mapping {
  const fields: (ColumnField | null)[] = headers.map(() => null)
  const taken = new Set<number>()
  chosen.forEach(({ column, field }, place) => {
    const at =
      headers[place] === column && !taken.has(place)
        ? place
        : headers.findIndex((header, i) => header.trim() === column.trim() && !taken.has(i))
    // A column that is left out anyway need not be there.
    if (at < 0 && field === null) return
    if (at < 0) {
      throw refuse.input(
        `mapping.${place}.column`,
        `"${column}" is not a column of this file: ${headers.join(', ').slice(0, 300)}`,
      )
    }
    taken.add(at)
    fields[at] = field
  })
  const mapping = headers.map((column, i) => ({ column, field: fields[i] ?? null }))
  if (!namesSomebody(mapping)) {
    throw refuse.input('mapping', 'must name a column for the name, the company or the e-mail address')
  }
  return mapping
}
