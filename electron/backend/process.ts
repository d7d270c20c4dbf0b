import { RPCHandler } from '@orpc/server/message-port'
import { join } from 'node:path'
import { formatInstant } from '../../shared/time/instant.ts'
import { clockAt, readNow, readRecovery } from './hostOptions.ts'
import type { Backend } from './index.ts'
import { openWorkspace, type OpenWorkspace } from './openWorkspace.ts'
import { ParentSecrets, type SecretQuestion } from './parentSecrets.ts'
import { StoreError } from './store/open.ts'

/**
 * The backend as a process of its own, started by Electron's main process with the data file and, for a pinned clock, the
 * instant as arguments. It says once whether it is ready, then serves every port that it is given.
 */
export type ProcessReport =
  | { readonly type: 'ready' }
  /** The data file cannot be opened; `message` is for the person. `backup` could take the place of a damaged one. */
  | {
      readonly type: 'failed'
      readonly problem: string
      readonly message: string
      readonly backup?: { readonly at: string; readonly leads: number; readonly meetings: number }
    }
  /** A password is asked for, or to be kept. */
  | SecretQuestion

/** The side of Electron's utility process that is used here; its module `electron` is not for this process. */
interface Port {
  on(event: string, listener: (event?: { data: unknown }) => void): this
  postMessage(message: unknown): void
  start(): void
  close(): void
}
interface ParentPort {
  on(event: 'message', listener: (event: { readonly data: unknown; readonly ports: readonly Port[] }) => void): void
  postMessage(message: ProcessReport): void
}

/** Beside this file in the bundle, an entry of its own. */
const CALENDAR_READER = join(import.meta.dirname, 'calendarReader.js')

const { parentPort } = process as unknown as { readonly parentPort: ParentPort }

const secrets = new ParentSecrets((question) => parentPort.postMessage(question))

/** Those that a backend serves; when it is opened anew the page is given others. */
let served: Port[] = []

function open(): OpenWorkspace | undefined {
  const [file, now, recovery] = process.argv.slice(2)
  try {
    if (file === undefined) throw new Error('The backend was started without a data file.')
    return openWorkspace(
      {
        file,
        clock: clockAt(readNow(now || undefined)),
        calendarReader: CALENDAR_READER,
        secrets,
        recovery: readRecovery(recovery),
      },
      { reopened: serveAnew, failed: sayFailed },
    )
  } catch (error) {
    sayFailed(error)
    return undefined
  }
}

function sayFailed(error: unknown): void {
  const problem = error instanceof StoreError ? error.problem : 'unknown'
  const message = error instanceof Error ? error.message : String(error)
  const backup = error instanceof StoreError ? error.backup : undefined
  parentPort.postMessage({
    type: 'failed',
    problem,
    message,
    ...(backup && {
      backup: { at: formatInstant(backup.at), leads: backup.facts.leads, meetings: backup.facts.meetings },
    }),
  })
}

const handlerOf = ({ router }: Backend) => new RPCHandler(router)

function serveAnew(backend: Backend): void {
  for (const port of served.splice(0)) port.close()
  handler = handlerOf(backend)
  parentPort.postMessage({ type: 'ready' })
}

const workspace = open()
let handler = workspace && handlerOf(workspace.backend)
if (workspace) {
  parentPort.on('message', ({ data, ports }) => {
    if (data === 'close') {
      workspace.close()
      process.exit(0)
    }
    if (secrets.take(data)) return
    for (const port of ports) {
      handler?.upgrade(port, { context: {} })
      served.push(port)
      port.on('close', () => (served = served.filter((one) => one !== port)))
      port.start()
    }
  })
  parentPort.postMessage({ type: 'ready' })
}
