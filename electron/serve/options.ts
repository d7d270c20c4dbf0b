import { parseArgs } from 'node:util'
import envPaths from 'env-paths'
import { dirname } from 'node:path'
import type { Recovery } from '../backend/store/recovery.ts'
import { OptionError, readHostOptions } from '../backend/hostOptions.ts'

export interface ServeOptions {
  readonly data: string
  /** 0 lets the system choose a free port. */
  readonly port: number
  /** Undefined means a random one. */
  readonly token: string | undefined
  readonly now: number | undefined
  /** What to go on with when the data file is damaged. */
  readonly recovery?: Recovery | undefined
}

export const USAGE = `Usage: npm run --silent serve -- [options]
  --data DIR       the data folder (made if absent)
  --port N         the port on 127.0.0.1; 0, the default, takes a free one
  --token T        what programs send as "Authorization: Bearer T"; random by default
  --now INSTANT    pins the clock, such as 2026-11-23T09:00:00Z
  --recover HOW    when the data file is damaged: "backup" goes on with the newest good
                   backup, "empty" with nothing; the damaged file is kept either way
  --help           this text`

/** Reads the command line of `npm run serve`. Throws OptionError. */
export function readServeOptions(args: readonly string[], cwd: string): ServeOptions | 'help' {
  let values
  try {
    values = parseArgs({
      args: [...args],
      options: {
        data: { type: 'string' },
        port: { type: 'string' },
        token: { type: 'string' },
        now: { type: 'string' },
        recover: { type: 'string' },
        help: { type: 'boolean' },
      },
    }).values
  } catch (error) {
    throw new OptionError(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`, { cause: error })
  }
  if (values.help) return 'help'
  const { data, now, recovery } = readHostOptions(args, cwd)
  return {
    data: data ?? usualDataFolder(),
    port: readPort(values.port),
    token: readToken(values.token),
    now,
    ...(recovery && { recovery }),
  }
}

function readPort(value: string | undefined): number {
  if (value === undefined) return 0
  const port = /^\d{1,5}$/.test(value) ? Number(value) : Number.NaN
  if (!(port <= 65_535)) throw new OptionError(`--port needs a number from 0 to 65535, not "${value}"`)
  return port
}

function readToken(value: string | undefined): string | undefined {
  if (value === undefined) return undefined
  if (!/^[\x21-\x7e]+$/.test(value)) throw new OptionError('--token needs letters, digits or signs without spaces')
  return value
}

/** Where Electron keeps the data of an app of this name, so that both hosts open the same workspace. */
export function usualDataFolder(): string {
  const paths = envPaths('Setpoint', { suffix: '' })
  switch (process.platform) {
    case 'darwin':
      return paths.data
    case 'win32':
      return dirname(paths.config)
    default:
      return paths.config
  }
}
