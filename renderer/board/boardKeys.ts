import type { KeyboardEvent } from 'react'
import { commandAt } from '../commands/keyMap.ts'

/** What the keys of the grid do. */
export interface BoardKeys {
  readonly moveSteps: (steps: number) => void
  /** Makes what is placed, or the meeting under the cursor, longer or shorter. */
  readonly stretch: (steps: number) => boolean
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

function actionOf(event: KeyboardEvent, keys: BoardKeys): (() => boolean | void) | undefined {
  const { key, ctrlKey, shiftKey } = event
  const far = ctrlKey ? HOUR_STEPS : 1
  if (shiftKey && key === 'ArrowLeft') return () => keys.stretch(-far)
  if (shiftKey && key === 'ArrowRight') return () => keys.stretch(far)
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
    case 'Escape':
      return keys.leave
  }
  switch (commandAt(event.nativeEvent, ['board.lift', 'board.why', 'board.next'])) {
    case 'board.lift':
      return keys.lift
    case 'board.why':
      return keys.why
    case 'board.next':
      return keys.next
    case undefined:
      return undefined
  }
}
