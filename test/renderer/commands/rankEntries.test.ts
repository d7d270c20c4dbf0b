import { expect, test } from 'vitest'
import { matching, rankEntries } from '../../../renderer/commands/rankEntries.ts'

const entry = (id: string, name: string, words?: string) => ({ id, name, ...(words && { words }) })
const people = [
  entry('a', 'Tom Marsh'),
  entry('b', 'Dana Keller', 'mar@keller.example'),
  entry('c', 'Maria Sandoval'),
  entry('d', 'Marc Oliveira'),
]
const ids = (found: readonly { readonly id: string }[]) => found.map(({ id }) => id).join('')

test('a name that begins with it comes first, then one with a word that does, then what was found otherwise', () => {
  expect(ids(rankEntries(people, 'mar', []))).toBe('cdab')
  expect(ids(rankEntries(people, 'MARS', []))).toBe('abcd')
})

test('of those that fit alike the one last used comes first, and never before one that fits better', () => {
  expect(ids(rankEntries(people, 'mar', ['d']))).toBe('dcab')
  expect(ids(rankEntries(people, 'mar', ['b', 'a']))).toBe('cdab')
})

test('without words the order is that of use, else as they came', () => {
  expect(ids(rankEntries(people, ' ', ['d', 'b']))).toBe('dbac')
})

test('each word typed begins some word of the name or of what it is found by', () => {
  expect(ids(matching(people, 'sand mar'))).toBe('c')
  expect(ids(matching(people, 'keller'))).toBe('b')
  expect(ids(matching(people, 'ara'))).toBe('')
})
