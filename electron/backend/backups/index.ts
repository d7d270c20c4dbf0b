import type { Backup } from '../../../shared/contract/backups.ts'
import type { Implementer } from '../implementer.ts'
import { refuse } from '../refusals.ts'
import { iso, type Services } from '../services.ts'
import { inspect } from '../store/backupFiles.ts'
import { prepareRestore } from '../store/recovery.ts'
import type { BackupFile, Backups } from './backups.ts'
import { differenceOf } from './difference.ts'

/** Listing, writing and restoring backups. `reopen` closes the workspace and opens what waits in its place. */
export function backupsTopic(os: Implementer, services: Services, backups: Backups, reopen: (() => void) | undefined) {
  const { db } = services
  const found = (name: string): BackupFile => {
    const backup = backups.find(name)
    if (!backup) throw refuse.notFound('backup', name)
    return backup
  }
  /** Read through once more: a disk forgets. */
  const usable = (name: string): BackupFile => {
    const backup = found(name)
    const inspected = inspect(backup.path)
    if (!inspected.good) {
      throw refuse.wrongState(
        `This backup cannot be used. ${inspected.problem} Nothing was changed; choose another one.`,
      )
    }
    return { ...backup, inspected }
  }
  const onDisk = (): void => {
    if (backups.folder === null) {
      throw refuse.wrongState('This workspace is in memory only, so there are no backups of it.')
    }
  }
  return {
    list: os.backups.list.handler(() => ({
      folder: backups.folder,
      backups: backups.list().map(toBackup),
      damaged: services.health.damaged,
    })),
    create: os.backups.create.handler(async () => {
      onDisk()
      const path = await backups.write('manual')
      return toBackup(backups.list().find((backup) => backup.path === path)!)
    }),
    preview: os.backups.preview.handler(({ input }) => {
      onDisk()
      const backup = usable(input.name)
      return { backup: toBackup(backup), ...differenceOf(db, backup.path) }
    }),
    restore: os.backups.restore.handler(({ input }) => {
      onDisk()
      const backup = usable(input.name)
      if (!reopen) throw refuse.wrongState('This workspace cannot be opened anew while it is used from a program.')
      prepareRestore(services.file, backup.path)
      reopen()
      return { restored: toBackup(backup) }
    }),
  }
}

function toBackup({ name, at, kind, size, inspected }: BackupFile): Backup {
  const about = { name, at: iso(at), kind, size }
  if (!inspected.good) return { ...about, counts: null, problem: inspected.problem }
  const { leads, meetings, activities, reps } = inspected.facts
  return { ...about, counts: { leads, meetings, activities, reps }, problem: null }
}
