import { RPCHandler } from '@orpc/server/message-port'
import { join } from 'node:path'
import { clockAt, readNow } from './hostOptions.ts'
import { createBackend, type Backend } from './index.ts'
import { ParentSecrets, type SecretQuestion } from './parentSecrets.ts'
import { StoreError } from './store/open.ts'

/**
 * The backend as a process of its own, started by Electron's main process with the data file and, for a pinned clock, the
 * instant as arguments. It says once whether it is ready, then serves every port that it is given.
 */
export type ProcessReport =
  | { readonly type: 'ready' }
  /** The data file cannot be opened; `message` is for the person. */
  | { readonly type: 'failed'; readonly problem: string; readonly message: string }
  /** A password is asked for, or to be kept. */
  | SecretQuestion

/** The side of Electron's utility process that is used here; its module `electron` is not for this process. */
interface Port {
  on(event: string, listener: (event?: { data: unknown }) => void): this
  postMessage(message: unknown): void
  start(): void
}
interface ParentPort {
  on(event: 'message', listener: (event: { readonly data: unknown; readonly ports: readonly Port[] }) => void): void
  postMessage(message: ProcessReport): void
}

/** Beside this file in the bundle, an entry of its own. */
const CALENDAR_READER = join(import.meta.dirname, 'calendarReader.js')

const { parentPort } = process as unknown as { readonly parentPort: ParentPort }

const secrets = new ParentSecrets((question) => parentPort.postMessage(question))

function open(): Backend | undefined {
  const [file, now] = process.argv.slice(2)
  try {
    if (file === undefined) throw new Error('The backend was started without a data file.')
    return createBackend({ file, clock: clockAt(readNow(now)), calendarReader: CALENDAR_READER, secrets })
  } catch (error) {
    const problem = error instanceof StoreError ? error.problem : 'unknown'
    const message = error instanceof Error ? error.message : String(error)
    parentPort.postMessage({ type: 'failed', problem, message })
    return undefined
  }
}

const backend = open()
if (backend) {
  const handler = new RPCHandler(backend.router)
  parentPort.on('message', ({ data, ports }) => {
    if (data === 'close') {
      backend.close()
      process.exit(0)
    }
    if (secrets.take(data)) return
    for (const port of ports) {
      handler.upgrade(port, { context: {} })
      port.start()
    }
  })
  parentPort.postMessage({ type: 'ready' })
}
