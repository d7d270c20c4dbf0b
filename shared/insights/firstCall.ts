import { MINUTE } from '../time/instant.ts'

/** A lead whose source says how soon it expects to hear. Instants in epoch milliseconds. */
export interface Waiting {
  readonly created: number
  /** How soon, in minutes. */
  readonly within: number
  /** Its first call at or after it came in. */
  readonly called: number | null
  /** Has a number, and did not ask to be left alone: whoever was called counts either way. */
  readonly callable: boolean
}

/**
 * What became of the wait: called `within` the time or `late`; `missed` when the time is over without a call; `running`
 * while it is not; `none` for a lead that was not called and cannot, or may not, be. The last instant of the time is in it.
 */
export type Wait = 'within' | 'late' | 'missed' | 'running' | 'none'

export function waitOf({ created, within, called, callable }: Waiting, now: number): Wait {
  const until = created + within * MINUTE
  if (called !== null) return called <= until ? 'within' : 'late'
  if (!callable) return 'none'
  return now <= until ? 'running' : 'missed'
}

/** The middle of some numbers, of an even count the mean of the two middle ones; null of none. */
export function median(values: readonly number[]): number | null {
  if (values.length === 0) return null
  const sorted = [...values].sort((a, b) => a - b)
  const half = sorted.length >> 1
  const upper = sorted[half] ?? 0
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? 0) + upper) / 2
}
