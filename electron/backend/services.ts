import type { ChangeEvent, FullSettings } from '../../shared/contract/workspace.ts'
import { formatInstant } from '../../shared/time/instant.ts'
import type { ReaderThread } from './calendar/thread/readerThread.ts'
import { Health } from './backups/health.ts'
import type { Clock } from './clock.ts'
import { ChangeFeed } from './feed.ts'
import type { Log } from './log.ts'
import { newId } from './newId.ts'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { beginChange, change, continueChange, dropUnfinished, finishChange, type Touched } from './store/change.ts'
import type { ReadableDb, WritableDb } from './store/database.ts'
import { readSettings } from './store/settings.ts'

/** What the topics of the backend share. One per open data file. */
export interface Services {
  readonly db: ReadableDb
  readonly file: string
  readonly clock: Clock
  readonly log: Log
  readonly feed: ChangeFeed
  readonly health: Health
  /** Reads calendar files outside the thread that answers. */
  readonly reader: ReaderThread
  /** A new UUIDv7: ids sort by the time they were made, in the order they were made. */
  newId(): string
  settings(): FullSettings
  /** Runs `write` as one journalled transaction, then announces what it touched. */
  change<T>(label: string, write: (db: WritableDb) => T, options?: ChangeOptions): T
  /**
   * Writes more than fits between two other calls: each piece is a transaction of its own and other calls come between
   * them, yet all of it is one change. `label` is asked when all is written. When `signal` aborts, or a piece throws, what
   * was written is taken back, but for rows that somebody else has changed meanwhile, and the promise rejects.
   */
  changeInPieces<P>(
    pieces: Iterable<P>,
    write: (db: WritableDb, piece: P) => void,
    options: PiecesOptions,
  ): Promise<void>
  /** Called after each commit, before it is announced, with the rows it touched by table; returns how to stop. */
  afterChange(listener: AfterChange): () => void
  /** Tells the page how far long work is. */
  progress(event: Omit<Extract<ChangeEvent, { type: 'progress' }>, 'type'>): void
}

export interface ChangeOptions {
  readonly undoable?: boolean
  readonly id?: string
  readonly undoes?: string
  readonly quiet?: boolean
}

export interface PiecesOptions {
  readonly id: string
  readonly label: () => string
  readonly signal?: AbortSignal | undefined
}

/** Ids of touched rows by table name. */
export type TouchedRows = ReadonlyMap<string, ReadonlySet<string>>
export type AfterChange = (touched: TouchedRows) => void

/** Where each table's rows are announced, and by which column of theirs the page knows them. */
const KINDS: Record<string, Extract<ChangeEvent, { type: 'changed' }>['records'][number]['kind']> = {
  settings: 'settings',
  score_rules: 'score',
  follow_up_rules: 'followUps',
  reps: 'rep',
  weekly_hours: 'availability',
  override_days: 'availability',
  time_off: 'availability',
  zone_periods: 'availability',
  holidays_off: 'availability',
  calendars: 'calendar',
  caldav_accounts: 'calendarAccount',
  watched_folders: 'watchedFolder',
  leads: 'lead',
  companies: 'company',
  qualification_fields: 'qualification',
  activities: 'activity',
  meeting_types: 'meetingType',
  meetings: 'meeting',
  holds: 'hold',
  message_templates: 'messageTemplate',
  saved_filters: 'savedFilter',
  calling_rules: 'calling',
  suppressions: 'suppression',
}
/** Rows of availability are known to the page by their rep, not by their own id; the others have none. */
const UNNAMED: ReadonlySet<string> = new Set(['availability', 'settings', 'score', 'followUps', 'calling'])
/** More ids than this are not named: the page then drops everything of that kind. */
const NAMED_IDS = 200
/** Journal entries that are taken back in one go when a long change is given up. */
const PIECE_BACK = 1000

export interface ServicesInput {
  readonly db: ReadableDb
  readonly file: string
  readonly clock: Clock
  readonly log: Log
  readonly reader: ReaderThread
  /** The zone a new workspace takes as the setter's. */
  readonly zone: string
}

