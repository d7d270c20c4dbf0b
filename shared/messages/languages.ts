import type { WrittenLanguage } from '../time/rangeInWords.ts'

/** The languages that messages are written in, by how each calls itself. */
export const LANGUAGE_NAMES: Readonly<Record<WrittenLanguage, { readonly own: string; readonly english: string }>> = {
  en: { own: 'English', english: 'English' },
  de: { own: 'Deutsch', english: 'German' },
  fr: { own: 'Français', english: 'French' },
  es: { own: 'Español', english: 'Spanish' },
  zh: { own: '简体中文', english: 'Simplified Chinese' },
}

const isWritten = (code: string): code is WrittenLanguage => Object.hasOwn(LANGUAGE_NAMES, code)

/** In whose words the name of a language may be written: those that exports of CRMs come in. */
const NAMED_IN = [
  'en',
  'de',
  'fr',
  'es',
  'zh-Hans',
  'it',
  'pt',
  'nl',
  'pl',
  'sv',
  'da',
  'nb',
  'fi',
  'cs',
  'tr',
  'ja',
  'ko',
  'ru',
]
const TAGS = [
  'en',
  'en-GB',
  'en-US',
  'de',
  'de-AT',
  'de-CH',
  'fr',
  'fr-CA',
  'fr-CH',
  'es',
  'es-419',
  'es-MX',
  'es-ES',
  'zh',
  'zh-Hans',
]
/** What people say and Intl does not. */
const MORE: Readonly<Record<string, WrittenLanguage>> = {
  castellano: 'es',
  castilian: 'es',
  mandarin: 'zh',
  putonghua: 'zh',
  普通话: 'zh',
  汉语: 'zh',
  中国语: 'zh',
  中文简体: 'zh',
  'chinese simplified': 'zh',
}

const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

let names: Map<string, WrittenLanguage> | undefined

function byName(): ReadonlyMap<string, WrittenLanguage> {
  if (names) return names
  names = new Map(Object.entries(MORE).map(([name, language]) => [folded(name), language]))
  for (const locale of NAMED_IN) {
    const display = new Intl.DisplayNames(locale, { type: 'language', fallback: 'none' })
    for (const tag of TAGS) {
      const name = display.of(tag)
      const language = tag.slice(0, 2)
      if (name && isWritten(language)) names.set(folded(name), language)
    }
  }
  return names
}

/**
 * The language meant by what is written of one: `German`, `de`, `de-DE`, `Deutsch`, `ger`, `简体中文`, `English (US)`. Of
 * several, as in `de-DE, en;q=0.8` or `Deutsch / Englisch`, the first counts. Null for what is none of those that
 * messages are written in; Chinese in the traditional script is another one.
 */
export function languageOf(written: string | null): WrittenLanguage | null {
  if (!written) return null
  let language = read.get(written)
  if (language === undefined) {
    language = readLanguage(written)
    // A whole agenda asks for the same few; what a file of leads may hold besides is not kept for ever.
    if (read.size >= MOST_READ) read.clear()
    read.set(written, language)
  }
  return language
}

const MOST_READ = 500
const read = new Map<string, WrittenLanguage | null>()

function readLanguage(written: string): WrittenLanguage | null {
  // A name is tried whole first: in `Chinesisch (traditionell)` what stands in brackets decides.
  const whole = readOne(written)
  if (whole !== undefined) return whole
  for (const part of written.split(/[,;/|&+、，；]|\s(?:and|or|und|oder|et|ou|y|o)\s/u)) {
    const one = readOne(part)
    if (one !== undefined) return one
  }
  return null
}

/** Undefined when it is no language at all, null when it is one that nothing is written in. */
function readOne(part: string): WrittenLanguage | null | undefined {
  const text = part.trim()
  const tag = text.replaceAll('_', '-').replace(/\.utf-?8$/i, '')
  if (/^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(tag)) {
    const language = ofTag(tag)
    if (language !== undefined) return language
  }
  const name = folded(text)
  if (/traditional|tradition|繁|hant|taiwan|hong kong|cantonese/.test(name)) return null
  return byName().get(name) ?? byName().get(folded(text.replace(/[(（].*$/, ''))) ?? undefined
}

function ofTag(tag: string): WrittenLanguage | null | undefined {
  try {
    const locale = new Intl.Locale(tag).maximize()
    if (!isWritten(locale.language)) return isKnownLanguage(locale.language) ? null : undefined
    return locale.language === 'zh' && locale.script !== 'Hans' ? null : locale.language
  } catch {
    // Not a tag after all.
    return undefined
  }
}

let english: Intl.DisplayNames | undefined
const isKnownLanguage = (code: string): boolean =>
  (english ??= new Intl.DisplayNames('en', { type: 'language', fallback: 'none' })).of(code) !== undefined
