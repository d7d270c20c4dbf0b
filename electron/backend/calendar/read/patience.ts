import { RuleProblem } from './rule.ts'

/** How long the reading of a file may take; see patienceOf. */
export interface Patience {
  /** Does work that may take long. Throws RuleProblem once such work has taken long enough. */
  with<T>(work: () => T): T
  /** What throws RuleProblem when it is called later than this from now. */
  limit(ms: number): () => void
}

/** What unusual rules of one file may take together. */
export const UNUSUAL_MS = 400

/**
 * One allowance for all of a file. What is bounded by what it gives (a rule that is counted, an event that is placed)
 * does not draw from it, so that no ordinary file comes near it on the slowest machine. `elapsed` gives milliseconds that
 * only ever grow.
 */
export function patienceOf(elapsed: () => number, allowedMs = UNUSUAL_MS): Patience {
  let left = allowedMs
  return {
    with(work) {
      if (left <= 0) throw new RuleProblem('is too much to work out, with all the others in the file')
      const begun = elapsed()
      try {
        return work()
      } finally {
        left -= elapsed() - begun
      }
    },
    limit(ms) {
      const begun = elapsed()
      return () => {
        if (elapsed() - begun > ms) throw new RuleProblem('takes too long to work out')
      }
    },
  }
}
