import { describe, expect, test } from 'vitest'
import { commands } from '../../../shared/commands/registry.ts'

describe('the registry of commands', () => {
  test('every id is there once', () => {
    expect(new Set(commands.map(({ id }) => id)).size).toBe(commands.length)
  })

  test('titles start with a capital and do not end in a full stop', () => {
    expect(commands.filter(({ title }) => !/^[A-Z].*[^.]$/.test(title))).toEqual([])
  })
})
