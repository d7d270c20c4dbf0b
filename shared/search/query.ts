import { foldText, isUnspaced, pairsOf, runsOf, spelledOut } from './fold.ts'

/**
 * A word of a search: it is found when any of its spellings is, and a spelling when something begins with each of its
 * parts.
 */
export interface SearchWord {
  readonly spellings: readonly (readonly string[])[]
}

/** Words that are looked for at once; what is typed beyond them narrows no further. */
const MOST_WORDS = 12

/**
 * The words of what a person typed, each of which has to be found, in any order. Nothing of the text has a meaning of its
 * own: quotes, stars and AND are what they are. A phone number is one word however it is written.
 */
export function searchWords(text: string): SearchWord[] {
  const words: SearchWord[] = []
  for (const piece of piecesOf(text)) {
    const word = wordOf(piece)
    if (word) words.push(word)
  }
  return words.slice(0, MOST_WORDS)
}

/** Whether a text is typed that nothing can hold: signs alone, but not those that a phone number begins with. */
export const findsNobody = (text: string | undefined): boolean =>
  text !== undefined && /[^\s+(]/.test(text) && searchWords(text).length === 0

/** A piece of what was typed: figures as a phone number has them, or anything else up to the next blank. */
function piecesOf(text: string): string[] {
  const pieces: string[] = []
  let number: string[] = []
  const endNumber = () => {
    if (number.length > 0) pieces.push(number.join(' '))
    number = []
  }
  for (const part of text.normalize('NFKC').split(/\s+/).filter(Boolean)) {
    if (PHONE_PART.test(part)) number.push(part)
    else {
      endNumber()
      pieces.push(part)
    }
  }
  endNumber()
  return pieces
}

const PHONE_PART = /^[+(]{0,2}[\d()/.\-–]*\d[\d()/.\-–]*$/

function wordOf(piece: string): SearchWord | undefined {
  const parts = partsOf(piece)
  if (parts.length === 0) return undefined
  const spellings = [parts]
  if (/^[\d\s+()/.\-–]+$/.test(piece)) {
    const digits = piece.replace(/\(0\)/g, '').replace(/\D+/g, '')
    // As it is dialled from within the country, or from abroad.
    for (const spelling of [digits, digits.replace(/^0+/, '')]) if (spelling) spellings.push([spelling])
  } else if (/[äöü]/i.test(piece)) spellings.push(partsOf(spelledOut(piece)))
  const known = new Set<string>()
  return {
    spellings: spellings.filter((spelling) => {
      const key = spelling.join(' ')
      return !known.has(key) && known.add(key)
    }),
  }
}

const partsOf = (piece: string): string[] =>
  runsOf(foldText(piece)).flatMap((run) => (isUnspaced(run) ? askedPairs(run) : [run]))

/** The last character of what was typed stands in the pair before it. */
function askedPairs(run: string): string[] {
  const pairs = pairsOf(run)
  return pairs.length > 1 ? pairs.slice(0, -1) : pairs
}

/** The words as an expression of FTS5 (sqlite.org/fts5.html, 3): letters and figures in quotes, and nothing that was typed besides. */
export function ftsExpression(words: readonly SearchWord[]): string {
  const of = (spelling: readonly string[]) => spelling.map((part) => `"${part}"*`).join(' AND ')
  return words
    .map(({ spellings }) => `(${spellings.map((spelling) => `(${of(spelling)})`).join(' OR ')})`)
    .join(' AND ')
}
