/** Carries the ids of chosen menu commands to whoever listens. */
export class CommandFeed {
  readonly #listeners = new Set<(command: string) => void>()

  choose(command: string): void {
    for (const listener of this.#listeners) listener(command)
  }

  /** The commands chosen from now on, until `signal` aborts. */
  async *commands(signal?: AbortSignal): AsyncGenerator<{ command: string }, void, void> {
    const waiting: string[] = []
    let wake = () => {}
    const onChoice = (command: string) => {
      waiting.push(command)
      wake()
    }
    const onAbort = () => wake()
    this.#listeners.add(onChoice)
    signal?.addEventListener('abort', onAbort)
    try {
      while (!signal?.aborted) {
        const command = waiting.shift()
        if (command !== undefined) yield { command }
        else await new Promise<void>((resolve) => (wake = resolve))
      }
    } finally {
      this.#listeners.delete(onChoice)
      signal?.removeEventListener('abort', onAbort)
    }
  }
}
