import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Backend } from '../../electron/backend/index.ts'
import type { WatchOptions } from '../../electron/backend/watch/folderWatch.ts'
import type { WatchedFolder } from '../../shared/contract/watchedFolders.ts'
import { ics, vevent } from './icsText.ts'

/** Looks at once at what the system tells of, and by itself only long after a test has ended. */
export const QUICK: Partial<WatchOptions> = { settleMs: 15, pollMs: 3_600_000, missingMs: 3_600_000 }

/** An empty folder that goes with the test. */
export function folderOfTest(): string {
  const folder = mkdtempSync(join(tmpdir(), 'setpoint-watched-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A calendar with one event of an hour at this instant (`20261124T090000Z`). */
export const oneEvent = (start: string): string => ics(vevent(`DTSTART:${start}`, 'DURATION:PT1H'))

/** What is read once it is as asked; read again after each change, never after some time. */
export async function changedUntil<T>(
  { services }: Backend,
  read: () => Promise<T>,
  isSo: (value: T) => boolean,
): Promise<T> {
  let wake: (() => void) | undefined
  let news = true
  const stop = services.feed.listen(() => {
    news = true
    wake?.()
  })
  try {
    for (;;) {
      if (!news) await new Promise<void>((resolve) => (wake = resolve))
      news = false
      const value = await read()
      if (isSo(value)) return value
    }
  } finally {
    stop()
  }
}

/** What is known of a rep's watched folder once it is as asked. */
export const watchedUntil = (
  backend: Backend,
  repId: string,
  isSo: (folder: WatchedFolder) => boolean,
): Promise<WatchedFolder> =>
  changedUntil(
    backend,
    async () => (await backend.client.calendars.watched({ repId })).folders[0]!,
    (folder) => folder !== undefined && isSo(folder),
  )

/** Whether a file has been taken in and nothing is wrong with it. */
export const isIn = (folder: WatchedFolder, name: string): boolean =>
  folder.files.some(
    (file) => file.name === name && !file.waiting && file.calendarId !== undefined && file.problem === undefined,
  )

/** What is wrong with a file. */
export const problemOf = (folder: WatchedFolder, name: string): string | undefined =>
  folder.files.find((file) => file.name === name)?.problem

export const isQuiet = (folder: WatchedFolder): boolean =>
  folder.checkedAt !== null && folder.files.every(({ waiting }) => !waiting)
