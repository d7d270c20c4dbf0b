import type { MovedLead } from '../../shared/contract/score.ts'
import { comparePlaces, rankOf } from '../../shared/priority/place.ts'
import { queueIndexOf, type Found } from './queueIndex.ts'
import { scoringOf, type Scoring } from './scoring.ts'
import type { Services } from './services.ts'

export interface Rank {
  readonly found: Found
  readonly points: number
  /** Of its place, at hand for sorting a hundred thousand. */
  readonly lane: number
  readonly order: number
}

export interface OrderChange {
  readonly scoring: Scoring
  /** The whole queue in its order, as it is and as it would be. */
  readonly before: readonly Rank[]
  readonly after: readonly Rank[]
  readonly moved: number
  readonly rescored: number
  /** How many leads of the queue each rule gives points, by its id. */
  readonly fits: Record<string, number>
  placesOf(leadId: string): Pick<MovedLead, 'was' | 'becomes' | 'pointsBefore' | 'pointsAfter'>
}

const rankedBy = (found: Found, { score }: Scoring, at: number): Rank => ({
  found,
  points: found.entry.lasting + score.timed(found.lead, at),
  lane: rankOf(found.place),
  order: found.place.order,
})

/** The order of the queue at `at` by the rules that hold and by others; a lead in the queue is in both. */
export function orderChange(services: Services, scoring: Scoring, at: number): OrderChange {
  const index = queueIndexOf(services)
  // Read with what the new rules ask for first: what is asked for only then is read once.
  const after: Rank[] = []
  index.walkBy(scoring, at, (found) => after.push(rankedBy(found, scoring, at)))
  const before: Rank[] = []
  index.walk(at, (found) => before.push(rankedBy(found, scoringOf(services), at)))
  for (const ranks of [before, after])
    ranks.sort((a, b) => a.lane - b.lane || a.order - b.order || comparePlaces(a.found, b.found))
  const was = new Map(before.map(({ found, points }, i) => [found.lead.id, { place: i + 1, points }]))
  const becomes = new Map(after.map(({ found, points }, i) => [found.lead.id, { place: i + 1, points }]))
  const fits: Record<string, number> = Object.fromEntries(scoring.settings.rules.map(({ id }) => [id, 0]))
  const count = (id: string) => (fits[id] = (fits[id] ?? 0) + 1)
  let [moved, rescored] = [0, 0]
  after.forEach(({ found, points }, i) => {
    const old = was.get(found.lead.id)
    if (old?.place !== i + 1) moved++
    if (old?.points !== points) rescored++
    scoring.score.eachFitting(found.lead, at, count)
  })
  return {
    scoring,
    before,
    after,
    moved,
    rescored,
    fits,
    placesOf: (leadId) => {
      const [old, now] = [was.get(leadId), becomes.get(leadId)]
      const end = after.length
      return {
        was: old?.place ?? end,
        becomes: now?.place ?? end,
        pointsBefore: old?.points ?? 0,
        pointsAfter: now?.points ?? 0,
      }
    },
  }
}
