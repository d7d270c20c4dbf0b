import { addDays, weekday } from '../time/zone.ts'

export const BOARD_VIEWS = ['day', 'threeDays', 'week'] as const
export type BoardView = (typeof BOARD_VIEWS)[number]

const LENGTH: Record<BoardView, number> = { day: 1, threeDays: 3, week: 7 }

/** The local days a view shows when `day` is looked at: a week is the ISO week around it, Monday first. */
export function daysOf(view: BoardView, day: string): readonly string[] {
  const first = view === 'week' ? addDays(day, 1 - weekday(day)) : day
  return Array.from({ length: LENGTH[view] }, (_, i) => addDays(first, i))
}

/** The day to look at after turning `pages` pages, forward or (negative) back. */
export function turnPage(view: BoardView, day: string, pages: number): string {
  return addDays(day, pages * LENGTH[view])
}
