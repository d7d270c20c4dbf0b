import type { ChangeEvent } from '../../shared/contract/workspace.ts'

/** Hands what was committed to everyone who listens, in the order of commit. */
export class ChangeFeed {
  readonly #listeners = new Set<(event: ChangeEvent) => void>()
  readonly #ended = new AbortController()

  announce(event: ChangeEvent): void {
    for (const listener of this.#listeners) listener(event)
  }

  listen(listener: (event: ChangeEvent) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Nothing will be announced any more: who follows is told so. */
  end(): void {
    this.#ended.abort()
  }

  /** All events from now on, until `signal` aborts or the feed ends. Events wait in memory while the reader is slow. */
  async *events(signal?: AbortSignal): AsyncGenerator<ChangeEvent, void, void> {
    const waiting: ChangeEvent[] = [{ type: 'ready' }]
    let wake: (() => void) | undefined
    const stop = this.listen((event) => {
      waiting.push(event)
      wake?.()
    })
    const onAbort = () => wake?.()
    const ended = this.#ended.signal
    signal?.addEventListener('abort', onAbort)
    ended.addEventListener('abort', onAbort)
    try {
      while (!signal?.aborted && !ended.aborted) {
        const event = waiting.shift()
        if (event) yield event
        else await new Promise<void>((resolve) => (wake = resolve))
      }
    } finally {
      stop()
      signal?.removeEventListener('abort', onAbort)
      ended.removeEventListener('abort', onAbort)
    }
  }
}
