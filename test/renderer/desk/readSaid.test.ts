import { expect, test } from 'vitest'
import { readSaid } from '../../../renderer/desk/booking/readSaid.ts'

const NOW = Date.parse('2026-11-23T08:00:00Z')
const read = (text: string) => readSaid(text, NOW, 'Europe/Berlin')

test('words are read as far as they make sense', () => {
  expect(read('thu after 1')).toMatchObject({ understood: 'thu after 1', unread: '' })
  expect(read('thu af')).toMatchObject({ understood: 'thu', unread: 'af' })
  expect(read('thu af').when).toEqual(read('thu').when)
})

test('what makes none at all is left as it is', () => {
  expect(read(' blah ')).toEqual({ when: null, understood: '', unread: 'blah' })
  expect(read('  ')).toEqual({ when: null, understood: '', unread: '' })
})
