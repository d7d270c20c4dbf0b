import { foldText } from './fold.ts'
import type { SearchWord } from './query.ts'
import { phoneTokens, textTokens } from './tokens.ts'

/** A field of what was found, by the name under which it is shown. */
export interface SearchedField {
  readonly label: string
  readonly text: string
  readonly kind?: 'name' | 'phone'
}

export interface FoundText {
  readonly label: string
  /** One line of it, around the first place. */
  readonly text: string
  /** What is marked in `text`: half open, in UTF-16 units, in order. */
  readonly marks: readonly (readonly [start: number, end: number])[]
}

const tokensOf = ({ text, kind }: SearchedField): string[] =>
  (kind === 'phone' ? phoneTokens(text) : textTokens(text, kind === 'name')).split(' ')

const holds = (tokens: readonly string[], word: SearchWord): boolean =>
  word.spellings.some((spelling) => spelling.every((part) => tokens.some((token) => token.startsWith(part))))

/** The words that none of these fields holds. */
export function wordsBeyond(words: readonly SearchWord[], fields: readonly SearchedField[]): SearchWord[] {
  const tokens = fields.flatMap(tokensOf)
  return words.filter((word) => !holds(tokens, word))
}

/** The first field that holds the most of the words, with the place; undefined where none holds any. */
export function findIn(words: readonly SearchWord[], fields: Iterable<SearchedField>): FoundText | undefined {
  let best: SearchedField | undefined
  let most = 0
  for (const field of fields) {
    const tokens = tokensOf(field)
    const count = words.filter((word) => holds(tokens, word)).length
    if (count > most) [best, most] = [field, count]
    if (most === words.length) break
  }
  return best && { label: best.label, ...excerpt(best, words) }
}

/** Characters before the first place and in all. */
const BEFORE = 24
const LENGTH = 120

function excerpt(field: SearchedField, words: readonly SearchWord[]): Omit<FoundText, 'label'> {
  const line = field.text.replace(/\s+/gu, ' ').trim()
  const marks = field.kind === 'phone' ? [] : marksIn(line, words)
  const first = marks[0]?.[0] ?? 0
  const cut = first > BEFORE ? startOfWord(line, first - BEFORE) : 0
  const lead = cut > 0 ? '… ' : ''
  const end = Math.min(line.length, cut + LENGTH)
  const shift = lead.length - cut
  return {
    text: `${lead}${line.slice(cut, end)}${end < line.length ? ' …' : ''}`,
    marks: marks.filter(([, to]) => to <= end).map(([from, to]) => [from + shift, to + shift] as const),
  }
}

function startOfWord(line: string, from: number): number {
  const blank = line.indexOf(' ', from)
  return blank >= 0 && blank - from < BEFORE ? blank + 1 : from
}

/** Where words of the text begin with what is looked for. */
export function marksIn(text: string, words: readonly SearchWord[]): (readonly [number, number])[] {
  const parts = words.flatMap(({ spellings }) => spellings.flat())
  const marks: [number, number][] = []
  for (const run of text.matchAll(RUN)) {
    for (const at of startsIn(run[0])) {
      const rest = run[0].slice(at)
      const folded = foldText(rest)
      const length = Math.max(0, ...parts.filter((part) => folded.startsWith(part)).map((part) => lengthOf(rest, part)))
      if (length === 0) continue
      const from = run.index + at
      const last = marks.at(-1)
      if (last && from <= last[1]) last[1] = Math.max(last[1], from + length)
      else marks.push([from, from + length])
    }
  }
  return marks
}

const RUN = /[\p{L}\p{N}\p{M}]+/gu
const LETTERS_WITH_BLANKS = /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{N}\p{M}]+$/u

/** Where in a run something can begin: at its start; in scripts without blanks at each character. */
function startsIn(run: string): number[] {
  if (LETTERS_WITH_BLANKS.test(run)) return [0]
  return [...run.matchAll(/./gsu)].map(({ index }) => index)
}

/** How much of the text as it is written is what begins it once folded. */
function lengthOf(text: string, folded: string): number {
  let length = 0
  for (const { 0: character, index } of text.matchAll(/.\p{M}*/gsu)) {
    if (foldText(text.slice(0, index)).length >= folded.length) break
    length = index + character.length
  }
  return length
}
