import { useState } from 'react'
import type { Load } from '../../shared/board/load.ts'
import { orderRows, type BoardGrouping, type BoardSort, type RowGroup } from '../../shared/board/rowOrder.ts'
import { ROLE_NAMES } from '../reps/roles.ts'
import type { ShownBoard } from './useBoardRows.ts'

interface OrderOf {
  readonly shown: ShownBoard | null
  readonly loads: ReadonlyMap<string, Load>
  readonly sort: BoardSort
  readonly grouping: BoardGrouping
  readonly filter: string
  readonly pinned: readonly string[]
}

/**
 * The rows in order. What a person does on the board changes how free a rep is, but must not make the rows jump under
 * their hands: the order stays until other days, other reps or another order are asked for.
 */
export function useOrder({ shown, loads, sort, grouping, filter, pinned }: OrderOf): readonly RowGroup[] {
  const reps = shown?.rows.map(({ rep }) => `${rep.id} ${rep.name} ${rep.role}`) ?? []
  const key = [shown?.days.join(' '), sort, grouping, filter, pinned.join(' '), ...reps].join('\n')
  const [kept, setKept] = useState<{
    readonly key: string
    readonly rows: ShownBoard['rows'] | undefined
    readonly groups: readonly RowGroup[]
  }>({ key: '', rows: undefined, groups: [] })
  if (kept.key === key && kept.rows === shown?.rows) return kept.groups

  let groups: readonly RowGroup[]
  if (kept.key === key) {
    const fresh = new Map(shown?.rows.map((row) => [row.rep.id, row]))
    groups = kept.groups.map(({ of, rows }) => ({
      of,
      rows: rows.flatMap((row) => fresh.get(row.rep.id) ?? []),
    }))
  } else {
    const roleLabel = (role: keyof typeof ROLE_NAMES) => `${ROLE_NAMES[role].one} ${ROLE_NAMES[role].short}`
    groups = orderRows({
      rows: shown?.rows ?? [],
      loads,
      sort,
      grouping,
      filter,
      pinned: new Set(pinned),
      roleLabel,
    })
  }
  setKept({ key, rows: shown?.rows, groups })
  return groups
}
