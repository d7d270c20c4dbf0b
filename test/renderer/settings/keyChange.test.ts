import { expect, test } from 'vitest'
import { changeOf } from '../../../renderer/settings/keyboard/keyChange.ts'
import { commandOf } from '../../../shared/commands/registry.ts'

test('a free key is taken', () => {
  expect(changeOf(commandOf('lead.call'), 'shift+c', {}, false)).toEqual({
    kind: 'free',
    map: { 'lead.call': 'shift+c' },
  })
})

test('a key of another is swapped with it, or taken from it', () => {
  const change = changeOf(commandOf('meeting.confirm'), 'x', {}, false)
  expect(change).toMatchObject({
    kind: 'conflict',
    others: [{ id: 'meeting.cancel' }],
    swap: { 'meeting.confirm': 'x', 'meeting.cancel': 'v' },
    take: { 'meeting.confirm': 'x', 'meeting.cancel': '' },
  })
})

test('there is no swap with a command that cannot have the keys, nor with several', () => {
  // Two in a row are not for what is answered by a key alone.
  expect(changeOf(commandOf('brief.page'), 'm', {}, false)).toMatchObject({ kind: 'conflict', swap: undefined })
  expect(changeOf(commandOf('lead.new'), 'f', {}, false)).toMatchObject({
    others: [{ id: 'meeting.file' }, { id: 'leads.filter' }],
    swap: undefined,
    take: { 'lead.new': 'f', 'meeting.file': '', 'leads.filter': '' },
  })
})

test('what cannot be says why', () => {
  expect(changeOf(commandOf('lead.call'), 'mod+w', {}, false)).toEqual({
    kind: 'refused',
    text: 'Ctrl W closes the window. Press another key.',
  })
})

test('a swap back leaves nothing kept', () => {
  const swapped = changeOf(commandOf('meeting.confirm'), 'x', {}, false)
  if (swapped.kind !== 'conflict' || !swapped.swap) return expect.fail('no swap')
  expect(changeOf(commandOf('meeting.confirm'), 'v', swapped.swap, false)).toMatchObject({ swap: {} })
})
