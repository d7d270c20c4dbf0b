import { expect, it } from 'vitest'
import { superfluous } from '../../../electron/backend/backups/rotation.ts'
import type { BackupKind, BackupName } from '../../../electron/backend/store/backupNames.ts'
import { DAY, HOUR } from '../../../shared/time/instant.ts'

const NOON = Date.parse('2026-11-23T12:00:00Z')
const backup = (at: number, kind: BackupKind = 'daily'): BackupName => ({ name: `${at} ${kind}`, at, kind })
const kept = (backups: readonly BackupName[], zone = 'UTC') => {
  const gone = new Set(superfluous(backups, zone))
  return backups.filter((one) => !gone.has(one)).map(({ at }) => new Date(at).toISOString().slice(0, 10))
}

it('keeps the newest of 7 days, 4 weeks and 12 months out of two years of days', () => {
  const days = Array.from({ length: 730 }, (_, i) => backup(NOON - i * DAY))
  expect(kept(days)).toEqual([
    '2026-11-23',
    '2026-11-22',
    '2026-11-21',
    '2026-11-20',
    '2026-11-19',
    '2026-11-18',
    '2026-11-17',
    '2026-11-15',
    '2026-11-08',
    '2026-10-31',
    '2026-09-30',
    '2026-08-31',
    '2026-07-31',
    '2026-06-30',
    '2026-05-31',
    '2026-04-30',
    '2026-03-31',
    '2026-02-28',
    '2026-01-31',
    '2025-12-31',
  ])
})

it('counts days that have a backup: a holiday of three weeks costs none', () => {
  const before = Array.from({ length: 7 }, (_, i) => backup(NOON - (21 + i) * DAY))
  expect(superfluous([backup(NOON), ...before], 'UTC')).toEqual([before[6]])
})

it('keeps the last few of what was written for a reason of its own, and no more', () => {
  const imports = Array.from({ length: 9 }, (_, i) => backup(NOON - i * HOUR, 'import'))
  expect(superfluous(imports, 'UTC')).toEqual(imports.slice(5))
})

it('takes days by the clock of the setter', () => {
  const evening = backup(Date.parse('2026-11-23T23:30:00Z'))
  const morning = backup(Date.parse('2026-11-23T05:00:00Z'))
  expect(superfluous([evening, morning], 'UTC')).toEqual([morning])
  expect(superfluous([evening, morning], 'Europe/Berlin')).toEqual([])
})
