/** Country names by code, in the languages that exports come in, and what people write instead. */
const LANGUAGES = ['en', 'de', 'fr', 'es', 'it', 'nl', 'pt', 'pl']

const ALIASES: Readonly<Record<string, string>> = {
  usa: 'US',
  'u s a': 'US',
  'u s': 'US',
  america: 'US',
  'united states of america': 'US',
  'the united states': 'US',
  uk: 'GB',
  'u k': 'GB',
  'great britain': 'GB',
  britain: 'GB',
  england: 'GB',
  scotland: 'GB',
  wales: 'GB',
  'northern ireland': 'GB',
  grossbritannien: 'GB',
  brd: 'DE',
  holland: 'NL',
  'the netherlands': 'NL',
  'czech republic': 'CZ',
  turkey: 'TR',
  korea: 'KR',
  'republic of korea': 'KR',
  'korea republic of': 'KR',
  'russian federation': 'RU',
  'viet nam': 'VN',
  uae: 'AE',
  'hong kong': 'HK',
  macau: 'MO',
  macao: 'MO',
  'mainland china': 'CN',
  'peoples republic of china': 'CN',
  'taiwan province of china': 'TW',
  'republic of ireland': 'IE',
  brasil: 'BR',
  deu: 'DE',
  gbr: 'GB',
  can: 'CA',
  aus: 'AU',
  fra: 'FR',
  esp: 'ES',
  ita: 'IT',
  nld: 'NL',
  che: 'CH',
  aut: 'AT',
  osterreich: 'AT',
  espana: 'ES',
  schweiz: 'CH',
  suisse: 'CH',
  svizzera: 'CH',
  nederland: 'NL',
  belgie: 'BE',
  belgique: 'BE',
  sverige: 'SE',
  norge: 'NO',
  danmark: 'DK',
  suomi: 'FI',
  polska: 'PL',
  magyarorszag: 'HU',
  日本: 'JP',
  中国: 'CN',
  中國: 'CN',
  대한민국: 'KR',
  macedonia: 'MK',
  'ivory coast': 'CI',
  'cape verde': 'CV',
  swaziland: 'SZ',
  burma: 'MM',
}

const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('&', 'and')
    .replace(/[’']/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

let names: Map<string, string> | undefined
const codes = new Set<string>()

function countryNames(): Map<string, string> {
  if (names) return names
  names = new Map()
  const A = 65
  for (const language of LANGUAGES) {
    const display = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' })
    for (let i = 0; i < 26 * 26; i++) {
      const code = String.fromCharCode(A + Math.floor(i / 26), A + (i % 26))
      // The runtime also names groups of countries and placeholders.
      if (
        ['EU', 'EZ', 'UN', 'ZZ', 'XA', 'XB', 'QO', 'UK', 'DD', 'SU', 'YU', 'CS', 'TP', 'AN', 'BU', 'FX', 'ZR'].includes(
          code,
        )
      )
        continue
      const name = display.of(code)
      if (!name) continue
      codes.add(code)
      const folded = fold(name)
      if (!names.has(folded)) names.set(folded, code)
    }
  }
  for (const [alias, code] of Object.entries(ALIASES)) names.set(fold(alias), code)
  return names
}

/** The ISO 3166 code of a country written by code or name in one of several languages; undefined for what is none. */
export function countryCode(text: string): string | undefined {
  const byName = countryNames()
  const folded = fold(text)
  const upper = text.trim().toUpperCase()
  return byName.get(folded) ?? (codes.has(upper) ? upper : undefined)
}
