import { useMemo } from 'react'
import { hoursShown, makeAxis, type Axis } from '../../shared/board/axis.ts'
import { loadOf, type Load } from '../../shared/board/load.ts'
import { ROLE_NAMES } from '../reps/roles.ts'
import type { BoardPrefs } from './boardPrefs.ts'
import { itemsOf, REP_COLUMN } from './grid.ts'
import type { RowGroup } from '../../shared/board/rowOrder.ts'
import { useBoardRows } from './useBoardRows.ts'
import { useOrder } from './useOrder.ts'

/** Below this many pixels an hour the axis scrolls instead of shrinking; by the number of days shown. */
const NARROWEST: Readonly<Record<number, number>> = { 1: 78, 3: 18, 7: 7 }
/** The rail and the reps, until the real width is measured. */
const BESIDE = 52 + REP_COLUMN

interface ShownInput {
  readonly prefs: BoardPrefs
  readonly day: string
  readonly zone: string
  readonly leadId: string | null
  readonly ready: boolean
  readonly filter: string
  /** Of the whole grid, in pixels; 0 until it is measured. */
  readonly width: number
}

/** The rows of the days asked for, in order, and the axis they are drawn on. */
export function useShownBoard({ prefs, day, zone, leadId, ready, filter, width }: ShownInput) {
  const { view, sort, grouping, pinned } = prefs
  const read = useBoardRows({ view, day, zone, leadId, ready })
  const { shown } = read
  const room = (width || window.innerWidth - BESIDE + REP_COLUMN) - REP_COLUMN
  const axis = useMemo((): Axis | null => {
    if (!shown) return null
    const fitting = Math.floor((room / hoursShown(shown.days, shown.window, shown.zone)) * 100) / 100
    const pixelsPerHour = Math.max(NARROWEST[shown.days.length] ?? 1, fitting)
    return makeAxis({ days: shown.days, zone: shown.zone, window: shown.window, pixelsPerHour })
  }, [shown, room])
  const loads = useMemo(() => {
    const all = new Map<string, Load>()
    if (shown && axis) for (const row of shown.rows) all.set(row.rep.id, loadOf(row, axis.segments))
    return all
  }, [shown, axis])
  const groups = useOrder({ shown, loads, sort, grouping, filter, pinned })
  const items = useMemo(() => itemsOf(groups, groupLabel), [groups])
  return { ...read, axis, loads, items }
}

function groupLabel({ of }: RowGroup): string {
  if (of === null) return ''
  if (of === 'pinned') return 'Pinned'
  return of === 'others' ? 'All others' : ROLE_NAMES[of].many
}
