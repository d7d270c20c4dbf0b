import type { Explanation, Seated, Slot } from '../../shared/contract/slotShapes.ts'
import { obstacles, SOFT, type Obstacle } from '../../shared/slots/obstacles.ts'
import { isOpen } from '../../shared/slots/openStarts.ts'
import { fillPanel } from '../../shared/slots/panel.ts'
import type { Rep } from '../../shared/slots/world.ts'
import { explain } from '../../shared/slots/words.ts'
import { DAY, parseInstant } from '../../shared/time/instant.ts'
import { refuse } from './refusals.ts'
import type { Services } from './services.ts'
import { search, worldOf, type Question } from './slotSearch.ts'

/** Alternatives that a refusal carries. */
const NEAREST = 5
/** Reps whose reasons a refusal names, when nobody was asked for by name. */
const NAMED = 3

export interface Decision {
  readonly reps: Seated[]
  /** True when a soft rule had to be booked over. */
  readonly overridden: boolean
}

/**
 * Decides whether a start can be booked and by whom, with the same function that lists slots. To be called inside the
 * transaction that books. `mayOverride` allows soft rules to be broken. Throws NOT_AVAILABLE.
 */
export function decide(services: Services, asked: Question, start: number, mayOverride: boolean): Decision {
  const world = worldOf(services, asked, start, start + 1)
  const open = new Set(world.reps.filter((rep) => isOpen(rep, world.wanted, start)).map((rep) => rep.repId))
  const reps = fillPanel(asked.pools, open)
  if (reps) return { reps, overridden: false }

  const verdicts = new Map<string, { rep: Rep; obstacles: Obstacle[] }>(
    world.reps.map((rep) => [rep.repId, { rep, obstacles: obstacles(rep, start, world.wanted) }]),
  )
  if (mayOverride) {
    const bendable = [...verdicts].filter(([, verdict]) => verdict.obstacles.every((one) => SOFT.has(one.code)))
    const soft = new Set(bendable.map(([id]) => id))
    // Who is open comes before who is only open with a rule broken.
    const pools = asked.pools.map((pool) => ({
      ...pool,
      ranked: [...pool.ranked].sort((a, b) => Number(open.has(b)) - Number(open.has(a))),
    }))
    const stretched = fillPanel(pools, soft)
    if (stretched) return { reps: stretched, overridden: true }
  }
  throw refuse.notAvailable(reasonsFor(services, asked, start, verdicts, open), nearest(services, asked, start))
}

/** The reasons of the seats that cannot be filled: of each, those of the reps who would come first. */
function reasonsFor(
  services: Services,
  asked: Question,
  start: number,
  verdicts: ReadonlyMap<string, { rep: Rep; obstacles: Obstacle[] }>,
  open: ReadonlySet<string>,
): Explanation[] {
  const zone = services.settings().zone
  const leadZone = asked.leadZones.length === 1 ? asked.leadZones[0]! : null
  const reasons: Explanation[] = []
  const told = new Set<string>()
  for (const pool of asked.pools) {
    if (pool.optional || pool.ranked.filter((id) => open.has(id)).length >= pool.count) continue
    for (const id of pool.ranked.filter((one) => !open.has(one)).slice(0, NAMED)) {
      if (told.has(id)) continue
      told.add(id)
      const verdict = verdicts.get(id)
      for (const obstacle of verdict?.obstacles ?? []) {
        reasons.push(explain(obstacle, verdict!.rep, start, zone, leadZone))
      }
    }
    if (pool.ranked.length < pool.count) {
      reasons.push({
        code: 'panel',
        text: `${asked.type.name} needs ${pool.count} for seat ${pool.seat + 1} and only ${pool.ranked.length} can fill it`,
        fix: 'Change the panel of the meeting type, or add reps.',
      })
    }
  }
  if (reasons.length === 0) {
    reasons.push({
      code: 'panel',
      text: 'The reps who are open cannot fill all seats together',
      fix: 'Choose another time.',
    })
  }
  return reasons
}

/** Open slots around a start, nearest first. */
export function nearest(services: Services, asked: Question, start: number): Slot[] {
  const around = search(services, asked, start - 2 * DAY, start + 7 * DAY, 500)
  const slots = around.length > 0 ? around : search(services, asked, start, start + 93 * DAY, NEAREST)
  return slots
    .sort((a, b) => Math.abs(parseInstant(a.start) - start) - Math.abs(parseInstant(b.start) - start))
    .slice(0, NEAREST)
}
