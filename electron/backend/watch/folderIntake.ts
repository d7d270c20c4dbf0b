import { readFile } from 'node:fs/promises'
import { ORPCError } from '@orpc/server'
import { importCalendar } from '../calendarImport.ts'
import type { Services } from '../services.ts'
import { findCalendar, type CalendarRow } from '../store/calendars.ts'
import type { WritableDb } from '../store/database.ts'
import {
  forgetWatchedFile,
  getWatchedFile,
  listWatchedFiles,
  saveWatchedFile,
  type WatchedFileRow,
  type WatchedFolderRow,
} from '../store/watchedFolders.ts'
import { calendarNameOf, readProblem, readStamp, type FolderListing, type FoundFile } from './calendarFolder.ts'

type There = FolderListing & { readonly state: 'watching' }

export interface IntakeLimits {
  readonly mostBytes: number
  /** How often a file that does not end as a calendar does is waited for once more. */
  readonly patience: number
}

/** What is known of the files of one watched folder, and how a changed one is taken in. */
export class FolderIntake {
  readonly #services: Services
  readonly #row: WatchedFolderRow
  readonly #limits: IntakeLimits
  readonly #signal: AbortSignal
  /** By file: the version that could not be read for a reason that may pass. */
  readonly #tried = new Map<string, string>()
  /** By file: how often its present version was found without an end. */
  readonly #unfinished = new Map<string, { readonly stamp: string; readonly times: number }>()

  /** Writes nothing any more once `signal` has aborted. */
  constructor(services: Services, row: WatchedFolderRow, limits: IntakeLimits, signal: AbortSignal) {
    this.#services = services
    this.#row = row
    this.#limits = limits
    this.#signal = signal
  }

  /** What could not be read for a reason that may have passed is tried again: all of it, or one file. */
  tryAgain(name?: string): void {
    if (name === undefined) this.#tried.clear()
    else this.#tried.delete(name)
  }

