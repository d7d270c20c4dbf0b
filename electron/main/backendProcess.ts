import { utilityProcess, type MessagePortMain, type UtilityProcess } from 'electron'
import { join } from 'node:path'
import { answerSecret } from '../backend/parentSecrets.ts'
import type { ProcessReport } from '../backend/process.ts'
import type { SecretStore } from '../backend/secrets.ts'
import type { Recovery } from '../backend/store/recovery.ts'

const SCRIPT = join(import.meta.dirname, 'process.js')
/** Waits before a dead backend is started again; dying once more after the last of them is given up on. */
const WAITS_MS = [0, 250, 500, 1000, 2000, 4000] as const
/** After this long without trouble earlier deaths are forgotten. */
const STEADY_MS = 60_000
const CLOSE_MS = 3000

/** Why it cannot be started; `message` is for the person. */
export type Failure = Pick<Extract<ProcessReport, { type: 'failed' }>, 'message' | 'problem' | 'backup'>

export interface BackendEvents {
  /** It runs and no port waits for it: whoever had one, before it died, needs another. */
  unserved(): void
  /** It cannot be started. */
  failed(why: Failure): void
}

/** Runs the backend in a process of its own and starts it again when it dies. */
export class BackendProcess {
  readonly #args: string[]
  readonly #secrets: SecretStore
  #events: BackendEvents | undefined
  #process: UtilityProcess | undefined
  #waiting: MessagePortMain[] = []
  #ready = false
  #closing = false
  #deaths = 0

  constructor(args: readonly string[], secrets: SecretStore) {
    this.#args = [...args]
    this.#secrets = secrets
  }

  start(events: BackendEvents): void {
    this.#events = events
    this.#start()
  }

  /** Gives the backend a port to serve; ports wait until it can take them. */
  serve(port: MessagePortMain): void {
    if (this.#ready) this.#process?.postMessage(null, [port])
    else this.#waiting.push(port)
  }

  /** Lets the backend close its file, then ends it. */
  async close(): Promise<void> {
    this.#closing = true
    const running = this.#process
    if (!running) return
    await new Promise<void>((resolve) => {
      const timer = setTimeout(() => running.kill(), CLOSE_MS)
      running.once('exit', () => {
        clearTimeout(timer)
        resolve()
      })
      running.postMessage('close')
    })
  }

  /** After it could not be started for a damaged data file: starts it with what is to take its place. */
  recover(how: Recovery): void {
    this.#process?.kill()
    this.#start([how])
  }

  #start(more: readonly string[] = []): void {
    const child = utilityProcess.fork(SCRIPT, [...this.#args, ...more], {
      serviceName: 'Setpoint data',
      stdio: 'inherit',
    })
    this.#process = child
    let steady: NodeJS.Timeout | undefined
    let reported = false
    child.on('message', (report: ProcessReport) => {
      switch (report.type) {
        case 'ready':
          // Said again when the workspace was opened anew.
          this.#ready = true
          clearTimeout(steady)
          steady = setTimeout(() => (this.#deaths = 0), STEADY_MS)
          steady.unref()
          return this.#takeWaiting()
        case 'failed':
          reported = true
          return this.#events?.failed(report)
        case 'secret':
          // It may have ended meanwhile; the next one asks again.
          return void answerSecret(this.#secrets, report).then((answer) => {
            if (this.#process === child) child.postMessage(answer)
          })
      }
    })
    child.once('exit', (code) => {
      clearTimeout(steady)
      if (this.#process !== child) return
      this.#process = undefined
      this.#ready = false
      if (!this.#closing && !reported) this.#startAgain(code)
    })
  }

  #startAgain(code: number): void {
    console.error(`The backend ended with code ${code} and is started again`)
    const wait = WAITS_MS[this.#deaths++]
    if (wait === undefined) {
      this.#events?.failed({
        problem: 'unknown',
        message:
          'The part of Setpoint that keeps the data stopped again and again. Your data is as it was. Start Setpoint again; if that does not help, restart the computer.',
      })
      return
    }
    setTimeout(() => {
      if (!this.#closing) this.#start()
    }, wait)
  }

  #takeWaiting(): void {
    const waiting = this.#waiting
    this.#waiting = []
    if (waiting.length === 0) this.#events?.unserved()
    for (const port of waiting) this.serve(port)
  }
}
