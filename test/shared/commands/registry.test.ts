import { describe, expect, test } from 'vitest'
import { keyCaps } from '../../../shared/commands/keys.ts'
import { commands } from '../../../shared/commands/registry.ts'

describe('the registry of commands', () => {
  test('every id is there once', () => {
    expect(new Set(commands.map(({ id }) => id)).size).toBe(commands.length)
  })

  test('a key means one thing on every screen but the board and the list of leads, which have their own', () => {
    const keys = commands
      .filter(({ keys, section }) => keys && section !== 'Board' && section !== 'Leads')
      .map(({ keys }) => keys)
    expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([])
  })

  test('the first key of two is no command by itself', () => {
    const firsts = new Set(commands.flatMap(({ keys }) => (keys?.includes(' ') ? [keys.split(' ')[0]] : [])))
    expect(commands.filter(({ keys }) => firsts.has(keys)).map(({ id }) => id)).toEqual([])
  })

  test('titles start with a capital and do not end in a full stop', () => {
    expect(commands.filter(({ title }) => !/^[A-Z].*[^.]$/.test(title))).toEqual([])
  })
})

test('key caps are written as the keyboard at hand writes them', () => {
  expect(keyCaps('mod+k', false)).toEqual(['Ctrl K'])
  expect(keyCaps('mod+k', true)).toEqual(['⌘K'])
  expect(keyCaps('g q', false)).toEqual(['G', 'Q'])
  expect(keyCaps('?', true)).toEqual(['?'])
})
