import { useState, type KeyboardEvent } from 'react'

interface Cell {
  readonly row: number
  readonly column: number
}

/** What a cell of such a grid is given. */
export interface GridCell {
  readonly 'data-cell': string
  readonly tabIndex: number
  readonly onFocus: () => void
}

const STEPS: Readonly<Record<string, Cell>> = {
  ArrowUp: { row: -1, column: 0 },
  ArrowDown: { row: 1, column: 0 },
  ArrowLeft: { row: 0, column: -1 },
  ArrowRight: { row: 0, column: 1 },
  Home: { row: 0, column: Number.NEGATIVE_INFINITY },
  End: { row: 0, column: Number.POSITIVE_INFINITY },
}

/** One tab stop for a grid of buttons; arrows go from one to the next (WAI-ARIA, grid pattern). */
export function useGridFocus(rows: number, columns: number) {
  const [at, setAt] = useState<Cell>({ row: 0, column: 0 })
  const clamp = ({ row, column }: Cell): Cell => ({
    row: Math.min(Math.max(row, 0), rows - 1),
    column: Math.min(Math.max(column, 0), columns - 1),
  })
  // Rows may have gone since: some cell always has the tab stop.
  const now = clamp(at)
  return {
    cell: (row: number, column: number): GridCell => ({
      'data-cell': `${row}:${column}`,
      tabIndex: row === now.row && column === now.column ? 0 : -1,
      onFocus: () => setAt({ row, column }),
    }),
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
      const step = STEPS[event.key]
      if (!step || event.ctrlKey || event.metaKey || event.altKey) return
      const next = clamp({ row: now.row + step.row, column: now.column + step.column })
      event.preventDefault()
      event.currentTarget.querySelector<HTMLElement>(`[data-cell="${next.row}:${next.column}"]`)?.focus()
    },
  }
}
