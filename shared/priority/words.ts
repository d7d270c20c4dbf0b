/** Text as rules compare it: in lower case, all but letters and digits as one blank, and a blank at each end. */
export const comparable = (text: string): string =>
  ` ${text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `

/** `Freight` becomes `freight`, as it stands within a sentence; `IT services` stays. */
export const midSentence = (text: string): string =>
  /^\p{Lu}\p{Ll}/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text

/** A hundred thousand leads have a handful of sources and titles: each text is judged once. */
export function remembered<T>(judge: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>()
  return (text) => {
    const found = known.get(text)
    if (found !== undefined) return found
    const judged = judge(text)
    if (known.size >= MAX_REMEMBERED) known.clear()
    known.set(text, judged)
    return judged
  }
}
const MAX_REMEMBERED = 10_000
