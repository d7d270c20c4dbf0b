/** A score given before, and whether what was hoped for came to pass. */
export interface Outcome {
  readonly score: number
  readonly yes: boolean
}

/**
 * The chance that a lead who said yes scored higher than one who said no, equal scores counting half: the area under the
 * ROC curve, by the rank sum of Mann and Whitney. 0.5 is what drawing lots gives.
 */
export function areaUnderCurve(outcomes: readonly Outcome[]): number {
  let rankSum = 0
  let below = 0
  for (const { all, yes } of byScore(outcomes)) {
    rankSum += yes * (below + (all + 1) / 2)
    below += all
  }
  const yes = outcomes.filter((one) => one.yes).length
  return (rankSum - (yes * (yes + 1)) / 2) / (yes * (outcomes.length - yes))
}

/**
 * How many times as many of the best-scored `share` said yes as of all. Of those with the score at its edge each counts
 * in part, so that the order among equals makes no difference.
 */
export function liftOf(outcomes: readonly Outcome[], share: number): number {
  const wanted = outcomes.length * share
  let [taken, found] = [0, 0]
  for (const { all, yes } of byScore(outcomes).reverse()) {
    const part = Math.min(1, (wanted - taken) / all)
    taken += all * part
    found += yes * part
    if (taken >= wanted) break
  }
  return found / wanted / (outcomes.filter((one) => one.yes).length / outcomes.length)
}

/** How many there are of each score, and how many of them said yes; lowest first. */
function byScore(outcomes: readonly Outcome[]): { all: number; yes: number }[] {
  const counts = new Map<number, { all: number; yes: number }>()
  for (const { score, yes } of outcomes) {
    const count = counts.get(score) ?? { all: 0, yes: 0 }
    count.all++
    if (yes) count.yes++
    counts.set(score, count)
  }
  return [...counts].sort(([a], [b]) => a - b).map(([, count]) => count)
}
