import { useState } from 'react'
import type { Axis } from '../../shared/board/axis.ts'
import { dayEnds, moveCursor, settleCursor } from '../../shared/board/cursor.ts'
import { turnPage, type BoardView } from '../../shared/board/days.ts'
import { pageOf, type HoursWindow } from '../../shared/board/hoursWindow.ts'
import { MINUTE } from '../../shared/time/instant.ts'
import { addDays, daysBetween, instantAt, localDay, localParts } from '../../shared/time/zone.ts'
import type { BoardItem, Cell } from './grid.ts'

/** What was asked for; what is there to be chosen may be less. */
interface Wanted {
  readonly repId: string | null
  readonly at: number | null
}

/** The day that is looked at and the cell that is wanted, before the rows of that day are known. */
export function useWanted(now: number, zone: string) {
  // No day is today, also after midnight.
  const [chosenDay, setChosenDay] = useState<string | null>(null)
  const [wanted, setWanted] = useState<Wanted>({ repId: null, at: null })
  const today = localDay(now, zone)
  return {
    today,
    day: chosenDay ?? today,
    setDay: (day: string) => setChosenDay(day === today ? null : day),
    wanted,
    setWanted,
  }
}

interface CursorInput {
  readonly state: ReturnType<typeof useWanted>
  readonly axis: Axis | null
  readonly window: HoursWindow
  readonly items: readonly BoardItem[]
  readonly now: number
  readonly zone: string
  readonly view: BoardView
}

/** Where the cursor starts on a day that is not today. */
const MORNING = 9 * 60

/** The chosen cell, and how it is moved: over rows, hours, days and pages. */
export function useCursor({ state, axis, window, items, now, zone, view }: CursorInput) {
  const { day, setDay, wanted, setWanted } = state
  const reps = items.filter((item) => item.kind === 'rep')
  const index = Math.max(
    reps.findIndex((item) => item.key === wanted.repId),
    0,
  )
  const rep = reps[index]
  const at = axis && settleCursor(axis, wanted.at ?? startOn(axis, now, day))
  const cursor: Cell | null = rep && at !== null ? { repId: rep.key, at } : null

  const goTo = (cell: { readonly repId?: string; readonly at: number }) => {
    setWanted((before) => ({ repId: cell.repId ?? before.repId, at: cell.at }))
    const isShown = axis?.segments.some((segment) => segment.start <= cell.at && cell.at < segment.end)
    if (!isShown) setDay(pageOf(cell.at, window, zone))
  }
  return {
    cursor,
    goTo,
    turn: (pages: number) => {
      setDay(turnPage(view, day, pages))
      const days = daysBetween(day, turnPage(view, day, pages))
      if (cursor) setWanted({ repId: cursor.repId, at: daysOn(cursor.at, days, zone) })
    },
    /** Looks at a day, at the time of the clock that the cursor is at. */
    showDay: (to: string) => {
      setDay(to)
      const { minutes } = localParts(cursor?.at ?? now, zone)
      setWanted((before) => ({ repId: before.repId, at: instantAt(to, minutes, zone, 'first') }))
    },
    showToday: () => {
      setDay(state.today)
      setWanted((before) => ({ repId: before.repId, at: now }))
    },
    moveSteps: (steps: number) => {
      if (!axis || !cursor) return
      const next = moveCursor(axis, cursor.at, steps)
      if (next !== null) return setWanted({ repId: cursor.repId, at: next })
      // Over the edge: the page is turned, and the cursor comes in at its other end.
      const pages = Math.sign(steps)
      setDay(turnPage(view, day, pages))
      const edge = pages > 0 ? axis.segments.at(-1)?.end : axis.segments[0]?.start
      setWanted({ repId: cursor.repId, at: (edge ?? cursor.at) - (pages > 0 ? 0 : MINUTE) })
    },
    moveRows: (rows: number) => {
      const next = reps[Math.min(Math.max(index + rows, 0), reps.length - 1)]
      if (next && cursor) setWanted({ repId: next.key, at: cursor.at })
    },
    toRow: (end: 'first' | 'last') => {
      const next = end === 'first' ? reps[0] : reps.at(-1)
      if (next && cursor) setWanted({ repId: next.key, at: cursor.at })
    },
    moveDays: (days: number) => {
      if (cursor) goTo({ repId: cursor.repId, at: daysOn(cursor.at, days, zone) })
    },
    toDayEnd: (end: 'first' | 'last') => {
      const ends = axis && cursor ? dayEnds(axis, cursor.at) : null
      if (ends && cursor) setWanted({ repId: cursor.repId, at: ends[end] })
    },
  }
}

/** The same time of the clock some days on. */
function daysOn(at: number, days: number, zone: string): number {
  const { day, minutes } = localParts(at, zone)
  return instantAt(addDays(day, days), minutes, zone, 'first')
}

/** Now where it is shown, else the morning of the first day. */
function startOn(axis: Axis, now: number, day: string): number {
  const first = axis.segments.find((segment) => segment.day === day) ?? axis.segments[0]
  if (axis.segments.some((segment) => segment.start <= now && now < segment.end) || !first) return now
  return instantAt(first.day, MORNING, axis.zone, 'first')
}
