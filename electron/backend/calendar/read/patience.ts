import { RuleProblem } from './rule.ts'

/** Does work that may take long. Throws RuleProblem once such work has taken long enough. */
export type Patience = <T>(work: () => T) => T

/** What unusual rules of one file may take together. */
export const UNUSUAL_MS = 400

/**
 * One allowance for all of a file. What is bounded by what it gives (a rule that is counted, an event that is placed)
 * does not draw from it, so that no ordinary file comes near it on the slowest machine.
 */
export function patienceOf(allowedMs: number, elapsed: () => number = () => performance.now()): Patience {
  let left = allowedMs
  return (work) => {
    if (left <= 0) throw new RuleProblem('is too much to work out, with all the others in the file')
    const begun = elapsed()
    try {
      return work()
    } finally {
      left -= elapsed() - begun
    }
  }
}
