import { precedence, type Precedence, type Standing } from './fairness.ts'
import type { Account, Credit } from './ledger.ts'

export type Line = Account & Standing

const number = (value: number): string => (Number.isInteger(value) ? String(value) : value.toFixed(1))

/** A credit in words: "credit 0.8 for joining late", "2 cancellations given back". */
export function creditText({ kind, points }: Credit): string {
  const back = (one: string, many: string) => `${number(-points)} ${points === -1 ? one : many} given back`
  switch (kind) {
    case 'late':
      return `credit ${points.toFixed(1)} for joining late`
    case 'absence':
      return `credit ${points.toFixed(1)} for time off`
    case 'noShow':
      return back('no-show', 'no-shows')
    case 'cancelled':
      return back('cancelled meeting', 'cancelled meetings')
  }
}

const TIES: Record<Exclude<Precedence, 'owed'>, string> = {
  priority: 'with the higher priority',
  weight: 'with the larger weight',
  leastRecent: 'booked longest ago',
  oldest: 'longest in the list',
}

/**
 * Why a rep is next, in a sentence: "Dana is next: 1.4 below share (target 6.2, had 4, credit 0.8 for joining late)".
 * `second` is who comes after, if there is anybody.
 */
export function whyNext(name: string, first: Line, second: Line | undefined): string {
  const below = first.owed >= 0.05 ? `${first.owed.toFixed(1)} below share` : 'at share'
  const sums = [`target ${first.target.toFixed(1)}`, `had ${first.meetings}`, ...first.itemised.map(creditText)]
  const why = second && precedence(first, second)
  const tie = why && why !== 'owed' ? `, level with others and ${TIES[why]}` : ''
  return `${name} is next: ${below} (${sums.join(', ')})${tie}`
}
