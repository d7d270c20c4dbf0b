/**
 * Twelve hues around the circle, dark enough for white letters at 4.5 : 1 on either ground, and far enough apart to be told
 * from one another.
 */
const TINTS = [
  '#cc272e',
  '#2a5cda',
  '#24811c',
  '#a92ab3',
  '#ab5202',
  '#0179a3',
  '#c1216e',
  '#7f6a03',
  '#702cdb',
  '#087970',
  '#6d3714',
  '#4d5660',
] as const

/** The colour that a name asks for, whoever else there is. */
export function tintOfName(name: string): string {
  return TINTS[wantedBy(name)] ?? TINTS[0]
}

function wantedBy(name: string): number {
  let sum = 0
  for (const letter of name.trim()) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) >>> 0
  return sum % TINTS.length
}

/**
 * A colour for each rep of a team: the one that the name asks for, unless another rep had it first; then the next that is
 * worn least. Ids rise with time, so whoever joins takes no colour from those who are there.
 */
export function teamTints(
  reps: readonly { readonly id: string; readonly name: string }[],
): ReadonlyMap<string, string> {
  const worn = TINTS.map(() => 0)
  const inOrder = reps.toSorted((one, two) => (one.id < two.id ? -1 : 1))
  return new Map(
    inOrder.map((rep) => {
      const least = Math.min(...worn)
      const wanted = wantedBy(rep.name)
      const at = TINTS.map((_, step) => (wanted + step) % TINTS.length).find((index) => worn[index] === least) ?? wanted
      worn[at] = (worn[at] ?? 0) + 1
      return [rep.id, TINTS[at] ?? TINTS[0]]
    }),
  )
}

/** `DK` of Dana Keller, `LS` of Li Shan 李珊; one letter where there is one name. */
export function initialsOf(name: string): string {
  const names = name.trim().split(/\s+/)
  // A name in two scripts is written twice: two letters of one script are enough.
  const latin = names.filter((part) => /^\p{Script=Latin}/u.test(part))
  const used = latin.length >= 2 ? latin : names
  const last = used.length > 1 ? (used.at(-1) ?? '') : ''
  return (letterOf(used[0] ?? '') + letterOf(last)).toUpperCase()
}

const letterOf = (name: string): string => [...name][0] ?? ''
