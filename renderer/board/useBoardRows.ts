import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import { turnPage, daysOf, type BoardView } from '../../shared/board/days.ts'
import { hoursWindow, type HoursWindow } from '../../shared/board/hoursWindow.ts'
import type { BoardRow } from '../../shared/contract/board.ts'
import { formatInstant, HOUR, parseInstant, type Interval } from '../../shared/time/instant.ts'
import { addDays, instantAt, startOfDay } from '../../shared/time/zone.ts'
import { api } from '../api/client.ts'

/** What the board shows: always the rows and the days that belong together. */
export interface ShownBoard {
  readonly days: readonly string[]
  readonly zone: string
  readonly rows: readonly BoardRow[]
  readonly leadHours: readonly Interval[]
  readonly leadZone: string | null
  readonly window: HoursWindow
}

/** The setter's own day is always on the board: there is the line of now. */
const SETTERS_DAY = { start: 9 * 60, end: 17 * 60 }
export const USUAL_WINDOW: HoursWindow = { start: 8 * 60 + 30, end: 17 * 60 + 30 }

/** A window may begin four hours before its day and end twenty after it (shared/board/hoursWindow.ts). */
const rangeOf = (days: readonly string[], zone: string): { from: string; to: string } => {
  const first = days[0] ?? '1970-01-01'
  const last = days.at(-1) ?? first
  return {
    from: formatInstant(startOfDay(first, zone) - 4 * HOUR),
    to: formatInstant(startOfDay(addDays(last, 1), zone) + 20 * HOUR),
  }
}

interface Asked {
  readonly view: BoardView
  readonly day: string
  readonly zone: string
  readonly leadId: string | null
  /** False while it is not known yet for whom. */
  readonly ready: boolean
}

const inputOf = ({ view, day, zone, leadId }: Omit<Asked, 'ready'>) => ({
  ...rangeOf(daysOf(view, day), zone),
  ...(leadId ? { leadId } : {}),
})

/** Reads the rows of a view. Until the next page has arrived the page before it stays, whole. */
export function useBoardRows(asked: Asked) {
  const { view, day, zone, leadId, ready } = asked
  const queries = useQueryClient()
  const query = useQuery(
    api.board.read.queryOptions({ input: inputOf(asked), placeholderData: keepPreviousData, enabled: ready }),
  )
  const fresh = query.isPlaceholderData ? undefined : query.data
  const [settled, setSettled] = useState<{ readonly data: typeof fresh; readonly shown: ShownBoard } | null>(null)
  if (fresh && (settled?.data !== fresh || settled.shown.zone !== zone)) {
    const days = daysOf(view, day)
    const leadHours = fresh.leadHours.map(({ start, end }) => ({ start: parseInstant(start), end: parseInstant(end) }))
    const shown = {
      days,
      zone,
      rows: fresh.rows,
      leadHours,
      leadZone: fresh.leadZone,
      window: windowOf(fresh.rows, days, zone),
    }
    setSettled({ data: fresh, shown })
  }

  // The pages beside this one, so that turning is at once.
  useEffect(() => {
    if (!fresh) return
    for (const pages of [1, -1]) {
      const input = inputOf({ view, day: turnPage(view, day, pages), zone, leadId })
      void queries.prefetchQuery(api.board.read.queryOptions({ input }))
    }
  }, [queries, fresh, view, day, zone, leadId])

  const shown = settled?.shown ?? null
  return useMemo(
    () => ({ shown, error: query.error, refetch: query.refetch, turning: query.isPlaceholderData }),
    [shown, query.error, query.refetch, query.isPlaceholderData],
  )
}

/** The hours in which anyone works or meets on these days. */
function windowOf(rows: readonly BoardRow[], days: readonly string[], zone: string): HoursWindow {
  const first = days[0] ?? ''
  const from = startOfDay(first, zone)
  const to = startOfDay(addDays(days.at(-1) ?? first, 1), zone)
  const used: Interval[] = days.map((day) => ({
    start: instantAt(day, SETTERS_DAY.start, zone, 'first'),
    end: instantAt(day, SETTERS_DAY.end, zone, 'last'),
  }))
  for (const row of rows) {
    const live = row.meetings.filter((meeting) => meeting.status !== 'cancelled')
    for (const item of [...row.hours, ...live, ...row.holds]) {
      const start = parseInstant(item.start)
      const end = parseInstant(item.end)
      if (start < to && end > from) used.push({ start, end })
    }
  }
  return hoursWindow(used, zone, USUAL_WINDOW)
}
