/** A share of a row's height: lane `lane` of `lanes`. */
export interface Lane {
  readonly lane: number
  readonly lanes: number
}

/**
 * Gives what overlaps in time lanes of its own. Things that touch do not overlap; a chain of overlaps shares one
 * number of lanes, so that its pieces line up. The answer is in the order of the input.
 */
export function assignLanes(intervals: readonly { readonly start: number; readonly end: number }[]): readonly Lane[] {
  const result: { lane: number; lanes: number }[] = intervals.map(() => ({ lane: 0, lanes: 1 }))
  const order = intervals
    .map((interval, index) => ({ interval, index }))
    .toSorted((a, b) => a.interval.start - b.interval.start || b.interval.end - a.interval.end || a.index - b.index)
  let chain: number[] = []
  let ends: number[] = []
  const close = () => {
    for (const index of chain) {
      const place = result[index]
      if (place) place.lanes = ends.length
    }
    chain = []
    ends = []
  }
  for (const { interval, index } of order) {
    if (ends.length > 0 && ends.every((end) => end <= interval.start)) close()
    const free = ends.findIndex((end) => end <= interval.start)
    const lane = free === -1 ? ends.length : free
    ends[lane] = interval.end
    const place = result[index]
    if (place) place.lane = lane
    chain.push(index)
  }
  close()
  return result
}
