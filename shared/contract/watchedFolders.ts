import { z } from 'zod'
import { call } from './errors.ts'
import { Id, Instant } from './primitives.ts'

/** Where something is kept on the computer that holds the data: too long, or with control characters, is no path. */
const Path = z
  .string()
  .trim()
  .min(1, 'must not be empty')
  .max(4096, 'must be 4,096 characters at most')
  .regex(/^\P{Cc}*$/u, 'must be one line without control characters')

export const WatchedFile = z.object({
  /** Of the file, with its ending. */
  name: z.string(),
  /** Of the calendar that stands; null when nothing of the file was ever taken in. */
  asOf: Instant.nullable(),
  calendarId: Id.optional(),
  /** Why the calendar is not what the file holds now, in words. */
  problem: z.string().optional(),
  /** Events of it that could not be read; left out when there are none. */
  skipped: z.int().optional(),
  /** It has changed, and is taken in as soon as nobody writes it any more. */
  waiting: z.boolean().optional(),
})
export type WatchedFile = z.infer<typeof WatchedFile>

/** A folder whose calendar files are busy calendars of a rep, taken in by themselves whenever they change. */
export const WatchedFolder = z.object({
  repId: Id,
  folder: z.string(),
  state: z.enum(['watching', 'missing', 'unreadable']),
  /** Why it is unreadable. */
  problem: z.string().optional(),
  files: z.array(WatchedFile),
  /** Files beyond the number that is taken in. */
  leftOut: z.int().default(0),
  /** When it was last looked into; null before the first time since the start. */
  checkedAt: Instant.nullable(),
})
export type WatchedFolder = z.output<typeof WatchedFolder>

export const watchedFolders = {
  /**
   * Watches a folder for a rep, in the place of the one before; null stops. The folder has to be there and readable.
   * Calendars that were taken in stay.
   */
  watch: call
    .input(z.object({ repId: Id, folder: Path.nullable() }))
    .output(z.object({ watched: WatchedFolder.nullable() })),
  watched: call.input(z.object({ repId: Id.optional() })).output(z.object({ folders: z.array(WatchedFolder) })),
  /** Looks now; answers when what has changed is in. */
  checkFolder: call.input(z.object({ repId: Id })).output(z.object({ watched: WatchedFolder.nullable() })),
}
