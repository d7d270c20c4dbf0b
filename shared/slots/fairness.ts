/** What a rep has had of the meetings that were given out, for fair distribution (DESIGN.md section 6). */
export interface Share {
  readonly repId: string
  readonly weight: number
  /** Meetings in the period that count: no-shows and cancellations do not, which gives them back. */
  readonly meetings: number
  /** What counts as had without a meeting: for absence or joining late, the average of the others. */
  readonly credits: number
  /** When the rep was last booked, epoch milliseconds; null if never. */
  readonly lastBooked: number | null
}

export interface Standing extends Share {
  /** What the rep should have had by now. */
  readonly target: number
  /** Target minus what the rep had: above zero is owed. */
  readonly owed: number
}

/** `(all meetings + all credits) x weight / all weights - (own meetings + own credits)` for each rep of a pool. */
export function standings(pool: readonly Share[]): Standing[] {
  const given = pool.reduce((sum, one) => sum + one.meetings + one.credits, 0)
  const weights = pool.reduce((sum, one) => sum + one.weight, 0)
  return pool.map((one) => {
    const target = weights > 0 ? (given * one.weight) / weights : 0
    return { ...one, target, owed: target - (one.meetings + one.credits) }
  })
}

/** Who is next: owed most, then weight, then least recently booked, then the oldest record. */
export function byOwed(a: Standing, b: Standing): number {
  // Rounded, so that two equal shares are equal whatever order they were summed in.
  const owed = Math.round((b.owed - a.owed) * 1e6)
  if (owed !== 0) return owed
  if (a.weight !== b.weight) return b.weight - a.weight
  const last = (a.lastBooked ?? -Infinity) - (b.lastBooked ?? -Infinity)
  if (last !== 0 && !Number.isNaN(last)) return last
  return a.repId < b.repId ? -1 : 1
}
