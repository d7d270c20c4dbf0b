import { DAY } from '../../shared/time/instant.ts'
import type { Owner } from './calendar/read/layOut.ts'
import { inRange } from './calendar/read/occurrence.ts'
import {
  expandCalendar,
  LIMITS,
  parseCalendar,
  type Occurrence,
  type ParsedCalendar,
} from './calendar/read/readCalendar.ts'
import type { ReadableDb } from './store/database.ts'
import { readContent } from './store/calendarContents.ts'

/** A long range is laid out piece by piece, so that the cap of a series is one for about a year. */
const PIECE = 400 * DAY
/** What is laid out is a month wider than asked, so that paging through a board reads it once. */
const MARGIN = 31 * DAY
const MOST_FILES = 64
const MOST_CHARACTERS = 64_000_000

interface Remembered {
  readonly parsed: ParsedCalendar
  readonly size: number
  extent?: Extent
}

interface Extent {
  readonly from: number
  readonly to: number
  readonly zone: string
  readonly email: string
  readonly busy: readonly Occurrence[]
}

/**
 * The calendar files read lately, for the ranges that the store does not keep laid out.
 *
 * This reads in the thread that answers: a booking two years ahead asks inside its transaction, which cannot wait for
 * another thread. It is given only what is kept, and nothing is kept that the reading thread did not get through within
 * its limits; what it costs is the reader's own caps at the worst.
 */
export class CalendarReading {
  private readonly files = new Map<string, Remembered>()
  private readonly db: ReadableDb

  constructor(db: ReadableDb) {
    this.db = db
  }

  /** When the owner is busy within `[from, to)`, by start. Empty when there is no such content. */
  busy(contentId: string, owner: Owner, from: number, to: number): readonly Occurrence[] {
    const file = this.file(contentId)
    if (!file) return []
    const { extent } = file
    const holds =
      extent && extent.from <= from && extent.to >= to && extent.zone === owner.zone && extent.email === owner.email
    const busy = holds ? extent.busy : this.layOut(file, owner, from - MARGIN, to + MARGIN)
    return busy.filter((one) => inRange(one, from, to))
  }

  /** The content as it was read; it is read when it is not remembered. */
  parsed(contentId: string): ParsedCalendar | undefined {
    return this.file(contentId)?.parsed
  }

  private remember(contentId: string, file: Remembered): Remembered {
    this.files.delete(contentId)
    this.files.set(contentId, file)
    let total = 0
    for (const { size } of this.files.values()) total += size
    // The one that was asked for longest ago is the first.
    for (const [id, { size }] of this.files) {
      if (this.files.size === 1 || (this.files.size <= MOST_FILES && total <= MOST_CHARACTERS)) break
      this.files.delete(id)
      total -= size
    }
    return file
  }

  private file(contentId: string): Remembered | undefined {
    const known = this.files.get(contentId)
    if (known) return this.remember(contentId, known)
    const text = readContent(this.db, contentId)
    return text === undefined ? undefined : this.remember(contentId, { parsed: parseCalendar(text), size: text.length })
  }

  private layOut(file: Remembered, owner: Owner, from: number, to: number): readonly Occurrence[] {
    const busy: Occurrence[] = []
    for (let start = from; start < to; start += PIECE) {
      const piece = { ...owner, from: start, to: Math.min(to, start + PIECE) }
      for (const one of expandCalendar(file.parsed, piece, LIMITS).occurrences) {
        // What began in an earlier piece is in that one already.
        if (one.busy && (start === from || one.start >= start)) busy.push(one)
      }
    }
    file.extent = { ...owner, from, to, busy }
    return busy
  }
}

const readings = new WeakMap<ReadableDb, CalendarReading>()

/** One for each open workspace. */
export function calendarReading(db: ReadableDb): CalendarReading {
  let reading = readings.get(db)
  if (!reading) readings.set(db, (reading = new CalendarReading(db)))
  return reading
}
