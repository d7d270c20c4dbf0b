import { join } from 'node:path'
import { createBackend } from '../backend/index.ts'
import { clockAt, dataFile } from '../backend/hostOptions.ts'
import type { ServeOptions } from './options.ts'
import { startServer, type Serving } from './server.ts'

/** The built page, seen from the sources. */
const PAGE = join(import.meta.dirname, '../../out/renderer')

/** Opens the workspace and serves it. Throws StoreError, or the error of the port, with nothing left open. */
export async function serveWorkspace(options: ServeOptions): Promise<Serving> {
  const backend = createBackend({ file: dataFile(options.data), clock: clockAt(options.now) })
  let serving: Serving
  try {
    serving = await startServer({ backend, port: options.port, token: options.token, page: PAGE })
  } catch (error) {
    backend.close()
    throw error
  }
  return {
    ...serving,
    close: async () => {
      await serving.close()
      backend.close()
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
  return error.message
}