export function createServices(input: ServicesInput): Services {
  const feed = new ChangeFeed()
  const listeners = new Set<AfterChange>()
  const health = new Health((damage) => {
    input.log.error(newId(), 'the data file is damaged', new Error(damage))
    feed.announce({
      type: 'changed',
      changeId: newId(),
      label: '',
      records: [{ kind: 'backup' }, { kind: 'settings' }],
    })
  })
  /** Long changes that were given up on a disk which did not even take that: nothing else is written before they are gone. */
  const leftOver = new Set<string>()
  let cached: FullSettings | undefined
  const settings = () => (cached ??= readSettings(input.db, input.zone))

  /** Memory follows the store only after the commit. */
  const follow = (touched: readonly Touched[]): TouchedRows => {
    const byTable = new Map<string, Set<string>>()
    for (const row of touched) {
      const ids = byTable.get(row.tbl) ?? new Set()
      byTable.set(row.tbl, ids.add(row.row_id))
    }
    if (byTable.has('settings')) cached = undefined
    for (const listener of listeners) listener(byTable)
    return byTable
  }

  const clearLeftOver = (): void => {
    for (const id of leftOver) {
      for (let touched = dropUnfinished(input.db, id, PIECE_BACK); touched.length > 0;) {
        follow(touched)
        touched = dropUnfinished(input.db, id, PIECE_BACK)
      }
      leftOver.delete(id)
    }
  }

  return {
    ...input,
    feed,
    health,
    newId,
    settings,
    change(label, write, options = {}) {
      clearLeftOver()
      const id = options.id ?? newId()
      const { result, touched } = change(
        input.db,
        { id, at: input.clock.now(), by: settings().setterName, label, ...options },
        write,
      )
      const byTable = follow(touched)
      if (touched.length > 0 || options.undoes)
        feed.announce({ type: 'changed', changeId: id, label, records: records(byTable) })
      return result
    },
    async changeInPieces(pieces, write, { id, label, signal }) {
      const all = new Map<string, Set<string>>()
      const keep = (touched: readonly Touched[]) => {
        for (const [table, ids] of follow(touched)) {
          const known = all.get(table) ?? new Set()
          all.set(table, known)
          // More than are named need not be remembered.
          for (const rowId of ids) if (known.size <= NAMED_IDS) known.add(rowId)
        }
      }
      const announce = (words: string) => {
        if (all.size > 0) feed.announce({ type: 'changed', changeId: id, label: words, records: records(all) })
      }
      clearLeftOver()
      beginChange(input.db, { id, at: input.clock.now(), by: settings().setterName, label: '' })
      try {
        for (const piece of pieces) {
          signal?.throwIfAborted()
          keep(continueChange(input.db, id, (tx) => write(tx, piece)))
          await nextTurn()
        }
        signal?.throwIfAborted()
        const words = label()
        finishChange(input.db, id, words)
        announce(words)
      } catch (error) {
        try {
          for (;;) {
            const touched = dropUnfinished(input.db, id, PIECE_BACK)
            if (touched.length === 0) break
            keep(touched)
            await nextTurn()
          }
        } catch (failed) {
          leftOver.add(id)
          input.log.error(newId(), 'a long change was not taken back yet', failed)
        }
        announce('')
        throw error
      }
    },
    afterChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    progress(event) {
      feed.announce({ type: 'progress', ...event })
    },
  }
}

function records(byTable: TouchedRows): Extract<ChangeEvent, { type: 'changed' }>['records'] {
  const kinds = new Map<string, Extract<ChangeEvent, { type: 'changed' }>['records'][number]>()
  for (const [table, ids] of byTable) {
    const kind = KINDS[table]
    if (!kind) continue
    const named = !UNNAMED.has(kind) && ids.size <= NAMED_IDS
    kinds.set(kind, named ? { kind, ids: [...ids] } : { kind })
  }
  return [...kinds.values()]
}

export const iso = formatInstant
export const isoOrNull = (at: number | null): string | null => (at === null ? null : formatInstant(at))
