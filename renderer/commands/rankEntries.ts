/** What is put in order: how it is called, what else it is found by, and what it is known as from one search to the next. */
export interface Ranked {
  readonly id: string
  readonly name: string
  readonly words?: string
}

const wordsOf = (text: string): readonly string[] =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)

/**
 * How well an entry fits: 0 when its name begins with what was typed, 1 when each word typed begins a word of the name, 2
 * when it was found by something else.
 */
function fit({ name }: Ranked, typed: string, words: readonly string[]): number {
  if (typed === '') return 0
  const called = name.toLowerCase()
  if (called.startsWith(typed)) return 0
  const own = wordsOf(called)
  return words.every((word) => own.some((part) => part.startsWith(word))) ? 1 : 2
}

/** The entries by how well they fit, of those that fit alike the ones last used (`recent`, newest first), else as they came. */
export function rankEntries<T extends Ranked>(
  entries: readonly T[],
  text: string,
  recent: readonly string[],
): readonly T[] {
  const typed = text.trim().toLowerCase()
  const words = wordsOf(typed)
  const age = (id: string): number => (recent.includes(id) ? recent.indexOf(id) : recent.length)
  return entries
    .map((entry, i) => ({ entry, i, fit: fit(entry, typed, words), age: age(entry.id) }))
    .toSorted((one, other) => one.fit - other.fit || one.age - other.age || one.i - other.i)
    .map(({ entry }) => entry)
}

/** Those whose name or other words hold every word typed from the beginning of a word on. */
export function matching<T extends Ranked>(entries: readonly T[], text: string): readonly T[] {
  const typed = wordsOf(text)
  return entries.filter(({ name, words }) => {
    const own = wordsOf(`${name} ${words ?? ''}`)
    return typed.every((part) => own.some((word) => word.startsWith(part)))
  })
}
