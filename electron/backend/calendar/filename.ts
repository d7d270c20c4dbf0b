const LETTERS: Record<string, string> = { ß: 'ss', æ: 'ae', ø: 'o', œ: 'oe', ð: 'd', þ: 'th', ł: 'l', đ: 'd', ı: 'i' }
const LONGEST = 60

/** Words that every file system takes: ASCII letters, digits and hyphens. What has no ASCII letter is left out. */
const slug = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[ßæøœðþłđı]/g, (letter) => LETTERS[letter] ?? '')
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, LONGEST)
    .replaceAll(/-+$/g, '')

/** As `filename`, for whoever puts the extension there. */
export const stem = (parts: readonly string[]): string => parts.map(slug).filter(Boolean).join('-') || 'meeting'

/** `product-demo-maria-sandoval-2026-11-26.ics` */
export const filename = (parts: readonly string[], extension: 'ics' | 'eml'): string => `${stem(parts)}.${extension}`
