import type * as Electron from 'electron'
import { fork as forkNode, type ChildProcess } from 'node:child_process'
import { EventEmitter } from 'node:events'
import { fileURLToPath } from 'node:url'
import { tell } from './control.ts'
import { PortTable, StandInPort, type PortMessage } from './ports.ts'
import { strict } from './strict.ts'

const PARENT_PORT = fileURLToPath(new URL('./parentPort.ts', import.meta.url))

/** Between this process and the child. */
export type ProcessMessage =
  | { readonly type: 'message'; readonly data: unknown; readonly ports: readonly number[] }
  | PortMessage

class StandInUtilityProcess extends EventEmitter implements Pick<Electron.UtilityProcess, 'kill' | 'postMessage'> {
  readonly #child: ChildProcess
  readonly #ports: PortTable

  constructor(script: string, args: readonly string[]) {
    super()
    this.#child = forkNode(script, args, {
      execArgv: ['--import', PARENT_PORT],
      serialization: 'advanced',
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    })
    this.#ports = new PortTable((message) => this.#send(message))
    this.#child.on('message', (message: ProcessMessage) => {
      if (message.type === 'message') this.emit('message', message.data)
      else this.#ports.receive(message)
    })
    this.#child.on('exit', (code) => {
      this.#ports.closeAll()
      this.emit('exit', code ?? 1)
    })
    if (this.#child.pid !== undefined) tell({ type: 'backend', pid: this.#child.pid })
  }

  get pid(): number | undefined {
    return this.#child.pid
  }

  postMessage(message: unknown, transfer: readonly unknown[] = []): void {
    const ports = transfer.map((port) => {
      if (port instanceof StandInPort) return port
      throw new TypeError('Only ports can be transferred')
    })
    const ids = this.#ports.hand(ports)
    this.#send({ type: 'message', data: message, ports: ids })
    this.#ports.open(ids)
  }

  kill(): boolean {
    return this.#child.kill()
  }

  #send(message: ProcessMessage): void {
    // The child may be gone already, as a process in Electron may, and then nobody has heard of it yet: its pipe is broken
    // before its end is told.
    if (this.#child.connected) this.#child.send(message, (error) => error && this.#unheard(error))
  }

  #unheard(error: Error): void {
    if (!('code' in error) || (error.code !== 'EPIPE' && error.code !== 'ERR_IPC_CHANNEL_CLOSED')) throw error
  }
}

export const utilityProcess = strict('utilityProcess', {
  fork: (script: string, args: readonly string[] = []) =>
    strict('UtilityProcess', new StandInUtilityProcess(script, args)),
} satisfies Record<keyof Pick<typeof Electron.utilityProcess, 'fork'>, unknown>)
