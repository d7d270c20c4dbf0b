import { z } from 'zod'
import { call } from './errors.ts'
import { Id, Instant } from './primitives.ts'

/** Why a backup was written; `replaced` is the data file that a restore has put aside. */
export const BackupKind = z.enum(['daily', 'manual', 'import', 'migration', 'replaced'])
export type BackupKind = z.infer<typeof BackupKind>

const Counts = z.object({ leads: z.int(), meetings: z.int(), activities: z.int(), reps: z.int() })
export type BackupCounts = z.infer<typeof Counts>

export const Backup = z.object({
  /** The name of its file. */
  name: z.string(),
  at: Instant,
  kind: BackupKind,
  /** Bytes. */
  size: z.int(),
  /** What is in it; null where it cannot be read, and then `problem` says why. */
  counts: Counts.nullable(),
  problem: z.string().nullable(),
})
export type Backup = z.infer<typeof Backup>

const Meetings = z.object({
  count: z.int(),
  /** The latest of them. */
  first: z.array(z.object({ id: Id, leadName: z.string(), start: Instant, status: z.string() })),
})
const Leads = z.object({
  count: z.int(),
  /** The names of the newest of them. */
  first: z.array(z.string()),
})

/** What a restore would change. */
export const BackupPreview = z.object({
  backup: Backup,
  /** What is in the workspace now. */
  now: Counts,
  /** Entries of the history since the backup: they would be gone. */
  changesSince: z.int(),
  meetings: z.object({ onlyHere: Meetings, onlyThere: Meetings }),
  leads: z.object({ onlyHere: Leads, onlyThere: Leads }),
})
export type BackupPreview = z.infer<typeof BackupPreview>

const Name = z.object({ name: z.string().max(200) })

export const backups = {
  /** Newest first; no folder where the workspace is in memory only. */
  list: call.output(
    z.object({
      folder: z.string().nullable(),
      backups: z.array(Backup),
      /** The data file was found damaged while it was in use. */
      damaged: z.boolean(),
    }),
  ),
  /** Writes one now. NOT_SAVED when the disk does not take it. */
  create: call.output(Backup),
  /** Reads a backup through and compares it with the workspace. WRONG_STATE when it cannot be used. */
  preview: call.input(Name).output(BackupPreview),
  /**
   * Puts a backup in the place of the data file, which is kept among the backups. The workspace is opened anew right after
   * the answer: the change stream ends, and whoever listens asks again.
   */
  restore: call.input(Name).output(z.object({ restored: Backup })),
}
