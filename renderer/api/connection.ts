/** Whether the page can reach the data: while `reconnecting`, calls over a port wait and calls over HTTP fail. */
export type LinkState = 'connected' | 'reconnecting'

/** The backend went away during a call: whether the call was carried out is not known. */
export class ConnectionLost extends Error {
  override readonly name = 'ConnectionLost'
  constructor(options?: ErrorOptions) {
    super(
      'The connection to the data was interrupted. Check whether the change is there before you repeat it.',
      options,
    )
  }
}

/** One state, many listeners. */
export class StateFeed {
  #state: LinkState
  readonly #listeners = new Set<(state: LinkState) => void>()

  constructor(initial: LinkState) {
    this.#state = initial
  }

  readonly set = (state: LinkState): void => {
    if (state === this.#state) return
    this.#state = state
    for (const listener of this.#listeners) listener(state)
  }

  /** Calls `listener` now and at every change; returns how to stop. */
  readonly listen = (listener: (state: LinkState) => void): (() => void) => {
    this.#listeners.add(listener)
    listener(this.#state)
    return () => this.#listeners.delete(listener)
  }
}
