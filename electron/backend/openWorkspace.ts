import { createBackend, type Backend, type BackendOptions } from './index.ts'

/** After a restore was answered; the answer has left by then. */
const ANSWERED_MS = 100

export interface OpenWorkspace {
  /** The backend that is open now: another one after a restore. */
  readonly backend: Backend
  close(): void
}

export interface WorkspaceEvents {
  /** The workspace was opened anew: whoever holds the backend of before has to ask again. */
  reopened(backend: Backend): void
  /** It was closed to be opened anew, and cannot be. */
  failed(error: unknown): void
}

/** Opens a workspace for a host, and again after a restore. Throws StoreError when it cannot be opened. */
export function openWorkspace(options: BackendOptions, events: WorkspaceEvents): OpenWorkspace {
  let timer: NodeJS.Timeout | undefined
  const reopen = (): void => {
    timer ??= setTimeout(() => {
      timer = undefined
      try {
        backend.close()
        backend = createBackend({ ...options, recovery: undefined, reopen })
      } catch (error) {
        return events.failed(error)
      }
      events.reopened(backend)
    }, ANSWERED_MS)
  }
  let backend = createBackend({ ...options, reopen })
  return {
    get backend() {
      return backend
    },
    close: () => {
      clearTimeout(timer)
      backend.close()
    },
  }
}
