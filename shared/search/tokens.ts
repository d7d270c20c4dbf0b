import { foldText, isUnspaced, pairsOf, runsOf, spelledOut } from './fold.ts'

/**
 * What a text is found by, with blanks between: each of its words from its beginning on. A name is also found without
 * what joins its parts ("obrien", "jeanluc") and with its vowels spelled out ("mueller").
 */
export function textTokens(text: string, isName = false): string {
  if (text === '') return ''
  const tokens = tokensOf(foldText(text))
  if (isName) {
    if (/[äöüÄÖÜ]/.test(text) || /[aouAOU]\u0308/.test(text)) tokens.push(...tokensOf(foldText(spelledOut(text))))
    for (const joined of text.match(JOINED) ?? []) tokens.push(...runsOf(foldText(joined.replace(JOINTS, ''))))
  }
  return tokens.join(' ')
}

const JOINED = /[\p{L}\p{M}]+(?:['’`´‐-][\p{L}\p{M}]+)+/gu
const JOINTS = /['’`´‐-]/gu

const tokensOf = (folded: string): string[] => runsOf(folded).flatMap((run) => (isUnspaced(run) ? pairsOf(run) : [run]))

/** Of how many of its last figures a number is found: an extension, a local number, one with its area code. */
const SUFFIXES = [4, 5, 6, 7, 8]

/**
 * What a phone number is found by: all of it, without its country code, and by its last figures; so that it may be typed
 * as it is dialled from anywhere.
 */
export function phoneTokens(phone: string): string {
  const digits = phone.replace(/\D+/g, '')
  if (digits === '') return ''
  const tokens = [digits]
  const national = phone.trimStart().startsWith('+') ? digits.slice(countryCodeLength(digits)) : ''
  if (national.length > 2) tokens.push(national)
  for (const length of SUFFIXES) {
    if (length < digits.length && length !== national.length) tokens.push(digits.slice(-length))
  }
  return tokens.join(' ')
}

/** How many figures of an E.164 number are its country code (ITU-T E.164, list of assigned codes). */
export function countryCodeLength(digits: string): 1 | 2 | 3 {
  if (/^[17]/.test(digits)) return 1
  return /^(?:2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])/.test(digits) ? 2 : 3
}
