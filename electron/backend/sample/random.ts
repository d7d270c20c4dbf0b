/** Chance that can be repeated: the same seed gives the same draws in the same order. */
export interface Random {
  /** At least 0, less than 1. */
  next(): number
  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number
  /** True with this probability. */
  chance(probability: number): boolean
  /** Any of a list that is not empty. */
  pick<T>(list: readonly T[]): T
  /** A copy in another order. */
  shuffle<T>(list: readonly T[]): T[]
}

/** Mulberry32: 32 bits of state, good enough to make up a team. */
export function random(seed: number): Random {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const between = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1))
  return {
    next,
    between,
    chance: (probability) => next() < probability,
    pick: <T>(list: readonly T[]): T => {
      const picked = list[between(0, list.length - 1)]
      if (picked === undefined) throw new RangeError('nothing to pick from')
      return picked
    },
    shuffle: <T>(list: readonly T[]): T[] => {
      const left = [...list]
      const drawn: T[] = []
      while (left.length > 0) drawn.push(...left.splice(between(0, left.length - 1), 1))
      return drawn
    },
  }
}
