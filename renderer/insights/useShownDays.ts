import type { DayRange } from '../../shared/insights/ranges.ts'
import { localDay } from '../../shared/time/zone.ts'
import { useNow, useSettings } from '../api/workspace.ts'
import { firstWeekday } from '../time/firstWeekday.ts'
import { daysOf, type InsightsPlace } from './insightsPlace.ts'

/** The days that a range is today, by the clock of the workspace. */
export function useShownDays(range: InsightsPlace['range']): {
  readonly days: DayRange
  readonly today: string
  readonly zone: string
  readonly now: number
  readonly firstWeekday: number
} {
  const { zone } = useSettings()
  const now = useNow()
  const today = localDay(now, zone)
  const first = firstWeekday()
  return { days: daysOf(range, today, first), today, zone, now, firstWeekday: first }
}
