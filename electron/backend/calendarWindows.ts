import { DAY } from '../../shared/time/instant.ts'
import { AHEAD, BEHIND, layOutWindow, type Owner, type Window } from './calendar/read/layOut.ts'
import type { Occurrence } from './calendar/read/readCalendar.ts'
import { fromColumns } from './calendar/thread/columns.ts'
import { calendarReading } from './calendarReading.ts'
import type { Services } from './services.ts'
import { listBusy, type BusyRow } from './store/busy.ts'
import { readContent } from './store/calendarContents.ts'
import type { ReadableDb } from './store/database.ts'
import {
  busyOf,
  keptWindow,
  keptWindows,
  replaceBusy,
  saveWindow,
  type BusyStretch,
  type KeptWindow,
} from './store/calendars.ts'

/** What is kept is made anew when less than this is left of it. */
const LEAST_BEHIND = 30 * DAY
const LEAST_AHEAD = 370 * DAY

const ownerOf = (kept: KeptWindow): Owner => ({ zone: kept.rep_zone, email: kept.rep_email })

/** Whether what is kept stands for the calendar and the rep as they are now, over the whole range. */
function covers(kept: KeptWindow, from: number, to: number): boolean {
  const { window_from_ms, window_to_ms } = kept
  if (kept.content_id === null || window_from_ms === null || window_to_ms === null) return false
  const same = kept.laid_content_id === kept.content_id && kept.zone === kept.rep_zone && kept.email === kept.rep_email
  return same && window_from_ms <= from && window_to_ms >= to
}

function keep(services: Services, kept: KeptWindow, window: Window, busy: readonly BusyStretch[]): void {
  const { calendar_id: id, rep_id, name, content_id } = kept
  if (content_id === null) return
  // Nothing in it is the user's doing: no journalled row is touched, so it is no entry of the history.
  services.change(
    `Laid out calendar ${name}`,
    (tx) => {
      saveWindow(tx, id, content_id, window)
      replaceBusy(tx, { id, rep_id }, busyOf(tx, id), busy)
    },
    { undoable: false },
  )
}

const isDue = (kept: KeptWindow, now: number): boolean =>
  kept.content_id !== null && !covers(kept, now - LEAST_BEHIND, now + LEAST_AHEAD)

const underWay = new WeakMap<ReadableDb, Map<string, Promise<void>>>()

/**
 * Lays out anew, in the reading thread, each calendar whose window time has left behind, whose rep has moved to another
 * zone or address, or which came back by an undo. Nobody has to wait for it: until then the file answers.
 */
export async function refreshWindows(services: Services): Promise<void> {
  const { db, clock } = services
  const running = underWay.get(db) ?? new Map<string, Promise<void>>()
  underWay.set(db, running)
  for (const { calendar_id: id } of keptWindows(db, null).filter((kept) => isDue(kept, clock.now()))) {
    await running.get(id)
    const kept = db.open ? keptWindow(db, id) : undefined
    if (!kept || !isDue(kept, clock.now())) continue
    const refreshed = refresh(services, kept)
    running.set(id, refreshed)
    try {
      await refreshed
    } finally {
      running.delete(id)
    }
  }
}

async function refresh(services: Services, kept: KeptWindow): Promise<void> {
  const { db, clock, reader } = services
  const ics = kept.content_id === null ? undefined : readContent(db, kept.content_id)
  if (ics === undefined) return
  const outcome = await reader.read({ ics, owner: ownerOf(kept), now: clock.now() })
  const current = db.open ? keptWindow(db, kept.calendar_id) : undefined
  // Replaced, removed or laid out by somebody else meanwhile.
  if (outcome.kind !== 'read' || current?.content_id !== kept.content_id || !isDue(current, clock.now())) return
  keep(services, current, outcome.window, fromColumns(outcome.busy))
}

/**
 * Busy stretches of these reps that overlap `[from, to)`, by start: right for any range. What the store keeps answers
 * nearly always; for the rest the file is read again. May be called inside a transaction.
 */
export function busyWithin(services: Services, repIds: readonly string[], from: number, to: number): BusyRow[] {
  const { db } = services
  const now = services.clock.now()
  const outside: KeptWindow[] = []
  for (const kept of keptWindows(db, repIds)) {
    if (covers(kept, from, to)) continue
    // A transaction is somebody's change: it must not lay out calendars on the side.
    const worthKeeping = from >= now - BEHIND && to <= now + AHEAD
    if (worthKeeping && !db.inTransaction) layOutHere(services, kept)
    else outside.push(kept)
  }
  const rows = listBusy(db, repIds, from, to)
  if (outside.length === 0) return rows
  const elsewhere = new Set(outside.map((kept) => kept.calendar_id))
  const all = rows.filter((row) => !elsewhere.has(row.calendar_id))
  for (const kept of outside) {
    if (kept.content_id === null) continue
    for (const one of calendarReading(db).busy(kept.content_id, ownerOf(kept), from, to)) all.push(toRow(one, kept))
  }
  return all.sort((a, b) => a.start_ms - b.start_ms || a.end_ms - b.end_ms)
}

function layOutHere(services: Services, kept: KeptWindow): void {
  const parsed = kept.content_id === null ? undefined : calendarReading(services.db).parsed(kept.content_id)
  if (!parsed) return
  const { window, busy } = layOutWindow(parsed, ownerOf(kept), services.clock.now())
  keep(services, kept, window, busy)
}

const toRow = (one: Occurrence, kept: KeptWindow): BusyRow => ({
  calendar_id: kept.calendar_id,
  rep_id: kept.rep_id,
  start_ms: one.start,
  end_ms: one.end,
  all_day: one.allDay ? 1 : 0,
  tentative: one.tentative ? 1 : 0,
  title: one.title || null,
  uid: one.uid || null,
  source: kept.name,
})
