import type { Skipped } from '../../../../shared/contract/calendars.ts'

export interface Note extends Skipped {
  /** Notes of one kind on lines that follow each other are one. */
  readonly kind?: 'junk' | 'cut'
}

/** More than this many are only counted: nobody reads them, and a file of noise would send megabytes. */
const MOST = 500
const LONGEST = 300

/** Collects what was not taken as it is written. */
export class Notes {
  private readonly list: Note[] = []
  private readonly said = new Set<string>()
  private more = 0
  private junkRun = 0
  private lastJunk = -2

  add(given: Note): void {
    // A value that cannot be read may be megabytes long.
    const note = given.reason.length > LONGEST ? { ...given, reason: `${given.reason.slice(0, LONGEST)}…` } : given
    if (note.kind === 'junk' && this.lastJunk >= 0 && (note.line ?? 0) - this.lastJunk <= 2) {
      this.lastJunk = note.line ?? 0
      this.junkRun++
      return
    }
    this.closeRun()
    if (note.kind === 'junk') {
      this.lastJunk = note.line ?? 0
      this.junkRun = 1
    }
    if (this.list.length < MOST) this.list.push(note)
    else this.more++
  }

  /** Adds a note whose reason has not been given yet. */
  once(note: Note): void {
    if (this.said.has(note.reason)) return
    this.said.add(note.reason)
    this.add(note)
  }

  private closeRun(): void {
    const last = this.list.at(-1)
    if (this.junkRun > 1 && last?.kind === 'junk' && this.more === 0) {
      this.list[this.list.length - 1] = { ...last, reason: `${last.reason}, and ${this.junkRun - 1} more after it` }
    }
    this.junkRun = 0
    this.lastJunk = -2
  }

  all(): Skipped[] {
    this.closeRun()
    const notes = this.list.map(({ uid, line, reason }) => ({
      ...(uid !== undefined && { uid }),
      ...(line !== undefined && { line }),
      reason,
    }))
    if (this.more > 0) notes.push({ reason: `${this.more.toLocaleString('en')} more problems are not listed.` })
    return notes
  }
}
