import type { BigIntStats } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** A calendar file as a look into its folder finds it. */
export interface FoundFile {
  readonly name: string
  readonly path: string
  /** Another after every change of the file. */
  readonly stamp: string
  readonly bytes: number
  readonly modified: number
}

/** A file that is there and cannot be looked at. */
export interface LockedFile {
  readonly name: string
  readonly problem: string
}

export type FolderListing =
  | {
      readonly state: 'watching'
      /** Another when another folder has taken the place of the one before, under the same path. */
      readonly identity: string
      readonly files: readonly FoundFile[]
      readonly locked: readonly LockedFile[]
      /** How many files were too many. */
      readonly leftOut: number
    }
  | { readonly state: 'missing' }
  | { readonly state: 'unreadable'; readonly problem: string }

/** What a calendar file ends in. Names that begin with a dot are unfinished or put away, by what sync tools do. */
export const isCalendarFile = (name: string): boolean => /^[^.].*\.(ics|ical|ifb)$/is.test(name)

const LONGEST_NAME = 300

/** A file's name without its ending, composed as people type it and on one line: macOS takes letters and accents apart. */
export const calendarNameOf = (file: string): string =>
  file
    .replace(/\.[a-z]+$/i, '')
    .normalize('NFC')
    .replaceAll(/\p{Cc}+/gu, ' ')
    .trim()
    .slice(0, LONGEST_NAME) || file

/**
 * The calendar files directly in a folder, by name, `most` of them at most. Links to files are followed; folders, and
 * whatever else is no file, are passed over.
 */
export async function listCalendarFolder(folder: string, most: number): Promise<FolderListing> {
  let names: string[]
  let itself: BigIntStats
  try {
    itself = await stat(folder, { bigint: true })
    if (!itself.isDirectory()) return { state: 'missing' }
    names = (await readdir(folder)).filter(isCalendarFile).sort()
  } catch (error) {
    return isAbsent(error) ? { state: 'missing' } : { state: 'unreadable', problem: readProblem(error) }
  }
  const files: FoundFile[] = []
  const locked: LockedFile[] = []
  for (const name of names.slice(0, most)) {
    const path = join(folder, name)
    try {
      const found = await stat(path, { bigint: true })
      if (!found.isFile()) continue
      files.push({ name, path, stamp: stampOf(found), bytes: Number(found.size), modified: Number(found.mtimeMs) })
    } catch (error) {
      // Gone since the folder was read, or a link that leads nowhere.
      if (!isAbsent(error)) locked.push({ name, problem: readProblem(error) })
    }
  }
  return {
    state: 'watching',
    identity: `${itself.dev}:${itself.ino}`,
    files,
    locked,
    leftOut: Math.max(0, names.length - most),
  }
}

/** Time and size, and the file itself: one that was put in the place of another may have the time and size of it. */
const stampOf = (found: BigIntStats): string => `${found.mtimeNs}:${found.size}:${found.ino}`

/** The stamp of a file now; undefined when it is not there. */
export async function readStamp(path: string): Promise<string | undefined> {
  return await stat(path, { bigint: true }).then(stampOf, () => undefined)
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''

export const isAbsent = (error: unknown): boolean => ['ENOENT', 'ENOTDIR'].includes(codeOf(error))

/** Why a file or folder could not be read, as far as the system says, with what to do about it. */
export function readProblem(error: unknown): string {
  switch (codeOf(error)) {
    case 'EACCES':
    case 'EPERM':
      return 'Setpoint may not read it: its rights, or the privacy settings of the system, do not allow it.'
    case 'EBUSY':
      return 'Another program keeps it locked. It is tried again.'
    case 'ENOENT':
      return 'It is not there any more.'
    default:
      return `It could not be read (${codeOf(error) || 'unknown error'}). It is tried again.`
  }
}
