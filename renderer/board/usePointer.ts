import { useRef, type PointerEvent } from 'react'
import { floorToStep, instantAtX, type Axis } from '../../shared/board/axis.ts'
import { CURSOR_STEP } from '../../shared/board/cursor.ts'
import { instantOf } from '../../shared/time/instant.ts'
import { REP_COLUMN, type Cell } from './grid.ts'

interface PointerInput {
  readonly axis: Axis | null
  readonly scroller: HTMLDivElement | null
  /** When a meeting that may be moved starts; null for one that may not. */
  readonly startOf: (repId: string, meetingId: string) => number | null
  readonly onClick: (cell: Cell, meetingId: string | null) => void
  readonly onLift: (cell: Cell, meetingId: string) => void
  readonly onDrag: (cell: Cell) => void
  readonly onDrop: (cell: Cell) => void
}

interface Press {
  readonly pointerId: number
  readonly x: number
  readonly y: number
  readonly cell: Cell
  readonly meetingId: string | null
  /** Milliseconds from the meeting's start to where it was taken hold of. */
  readonly grip: number
  readonly movable: boolean
  lifted: boolean
  /** Where it was dragged to last. */
  over: Cell
}

/** A press becomes a drag only after this many pixels: hands shake. */
const SLOP = 5
/** Near an edge the board scrolls while something is dragged. */
const EDGE = 36

/** Clicks and drags on the board, as cells. */
export function usePointer({ axis, scroller, startOf, onClick, onLift, onDrag, onDrop }: PointerInput) {
  const press = useRef<Press | null>(null)

  const timeUnder = (clientX: number, grip: number) => {
    if (!axis || !scroller) return null
    const x = clientX - scroller.getBoundingClientRect().left + scroller.scrollLeft - REP_COLUMN
    return instantOf(floorToStep(axis, instantAtX(axis, x) - grip, CURSOR_STEP))
  }
  const repUnder = (event: PointerEvent): string | null => {
    const stack = document.elementsFromPoint(event.clientX, event.clientY)
    const row = stack.map((element) => element.closest<HTMLElement>('[data-rep-id]')).find(Boolean)
    return row?.dataset['repId'] ?? null
  }

  return {
    onPointerDown(event: PointerEvent<HTMLDivElement>) {
      if (event.button !== 0 || !(event.target instanceof Element)) return
      const row = event.target.closest<HTMLElement>('[data-rep-id]')
      const repId = row?.dataset['repId']
      const at = timeUnder(event.clientX, 0)
      if (!repId || at === null) return
      const meetingId = event.target.closest<HTMLElement>('[data-meeting-id]')?.dataset['meetingId'] ?? null
      const start = meetingId ? startOf(repId, meetingId) : null
      const grip = start === null ? 0 : at - start
      press.current = {
        pointerId: event.pointerId,
        x: event.clientX,
        y: event.clientY,
        cell: { repId, at },
        meetingId,
        grip,
        movable: start !== null,
        lifted: false,
        over: { repId, at },
      }
    },
    onPointerMove(event: PointerEvent<HTMLDivElement>) {
      const held = press.current
      if (!held || event.pointerId !== held.pointerId || !held.movable || !held.meetingId) return
      if (!held.lifted) {
        if (Math.hypot(event.clientX - held.x, event.clientY - held.y) < SLOP) return
        held.lifted = true
        event.currentTarget.setPointerCapture(event.pointerId)
        onLift({ repId: held.cell.repId, at: instantOf(held.cell.at - held.grip) }, held.meetingId)
      }
      scrollAtEdge(event)
      const at = timeUnder(event.clientX, held.grip)
      if (at === null) return
      const over = { repId: repUnder(event) ?? held.over.repId, at }
      if (over.repId === held.over.repId && over.at === held.over.at) return
      held.over = over
      onDrag(over)
    },
    onPointerUp(event: PointerEvent<HTMLDivElement>) {
      const held = press.current
      if (!held || event.pointerId !== held.pointerId) return
      press.current = null
      if (held.lifted) onDrop(held.over)
      else onClick(held.cell, held.meetingId)
    },
    onPointerCancel() {
      press.current = null
    },
  }
}

function scrollAtEdge({ currentTarget, clientX, clientY }: PointerEvent<HTMLDivElement>): void {
  const box = currentTarget.getBoundingClientRect()
  const push = (before: number, after: number): number => {
    if (before < EDGE) return before - EDGE
    return after < EDGE ? EDGE - after : 0
  }
  const left = push(clientX - box.left - REP_COLUMN, box.right - clientX)
  const top = push(clientY - box.top - EDGE, box.bottom - clientY)
  if (left !== 0 || top !== 0) currentTarget.scrollBy({ left: left / 2, top: top / 2 })
}
