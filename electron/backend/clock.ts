/** Where the backend asks for the time: nothing else reads the wall clock. */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number
  /** True when the time stands still, as in demos and tests. */
  readonly pinned: boolean
}

export const systemClock: Clock = { now: () => Date.now(), pinned: false }

/** A clock that stands still at an instant. */
export const pinnedClock = (at: number): Clock => ({ now: () => at, pinned: true })
