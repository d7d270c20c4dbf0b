import { watch, type FSWatcher } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import type { Services } from '../services.ts'
import type { WatchedFolderRow } from '../store/watchedFolders.ts'
import { isCalendarFile, listCalendarFolder, type FoundFile } from './calendarFolder.ts'
import { FolderIntake, type IntakeLimits } from './folderIntake.ts'

export interface WatchOptions extends IntakeLimits {
  /** Milliseconds between looks that nothing has called for: from a network folder events are not reliable. */
  readonly pollMs: number
  /** The same while the folder is away. */
  readonly missingMs: number
  /** A file that has not changed for this long is finished. More than the coarsest file times (FAT: 2 s) are apart. */
  readonly settleMs: number
  /** Whether the system's events are heard. */
  readonly events: boolean
  readonly mostFiles: number
}

export const WATCH_OPTIONS: WatchOptions = {
  pollMs: 180_000,
  missingMs: 15_000,
  settleMs: 2_100,
  patience: 10,
  events: true,
  mostBytes: 50_000_000,
  mostFiles: 1000,
}

/** What the last look found. */
export type FolderView =
  | { readonly state: 'watching'; readonly leftOut: number }
  | { readonly state: 'missing' }
  | { readonly state: 'unreadable'; readonly problem: string }

/** Does the work when what was asked for before is done: one file after the other, whatever folder they are in. */
export type Turn = <T>(work: () => Promise<T>) => Promise<T>

/** One change is several events. */
const EVENTS_MS = 100

/**
 * Takes in what changes in one folder, until it is stopped. An event of the system only says that it is worth looking;
 * what is done is decided by what a look finds, so that an event that was missed is made up for by the next look. No
 * timer and no watcher of it keeps the process open.
 */
export class FolderWatch {
  view: FolderView = { state: 'watching', leftOut: 0 }
  checkedAt: number | null = null
  /** Files that have changed and are about to be taken in. */
  waiting: readonly string[] = []

  readonly #services: Services
  readonly #row: WatchedFolderRow
  readonly #options: WatchOptions
  readonly #turn: Turn
  readonly #intake: FolderIntake
  readonly #stop = new AbortController()
  #listening: { readonly identity: string; readonly events: FSWatcher } | undefined
  #timer: NodeJS.Timeout | undefined
  #soon = false
  #busy = false
  #asked = false
  #waiters: (() => void)[] = []

  constructor(services: Services, row: WatchedFolderRow, options: WatchOptions, turn: Turn) {
    this.#services = services
    this.#row = row
    this.#options = options
    this.#turn = turn
    this.#intake = new FolderIntake(services, row, options, this.#stop.signal)
  }

  /** Looks now. Settled when what this look found has been dealt with, or when the watch is stopped. */
  look(): Promise<void> {
    if (this.#stop.signal.aborted) return Promise.resolve()
    this.#intake.tryAgain()
    return new Promise((resolve) => {
      this.#waiters.push(resolve)
      this.#run()
    })
  }

  stop(): void {
    this.#stop.abort()
    clearTimeout(this.#timer)
    this.#deafen()
    for (const release of this.#waiters.splice(0)) release()
  }

  #run(): void {
    this.#asked = true
    if (this.#busy || this.#stop.signal.aborted) return
    this.#busy = true
    void this.#passes().finally(() => {
      this.#busy = false
      // Asked for while the last pass was ending.
      if (this.#asked) this.#run()
      else this.#lookIn(this.view.state === 'watching' ? this.#options.pollMs : this.#options.missingMs)
    })
  }

  #lookIn(ms: number): void {
    clearTimeout(this.#timer)
    if (!this.#stop.signal.aborted) this.#timer = setTimeout(() => void this.look(), ms).unref()
  }

  async #passes(): Promise<void> {
    while (this.#asked && !this.#stop.signal.aborted) {
      this.#asked = false
      const waiters = this.#waiters.splice(0)
      try {
        await this.#pass()
      } catch (error) {
        if (!this.#stop.signal.aborted)
          this.#services.log.error(this.#services.newId(), 'a watched folder was not read', error)
      }
      for (const release of waiters) release()
    }
  }

  async #pass(): Promise<void> {
    const before = new Map((await this.#changedFiles()).map((file) => [file.name, file.stamp]))
    if (before.size === 0) return
    await pause(this.#options.settleMs, undefined, { ref: false, signal: this.#stop.signal })
    for (const file of await this.#changedFiles()) {
      const settled = before.get(file.name) === file.stamp
      const done = settled && (await this.#turn(() => this.#intake.take(file)))
      if (done) this.waiting = this.waiting.filter((name) => name !== file.name)
      else this.#asked = true
    }
    this.#announce()
  }

  async #changedFiles(): Promise<readonly FoundFile[]> {
    const listing = await listCalendarFolder(this.#row.folder, this.#options.mostFiles)
    if (this.#stop.signal.aborted) return []
    this.checkedAt = this.#services.clock.now()
    this.view = listing
    let changed: readonly FoundFile[] = []
    if (listing.state === 'watching') {
      this.#listen(listing.identity)
      changed = this.#intake.changedIn(listing)
    } else this.#deafen()
    this.waiting = changed.map(({ name }) => name)
    this.#announce()
    return changed
  }

  #announce(): void {
    if (this.#stop.signal.aborted) return
    this.#services.feed.announce({
      type: 'changed',
      changeId: this.#services.newId(),
      label: 'Looked into a watched folder',
      records: [{ kind: 'watchedFolder', ids: [this.#row.id] }],
    })
  }

  /** Listens to the folder, and anew when another has taken its place. */
  #listen(identity: string): void {
    if (!this.#options.events || this.#listening?.identity === identity) return
    this.#deafen()
    try {
      const events = watch(this.#row.folder, { persistent: false }, (type, name) => this.#heard(type, name))
      // As when the folder is removed on Windows. The next look listens again.
      events.on('error', () => this.#deafen())
      this.#listening = { identity, events }
    } catch {
      // The system has no more watchers to give: looking every few minutes has to do.
    }
  }

  #deafen(): void {
    this.#listening?.events.close()
    this.#listening = undefined
  }

  #heard(type: string, name: string | null): void {
    // What is written into a file that is none of ours is passed over; a file may become ours by its new name.
    if (type === 'change' && name !== null && !isCalendarFile(name)) return
    if (name !== null) this.#intake.tryAgain(name)
    if (this.#busy) this.#asked = true
    else if (!this.#soon) {
      this.#soon = true
      setTimeout(() => {
        this.#soon = false
        this.#run()
      }, EVENTS_MS).unref()
    }
  }
}
