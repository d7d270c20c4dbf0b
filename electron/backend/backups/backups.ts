import { rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { localDay } from '../../../shared/time/zone.ts'
import type { Services } from '../services.ts'
import { BackupFailed, factsOf, glance, writeBackup, type Inspected } from '../store/backupFiles.ts'
import { backupFolder, backupPath, listBackupNames, type BackupKind, type BackupName } from '../store/backupNames.ts'
import { superfluous } from './rotation.ts'

export interface BackupFile extends BackupName {
  readonly path: string
  readonly size: number
  readonly inspected: Inspected
}

/** The backups of the open data file: written by themselves, on request and before what changes much. */
export class Backups {
  /** Null where the workspace is in memory only. */
  readonly folder: string | null
  readonly #services: Services
  /** One at a time, in the order in which they were asked for. */
  #queue: Promise<unknown> = Promise.resolve()
  /** The local day whose backup is there or being written. */
  #day: string | undefined
  /** What is in a file whose size and time are the same is read once. */
  readonly #glances = new Map<string, Inspected>()

  constructor(services: Services) {
    this.#services = services
    this.folder = services.file === ':memory:' ? null : backupFolder(services.file)
  }

  /** Newest first. */
  list(): BackupFile[] {
    return this.#names().flatMap((backup) => {
      const path = join(this.folder ?? '', backup.name)
      const found = statSync(path, { throwIfNoEntry: false })
      if (!found) return []
      const key = `${backup.name} ${found.size} ${found.mtimeMs}`
      const inspected = this.#glances.get(key) ?? glance(path)
      this.#glances.set(key, inspected)
      return [{ ...backup, path, size: found.size, inspected }]
    })
  }

  find(name: string): BackupFile | undefined {
    return this.list().find((backup) => backup.name === name)
  }

  /** Writes one, verifies it, and removes those that are not needed any more. Rejects with the error of the disk. */
  async write(kind: BackupKind): Promise<string> {
    const written = this.#queue.then(async () => {
      const path = backupPath(this.#services.file, kind, this.#services.clock.now())
      await writeBackup(this.#services.db, path)
      this.#rotate()
      this.#services.feed.announce({
        type: 'changed',
        changeId: this.#services.newId(),
        label: '',
        records: [{ kind: 'backup' }],
      })
      return path
    })
    this.#queue = written.catch(() => undefined)
    return await written
  }

  /** Before many records are changed at once; nothing where the newest backup holds all there is. */
  async before(kind: 'import'): Promise<void> {
    if (this.folder !== null && this.#hasNews()) await this.write(kind)
  }

  /**
   * The backup of the day, at the first start of a day or, where the app is left running, the first change of one. Never
   * throws: what went wrong is in the log, and the next change tries again.
   */
  async ofTheDay(): Promise<void> {
    const { clock, settings, db, log, newId } = this.#services
    if (this.folder === null || !db.open) return
    const today = localDay(clock.now(), settings().zone)
    if (this.#day === today) return
    this.#day = today
    try {
      const there = this.#names().some(({ kind, at }) => kind === 'daily' && localDay(at, settings().zone) === today)
      if (there || !this.#hasNews()) return
      await this.write('daily')
    } catch (error) {
      if (!db.open) return
      this.#day = undefined
      // Pages that cannot be copied or that do not hold together are those of the data file.
      if (error instanceof BackupFailed) this.#services.health.foundDamaged(error.message)
      log.error(newId(), 'the backup of the day was not written', error)
    }
  }

  #names(): BackupName[] {
    return this.folder === null ? [] : listBackupNames(this.#services.file)
  }

  /** Whether anything was changed since the newest backup that can be read. */
  #hasNews(): boolean {
    const { lastChange } = factsOf(this.#services.db)
    const newest = this.list().find(({ inspected }) => inspected.good)
    return lastChange !== null && !(newest?.inspected.good && newest.inspected.facts.lastChange === lastChange)
  }

  #rotate(): void {
    const { settings, log, newId } = this.#services
    for (const { name } of superfluous(this.#names(), settings().zone)) {
      try {
        rmSync(join(this.folder ?? '', name), { force: true })
      } catch (error) {
        // One more than needed is no harm.
        log.error(newId(), 'an old backup was not removed', error)
      }
    }
  }
}
