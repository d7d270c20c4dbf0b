import type { Stretch, WeeklyStretch } from '../../shared/contract/availability.ts'
import { clockTime, minutesOf } from './hoursText.ts'

export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const
export const SHORT_DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const
export const LONG_DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const

/** The stretches of each weekday, Monday first, each day in order of start. */
export type Week = readonly (readonly Stretch[])[]

export function weekOf(weekly: readonly WeeklyStretch[]): Week {
  return WEEKDAYS.map((weekday) =>
    weekly
      .filter((stretch) => stretch.weekday === weekday)
      .map(({ start, end }) => ({ start, end }))
      .sort((one, two) => minutesOf(one.start) - minutesOf(two.start)),
  )
}

export function weeklyOf(week: Week): WeeklyStretch[] {
  return week.flatMap((stretches, i) => stretches.map((stretch) => ({ weekday: i + 1, ...stretch })))
}

export function weekMinutes(week: Week): number {
  return week.flat().reduce((sum, stretch) => sum + minutesOf(stretch.end) - minutesOf(stretch.start), 0)
}

/** The week in a line: `Mon–Fri 09:00–17:30`, `Mon, Wed 08:00–12:00 · Tue …`, or `no hours yet`. */
export function weekSummary(week: Week): string {
  const groups = new Map<string, number[]>()
  week.forEach((stretches, i) => {
    if (stretches.length === 0) return
    const hours = stretches.map((stretch) => `${stretch.start}–${stretch.end}`).join(', ')
    groups.set(hours, [...(groups.get(hours) ?? []), i])
  })
  if (groups.size === 0) return 'no hours yet'
  return [...groups].map(([hours, days]) => `${dayRuns(days)} ${hours}`).join(' · ')
}

/** Paints `[from, to)` as hours on one day, or rubs it out. Stretches that touch become one. */
export function paint(stretches: readonly Stretch[], from: number, to: number, erase: boolean): Stretch[] {
  const spans = stretches.map((stretch) => [minutesOf(stretch.start), minutesOf(stretch.end)] as const)
  const left = erase
    ? spans.flatMap(([start, end]): (readonly [number, number])[] =>
        end <= from || start >= to
          ? [[start, end]]
          : ([[start, from] as const, [to, end] as const] as const).filter(([a, b]) => a < b),
      )
    : [...spans, [from, to] as const]
  const merged: [number, number][] = []
  for (const [start, end] of [...left].sort((one, two) => one[0] - two[0])) {
    const last = merged.at(-1)
    if (last && start <= last[1]) last[1] = Math.max(last[1], end)
    else merged.push([start, end])
  }
  return merged.map(([start, end]) => ({ start: clockTime(start), end: clockTime(end) }))
}

function dayRuns(days: readonly number[]): string {
  const runs: [number, number][] = []
  for (const day of days) {
    const last = runs.at(-1)
    if (last && day === last[1] + 1) last[1] = day
    else runs.push([day, day])
  }
  return runs
    .map(([from, to]) => {
      const first = SHORT_DAYS[from] ?? ''
      if (from === to) return first
      return `${first}${to === from + 1 ? ', ' : '–'}${SHORT_DAYS[to] ?? ''}`
    })
    .join(', ')
}
