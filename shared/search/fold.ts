/**
 * How text is made equal before it is compared in a search: small letters, no accents, one form for letters that are
 * written in several ways. What is indexed and what is asked for go through the same.
 */

/** Letters that Unicode does not take apart (UAX #15) and that people write without. */
const PLAIN: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ħ: 'h',
}
const PLAIN_LETTERS = new RegExp(`[${Object.keys(PLAIN).join('')}]`, 'gu')
const ASCII = /^[\x00-\x7f]*$/

/** "Zoë MÜLLER" as "zoe muller"; Korean stays in syllables. */
export function foldText(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase()
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/\p{M}+/gu, '')
    .replace(PLAIN_LETTERS, (letter) => PLAIN[letter] ?? letter)
}

/** German vowels as they are written where there is no key for them: "Müller" as "Mueller". */
export const spelledOut = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/ä/gu, 'ae')
    .replace(/ö/gu, 'oe')
    .replace(/ü/gu, 'ue')
    .replace(/Ä/gu, 'Ae')
    .replace(/Ö/gu, 'Oe')
    .replace(/Ü/gu, 'Ue')

/** Letters and figures that belong together, of folded text. */
const RUN = /[\p{L}\p{N}]+/gu
/** Scripts that put no blanks between words. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー々〆〇]+|[^\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー々〆〇]+/gu
const IS_UNSPACED =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー々〆〇]/u

/** The words of folded text: runs of letters and figures, those without blanks of their own apart from the others. */
export function runsOf(folded: string): string[] {
  const runs = folded.match(RUN) ?? []
  if (ASCII.test(folded)) return runs
  return runs.flatMap((run) => run.match(UNSPACED) ?? [])
}

export const isUnspaced = (run: string): boolean => IS_UNSPACED.test(run)

/**
 * A run without blanks as pairs: each character with the next, the last by itself. A single character is found as the
 * beginning of a pair, several of them as the pairs they are made of.
 */
export function pairsOf(run: string): string[] {
  const characters = [...run]
  return characters.map((character, i) => character + (characters[i + 1] ?? ''))
}
