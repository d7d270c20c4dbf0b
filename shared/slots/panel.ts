import type { Seated } from '../contract/slotShapes.ts'

/** One entry of a meeting type's panel with the reps who can fill it, best first. */
export interface SeatPool {
  /** Index into the panel. */
  readonly seat: number
  readonly count: number
  readonly optional: boolean
  /** Rep ids, in the order in which they are to be taken. */
  readonly ranked: readonly string[]
}

/**
 * Fills the seats from the reps who are open, each rep at most once. Seats are filled in panel order with the best
 * rep, and a rep moves to another seat when that is the only way to fill all (augmenting paths, Kuhn 1955). Optional
 * seats are filled from whoever is left. Null when a seat that is not optional stays empty.
 */
export function fillPanel(pools: readonly SeatPool[], open: ReadonlySet<string>): Seated[] | null {
  const needed = pools.filter((pool) => !pool.optional).flatMap((pool) => Array<SeatPool>(pool.count).fill(pool))
  const chairOf = new Map<string, number>()
  const take = (chair: number, tried: Set<string>): boolean => {
    const candidates = needed[chair]!.ranked.filter((id) => open.has(id) && !tried.has(id))
    const free = candidates.find((id) => !chairOf.has(id))
    if (free !== undefined) {
      chairOf.set(free, chair)
      return true
    }
    for (const id of candidates) {
      tried.add(id)
      if (take(chairOf.get(id)!, tried)) {
        chairOf.set(id, chair)
        return true
      }
    }
    return false
  }
  for (let chair = 0; chair < needed.length; chair++) if (!take(chair, new Set())) return null
  const seated: Seated[] = [...chairOf].map(([repId, chair]) => ({ repId, seat: needed[chair]!.seat }))
  for (const pool of pools) {
    if (!pool.optional) continue
    let left = pool.count
    for (const repId of pool.ranked) {
      if (left === 0) break
      if (!open.has(repId) || seated.some((one) => one.repId === repId)) continue
      seated.push({ repId, seat: pool.seat })
      left--
    }
  }
  return seated.sort((a, b) => a.seat - b.seat || rank(pools, a) - rank(pools, b))
}

const rank = (pools: readonly SeatPool[], seated: Seated): number =>
  pools.find((pool) => pool.seat === seated.seat)!.ranked.indexOf(seated.repId)
