import { join } from 'node:path'
import { formatInstant } from '../../shared/time/instant.ts'
import { clockAt, dataFile } from '../backend/hostOptions.ts'
import { openWorkspace } from '../backend/openWorkspace.ts'
import { StoreError } from '../backend/store/open.ts'
import type { ServeOptions } from './options.ts'
import { startServer, type Serving } from './server.ts'

/** The built page, seen from the sources. */
const PAGE = join(import.meta.dirname, '../../out/renderer')

/** Opens the workspace and serves it. Throws StoreError, or the error of the port, with nothing left open. */
export async function serveWorkspace(options: ServeOptions): Promise<Serving> {
  const workspace = openWorkspace(
    { file: dataFile(options.data), clock: clockAt(options.now), recovery: options.recovery },
    {
      reopened: (backend) => serving.serve(backend),
      failed: (error) => {
        console.error(wordStartFailure(error))
        process.exit(1)
      },
    },
  )
  let serving: Serving
  try {
    serving = await startServer({ backend: workspace.backend, port: options.port, token: options.token, page: PAGE })
  } catch (error) {
    workspace.close()
    throw error
  }
  return {
    ...serving,
    close: async () => {
      await serving.close()
      workspace.close()
    },
  }
}

/** What to say of an error that keeps the server from starting: one line, no stack. */
export function wordStartFailure(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if ('code' in error && error.code === 'EADDRINUSE') {
    return 'The port is in use by another program. Choose another with --port, or leave it out for a free one.'
  }
  if ('code' in error && error.code === 'EACCES' && 'syscall' in error && error.syscall === 'listen') {
    return 'This port needs more rights than Setpoint has. Choose one above 1023 with --port.'
  }
  if (error instanceof StoreError && error.problem === 'damaged') return `${error.message} ${wordRecovery(error)}`
  return error.message
}

function wordRecovery({ backup }: StoreError): string {
  const kept = 'The damaged file is kept beside it.'
  if (!backup) {
    return `There is no backup of it. Start with --recover empty to begin with an empty workspace, or choose another data folder with --data. ${kept}`
  }
  const { leads, meetings } = backup.facts
  const of = `${formatInstant(backup.at)} (${leads} leads, ${meetings} meetings)`
  return `Start with --recover backup to go on with the newest good backup, of ${of}, or with --recover empty to begin with an empty workspace. ${kept}`
}
