import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

/**
 * Marionette, by which Mozilla's programs are driven: packets of JSON, each after its length in octets and a colon, over
 * a socket. A command is `[0, id, name, parameters]`, its answer `[1, id, error, result]`.
 */
export class Marionette {
  readonly #socket: Socket
  #received = Buffer.alloc(0)
  #wanted: { resolve: (packet: unknown) => void; reject: (error: Error) => void } | undefined
  #last = 0

  private constructor(socket: Socket) {
    this.#socket = socket
    socket.on('data', (data) => {
      this.#received = Buffer.concat([this.#received, data])
      this.#deliver()
    })
    const ended = (error?: Error): void => this.#wanted?.reject(error ?? new Error('Thunderbird closed the connection'))
    socket.on('error', ended)
    socket.on('close', () => ended())
  }

  static async on(port: number): Promise<Marionette> {
    const socket = connect(port, '127.0.0.1')
    await once(socket, 'connect')
    const marionette = new Marionette(socket)
    await marionette.#packet()
    return marionette
  }

  /** One command at a time. Throws what the program says when it refuses. */
  async command<T>(name: string, parameters: object = {}): Promise<T> {
    const id = ++this.#last
    const text = JSON.stringify([0, id, name, parameters])
    this.#socket.write(`${Buffer.byteLength(text)}:${text}`)
    const [, of, error, result] = (await this.#packet()) as [1, number, { message: string } | null, T]
    if (of !== id) throw new Error(`${name} was answered out of turn`)
    if (error) throw new Error(`${name}: ${error.message}`)
    return result
  }

  close(): void {
    this.#socket.destroy()
  }

  #packet(): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.#wanted = { resolve, reject }
      this.#deliver()
    })
  }

  #deliver(): void {
    const colon = this.#received.indexOf(':')
    if (!this.#wanted || colon < 0) return
    const end = colon + 1 + Number(this.#received.toString('latin1', 0, colon))
    if (this.#received.length < end) return
    const packet: unknown = JSON.parse(this.#received.toString('utf8', colon + 1, end))
    this.#received = this.#received.subarray(end)
    const { resolve } = this.#wanted
    this.#wanted = undefined
    resolve(packet)
  }
}
