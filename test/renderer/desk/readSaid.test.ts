import { expect, test } from 'vitest'
import { readSaid } from '../../../renderer/desk/booking/readSaid.ts'

const NOW = Date.parse('2026-11-23T08:00:00Z')
const read = (text: string) => readSaid(text, NOW, 'Europe/Berlin')

test('words are read as far as they make sense', () => {
  expect(read('thu after 1')).toMatchObject({ understood: 'thu after 1', unread: '' })
  expect(read('thu af')).toMatchObject({ understood: 'thu', unread: 'af' })
  expect(read('thu af').when).toEqual(read('thu').when)
})

test('by whose clock is said with it', () => {
  const call = (text: string) => readSaid(text, NOW, 'America/Denver', 'Europe/Berlin')
  expect(call('thu 3pm')).toMatchObject({ zone: 'America/Denver', when: { at: Date.parse('2026-11-26T22:00:00Z') } })
  expect(call('thu 3pm our time')).toMatchObject({
    zone: 'Europe/Berlin',
    when: { at: Date.parse('2026-11-26T14:00:00Z') },
    unread: '',
  })
  expect(call('thu 3pm their time').when).toEqual(call('thu 3pm').when)
})

test('what makes none at all is left as it is', () => {
  expect(read(' blah ')).toEqual({ when: null, zone: 'Europe/Berlin', understood: '', unread: 'blah' })
  expect(read('  ')).toEqual({ when: null, zone: 'Europe/Berlin', understood: '', unread: '' })
})
