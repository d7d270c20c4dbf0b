import { v7 as uuidv7 } from 'uuid'
import type { ChangeEvent, FullSettings } from '../../shared/contract/workspace.ts'
import { formatInstant } from '../../shared/time/instant.ts'
import type { ReaderThread } from './calendar/thread/readerThread.ts'
import type { Clock } from './clock.ts'
import { ChangeFeed } from './feed.ts'
import type { Log } from './log.ts'
import { change } from './store/change.ts'
import type { ReadableDb, WritableDb } from './store/database.ts'
import { readSettings } from './store/settings.ts'

/** What the topics of the backend share. One per open data file. */
export interface Services {
  readonly db: ReadableDb
  readonly file: string
  readonly clock: Clock
  readonly log: Log
  readonly feed: ChangeFeed
  /** Reads calendar files outside the thread that answers. */
  readonly reader: ReaderThread
  /** A new UUIDv7: ids sort by the time they were made, in the order they were made. */
  newId(): string
  settings(): FullSettings
  /** Runs `write` as one journalled transaction, then announces what it touched. */
  change<T>(label: string, write: (db: WritableDb) => T, options?: ChangeOptions): T
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

/** Ids of touched rows by table name. */
export type TouchedRows = ReadonlyMap<string, ReadonlySet<string>>
export type AfterChange = (touched: TouchedRows) => void

/** Where each table's rows are announced, and by which column of theirs the page knows them. */
const KINDS: Record<string, Extract<ChangeEvent, { type: 'changed' }>['records'][number]['kind']> = {
  settings: 'settings',
  reps: 'rep',
  weekly_hours: 'availability',
  override_days: 'availability',
  time_off: 'availability',
  zone_periods: 'availability',
  holidays_off: 'availability',
  calendars: 'calendar',
  leads: 'lead',
  activities: 'activity',
  meeting_types: 'meetingType',
  meetings: 'meeting',
  holds: 'hold',
  message_templates: 'messageTemplate',
}
/** More ids than this are not named: the page then drops everything of that kind. */
const NAMED_IDS = 200

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
  // uuid's v7 keeps a counter of its own, so ids made within one millisecond sort in the order they were made; with a
  // pinned clock too.
  const newId = () => uuidv7()
  let cached: FullSettings | undefined
  const settings = () => (cached ??= readSettings(input.db, input.zone))

  return {
    ...input,
    feed,
    newId,
    settings,
    change(label, write, options = {}) {
      const id = options.id ?? newId()
      const { result, touched } = change(
        input.db,
        { id, at: input.clock.now(), by: settings().setterName, label, ...options },
        write,
      )
      const byTable = new Map<string, Set<string>>()
      for (const row of touched) {
        const ids = byTable.get(row.tbl) ?? new Set()
        byTable.set(row.tbl, ids.add(row.row_id))
      }
      if (byTable.has('settings')) cached = undefined
      // Memory follows the store only after the commit.
      for (const listener of listeners) listener(byTable)
      if (touched.length > 0) feed.announce({ type: 'changed', changeId: id, label, records: records(byTable) })
      return result
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
    // Rows of availability are known to the page by their rep, not by their own id; the settings have none.
    const named = kind !== 'availability' && kind !== 'settings' && ids.size <= NAMED_IDS
    kinds.set(kind, named ? { kind, ids: [...ids] } : { kind })
  }
  return [...kinds.values()]
}

export const iso = formatInstant
export const isoOrNull = (at: number | null): string | null => (at === null ? null : formatInstant(at))
