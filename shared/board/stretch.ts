import { instantOf, MINUTE, type Instant, type Interval } from '../time/instant.ts'
import { CURSOR_STEP } from './cursor.ts'

/** Minutes: nothing on the board is made shorter, or longer than a day. */
export const SHORTEST = CURSOR_STEP
export const LONGEST = 1440

export type Edge = 'start' | 'end'

const clamp = (minutes: number): number => Math.min(Math.max(minutes, SHORTEST), LONGEST)

/** A length some steps longer or, below zero, shorter: on whole steps, so that one of 50 minutes becomes 60 or 45. */
export function lengthAfter(minutes: number, steps: number): number {
  const whole = steps > 0 ? Math.floor(minutes / CURSOR_STEP) : Math.ceil(minutes / CURSOR_STEP)
  return clamp((whole + steps) * CURSOR_STEP)
}

/** A stretch whose one edge is pulled to an instant; the other edge stays, and the order of the two does too. */
export function pulled({ start, end }: Interval, edge: Edge, at: number): Interval {
  if (edge === 'end') return { start, end: instantOf(start + clamp((at - start) / MINUTE) * MINUTE) }
  return { start: instantOf(end - clamp((end - at) / MINUTE) * MINUTE), end }
}

/**
 * What a hand draws from where it pressed to where it is, `usual` minutes long at least: forwards from the start of the
 * step that was pressed, backwards from its end.
 */
export function drawn(from: Instant, to: number, usual: number): Interval {
  if (to < from) {
    const end = instantOf(from + CURSOR_STEP * MINUTE)
    const start = Math.min(to, end - usual * MINUTE)
    return { start: instantOf(Math.max(start, end - LONGEST * MINUTE)), end }
  }
  const minutes = Math.min(Math.max((to - from) / MINUTE + CURSOR_STEP, usual), LONGEST)
  return { start: from, end: instantOf(from + minutes * MINUTE) }
}
