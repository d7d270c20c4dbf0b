import type * as Electron from 'electron'
import { EventEmitter } from 'node:events'

/** Where a port that was handed to another process goes on. */
export interface FarEnd {
  message(data: unknown): void
  close(): void
}

/** A MessagePortMain: messages wait until it is started, and arrive later, as copies. */
export class StandInPort
  extends EventEmitter
  implements Pick<Electron.MessagePortMain, 'postMessage' | 'start' | 'close'>
{
  peer: StandInPort | undefined
  #waiting: unknown[] = []
  #started = false
  #closed = false
  #far: FarEnd | undefined

  postMessage(message: unknown, transfer: readonly unknown[] = []): void {
    if (transfer.length > 0) throw new Error('The stand-in for Electron sends no ports over ports')
    if (this.#closed) return
    this.peer?.take(structuredClone(message))
  }

  start(): void {
    this.#started = true
    const waiting = this.#waiting
    this.#waiting = []
    for (const data of waiting) this.take(data)
  }

  close(): void {
    for (const end of [this, this.peer]) end?.end()
  }

  /** Hands this end to another process: what is posted to it goes there. */
  handTo(far: FarEnd): void {
    if (this.#far || this.#started) throw new Error('A port can be handed over once, and not after it was started')
    this.#far = far
    this.start()
    if (this.#closed) far.close()
  }

  private take(data: unknown): void {
    if (this.#closed) return
    if (!this.#started) this.#waiting.push(data)
    else if (this.#far) this.#far.message(data)
    else setImmediate(() => this.emit('message', { data, ports: [] }))
  }

  private end(): void {
    if (this.#closed) return
    this.#closed = true
    this.#far?.close()
    setImmediate(() => this.emit('close'))
  }
}

export class MessageChannelMain {
  readonly port1 = new StandInPort()
  readonly port2 = new StandInPort()
  constructor() {
    this.port1.peer = this.port2
    this.port2.peer = this.port1
  }
}

/** The ports that one other process holds, by number, and the messages between. */
export class PortTable {
  readonly #ports = new Map<number, StandInPort>()
  readonly #send: (message: PortMessage) => void
  #last = 0

  constructor(send: (message: PortMessage) => void) {
    this.#send = send
  }

  /** Hands the ports over; returns the numbers under which the other side gets them. */
  hand(ports: readonly StandInPort[]): number[] {
    return ports.map((port) => {
      const id = ++this.#last
      this.#ports.set(id, port)
      return id
    })
  }

  /** To be called after the numbers have been sent, so that no message comes before its port. */
  open(ids: readonly number[]): void {
    for (const id of ids) {
      this.#ports.get(id)?.handTo({
        message: (data) => this.#send({ type: 'port', id, data }),
        close: () => this.#send({ type: 'portClosed', id }),
      })
    }
  }

  receive(message: PortMessage): void {
    const port = this.#ports.get(message.id)
    if (message.type === 'port') port?.postMessage(message.data)
    else if (this.#ports.delete(message.id)) port?.close()
  }

  /** The other side is gone. */
  closeAll(): void {
    const ports = [...this.#ports.values()]
    this.#ports.clear()
    for (const port of ports) port.close()
  }
}

export type PortMessage =
  | { readonly type: 'port'; readonly id: number; readonly data: unknown }
  | { readonly type: 'portClosed'; readonly id: number }
