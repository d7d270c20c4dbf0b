import { createRouterClient } from '@orpc/server'
import type { Client } from '../../shared/contract/index.ts'
import { Backups } from './backups/backups.ts'
import { Connections, type ConnectionsOptions } from './caldav/connections.ts'
import { sharedReader } from './calendar/thread/readerThread.ts'
import { refreshWindows } from './calendars.ts'
import { releaseAtQuit } from './holds.ts'
import { systemClock, type Clock } from './clock.ts'
import { finishIndexing } from './leadIndexing.ts'
import { consoleLog, type Log } from './log.ts'
import { createRouter, type Router } from './router.ts'
import { sessionSecrets, type SecretStore } from './secrets.ts'
import { createServices, type Services } from './services.ts'
import { firstDamageInTurns } from './store/integrity.ts'
import { openStore } from './store/open.ts'
import type { Recovery } from './store/recovery.ts'
import type { WatchOptions } from './watch/folderWatch.ts'
import { watchFolders } from './watchedFolders.ts'

export interface BackendOptions {
  /** The data file, made if absent; `:memory:` keeps nothing. */
  readonly file: string
  readonly clock?: Clock
  readonly log?: Log
  /** The zone of the computer, which a new workspace takes as the setter's. */
  readonly zone?: string
  /** How watched folders are looked into, where it is not as usual. */
  readonly watching?: Partial<WatchOptions>
  /** Where passwords of calendar servers are kept; in memory unless told. */
  readonly secrets?: SecretStore
  /** How calendar servers are asked, where it is not as usual. */
  readonly caldav?: Omit<ConnectionsOptions, 'secrets'>
  /** What to do about a damaged data file; without it that is said, and nothing is changed. */
  readonly recovery?: Recovery | undefined
  /** Closes this backend and opens the workspace anew, as a restore needs; the host's (openWorkspace.ts). */
  readonly reopen?: () => void
  /** Where the code of the thread that reads calendars lies, in a bundle. */
  readonly calendarReader?: string
}

export interface Backend {
  /** What a host (MessagePort or HTTP) serves. */
  readonly router: Router
  readonly services: Services
  /** The same calls without a wire, checked alike. */
  readonly client: Client
  close(): void
}

/** Opens the workspace and answers the contract. Throws StoreError when the data file cannot be opened. */
export function createBackend(options: BackendOptions): Backend {
  const clock = options.clock ?? systemClock
  const opened = openStore(options.file, { now: clock.now(), recovery: options.recovery })
  const { thread, release } = sharedReader(options.calendarReader)
  const services = createServices({
    db: opened.db,
    reader: thread,
    file: options.file,
    clock,
    log: options.log ?? consoleLog,
    zone: options.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
  })
  const watches = watchFolders(services, options.watching)
  const connections = new Connections(services, { ...options.caldav, secrets: options.secrets ?? sessionSecrets() })
  const backups = new Backups(services)
  const router = createRouter(services, watches, connections, { backups, reopen: options.reopen })
  // In its own time: what is asked for before it is done is read from the files.
  const layOut = (): void =>
    void refreshWindows(services).catch((error: unknown) => {
      if (services.db.open) services.log.error(services.newId(), 'calendars not laid out', error)
    })
  layOut()
  void finishIndexing(services).catch((error: unknown) => {
    if (services.db.open) services.log.error(services.newId(), 'leads not indexed', error)
  })
  void backups.ofTheDay()
  if (!opened.checked) {
    void firstDamageInTurns(opened.db).then(
      (damage) => damage !== undefined && services.health.foundDamaged(damage),
      (error: unknown) => opened.db.open && services.health.foundDamaged(String(error)),
    )
  }
  services.afterChange((touched) => {
    void backups.ofTheDay()
    // A calendar that came back, or a rep who moved to another zone.
    if (touched.has('calendars') || touched.has('reps')) layOut()
  })
  const close = (): void => {
    watches.stop()
    connections.close()
    try {
      releaseAtQuit(services)
    } catch (error) {
      // A full disk must not keep the app from closing; the holds run out by themselves.
      services.log.error(services.newId(), 'holds not released', error)
    }
    release()
    services.feed.end()
    opened.close()
  }
  return { router, services, client: createRouterClient(router) as unknown as Client, close }
}
