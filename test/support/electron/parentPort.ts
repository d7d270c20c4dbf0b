import { EventEmitter } from 'node:events'
import type { ProcessMessage } from './utilityProcess.ts'

/** Loaded before the script of a utility process: gives it Electron's `process.parentPort`. */
const send = (message: ProcessMessage): void => {
  if (process.connected) process.send?.(message)
}

class Port extends EventEmitter {
  #waiting: unknown[] | undefined = []
  readonly #id: number

  constructor(id: number) {
    super()
    this.#id = id
  }
  postMessage(data: unknown): void {
    send({ type: 'port', id: this.#id, data })
  }
  start(): void {
    const waiting = this.#waiting ?? []
    this.#waiting = undefined
    for (const data of waiting) this.take(data)
  }
  close(): void {
    send({ type: 'portClosed', id: this.#id })
  }
  take(data: unknown): void {
    if (this.#waiting) this.#waiting.push(data)
    else this.emit('message', { data, ports: [] })
  }
}

const ports = new Map<number, Port>()
const parentPort = Object.assign(new EventEmitter(), {
  postMessage: (data: unknown) => send({ type: 'message', data, ports: [] }),
})

const take = (message: ProcessMessage): void => {
  switch (message.type) {
    case 'message': {
      const handed = message.ports.map((id) => new Port(id))
      message.ports.forEach((id, index) => ports.set(id, handed[index] as Port))
      parentPort.emit('message', { data: message.data, ports: handed })
      return
    }
    case 'port':
      ports.get(message.id)?.take(message.data)
      return
    case 'portClosed':
      ports.get(message.id)?.emit('close')
      ports.delete(message.id)
  }
}

// Messages wait until the script listens, as Electron's do.
const early: ProcessMessage[] = []
process.on('message', (message: ProcessMessage) => {
  if (parentPort.listenerCount('message') > 0) take(message)
  else early.push(message)
})
parentPort.on('newListener', (event) => {
  if (event === 'message') setImmediate(() => early.splice(0).forEach(take))
})
process.on('disconnect', () => process.exit(1))

Object.assign(process, { parentPort })
