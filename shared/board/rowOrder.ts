import type { BoardRow } from '../contract/board.ts'
import type { Role } from '../contract/primitives.ts'
import type { Load } from './load.ts'

export type BoardSort = 'freeFirst' | 'fullest' | 'name'
export type BoardGrouping = 'role' | 'none'

/** The order in which roles stand on the board: who hosts meetings with new leads first. */
export const ROLE_ORDER: readonly Role[] = ['ae', 'presales', 'csm', 'sdr', 'bdr', 'manager']

export interface RowGroup {
  /** Null when the rows are not grouped. */
  readonly of: Role | 'pinned' | 'others' | null
  readonly rows: readonly BoardRow[]
}

export interface OrderInput {
  readonly rows: readonly BoardRow[]
  readonly loads: ReadonlyMap<string, Load>
  readonly sort: BoardSort
  readonly grouping: BoardGrouping
  /** Words that must all be in a rep's name, role label, zone or e-mail. */
  readonly filter: string
  /** Ids of reps who stand before all others, whatever their role. */
  readonly pinned: ReadonlySet<string>
  readonly roleLabel: (role: Role) => string
}

/** The rows that are shown, in order; no group is empty. */
export function orderRows(input: OrderInput): readonly RowGroup[] {
  const words = fold(input.filter).split(/\s+/).filter(Boolean)
  const wanted = input.rows.filter(({ rep }) => {
    const text = fold(
      `${rep.name} ${input.roleLabel(rep.role)} ${rep.role} ${rep.zone.replaceAll('_', ' ')} ${rep.email}`,
    )
    return words.every((word) => text.includes(word))
  })
  const rows = wanted.toSorted(orderOf(input))
  const pinned = rows.filter(({ rep }) => input.pinned.has(rep.id))
  const others = rows.filter(({ rep }) => !input.pinned.has(rep.id))
  const groups: RowGroup[] = [{ of: 'pinned', rows: pinned }]
  if (input.grouping === 'none') groups.push({ of: pinned.length > 0 ? 'others' : null, rows: others })
  else for (const role of ROLE_ORDER) groups.push({ of: role, rows: others.filter(({ rep }) => rep.role === role) })
  return groups.filter((group) => group.rows.length > 0)
}

type Order = (a: BoardRow, b: BoardRow) => number

function orderOf({ sort, loads }: OrderInput): Order {
  switch (sort) {
    case 'name':
      return byName
    case 'freeFirst':
      return byFreeTime(loads)
    case 'fullest':
      return byLoad(loads)
  }
}

/** Accents and case do not matter to a search. */
const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/\p{Mn}/gu, '')
    .toLowerCase()

const byName: Order = (a, b) => a.rep.name.localeCompare(b.rep.name) || (a.rep.id < b.rep.id ? -1 : 1)

/** Most free minutes first; of equals those whose calendar can be trusted first. */
function byFreeTime(loads: ReadonlyMap<string, Load>): Order {
  const free = (row: BoardRow): number => {
    const load = loads.get(row.rep.id)
    return load ? load.hours - load.taken : 0
  }
  return (a, b) => free(b) - free(a) || Number(b.verified) - Number(a.verified) || byName(a, b)
}

/** The largest share of the hours taken first; who has no hours comes last. */
function byLoad(loads: ReadonlyMap<string, Load>): Order {
  const share = (row: BoardRow): number => {
    const load = loads.get(row.rep.id)
    return load && load.hours > 0 ? load.taken / load.hours : -1
  }
  return (a, b) => share(b) - share(a) || byName(a, b)
}
