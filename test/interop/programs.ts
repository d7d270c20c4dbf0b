import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Understood } from './cases.ts'

/** What a program says of a file. What it does not keep it leaves out. */
export type Reading = Partial<Understood & { uid: string }> & {
  /** What it finds wrong with the file, in its own words. */
  readonly problems: readonly string[]
}

/** A fault of a program itself: a file that follows the standard, and is read otherwise. */
export interface KnownFault {
  readonly why: string
  readonly field: 'summary' | 'location' | 'start' | 'end'
  /** What the program may make of a value with the fault. */
  readonly reads: (value: string) => readonly string[]
}

export interface Program {
  readonly name: string
  readonly script: string
  /** The Debian packages that hold it. */
  readonly packages: readonly string[]
  readonly faults: readonly KnownFault[]
  /** Started anew for each file, as a person would. */
  readonly oneByOne?: true
}

const BACKSLASH = 'icalendar 4 takes out escapes twice, so that a backslash before "n", ",", ";" or a backslash is lost'

/** A text whose escapes are taken out once more than the standard put in (RFC 5545 3.3.11). */
const byIcalendar4 = (text: string): string =>
  text
    .replaceAll(/\\[nN]/g, '\n')
    .replaceAll(String.raw`\,`, ',')
    .replaceAll(String.raw`\;`, ';')
    .replaceAll('\\\\', '\\')

const LAST_CHANGE =
  'pytz knows of no clock change after 2037: it keeps the hour that a zone has at the end of that year'

const byPytz = (instant: string): string[] =>
  instant < '2038'
    ? []
    : [-1, 1].map((hours) => new Date(Date.parse(instant) + hours * 3_600_000).toISOString().replace('.000', ''))

const PYTHON_FAULTS: readonly KnownFault[] = [
  { why: BACKSLASH, field: 'summary', reads: (text) => [byIcalendar4(text)] },
  { why: BACKSLASH, field: 'location', reads: (text) => [byIcalendar4(text)] },
  { why: LAST_CHANGE, field: 'start', reads: byPytz },
  { why: LAST_CHANGE, field: 'end', reads: byPytz },
]

export const PROGRAMS: readonly Program[] = [
  { name: 'icalendar', script: 'read_icalendar.py', packages: ['python3-icalendar'], faults: PYTHON_FAULTS },
  { name: 'khal', script: 'read_khal.py', packages: ['khal'], faults: PYTHON_FAULTS, oneByOne: true },
  { name: 'libical', script: 'read_libical.py', packages: ['python3-gi', 'gir1.2-ical-3.0'], faults: [] },
]

/** Debian's packages are for Debian's Python, which need not be the first one in PATH. */
const PYTHON = process.env['INTEROP_PYTHON'] ?? ['/usr/bin/python3'].find((path) => existsSync(path)) ?? 'python3'

function python(script: string, args: readonly string[]): { ok: boolean; stdout: string; stderr: string } {
  const { status, stdout, stderr, error } = spawnSync(PYTHON, [join(import.meta.dirname, script), ...args], {
    encoding: 'utf8',
    env: { ...process.env, PYTHONDONTWRITEBYTECODE: '1', PYTHONIOENCODING: 'utf-8', LC_ALL: 'C.UTF-8' },
    maxBuffer: 64 * 1024 * 1024,
    timeout: 120_000,
  })
  return { ok: status === 0, stdout: stdout ?? '', stderr: stderr || (error?.message ?? '') }
}

/** The version of a program; null when it is not there, which is told from one that is there and fails. */
export function versionOf(program: Program): string | null {
  const { ok, stdout, stderr } = python(program.script, ['--version'])
  if (ok) return stdout.trim()
  if (/ModuleNotFoundError|ImportError|Namespace .* not available|ENOENT/.test(stderr)) return null
  throw new Error(`${program.name} does not start:\n${stderr}`)
}

/** What a program makes of these files, one after the other; throws with its own words when it fails. */
export function read(program: Program, paths: readonly string[]): Reading[] {
  const { ok, stdout, stderr } = python(program.script, paths)
  if (!ok) throw new Error(stderr.trim().split('\n').at(-1) ?? 'ended without a word')
  return JSON.parse(stdout) as Reading[]
}
