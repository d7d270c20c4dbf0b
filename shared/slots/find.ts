import type { Seated } from '../contract/slotShapes.ts'
import type { Instant } from '../time/instant.ts'
import { startsIn } from './grid.ts'
import { isOpen, obstacles } from './open.ts'
import { fillPanel, type SeatPool } from './panel.ts'
import type { Rep, Wanted } from './world.ts'

export interface Found {
  readonly start: Instant
  readonly reps: readonly Seated[]
  /** Everyone who is open then, whether seated or not. */
  readonly open: ReadonlySet<string>
}

export interface Search {
  readonly reps: readonly Rep[]
  readonly pools: readonly SeatPool[]
  readonly wanted: Wanted
  readonly stepMinutes: number
  /** The zone whose clock the grid is aligned to. */
  readonly zone: string
  readonly from: number
  readonly to: number
  readonly limit: number
}

/**
 * Slots with `from <= start < to`, soonest first: the starts that the free stretches of the reps of the needed seats
 * offer, at which the panel can be filled from the reps who are open.
 */
export function findSlots(search: Search): Found[] {
  const { wanted, pools } = search
  const needed = new Set(pools.filter((pool) => !pool.optional).flatMap((pool) => pool.ranked))
  const starts = new Set<Instant>()
  for (const rep of search.reps) {
    if (!needed.has(rep.repId)) continue
    for (const stretch of rep.free) {
      if (stretch.end <= search.from || stretch.start >= search.to) continue
      for (const start of startsIn(stretch, search.stepMinutes, wanted.length, search.zone, search.from, search.to)) {
        starts.add(start)
      }
    }
  }
  const found: Found[] = []
  for (const start of [...starts].sort((a, b) => a - b)) {
    if (found.length >= search.limit) break
    const open = new Set<string>()
    for (const rep of search.reps) if (isOpen(rep, start, wanted)) open.add(rep.repId)
    const reps = fillPanel(pools, open)
    if (reps) found.push({ start, reps, open })
  }
  return found
}

/**
 * When nothing was found: for each reason, how many reps it keeps from every start of the range, most first. A rep
 * counts once, under the reason that comes last in the order of rules over the starts tried: the one nearest to open.
 */
export function heldBack(search: Search): { code: string; reps: number }[] {
  const counts = new Map<string, number>()
  const tries: number[] = []
  const step = Math.max(search.stepMinutes, 15) * 60_000
  for (let at = search.from; at < search.to && tries.length < 2000; at += step) tries.push(at)
  for (const rep of search.reps) {
    const order = [
      'past',
      'notice',
      'horizon',
      'holiday',
      'override',
      'hours',
      'timeOff',
      'busy',
      'meeting',
      'buffer',
      'hold',
      'dayCap',
      'weekCap',
      'leadHours',
    ]
    let nearest = -1
    for (const at of tries) {
      const first = obstacles(rep, at, search.wanted, true)[0]
      nearest = Math.max(nearest, first ? order.indexOf(first.code) : order.length)
      if (nearest === order.length) break
    }
    // Open at some time, yet no slot: the others of the panel are missing then.
    const code = nearest === order.length ? 'panel' : order[nearest]
    if (code) counts.set(code, (counts.get(code) ?? 0) + 1)
  }
  return [...counts].map(([code, reps]) => ({ code, reps })).sort((a, b) => b.reps - a.reps)
}
