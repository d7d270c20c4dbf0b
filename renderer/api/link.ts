import { createORPCClient } from '@orpc/client'
import type { Client } from '../../shared/contract/index.ts'
import type { ShellClient } from '../../shared/contract/shell.ts'
import { StateFeed, type LinkState } from './connection.ts'
import { createHttpLink } from './httpLink.ts'
import { PortLink } from './portLink.ts'
import { createBrowserShell } from './shell.ts'
import { HoldingLink, Unsaved } from './unsaved.ts'

export interface PageClient {
  readonly client: Client
  readonly shell: ShellClient
  /** What the disk has not taken yet. */
  readonly unsaved: Unsaved
  /** Whether the shell can ask for a folder. */
  readonly choosesFolders: boolean
  /** Calls back now and whenever the connection to the data is lost or found again; returns how to stop. */
  onState(listener: (state: LinkState) => void): () => void
}

/**
 * The page's way to the data and to the shell: MessagePorts in Electron, HTTP and the browser's own means elsewhere. To be
 * called once and before the page has loaded, or the first ports are missed.
 */
export function createPageClient(): PageClient {
  return hostOf(document) === 'electron' ? overPorts() : overHttp()
}

/** The host that answered with this page says which it is. */
const hostOf = (page: Document): string | undefined =>
  page.querySelector<HTMLMetaElement>('meta[name="setpoint-host"]')?.content

function overHttp(): PageClient {
  const state = new StateFeed('connected')
  const unsaved = new Unsaved()
  return {
    client: createORPCClient(new HoldingLink(createHttpLink(location.origin, state), unsaved)),
    unsaved,
    shell: createBrowserShell(),
    choosesFolders: false,
    onState: state.listen,
  }
}

function overPorts(): PageClient {
  const state = new StateFeed('reconnecting')
  const backend = new PortLink(state.set)
  const shell = new PortLink()
  window.addEventListener('message', (event) => {
    // Only our own preload script posts from this window.
    if (event.source !== window || event.origin !== location.origin) return
    const port = event.ports[0]
    const kind: unknown = event.data?.setpoint
    if (!port) return
    if (kind === 'backend') backend.attach(port)
    if (kind === 'shell') shell.attach(port)
  })
  const unsaved = new Unsaved()
  return {
    client: createORPCClient(new HoldingLink(backend, unsaved)),
    unsaved,
    shell: createORPCClient(shell),
    choosesFolders: true,
    onState: state.listen,
  }
}
