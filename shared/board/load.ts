import type { BoardRow } from '../contract/board.ts'
import { MINUTE, parseInstant, type Interval } from '../time/instant.ts'
import { intersect, merge, subtract } from '../time/intervals.ts'

/** Whole minutes of `range` that are a rep's working hours, and how many of them are taken. */
export interface Load {
  readonly hours: number
  readonly taken: number
}

const parse = (item: { readonly start: string; readonly end: string }): Interval => ({
  start: parseInstant(item.start),
  end: parseInstant(item.end),
})

const minutes = (intervals: readonly Interval[]): number =>
  Math.round(intervals.reduce((sum, { start, end }) => sum + (end - start), 0) / MINUTE)

/**
 * How full a rep is in the time the board shows. Time off shortens the hours: a rep who is away half the day and booked
 * in the other half is full. Busy time that is only tentative does not count.
 */
export function loadOf(row: BoardRow, range: readonly Interval[]): Load {
  const away = merge(row.timeOff.map(parse))
  const hours = subtract(intersect(merge(row.hours.map(parse)), merge(range)), away)
  const taken = merge([
    ...row.busy.filter((busy) => !busy.tentative).map(parse),
    ...row.meetings.filter((meeting) => meeting.status !== 'cancelled').map(parse),
    ...row.holds.map(parse),
  ])
  return { hours: minutes(hours), taken: minutes(intersect(hours, taken)) }
}
