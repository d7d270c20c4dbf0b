/** Dark enough for white letters at 4.5 : 1, far enough apart to be told from one another. */
const TINTS = [
  '#c2255c',
  '#0b7285',
  '#862e9c',
  '#3b5bdb',
  '#c92a2a',
  '#2b7a3d',
  '#b8500b',
  '#5f3dc4',
  '#1864ab',
  '#087f5b',
  '#7a4a12',
  '#495057',
] as const

/** A rep keeps one colour for good: it follows from the id. */
export function repTint(repId: string): string {
  let sum = 0
  for (const letter of repId) sum = (sum * 31 + letter.charCodeAt(0)) >>> 0
  return TINTS[sum % TINTS.length] ?? TINTS[0]
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
