import type { ClientContext, ClientLink, ClientOptions } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import { ConnectionLost, type LinkState } from './connection.ts'

interface Connection {
  readonly link: RPCLink<ClientContext>
  /** Rejects when the port closes. */
  readonly lost: Promise<never>
  readonly lose: () => void
}

/**
 * Calls over whichever MessagePort is current. A call on a port whose other end is gone would never settle, so this owns
 * the port: calls under way when it closes are rejected with ConnectionLost, later ones wait for the next port.
 */
export class PortLink implements ClientLink<ClientContext> {
  #current: Connection | undefined
  #waiting: ((connection: Connection) => void)[] = []
  readonly #onState: (state: LinkState) => void

  constructor(onState: (state: LinkState) => void = () => {}) {
    this.#onState = onState
  }

  get state(): LinkState {
    return this.#current ? 'connected' : 'reconnecting'
  }

  /** Takes over a port; the one before it counts as lost. */
  attach(port: MessagePort): void {
    this.#current?.lose()
    const { promise: lost, reject } = Promise.withResolvers<never>()
    // Nobody may be waiting when it closes.
    lost.catch(() => {})
    const connection: Connection = {
      link: new RPCLink({ port }),
      lost,
      lose: () => {
        reject(new ConnectionLost())
        port.removeEventListener('close', connection.lose)
        port.close()
        // oRPC ends its streams when it hears this, and a port that is closed from here says nothing of itself.
        port.dispatchEvent(new Event('close'))
        if (this.#current !== connection) return
        this.#current = undefined
        this.#onState('reconnecting')
      },
    }
    port.addEventListener('close', connection.lose)
    port.start()
    this.#current = connection
    const waiting = this.#waiting
    this.#waiting = []
    for (const go of waiting) go(connection)
    this.#onState('connected')
  }

  async call(path: readonly string[], input: unknown, options: ClientOptions<ClientContext>): Promise<unknown> {
    const connection = this.#current ?? (await this.#next(options.signal))
    const answer = connection.link.call(path, input, options).catch((error: unknown) => {
      // oRPC aborts what is under way when the port closes; to the caller that is a lost connection.
      if (this.#current !== connection && !options.signal?.aborted) throw new ConnectionLost({ cause: error })
      throw error
    })
    return await Promise.race([answer, connection.lost])
  }

  #next(signal: AbortSignal | undefined): Promise<Connection> {
    return new Promise((resolve, reject) => {
      const giveUp = () => {
        this.#waiting = this.#waiting.filter((waiting) => waiting !== go)
        reject(signal?.reason)
      }
      const go = (connection: Connection) => {
        signal?.removeEventListener('abort', giveUp)
        resolve(connection)
      }
      if (signal?.aborted) return reject(signal.reason)
      signal?.addEventListener('abort', giveUp, { once: true })
      this.#waiting.push(go)
    })
  }
}
