/** What a rep has had of the meetings that were given out, for fair distribution (docs/rules.md, section 4). */
export interface Share {
  readonly repId: string
  readonly weight: number
  /** Who of those at the same share goes first: the higher number. */
  readonly priority: number
  /** Meetings of the period that were given to the rep. */
  readonly meetings: number
  /** What counts as had without a meeting: above zero for what the rep missed, below zero for what is given back. */
  readonly credits: number
  /** When the rep was last booked, epoch milliseconds; null if never. */
  readonly lastBooked: number | null
}

/** A share with what it has had measured against the others'. */
export interface Standing extends Share {
  /** What the rep should have had by now. */
  readonly target: number
  /** Target minus what the rep had: above zero is owed. */
  readonly owed: number
}

/** `(all meetings + all credits) x weight / all weights - (own meetings + own credits)` for each rep of a pool. */
export function standings<S extends Share>(pool: readonly S[]): (S & Standing)[] {
  const given = pool.reduce((sum, one) => sum + one.meetings + one.credits, 0)
  const weights = pool.reduce((sum, one) => sum + one.weight, 0)
  return pool.map((one) => {
    const target = weights > 0 ? (given * one.weight) / weights : 0
    return { ...one, target, owed: target - (one.meetings + one.credits) }
  })
}

/** Rounded, so that two equal shares are equal whatever order they were summed in. */
const owedLess = (a: Standing, b: Standing): number => Math.round((b.owed - a.owed) * 1e6)
const bookedLater = (a: Standing, b: Standing): number => {
  const last = (a.lastBooked ?? -Infinity) - (b.lastBooked ?? -Infinity)
  return Number.isNaN(last) ? 0 : last
}

/** Who is next: owed most, then priority, then weight, then least recently booked, then the oldest record. */
export const byOwed = (a: Standing, b: Standing): number =>
  owedLess(a, b) || b.priority - a.priority || b.weight - a.weight || bookedLater(a, b) || (a.repId < b.repId ? -1 : 1)

/** What puts one rep before another. */
export type Precedence = 'owed' | 'priority' | 'weight' | 'leastRecent' | 'oldest'

export function precedence(first: Standing, second: Standing): Precedence {
  if (owedLess(first, second) !== 0) return 'owed'
  if (first.priority !== second.priority) return 'priority'
  if (first.weight !== second.weight) return 'weight'
  return bookedLater(first, second) !== 0 ? 'leastRecent' : 'oldest'
}
