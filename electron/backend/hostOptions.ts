import { isAbsolute, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { Recovery } from './store/recovery.ts'
import { pinnedClock, systemClock, type Clock } from './clock.ts'

/** A command line that cannot be used, in words for the person who typed it. */
export class OptionError extends Error {
  override readonly name = 'OptionError'
}

/** What every host of the backend takes from its command line. */
export interface HostOptions {
  /** The data folder; undefined means the usual place. */
  readonly data: string | undefined
  /** The instant at which the clock stands still, epoch milliseconds. */
  readonly now: number | undefined
  /** What to go on with when the data file is damaged; undefined leaves it as it is and says so. */
  readonly recovery?: Recovery | undefined
}

/** The name of the data file inside the data folder. */
export const dataFile = (folder: string): string => join(folder, 'workspace.db')

/**
 * Reads `--data DIR`, `--now INSTANT` and `--recover HOW` and leaves the rest alone: a shell adds switches of its own. Throws OptionError.
 */
export function readHostOptions(args: readonly string[], cwd: string): HostOptions {
  const { values } = parseArgs({
    args: [...args],
    strict: false,
    options: { data: { type: 'string' }, now: { type: 'string' }, recover: { type: 'string' } },
  })
  const recovery = readRecovery(values.recover)
  return { data: readData(values.data, cwd), now: readNow(values.now), ...(recovery && { recovery }) }
}

function readData(value: unknown, cwd: string): string | undefined {
  if (value === undefined) return undefined
  if (typeof value !== 'string' || value === '' || value.startsWith('--'))
    throw new OptionError('--data needs a folder, such as --data ~/setpoint')
  return isAbsolute(value) ? value : resolve(cwd, value)
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?Z$/

export function readNow(value: unknown): number | undefined {
  if (value === undefined) return undefined
  const at = typeof value === 'string' && INSTANT.test(value) ? Date.parse(value) : Number.NaN
  // Date.parse moves days that do not exist, such as 30 February, into the next month.
  if (Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== String(value).slice(0, 10)) {
    throw new OptionError('--now needs an instant in UTC, such as --now 2026-11-23T09:00:00Z')
  }
  return at
}

/** How to go on with a damaged data file: by a backup, or with an empty workspace. Throws OptionError. */
export function readRecovery(value: unknown): Recovery | undefined {
  if (value === undefined || value === '') return undefined
  if (value !== 'backup' && value !== 'empty') {
    throw new OptionError('--recover needs "backup" or "empty": what to go on with when the data file is damaged')
  }
  return value
}

export const clockAt = (now: number | undefined): Clock => (now === undefined ? systemClock : pinnedClock(now))
