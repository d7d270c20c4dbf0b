import type { Consent, ConsentBasis, LeadLink, PreferredTimes } from '../../../shared/contract/leadRecord.ts'
import { RECORD_FIELDS, type ColumnField, type DateOrder } from '../../../shared/contract/leadImports.ts'
import { readAnswer, type BriefLine, type Question } from '../../../shared/leads/answers.ts'
import { localDay } from '../../../shared/time/zone.ts'
import { briefIn, consentIn, linksIn, plainText, preferredIn } from './recordCells.ts'
import { amountOf, dateOf, lineOf } from './values.ts'

/** Of consent a file may say a part: the rest is what is known already. */
export type ConsentSaid = Omit<Consent, 'basis'> & { readonly basis: ConsentBasis | null }

/** What a row says beyond single texts; empty or null where it says nothing. */
export interface RecordSaid {
  readonly fit: number | null
  readonly intent: number | null
  readonly links: readonly LeadLink[]
  readonly preferred: PreferredTimes | null
  readonly consent: ConsentSaid | null
  /** Answers first, in the order of their questions, then lines of one's own. */
  readonly brief: readonly BriefLine[]
  /** What could not be read, as `Column: text`: it goes to the notes, so that nothing of a file is lost. */
  readonly unread: readonly string[]
}

export interface RecordContext {
  readonly dateOrder: DateOrder
  readonly questions: readonly Question[]
}

export const ANSWER = 'answer:'
export const answerLabel = (field: ColumnField): string | undefined =>
  field.startsWith(ANSWER) ? field.slice(ANSWER.length) : undefined

export const NO_RECORD: RecordSaid = {
  fit: null,
  intent: null,
  links: [],
  preferred: null,
  consent: null,
  brief: [],
  unread: [],
}

/** What a row holds in the columns that go to some field. */
export interface RowCells {
  readonly of: (field: ColumnField) => readonly number[]
  readonly cell: (at: number) => string
  readonly header: (at: number) => string
}

/** Reads the columns of the record, those of `columns` that are answers among them; few files have any. */
export function recordReader(columns: ReadonlyMap<ColumnField, readonly number[]>, context: RecordContext) {
  const questions = new Map(context.questions.map((question) => [question.label.trim().toLowerCase(), question]))
  const order = [...questions.keys()]
  const answers = [...columns]
    .flatMap(([field, ats]) => {
      const label = answerLabel(field)?.trim()
      if (label === undefined || label === '') return []
      const question = questions.get(label.toLowerCase())
      const rank = order.indexOf(label.toLowerCase())
      return [{ label: question?.label ?? label, question, ats, rank: rank < 0 ? order.length : rank }]
    })
    .toSorted((a, b) => a.rank - b.rank)
  if (answers.length === 0 && !RECORD_FIELDS.some((field) => columns.has(field))) return () => NO_RECORD

  return ({ of, cell, header }: RowCells, warnings: string[]): RecordSaid => {
    const unread: string[] = []
    const refuse = (at: number, written: string, why: string) => {
      warnings.push(`${header(at)}: "${written.slice(0, 60)}" ${why}. It was kept in the notes.`)
      unread.push(`${header(at)}: ${written}`)
    }
    /** The first column of a field that is filled in, read; what cannot be read is said and kept. */
    const read = <T>(ats: readonly number[], take: (text: string) => T | null, why: string): T | null => {
      for (const at of ats) {
        const text = lineOf(cell(at))
        if (text === null) continue
        const value = take(text)
        if (value !== null) return value
        refuse(at, text, why)
      }
      return null
    }
    const percent = (field: 'fit' | 'intent') => read(of(field), percentOf, 'is not a number from 0 to 100')

    const links: LeadLink[] = []
    for (const at of of('links')) {
      if (lineOf(cell(at)) === null) continue
      const found = linksIn(cell(at))
      links.push(...found.links)
      for (const bad of found.bad) refuse(at, bad, 'is not the address of a page')
    }
    if (links.length > MOST_LINKS) {
      const rest = links.splice(MOST_LINKS)
      warnings.push(`Of ${MOST_LINKS + rest.length} links ${MOST_LINKS} are kept; the others went to the notes.`)
      unread.push(...rest.map(({ label, url }) => `${label}: ${url}`))
    }

    const brief: BriefLine[] = []
    const put = (at: number, label: string, question: Question | undefined, written: string): boolean => {
      const answer = question ? answerIn(question, written, context.dateOrder) : { text: written }
      if ('problem' in answer) {
        refuse(at, written, answer.problem.replace(/^".*" (?=is )/s, ''))
        return false
      }
      if (answer.text === '') return false
      if (answer.text.length > MOST_TEXT)
        warnings.push(`${label} is longer than ${MOST_TEXT} characters; the rest went to the notes.`)
      if (answer.text.length > MOST_TEXT) unread.push(`${label}: … ${answer.text.slice(MOST_TEXT)}`)
      brief.push({ label, text: answer.text.slice(0, MOST_TEXT) })
      return true
    }
    for (const { label, question, ats } of answers) {
      for (const at of ats) if (put(at, label, question, plainText(cell(at)))) break
    }
    for (const at of of('brief')) {
      for (const { label, text } of briefIn(cell(at), header(at) || 'Brief')) {
        put(at, label, questions.get(label.trim().toLowerCase()), text)
      }
    }

    const consent: ConsentSaid = {
      basis: read(of('consent'), (text) => consentIn(text) ?? null, 'is not known as a reason to contact somebody'),
      date: read(of('consentDate'), (text) => dayOf(text, context.dateOrder), 'is not a date'),
      source: read(of('consentSource'), (text) => text, ''),
      note: read(of('consentNote'), (text) => text, ''),
    }
    return {
      fit: percent('fit'),
      intent: percent('intent'),
      links,
      preferred: read(
        of('preferredTimes'),
        (text) => preferredIn(text) ?? null,
        'is not understood as times of the week',
      ),
      consent: Object.values(consent).every((part) => part === null) ? null : consent,
      brief,
      unread,
    }
  }
}

const MOST_LINKS = 20
const MOST_TEXT = 2000

function percentOf(text: string): number | null {
  const match = /^(\d{1,3}(?:[.,]\d+)?)\s*%?$/.exec(text)
  const value = match?.[1] ? Math.round(Number(match[1].replace(',', '.'))) : null
  return value !== null && value <= 100 ? value : null
}

/** The day that a cell means; its time of day, if there is any, is left out. */
const dayOf = (text: string, order: DateOrder): string | null => {
  const at = dateOf(text, order, 'UTC')
  return at === null ? null : localDay(at, 'UTC')
}

/** How files tick a box, beyond what is typed as an answer. */
const TICKED = /^(?:x|on|checked|wahr)$/i
const UNTICKED = /^(?:off|unchecked|falsch)$/i

/** An answer as it is typed on the screen, else as files write numbers, dates and ticks. */
function answerIn(question: Question, written: string, order: DateOrder): ReturnType<typeof readAnswer> {
  const read = readAnswer(question, written)
  if (!('problem' in read)) return read
  if (lineOf(written) === null) return { text: '' }
  const other = {
    text: () => null,
    choice: () => null,
    number: () => amountOf(written),
    date: () => dayOf(written, order),
    yesNo: () => (TICKED.test(written) ? 'Yes' : UNTICKED.test(written) ? 'No' : null),
  }[question.kind]()
  return other === null ? read : { text: String(other) }
}
