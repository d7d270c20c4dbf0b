import { existsSync, readdirSync } from 'node:fs'
import { basename, dirname, extname, join } from 'node:path'

/** Why a backup was written. `replaced` is the data file that a restore has put aside. */
export const BACKUP_KINDS = ['daily', 'manual', 'import', 'migration', 'replaced'] as const
export type BackupKind = (typeof BACKUP_KINDS)[number]

export interface BackupName {
  readonly name: string
  readonly kind: BackupKind
  /** When it was written, epoch milliseconds in whole seconds. */
  readonly at: number
}

/** The folder of backups, beside the data file. */
export const backupFolder = (file: string): string => join(dirname(file), 'backups')

const stem = (file: string): string => basename(file, extname(file))

/** An instant in a file name: without the colons that some file systems refuse. */
const stampOf = (at: number): string => `${new Date(at).toISOString().slice(0, 19).replaceAll(':', '-')}Z`

/** The path of a new backup; of two in one second the later one has a number. */
export const backupPath = (file: string, kind: BackupKind, at: number): string =>
  free(join(backupFolder(file), `${stem(file)}-${stampOf(at)}-${kind}`))

/** Where a damaged data file is kept: beside the new one, under a name that says what it is. */
export const damagedPath = (file: string, at: number): string =>
  free(join(dirname(file), `${stem(file)}-damaged-${stampOf(at)}`))

function free(path: string): string {
  for (let number = 1; ; number++) {
    const candidate = `${path}${number === 1 ? '' : `-${number}`}.db`
    if (!existsSync(candidate)) return candidate
  }
}

const NAME = /^(.+)-(\d{4}-\d{2}-\d{2})T(\d{2})-(\d{2})-(\d{2})Z-([a-z]+)(?:-\d+)?\.db$/

/** What a file name says; undefined for files that are not backups of this data file. */
export function readBackupName(file: string, name: string): BackupName | undefined {
  const [, of, day, hour, minute, second, kind] = NAME.exec(name) ?? []
  const at = Date.parse(`${day}T${hour}:${minute}:${second}Z`)
  const known = BACKUP_KINDS.find((one) => one === kind)
  return of === stem(file) && known && !Number.isNaN(at) ? { name, kind: known, at } : undefined
}

/** The backups of a data file, newest first; none where the folder is not there. */
export function listBackupNames(file: string): BackupName[] {
  let names: string[]
  try {
    names = readdirSync(backupFolder(file))
  } catch {
    return []
  }
  return names
    .flatMap((name) => readBackupName(file, name) ?? [])
    .toSorted((a, b) => b.at - a.at || (a.name < b.name ? 1 : -1))
}
