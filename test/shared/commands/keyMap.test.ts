import { describe, expect, test } from 'vitest'
import { conflictsOf, keysOf, refusalOf, withKeys } from '../../../shared/commands/keyMap.ts'
import { commandOf, commands } from '../../../shared/commands/registry.ts'

const ids = (found: readonly { readonly id: string }[]) => found.map(({ id }) => id)

describe('which keys are free', () => {
  test('the commands as they come: no two that a screen answers share keys, and all of them may have their own', () => {
    const clashes = commands.flatMap((command) =>
      command.keys === undefined
        ? []
        : conflictsOf(command.id, command.keys, {}).map((other) => `${command.id} and ${other.id}: ${command.keys}`),
    )
    expect(clashes).toEqual([])
    expect(ids(commands.filter((command) => command.keys && refusalOf(command, command.keys)))).toEqual([])
  })

  test('a key is taken where a screen answers both, and free where no screen does', () => {
    expect(ids(conflictsOf('meeting.confirm', 'x', {}))).toEqual(['meeting.cancel'])
    expect(ids(conflictsOf('leads.save', 'x', {}))).toEqual(['leads.select'])
    expect(conflictsOf('leads.save', 'c', {})).toEqual([])
  })

  test('what is answered everywhere is taken everywhere', () => {
    expect(ids(conflictsOf('lead.call', 'n', {}))).toEqual(['lead.new'])
    expect(ids(conflictsOf('lead.new', 'f', {}))).toEqual(['meeting.file', 'leads.filter'])
  })

  test('the first key of two is no key by itself', () => {
    expect(ids(conflictsOf('lead.call', 'g', {}))).toContain('go.queue')
    expect(ids(conflictsOf('go.queue', 'c q', {}))).toEqual(['lead.call'])
  })

  test('what is chosen counts, and not what the command came with', () => {
    const map = { 'meeting.cancel': 'w', 'booking.whyNot': '' }
    expect(conflictsOf('meeting.confirm', 'x', map)).toEqual([])
    expect(ids(conflictsOf('meeting.confirm', 'w', map))).toEqual(['meeting.cancel'])
    expect(keysOf(commandOf('booking.whyNot'), map)).toBeUndefined()
  })
})

describe('keys that a command cannot have', () => {
  test.each([
    ['lead.call', 'mod+c', 'taken'],
    ['lead.call', 'f5', 'taken'],
    ['lead.call', 'enter', 'taken'],
    ['lead.call', '5', 'number'],
    ['form.save', 's', 'typing'],
    ['meeting.move', 'g m', 'single'],
    ['lead.call', 'ctrl+x', 'unknown'],
    ['lead.call', 'a b c', 'unknown'],
  ] as const)('%s cannot be %s', (id, keys, why) => {
    expect(refusalOf(commandOf(id), keys)).toMatchObject({ why })
  })

  test('most can be had', () => {
    expect(refusalOf(commandOf('lead.call'), 'shift+c')).toBeUndefined()
    expect(refusalOf(commandOf('lead.call'), 'mod+enter')).toBeUndefined()
    expect(refusalOf(commandOf('board.week'), '9')).toBeUndefined()
    expect(refusalOf(commandOf('leads.selectAll'), 'mod+a')).toBeUndefined()
  })
})

test('what is as the app comes with it is not kept', () => {
  const changed = withKeys({}, commandOf('lead.call'), 'shift+c')
  expect(changed).toEqual({ 'lead.call': 'shift+c' })
  expect(withKeys(changed, commandOf('lead.call'), 'c')).toEqual({})
  expect(withKeys({}, commandOf('leads.import'), '')).toEqual({})
})
