import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findIn, marksIn, wordsBeyond } from '../../../shared/search/match.ts'
import { ftsExpression, searchWords } from '../../../shared/search/query.ts'
import { countryCodeLength, phoneTokens, textTokens } from '../../../shared/search/tokens.ts'

/** Whether what is typed finds a text, as the index and the excerpt both decide it. */
const finds = (typed: string, text: string, kind?: 'name' | 'phone'): boolean => {
  const words = searchWords(typed)
  return words.length > 0 && wordsBeyond(words, [{ label: '', text, ...(kind && { kind }) }]).length === 0
}

describe('words', () => {
  test.each([
    ['muller', 'Zoë Müller'],
    ['MÜLLER zo', 'Zoë Müller'],
    ['mueller', 'Zoë Müller'],
    ['Müller', 'Karl Mueller'],
    ['lukasz', 'Łukasz Wójcik'],
    ['wojcik łuk', 'Łukasz Wójcik'],
    ['obrien', 'Pat O’Brien'],
    ["o'brien", 'Pat O’Brien'],
    ['jeanluc', 'Jean-Luc Picard'],
    ['jean luc', 'Jean-Luc Picard'],
    ['strasse', 'Straße 5'],
    ['smorgas', 'Smörgås AB'],
    ['nino', 'El Nin\u0303o'],
    ['陈', '陈伟'],
    ['伟', '陈伟'],
    ['陈伟', '陈伟 Chen Wei'],
    ['大学', '北京大学出版社'],
    ['京大学出', '北京大学出版社'],
    ['たなか', 'たなか さくら'],
    ['민수', '김민수'],
  ])('%s finds %s', (typed, text) => expect(finds(typed, text, 'name')).toBe(true))

  test.each([
    ['uller', 'Zoë Müller'],
    ['陈大', '陈伟 北京大学'],
    ['学大', '北京大学'],
    ['anna müller', 'Zoë Müller'],
  ])('%s does not find %s', (typed, text) => expect(finds(typed, text, 'name')).toBe(false))

  test('an e-mail by its parts', () => {
    for (const typed of ['zoe@', 'zoe@er', 'erable.ex', '@erable.example', 'ZOE.M']) {
      expect([typed, finds(typed, 'zoe.m@erable.example')]).toEqual([typed, true])
    }
  })
})

describe('phone numbers', () => {
  test.each([
    ['+49 151 12345678', '+4915112345678'],
    ['+49 (0) 151 123', '+4915112345678'],
    ['0049 151 1234', '+4915112345678'],
    ['0151 1234', '+4915112345678'],
    ['0151/12-34', '+4915112345678'],
    ['5678', '+4915112345678'],
    ['12 34 56 78', '+4915112345678'],
    ['(303) 555-0142', '+13035550142'],
    ['303.555.0142', '+13035550142'],
    ['1 303 555', '+13035550142'],
    ['555-0142', '+13035550142'],
    ['0142', '+13035550142'],
  ])('%s finds %s', (typed, number) => expect(finds(typed, number, 'phone')).toBe(true))

  test('the country code is as long as ITU-T E.164 says', () => {
    const numbers = ['13035550142', '79161234567', '4915112345678', '35312345678', '8613912345678', '97142345678']
    expect(numbers.map(countryCodeLength)).toEqual([1, 1, 2, 3, 2, 3])
  })

  test('what is no number has no tokens', () => expect(phoneTokens('ask at the desk')).toBe(''))
})

describe('the expression', () => {
  test('takes nothing that was typed for more than words', () => {
    expect(ftsExpression(searchWords('"who: NOT (a* OR'))).toBe('(("who"*)) AND (("not"*)) AND (("a"*)) AND (("or"*))')
  })
  test('holds letters and figures only, whatever was typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (typed) => {
        const inside = [...ftsExpression(searchWords(typed)).matchAll(/"([^"]*)"\*/g)].map(([, part]) => part ?? '')
        expect(inside.every((part) => /^[\p{L}\p{N}]+$/u.test(part))).toBe(true)
        expect(ftsExpression(searchWords(typed)).replace(/"[^"]*"\*/g, '')).toMatch(/^[() ANDOR]*$/)
      }),
    )
  })
  test('every word of a text finds it, and so does every beginning of it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), fc.nat(), (text, cut) => {
        for (const word of text.split(/\s+/)) {
          const typed = [...word].slice(0, 1 + (cut % Math.max(1, [...word].length))).join('')
          if (searchWords(typed).length > 0 && /^[\p{L}]+$/u.test(typed)) expect(finds(typed, text)).toBe(true)
        }
      }),
    )
  })
})

describe('what matched', () => {
  test('is marked as it is written', () => {
    const text = 'Asked for Größe and Preis'
    const marks = marksIn(text, searchWords('gros prei'))
    expect(marks.map(([from, to]) => text.slice(from, to))).toEqual(['Größ', 'Prei'])
  })
  test('of a long note its place is shown', () => {
    const text = `${'We spoke at length about nothing. '.repeat(20)}Then budget came up in passing.`
    const found = findIn(searchWords('budget'), [{ label: 'Note', text }])
    expect(found?.text).toMatch(/^… .*budget came up/)
    expect(found?.marks.map(([from, to]) => found.text.slice(from, to))).toEqual(['budget'])
  })
  test('the field with the most of the words is told', () => {
    const fields = [
      { label: 'City', text: 'Berlin' },
      { label: 'Note', text: 'Berlin office, budget in spring' },
    ]
    expect(findIn(searchWords('berlin budget'), fields)?.label).toBe('Note')
    expect(findIn(searchWords('tokyo'), fields)).toBeUndefined()
  })
  test('marks lie inside the text, in order', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme', maxLength: 8 }), (text, typed) => {
        let last = 0
        for (const [from, to] of marksIn(text, searchWords(typed))) {
          expect(from >= last && to > from && to <= text.length).toBe(true)
          last = to
        }
      }),
    )
  })
})

test('a text without words has no tokens', () => expect(textTokens('!? — …', true)).toBe(''))
