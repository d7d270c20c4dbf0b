import { expect } from 'vitest'

// A pattern inside toMatchObject or toEqual means a text that fits it. By itself the library compares its own keys only,
// of which a pattern has none, so that any text at all would do.
expect.addEqualityTesters([
  (one: unknown, two: unknown): boolean | undefined => {
    if (typeof one === 'string' && two instanceof RegExp) return two.test(one)
    if (typeof two === 'string' && one instanceof RegExp) return one.test(two)
    return undefined
  },
])