  /**
   * Which files have changed since they were dealt with. Of the others it is written down when they are gone, back, or
   * in the way of each other.
   */
  changedIn(listing: There): readonly FoundFile[] {
    const known = new Map(listWatchedFiles(this.#services.db, this.#row.id).map((row) => [row.name, row]))
    const doubles = doublesIn(listing, known)
    this.#keepUp(listing, known, doubles)
    return listing.files.filter(
      ({ name, stamp }) => known.get(name)?.stamp !== stamp && this.#tried.get(name) !== stamp && !doubles.has(name),
    )
  }

  #keepUp(listing: There, known: ReadonlyMap<string, WatchedFileRow>, doubles: ReadonlyMap<string, string>): void {
    const there = new Set([...listing.files, ...listing.locked].map(({ name }) => name))
    const news: WatchedFileRow[] = []
    const say = (name: string, fields: Partial<WatchedFileRow>) => {
      const before = known.get(name)
      const after = { ...(before ?? this.#blank(name)), ...fields }
      if (!before || JSON.stringify(before) !== JSON.stringify(after)) news.push(after)
    }
    const forgotten: string[] = []
    const names = new Set(listing.files.map(({ name }) => calendarNameOf(name)))
    for (const { name } of known.values()) {
      if (there.has(name)) say(name, { gone: 0 })
      // Its calendar is removed, or is another file's by now.
      else if (!this.#calendarOf(name) || names.has(calendarNameOf(name))) forgotten.push(name)
      else say(name, { gone: 1 })
    }
    for (const { name, problem } of listing.locked) say(name, { stamp: '', problem, gone: 0 })
    for (const [name, first] of doubles) {
      say(name, { stamp: '', problem: `But for its ending it has the name of ${first}. Rename one of them.`, gone: 0 })
    }
    if (news.length === 0 && forgotten.length === 0) return
    this.#write((tx) => {
      for (const name of forgotten) forgetWatchedFile(tx, this.#row.id, name)
      for (const row of news) saveWatchedFile(tx, row)
    })
  }

  /** Takes a file in, or writes down why not. False when it turned out that it is still being written. */
  async take(file: FoundFile): Promise<boolean> {
    const { mostBytes, patience } = this.#limits
    if (this.#signal.aborted) return true
    if (file.bytes > mostBytes) {
      this.#keep(file.name, {
        stamp: file.stamp,
        problem: `It has ${megabytes(file.bytes)}; more than ${megabytes(mostBytes)} are not taken in. Export fewer years.`,
      })
      return true
    }
    let bytes: Uint8Array
    try {
      bytes = await readFile(file.path, { signal: this.#signal })
    } catch (error) {
      this.#tried.set(file.name, file.stamp)
      this.#keep(file.name, { stamp: '', problem: readProblem(error) })
      return true
    }
    if ((await readStamp(file.path)) !== file.stamp) return false
    const times = this.#timesUnfinished(file, bytes)
    if (times > 0 && times <= patience) return false
    await this.#import(file, bytes)
    return true
  }

  async #import(file: FoundFile, ics: Uint8Array): Promise<void> {
    const { name, stamp } = file
    try {
      const before = this.#calendarOf(name)?.content_id
      const { skipped } = await importCalendar(this.#services, {
        repId: this.#row.rep_id,
        name: calendarNameOf(name),
        ics,
        // Clocks of other computers, and of file servers, may be ahead.
        asOf: Math.min(file.modified, this.#services.clock.now()),
        by: 'program',
        signal: this.#signal,
      })
      // Of what is kept already the events are not read again.
      const same = before && before === this.#calendarOf(name)?.content_id
      this.#keep(name, { stamp, problem: null, ...(!same && { skipped: skipped.length }) })
    } catch (error) {
      if (this.#signal.aborted) return
      if (error instanceof ORPCError && error.code === 'UNREADABLE') {
        this.#keep(name, { stamp, problem: error.message })
        return
      }
      const logId = this.#services.newId()
      this.#services.log.error(logId, 'a watched file was not taken in', error)
      this.#tried.set(name, stamp)
      this.#keep(name, { stamp: '', problem: `It could not be taken in and is tried again (log entry ${logId}).` })
    }
  }

  /** How often in a row this version of the file has been found without the line that every calendar ends in. */
  #timesUnfinished({ name, stamp }: FoundFile, bytes: Uint8Array): number {
    const end = Buffer.from(bytes.subarray(-200)).toString('latin1').replaceAll('\0', '')
    if (/END:VCALENDAR\s*$/i.test(end)) {
      this.#unfinished.delete(name)
      return 0
    }
    const before = this.#unfinished.get(name)
    const times = (before?.stamp === stamp ? before.times : 0) + 1
    this.#unfinished.set(name, { stamp, times })
    return times
  }

  #calendarOf(file: string): CalendarRow | undefined {
    return findCalendar(this.#services.db, this.#row.rep_id, calendarNameOf(file))
  }

  #blank(name: string): WatchedFileRow {
    return { folder_id: this.#row.id, name, stamp: '', skipped: 0, problem: null, gone: 0 }
  }

  #keep(name: string, fields: Partial<WatchedFileRow>): void {
    this.#write((tx) => {
      const before = getWatchedFile(tx, this.#row.id, name) ?? this.#blank(name)
      saveWatchedFile(tx, { ...before, gone: 0, ...fields })
    })
  }

  /** None of it is the user's doing: no journalled row is touched, so it is no entry of the history. */
  #write(write: (tx: WritableDb) => void): void {
    if (this.#signal.aborted) return
    this.#services.change('Looked into a watched folder', write, { undoable: false })
  }
}

/** Files that differ in their ending alone, each with the one whose calendar it would replace. */
function doublesIn(listing: There, known: ReadonlyMap<string, WatchedFileRow>): ReadonlyMap<string, string> {
  const doubles = new Map<string, string>()
  for (const files of Map.groupBy(listing.files, ({ name }) => calendarNameOf(name)).values()) {
    // The one that was taken in keeps the name.
    const first = files.find(({ name }) => known.get(name)?.stamp) ?? files[0]
    for (const { name } of files) if (first && name !== first.name) doubles.set(name, first.name)
  }
  return doubles
}

const megabytes = (bytes: number): string => `${Math.round(bytes / 1_000_000)} MB`
