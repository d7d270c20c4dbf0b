import { homedir } from 'node:os'
import { isAbsolute, join, resolve } from 'node:path'
import type { WatchedFile, WatchedFolder } from '../../shared/contract/watchedFolders.ts'
import type { Implementer } from './implementer.ts'
import { refuse } from './refusals.ts'
import { isoOrNull, type Services } from './services.ts'
import { listCalendars, type CalendarRow } from './store/calendars.ts'
import { getRep, type RepRow } from './store/reps.ts'
import {
  findWatchedFolder,
  listWatchedFiles,
  listWatchedFolders,
  replaceWatchedFolder,
  type WatchedFileRow,
  type WatchedFolderRow,
} from './store/watchedFolders.ts'
import { calendarNameOf, listCalendarFolder } from './watch/calendarFolder.ts'
import { FolderWatch, WATCH_OPTIONS, type Turn, type WatchOptions } from './watch/folderWatch.ts'

/** The watched folders of an open workspace. */
export interface FolderWatches {
  /** By the id of the folder's row. */
  get(id: string): FolderWatch | undefined
  stop(): void
}

/** Watches what the store says is watched, from now on and as that changes. */
export function watchFolders(services: Services, options: Partial<WatchOptions> = {}): FolderWatches {
  const watches = new Map<string, FolderWatch>()
  let last: Promise<unknown> = Promise.resolve()
  const turn: Turn = (work) => {
    const done = last.then(work)
    last = done.catch(() => undefined)
    return done
  }
  const follow = (): void => {
    const rows = new Map(listWatchedFolders(services.db, null).map((row) => [row.id, row]))
    for (const [id, watch] of watches) {
      if (rows.has(id)) continue
      watch.stop()
      watches.delete(id)
    }
    for (const [id, row] of rows) {
      if (watches.has(id)) continue
      const watch = new FolderWatch(services, row, { ...WATCH_OPTIONS, ...options }, turn)
      watches.set(id, watch)
      void watch.look()
    }
  }
  const unfollow = services.afterChange((touched) => touched.has('watched_folders') && follow())
  follow()
  return {
    get: (id) => watches.get(id),
    stop: () => {
      unfollow()
      for (const watch of watches.values()) watch.stop()
      watches.clear()
    },
  }
}

/** A path as it is typed or pasted: in the quotes that Windows copies it with, or from the home folder on. */
const plainPath = (typed: string): string =>
  typed
    .trim()
    .replace(/^"(.*)"$/, '$1')
    .replace(/^~(?=[/\\]|$)/, homedir())

/** The folder to watch; refused where it is none that can be read. */
async function folderAt(typed: string): Promise<string> {
  const path = plainPath(typed)
  if (!isAbsolute(path)) {
    throw refuse.input('folder', `must be a whole path, such as ${join(homedir(), 'Calendars')}`)
  }
  const folder = resolve(path)
  const { state, ...rest } = await listCalendarFolder(folder, 0)
  if (state === 'missing') throw refuse.input('folder', `There is no folder ${folder}.`)
  if (state === 'unreadable') {
    const why = 'problem' in rest ? rest.problem : ''
    throw refuse.input('folder', `The folder ${folder} cannot be read. ${why}`)
  }
  return folder
}

function toFile(file: WatchedFileRow, calendar: CalendarRow | undefined): WatchedFile {
  const problem = file.gone
    ? 'The file is not in the folder any more. Its calendar stays as it was, and grows old.'
    : (file.problem ?? (calendar ? null : 'Its calendar was removed here. It is taken in again when the file changes.'))
  return {
    name: file.name,
    asOf: isoOrNull(calendar?.as_of_ms ?? null),
    ...(calendar && { calendarId: calendar.id }),
    ...(problem !== null && { problem }),
    ...(file.skipped > 0 && !file.gone && { skipped: file.skipped }),
  }
}

function toFolder(services: Services, row: WatchedFolderRow, watch: FolderWatch | undefined): WatchedFolder {
  const calendars = new Map(listCalendars(services.db, row.rep_id).map((calendar) => [calendar.name, calendar]))
  const calendarOf = (file: string) => calendars.get(calendarNameOf(file))
  const dealtWith = listWatchedFiles(services.db, row.id)
  const waiting = new Set(watch?.waiting)
  const files = dealtWith.map((file) => ({
    ...toFile(file, calendarOf(file.name)),
    ...(waiting.delete(file.name) && { waiting: true }),
  }))
  const fresh = [...waiting].map((name): WatchedFile => ({ name, asOf: null, waiting: true }))
  const view = watch?.view ?? { state: 'watching', leftOut: 0 }
  return {
    repId: row.rep_id,
    folder: row.folder,
    state: view.state,
    ...(view.state === 'unreadable' && { problem: view.problem }),
    files: [...files, ...fresh].sort((a, b) => a.name.localeCompare(b.name)),
    leftOut: view.state === 'watching' ? view.leftOut : 0,
    checkedAt: isoOrNull(watch?.checkedAt ?? null),
  }
}

export function watchedFoldersTopic(os: Implementer, services: Services, watches: FolderWatches) {
  const { db } = services
  const repOf = (repId: string): RepRow => {
    const rep = getRep(db, repId)
    if (!rep) throw refuse.notFound('rep', repId)
    return rep
  }
  const watchedOf = (repId: string): WatchedFolder | null => {
    const row = findWatchedFolder(db, repId)
    return row ? toFolder(services, row, watches.get(row.id)) : null
  }
  return {
    watch: os.calendars.watch.handler(async ({ input }) => {
      repOf(input.repId)
      const folder = input.folder === null ? null : await folderAt(input.folder)
      const rep = repOf(input.repId)
      if ((findWatchedFolder(db, rep.id)?.folder ?? null) !== folder) {
        const next = folder === null ? null : { id: services.newId(), rep_id: rep.id, folder }
        services.change(
          folder ? `Watched a folder for ${rep.name}` : `Stopped watching the folder of ${rep.name}`,
          (tx) => replaceWatchedFolder(tx, rep.id, next),
        )
      }
      return { watched: watchedOf(rep.id) }
    }),
    watched: os.calendars.watched.handler(({ input }) => {
      if (input.repId !== undefined) repOf(input.repId)
      const rows = listWatchedFolders(db, input.repId ?? null)
      return { folders: rows.map((row) => toFolder(services, row, watches.get(row.id))) }
    }),
    checkFolder: os.calendars.checkFolder.handler(async ({ input }) => {
      const rep = repOf(input.repId)
      const row = findWatchedFolder(db, rep.id)
      if (!row) throw refuse.wrongState(`No folder is watched for ${rep.name}.`)
      await watches.get(row.id)?.look()
      if (!db.open) throw refuse.wrongState('Setpoint is closing.')
      return { watched: watchedOf(rep.id) }
    }),
  }
}
