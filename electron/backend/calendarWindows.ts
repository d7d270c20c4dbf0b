import { setImmediate as nextTurn } from 'node:timers/promises'
import { DAY } from '../../shared/time/instant.ts'
import { expandCalendar, LIMITS, type Occurrence, type ParsedCalendar } from './calendar/read/readCalendar.ts'
import { repeats } from './calendar/read/series.ts'
import { calendarReading, type Owner } from './calendarReading.ts'
import type { Services } from './services.ts'
import type { Skipped } from '../../shared/contract/calendars.ts'
import { listBusy, type BusyRow } from './store/busy.ts'
import { keptWindows, moveWindow, replaceBusy, type FileWindow, type KeptWindow } from './store/calendars.ts'

/** What is kept laid out in the store, from the day it is made. */
const BEHIND = 90 * DAY
const AHEAD = 400 * DAY
/** It is made anew when less than this is left of it. */
const LEAST_BEHIND = 30 * DAY
const LEAST_AHEAD = 370 * DAY
/** Of a calendar in which nothing repeats all is kept, at any time. */
const EVER = 8.64e15

export interface Laid {
  readonly window: FileWindow
  readonly busy: readonly Occurrence[]
  readonly skipped: readonly Skipped[]
}

/** Lays a calendar out as the store keeps it: single events at any time, series within the window around `now`. */
export function layOutWindow(parsed: ParsedCalendar, owner: Owner, now: number): Laid {
  const reader = { zone: owner.zone, email: owner.email, from: now - BEHIND, to: now + AHEAD }
  const { occurrences, skipped } = expandCalendar(parsed, reader, { ...LIMITS, everySingle: true })
  const series = parsed.series.some(({ master }) => master && repeats(master))
  return {
    window: { ...owner, from: series ? reader.from : -EVER, to: series ? reader.to : EVER },
    busy: occurrences.filter((one) => one.busy),
    skipped,
  }
}

/** The part of what is kept that an import counts. */
export const aroundNow = (busy: readonly Occurrence[], now: number): number =>
  busy.filter((one) => one.start < now + AHEAD && one.end > now - BEHIND).length

const ownerOf = (kept: KeptWindow): Owner => ({ zone: kept.rep_zone, email: kept.rep_email })
const sameOwner = (kept: KeptWindow): boolean => kept.zone === kept.rep_zone && kept.email === kept.rep_email
const covers = (kept: KeptWindow, from: number, to: number): boolean =>
  sameOwner(kept) && kept.window_from_ms <= from && kept.window_to_ms >= to

function refresh(services: Services, kept: KeptWindow): void {
  const parsed = calendarReading(services.db).parsed(kept.calendar_id)
  if (!parsed) return
  const { window, busy } = layOutWindow(parsed, ownerOf(kept), services.clock.now())
  // Nothing in it is the user's doing: no journalled row is touched, so it is no entry of the history.
  services.change(
    `Laid out calendar ${kept.name}`,
    (tx) => {
      moveWindow(tx, kept.calendar_id, window)
      replaceBusy(tx, kept.calendar_id, kept.rep_id, busy)
    },
    { undoable: false },
  )
}

/**
 * Lays out anew each calendar whose window time has left behind, or whose rep has moved to another zone or address. To
 * be called when a workspace is opened; it lets other work through between calendars.
 */
export async function refreshWindows(services: Services): Promise<void> {
  const now = services.clock.now()
  const due = keptWindows(services.db, null).filter((kept) => !covers(kept, now - LEAST_BEHIND, now + LEAST_AHEAD))
  for (const kept of due) {
    await nextTurn()
    if (!services.db.open) return
    refresh(services, kept)
  }
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
    if (worthKeeping && !db.inTransaction) refresh(services, kept)
    else outside.push(kept)
  }
  const rows = listBusy(db, repIds, from, to)
  if (outside.length === 0) return rows
  const elsewhere = new Set(outside.map((kept) => kept.calendar_id))
  const all = rows.filter((row) => !elsewhere.has(row.calendar_id))
  for (const kept of outside) {
    for (const one of calendarReading(db).busy(kept.calendar_id, ownerOf(kept), from, to)) all.push(toRow(one, kept))
  }
  return all.sort((a, b) => a.start_ms - b.start_ms || a.end_ms - b.end_ms)
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
