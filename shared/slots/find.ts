import { ReasonCode, type Seated } from '../contract/slotShapes.ts'
import { instantOf, MINUTE, type Instant, type Interval } from '../time/instant.ts'
import { merge } from '../time/intervals.ts'
import { changesBetween, offsetAt } from '../time/zone.ts'
import { firstMark, gridOf, startsIn, stepIsGrid } from './grid.ts'
import { obstacles } from './obstacles.ts'
import { openStarts } from './openStarts.ts'
import { fillPanel, type SeatPool } from './panel.ts'
import { freeStretches, type Rep, type Wanted } from './world.ts'

export interface Found {
  readonly start: Instant
  readonly reps: readonly Seated[]
}

/** The grid that starts lie on. */
export interface Grid {
  readonly stepMinutes: number
  /** The zone whose clock the marks are aligned to. */
  readonly zone: string
}

export interface Search extends Grid {
  readonly reps: readonly Rep[]
  readonly pools: readonly SeatPool[]
  readonly wanted: Wanted
  readonly from: number
  readonly to: number
  /** Since when the facts about the reps are known: whether a stretch began before is not. */
  readonly since: number
  readonly limit: number
}

/**
 * True when every mark of the grid is a start, so that it does not matter where a stretch begins: the step is the grid
 * itself, and no change of the clocks in the range shifts the marks (Lord Howe's half hour shifts those of an hour).
 */
export function everyMarkStarts(grid: Grid, from: number, to: number): boolean {
  if (!stepIsGrid(grid.stepMinutes)) return false
  const mark = gridOf(grid.stepMinutes) * MINUTE
  return changesBetween(from, to, grid.zone).every(
    (change) => (offsetAt(change, grid.zone) - offsetAt(change - 1, grid.zone)) % mark === 0,
  )
}

/** The instants of `open` that are starts, in order: `free` are the stretches on which the grid hangs. */
function onGrid(open: readonly Interval[], grid: Grid, regular: boolean, free: () => readonly Interval[]): Instant[] {
  const starts: Instant[] = []
  if (regular) {
    const step = grid.stepMinutes * MINUTE
    for (const one of open) {
      for (let at: number = firstMark(one.start, grid.stepMinutes, grid.zone); at < one.end; at += step) {
        starts.push(instantOf(at))
      }
    }
    return starts
  }
  const stretches = free()
  let i = 0
  for (const one of open) {
    while (i < stretches.length && stretches[i]!.end <= one.start) i++
    const stretch = stretches[i]
    if (stretch) starts.push(...startsIn(stretch, grid.stepMinutes, 0, grid.zone, one.start, one.end))
  }
  return starts
}

/** All starts in `[from, to)` at which one rep is open. */
export function repStarts(rep: Rep, wanted: Wanted, grid: Grid, from: number, to: number): Instant[] {
  const regular = everyMarkStarts(grid, from, to)
  return onGrid(openStarts(rep, wanted, from, to), grid, regular, () => freeStretches(rep))
}

/** Where the grid hangs of a stretch that has no beginning, so that it hangs there whatever is asked and when. */
const NO_BEGINNING = instantOf(Date.UTC(2000, 0, 1))

/** The stretches on which a rep's grid hangs. */
const hangers = (rep: Rep, since: number): Interval[] =>
  freeStretches(rep).map((one) => (one.start <= since ? { start: NO_BEGINNING, end: one.end } : one))

/** True when a rep is free from `since` until after `at`: the stretch may have begun any time before. */
export const isUnbroken = (rep: Rep, since: number, at: number): boolean =>
  freeStretches(rep).some((one) => one.start <= since && one.end > at)

/**
 * Slots with `from <= start < to`, soonest first: the starts that the reps of the needed seats offer, at which the
 * panel can be filled from the reps who are open.
 */
export function findSlots(search: Search): Found[] {
  const { wanted, pools, from, to, since, reps } = search
  const needed = new Set(pools.filter((pool) => !pool.optional).flatMap((pool) => pool.ranked))
  const open = reps.map((rep) => openStarts(rep, wanted, from, to))
  const regular = everyMarkStarts(search, since, to)
  const offered = regular
    ? onGrid(merge(open.filter((_, i) => needed.has(reps[i]!.repId)).flat()), search, true, () => [])
    : unite(
        reps.flatMap((rep, i) =>
          needed.has(rep.repId) ? [onGrid(open[i]!, search, false, () => hangers(rep, since))] : [],
        ),
      )
  const next = reps.map(() => 0)
  const found: Found[] = []
  for (const start of offered) {
    if (found.length >= search.limit) break
    const here = new Set<string>()
    for (let i = 0; i < reps.length; i++) {
      const intervals = open[i]!
      let at = next[i]!
      while (at < intervals.length && intervals[at]!.end <= start) at++
      next[i] = at
      if (at < intervals.length && intervals[at]!.start <= start) here.add(reps[i]!.repId)
    }
    const seated = fillPanel(pools, here)
    if (seated) found.push({ start, reps: seated })
  }
  return found
}

const unite = (lists: readonly (readonly Instant[])[]): Instant[] => [...new Set(lists.flat())].sort((a, b) => a - b)

/** The rules in the order in which they are asked (docs/rules.md, section 3); `panel` is what is left when all are kept. */
const ORDER = ReasonCode.options.filter((code) => code !== 'panel')
/** How many starts are looked at to say what holds the reps back. */
const TRIES = 700

/**
 * When nothing was found: for each reason, how many reps it keeps away, most first. A rep counts once, under the rule
 * that its best start of the range fails at: the one nearest to open.
 */
export function heldBack(search: Search): { code: ReasonCode; reps: number }[] {
  const counts = new Map<ReasonCode, number>()
  const step = Math.max(search.stepMinutes * MINUTE, (search.to - search.from) / TRIES)
  for (const rep of search.reps) {
    let nearest = -1
    // Open at some time, yet no slot: then it is the others of the panel who are missing.
    if (openStarts(rep, search.wanted, search.from, search.to).length > 0) nearest = ORDER.length
    for (let at = search.from; at < search.to && nearest < ORDER.length; at += step) {
      const first = obstacles(rep, at, search.wanted, true)[0]
      if (first) nearest = Math.max(nearest, ORDER.indexOf(first.code))
    }
    const code = nearest === ORDER.length ? 'panel' : ORDER[nearest]
    if (code) counts.set(code, (counts.get(code) ?? 0) + 1)
  }
  return [...counts].map(([code, reps]) => ({ code, reps })).sort((a, b) => b.reps - a.reps)
}
