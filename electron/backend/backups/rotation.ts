import { localDay, weekStart } from '../../../shared/time/zone.ts'
import type { BackupKind, BackupName } from '../store/backupNames.ts'

/** How many days, weeks and months that have a daily backup keep their newest one. */
export const KEPT = { days: 7, weeks: 4, months: 12 } as const
/** Of each kind that is written for a reason of its own this many are kept, whatever else there is of their day. */
export const KEPT_OF_KIND: Readonly<Partial<Record<BackupKind, number>>> = {
  manual: 5,
  import: 5,
  migration: 3,
  replaced: 5,
}

/** Which backups are not needed any more. `backups` newest first; days are those of `zone`. */
export function superfluous(backups: readonly BackupName[], zone: string): BackupName[] {
  const kept = new Set<BackupName>()
  const day = (at: number) => localDay(at, zone)
  const periods = [
    { count: KEPT.days, of: day },
    { count: KEPT.weeks, of: (at: number) => weekStart(day(at)) },
    { count: KEPT.months, of: (at: number) => day(at).slice(0, 7) },
  ]
  for (const { count, of } of periods) {
    const seen = new Set<string>()
    for (const backup of backups.filter((one) => one.kind === 'daily')) {
      const period = of(backup.at)
      if (seen.has(period)) continue
      if (seen.size === count) break
      seen.add(period)
      kept.add(backup)
    }
  }
  for (const [kind, count] of Object.entries(KEPT_OF_KIND)) {
    for (const backup of backups.filter((one) => one.kind === kind).slice(0, count)) kept.add(backup)
  }
  return backups.filter((backup) => !kept.has(backup))
}
