import type { Instant } from '../../shared/time/instant.ts'
import type { BoardRow } from '../../shared/contract/board.ts'
import type { RowGroup } from '../../shared/board/rowOrder.ts'

/** Pixels; the same numbers stand in Board.module.css. */
export const REP_COLUMN = 216
export const ROW = 44
export const GROUP_ROW = 27

/** What the board's list shows, from top to bottom. */
export type BoardItem =
  | {
      readonly kind: 'group'
      readonly key: string
      readonly label: string
      readonly count: number
      readonly pinned: boolean
    }
  | { readonly kind: 'rep'; readonly key: string; readonly row: BoardRow; readonly pinned: boolean }

export function itemsOf(groups: readonly RowGroup[], labelOf: (group: RowGroup) => string): readonly BoardItem[] {
  return groups.flatMap((group) => {
    const pinned = group.of === 'pinned'
    const rows = group.rows.map((row): BoardItem => ({ kind: 'rep', key: row.rep.id, row, pinned }))
    if (!group.of) return rows
    return [{ kind: 'group', key: group.of, label: labelOf(group), count: group.rows.length, pinned } as const, ...rows]
  })
}

export const heightOf = (item: BoardItem | undefined): number => (item?.kind === 'group' ? GROUP_ROW : ROW)

/** A cell: a rep at a time. */
export interface Cell {
  readonly repId: string
  readonly at: Instant
}

/** Where something would go: drawn over the rows of those who would take part. */
export interface Ghost {
  readonly start: number
  readonly end: number
  readonly state: 'checking' | 'open' | 'closed'
  /** The time on the clock of the one who must keep it, and whose meeting it is. */
  readonly time: string
  readonly name: string
  /** False for those who would only join. */
  readonly chosen: boolean
  /** The rep's calendar is missing or too old to be trusted. */
  readonly unverified: boolean
}
