import type { BackupCounts, BackupKind } from '../../../shared/contract/backups.ts'

const KINDS: Readonly<Record<BackupKind, string>> = {
  daily: 'Daily',
  manual: 'By hand',
  import: 'Before an import',
  migration: 'Before an update',
  replaced: 'Before going back',
}
/** Why a backup was written. */
export const kindWords = (kind: BackupKind): string => KINDS[kind]

/** `412 leads, 96 meetings`. */
export const countWords = ({ leads, meetings }: BackupCounts): string =>
  `${many(leads, 'lead')}, ${many(meetings, 'meeting')}`

/** `1 lead`, `1,200 leads`. */
export const many = (count: number, what: string): string =>
  `${count.toLocaleString('en')} ${count === 1 ? what : `${what}s`}`

/** `1.4 MB`: as file managers of today count, in powers of ten. */
export function sizeWords(bytes: number): string {
  if (bytes < 1_000_000) return `${Math.max(1, Math.round(bytes / 1000))} kB`
  if (bytes < 1_000_000_000) return `${(bytes / 1_000_000).toFixed(bytes < 10_000_000 ? 1 : 0)} MB`
  return `${(bytes / 1_000_000_000).toFixed(1)} GB`
}

/** `+12`, `−3`, or that nothing is otherwise. */
export function differenceWords(now: number, then: number): string {
  if (now === then) return 'the same'
  return `${then > now ? '+' : '−'}${Math.abs(then - now).toLocaleString('en')}`
}
