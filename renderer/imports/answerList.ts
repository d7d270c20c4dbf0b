import type { AnswerKind, AnswerResult } from '../../shared/contract/answers.ts'
import { ATTENDANCE_WORDS } from '../meetings/meetingWords.ts'

/** A result as the dialog shows it, with what is needed to take the same file in again. */
export interface ShownAnswer extends AnswerResult {
  readonly key: string
  /** Of the file, where it can be taken in again by another decision. */
  readonly text?: string
}

export type AnswerGroup = 'applied' | 'proposals' | 'asks' | 'known' | 'not'

const GROUP_OF: Readonly<Record<AnswerKind, AnswerGroup>> = {
  applied: 'applied',
  proposal: 'proposals',
  rep: 'asks',
  delegated: 'asks',
  crasher: 'asks',
  needsConfirmation: 'asks',
  stale: 'asks',
  unanswered: 'asks',
  closed: 'known',
  duplicate: 'known',
  older: 'known',
  unmatched: 'not',
  otherOrganizer: 'not',
  notAnAnswer: 'not',
  unreadable: 'not',
}

/** In the order in which a person reads them. */
const GROUPS: readonly { readonly id: AnswerGroup; readonly title: string; readonly counted: string }[] = [
  { id: 'applied', title: 'Taken in', counted: 'taken in' },
  { id: 'proposals', title: 'Another time is asked for', counted: 'for another time' },
  { id: 'asks', title: 'Needs you', counted: 'for you to decide' },
  { id: 'known', title: 'Nothing new', counted: 'nothing new' },
  { id: 'not', title: 'Not an answer to a meeting here', counted: 'not matched' },
]

export const groupOf = (kind: AnswerKind): AnswerGroup => GROUP_OF[kind]

export type AnswerLine =
  | { readonly type: 'heading'; readonly key: string; readonly title: string; readonly count: number }
  | { readonly type: 'answer'; readonly key: string; readonly answer: ShownAnswer }

/** The results under their headings, each group in the order in which its files came. */
export function answerLines(answers: readonly ShownAnswer[]): readonly AnswerLine[] {
  const byGroup = Map.groupBy(answers, ({ kind }) => groupOf(kind))
  return GROUPS.flatMap(({ id, title }): AnswerLine[] => {
    const own = byGroup.get(id)
    if (!own) return []
    return [
      { type: 'heading', key: id, title, count: own.length },
      ...own.map((answer): AnswerLine => ({ type: 'answer', key: answer.key, answer })),
    ]
  })
}

/** `12 taken in, 2 for another time, 1 not matched`. */
export function countWords(answers: readonly Pick<ShownAnswer, 'kind'>[]): string {
  return GROUPS.flatMap(({ id, counted }) => {
    const count = answers.filter(({ kind }) => groupOf(kind) === id).length
    return count > 0 ? [`${count} ${counted}`] : []
  }).join(', ')
}

const TITLES: Readonly<Record<Exclude<AnswerKind, 'applied'>, string>> = {
  proposal: 'another time is proposed',
  rep: 'a rep has answered',
  delegated: 'somebody else comes',
  crasher: 'an answer from an unknown address',
  needsConfirmation: 'is this an answer?',
  stale: 'answered an earlier version',
  unanswered: 'neither yes nor no',
  closed: 'the meeting is closed',
  duplicate: 'was taken in already',
  older: 'a newer answer is known',
  unmatched: 'no meeting of this workspace',
  otherOrganizer: 'an answer to somebody else',
  notAnAnswer: 'not an answer',
  unreadable: 'cannot be read',
}

/** `Maria Sandoval: accepted`. */
export function answerTitle({ kind, leadName, attendance }: AnswerResult): string {
  const what = kind === 'applied' && attendance ? ATTENDANCE_WORDS[attendance].text.toLowerCase() : titleOf(kind)
  return leadName ? `${leadName}: ${what}` : what.charAt(0).toUpperCase() + what.slice(1)
}

const titleOf = (kind: AnswerKind): string => (kind === 'applied' ? 'answered' : TITLES[kind])

/** The list as a table for a spreadsheet, in the order in which it is shown. */
export function answersCsv(answers: readonly ShownAnswer[]): string {
  const rows = answerLines(answers).flatMap((line) => {
    if (line.type === 'heading') return []
    const { kind, leadName, attendance, start, reason, file } = line.answer
    return [
      [titleOf(kind), leadName ?? '', start ?? '', kind === 'applied' ? (attendance ?? '') : '', reason ?? '', file],
    ]
  })
  return [['Result', 'Lead', 'Meeting', 'Answer', 'What to do', 'File'], ...rows]
    .map((row) => row.map(csvCell).join(','))
    .join('\r\n')
    .concat('\r\n')
}

/** A cell that a spreadsheet would take for a formula is kept from being one: its text came by mail. */
const csvCell = (text: string): string => `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`
