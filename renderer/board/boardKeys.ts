import type { KeyboardEvent } from 'react'

/** What the keys of the grid do. */
export interface BoardKeys {
  readonly moveSteps: (steps: number) => void
  readonly moveRows: (rows: number) => void
  readonly moveDays: (days: number) => void
  readonly toDayEnd: (end: 'first' | 'last') => void
  readonly toRow: (end: 'first' | 'last') => void
  readonly enter: () => void
  readonly lift: () => boolean
  readonly why: () => void
  /** False when no next open time is known. */
  readonly next: () => boolean
  /** False when there was nothing to leave. */
  readonly leave: () => boolean
}

/** Steps of an hour. */
const HOUR_STEPS = 4

/** Reads a key pressed on the grid itself; what it does not know it leaves to the application's shortcuts. */
export function onBoardKey(event: KeyboardEvent<HTMLElement>, keys: BoardKeys): void {
  // A panel that hangs on the grid has keys of its own.
  if (event.target !== event.currentTarget || event.altKey || event.metaKey) return
  const run = actionOf(event, keys)
  if (!run) return
  if (run() !== false) {
    event.preventDefault()
    event.stopPropagation()
  }
}

function actionOf({ key, ctrlKey }: KeyboardEvent, keys: BoardKeys): (() => boolean | void) | undefined {
  const far = ctrlKey ? HOUR_STEPS : 1
  switch (key) {
    case 'ArrowLeft':
      return () => keys.moveSteps(-far)
    case 'ArrowRight':
      return () => keys.moveSteps(far)
    case 'ArrowUp':
      return () => keys.moveRows(-far)
    case 'ArrowDown':
      return () => keys.moveRows(far)
    case 'PageUp':
      return () => keys.moveDays(-1)
    case 'PageDown':
      return () => keys.moveDays(1)
    case 'Home':
      return ctrlKey ? () => keys.toRow('first') : () => keys.toDayEnd('first')
    case 'End':
      return ctrlKey ? () => keys.toRow('last') : () => keys.toDayEnd('last')
  }
  if (ctrlKey) return undefined
  switch (key) {
    case 'Enter':
    case ' ':
      return keys.enter
    case 'm':
      return keys.lift
    case '?':
      return keys.why
    case 'n':
      return keys.next
    case 'Escape':
      return keys.leave
  }
  return undefined
}
