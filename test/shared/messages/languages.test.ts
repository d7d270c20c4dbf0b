import { describe, expect, it } from 'vitest'
import { languageOf } from '../../../shared/messages/languages.ts'

describe('the language of a lead', () => {
  it.each([
    [
      'de',
      'German',
      'german',
      ' Deutsch ',
      'de-DE',
      'de_AT',
      'de_DE.UTF-8',
      'ger',
      'deu',
      'Allemand',
      'alemán',
      '德语',
    ],
    [
      'en',
      'English',
      'EN',
      'en-US',
      'en_gb',
      'eng',
      'Englisch',
      'inglés',
      'anglais',
      'English (US)',
      '英语',
      'イギリス英語',
    ],
    ['fr', 'French', 'Français', 'francais', 'fr-CA', 'fra', 'fre', 'Französisch', 'francés', '法语'],
    ['es', 'Spanish', 'Español', 'espanol', 'es-419', 'es-MX', 'spa', 'Castellano', 'Spanisch', 'Mexican Spanish'],
    [
      'zh',
      'Chinese',
      'zh',
      'zh-CN',
      'zh_Hans',
      'cmn',
      '中文',
      '简体中文',
      'Mandarin',
      '普通话',
      'Chinese (Simplified)',
      'Chinesisch',
    ],
  ])('is %s for %j and the like', (language, ...written) => {
    for (const text of written) expect([text, languageOf(text)]).toEqual([text, language])
  })

  it('is the first of several', () => {
    expect(languageOf('de-DE,de;q=0.9,en;q=0.8')).toBe('de')
    expect(languageOf('Deutsch / Englisch')).toBe('de')
    expect(languageOf('French and English')).toBe('fr')
    expect(languageOf('中文、英语')).toBe('zh')
  })

  it.each([
    'Japanese',
    'ja',
    'pt-BR',
    'Nederlands',
    'zh-TW',
    'zh-Hant',
    '繁體中文',
    'Traditional Chinese',
    'Cantonese',
  ])('is none that messages are written in for %s', (text) => expect(languageOf(text)).toBeNull())

  it.each([null, '', '  ', '?', 'unknown', 'x', 'qqq', '-', '123', 'speaks slowly', '😀', '\u0000', 'de'.repeat(500)])(
    'is unknown for %j',
    (text) => expect(languageOf(text)).toBeNull(),
  )
})
