import { useLocalStorage } from '@mantine/hooks'
import { BOARD_VIEWS, type BoardView } from '../../shared/board/days.ts'
import type { BoardGrouping, BoardSort } from '../../shared/board/rowOrder.ts'

export interface BoardPrefs {
  readonly view: BoardView
  readonly grouping: BoardGrouping
  readonly sort: BoardSort
}

const START: BoardPrefs = { view: 'day', grouping: 'role', sort: 'freeFirst' }

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

/** What another version of the app wrote there may be anything. */
function readPrefs(text: string | undefined): BoardPrefs {
  try {
    const kept: unknown = JSON.parse(text ?? '')
    if (typeof kept !== 'object' || kept === null) return START
    const { view, grouping, sort } = kept as Record<string, unknown>
    return {
      view: BOARD_VIEWS.find((one) => one === view) ?? START.view,
      grouping: grouping === 'none' ? 'none' : 'role',
      sort: sort === 'name' ? 'name' : 'freeFirst',
    }
  } catch {
    return START
  }
}
