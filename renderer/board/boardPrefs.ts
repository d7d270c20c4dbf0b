import { useLocalStorage } from '@mantine/hooks'
import { BOARD_VIEWS, type BoardView } from '../../shared/board/days.ts'
import type { BoardGrouping, BoardSort } from '../../shared/board/rowOrder.ts'

export interface BoardPrefs {
  readonly view: BoardView
  readonly grouping: BoardGrouping
  readonly sort: BoardSort
  /** Ids of reps, in the order in which they were pinned. */
  readonly pinned: readonly string[]
}

const START: BoardPrefs = { view: 'day', grouping: 'role', sort: 'freeFirst', pinned: [] }
const SORTS: readonly BoardSort[] = ['freeFirst', 'fullest', 'name']

/** How this person likes the board; kept in the page, it is no data of the workspace. */
export function useBoardPrefs(): readonly [BoardPrefs, (change: Partial<BoardPrefs>) => void] {
  const [prefs, setPrefs] = useLocalStorage<BoardPrefs>({
    key: 'setpoint.board',
    defaultValue: START,
    getInitialValueInEffect: false,
    deserialize: readPrefs,
  })
  return [prefs, (change) => setPrefs((before) => ({ ...before, ...change }))]
}

/** Pins a rep, or lets go of one who is pinned. */
export const withPin = (pinned: readonly string[], repId: string): readonly string[] =>
  pinned.includes(repId) ? pinned.filter((id) => id !== repId) : [...pinned, repId]

/** What another version of the app wrote there may be anything. */
export function readPrefs(text: string | undefined): BoardPrefs {
  try {
    const kept: unknown = JSON.parse(text ?? '')
    if (typeof kept !== 'object' || kept === null) return START
    const { view, grouping, sort, pinned } = kept as Record<string, unknown>
    return {
      view: BOARD_VIEWS.find((one) => one === view) ?? START.view,
      grouping: grouping === 'none' ? 'none' : 'role',
      sort: SORTS.find((one) => one === sort) ?? START.sort,
      pinned: Array.isArray(pinned) ? pinned.filter((id) => typeof id === 'string') : [],
    }
  } catch {
    return START
  }
}
