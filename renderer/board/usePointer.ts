import { useEffect, useRef, type PointerEvent } from 'react'
import { floorToStep, instantAtX, type Axis } from '../../shared/board/axis.ts'
import { CURSOR_STEP } from '../../shared/board/cursor.ts'
import type { Edge } from '../../shared/board/stretch.ts'
import { instantOf, MINUTE } from '../../shared/time/instant.ts'
import { REP_COLUMN, type Cell } from './grid.ts'

/** What a press took hold of. */
export type Hold =
  | { readonly kind: 'meeting'; readonly meetingId: string }
  | { readonly kind: 'edge'; readonly meetingId: string; readonly edge: Edge }
  /** Nothing: a time is drawn. */
  | { readonly kind: 'empty' }

interface PointerInput {
  readonly axis: Axis | null
  readonly scroller: HTMLDivElement | null
  /** When a meeting that may be moved starts; null for one that may not. */
  readonly startOf: (repId: string, meetingId: string) => number | null
  readonly mayDraw: boolean
  readonly onClick: (cell: Cell, meetingId: string | null) => void
  readonly onLift: (cell: Cell, hold: Hold) => void
  /** `cell` is where the thing would go; of an edge or a drawing, where the hand is. */
  readonly onDrag: (cell: Cell, from: Cell, hold: Hold) => void
  readonly onDrop: (cell: Cell, from: Cell, hold: Hold) => void
  /** Escape, or the pointer was taken away. */
  readonly onCancel: () => void
}

interface Press {
  readonly pointerId: number
  readonly x: number
  readonly y: number
  readonly cell: Cell
  readonly meetingId: string | null
  readonly hold: Hold | null
  /** Milliseconds from the meeting's start to where it was taken hold of. */
  readonly grip: number
  readonly board: HTMLElement
  lifted: boolean
  /** Where it was dragged to last, and where the pointer was then. */
  over: Cell
  at: { readonly clientX: number; readonly clientY: number }
}

/** A press becomes a drag only after this many pixels: hands shake. */
const SLOP = 5
/** Near an edge the board scrolls for as long as something is held there. */
const EDGE = 36

/** Clicks and drags on the board, as cells. */
export function usePointer(input: PointerInput) {
  const { axis, scroller } = input
  const press = useRef<Press | null>(null)
  const frame = useRef(0)

  const timeUnder = (clientX: number, grip: number, edge: boolean) => {
    if (!axis || !scroller) return null
    const x = clientX - scroller.getBoundingClientRect().left + scroller.scrollLeft - REP_COLUMN
    // An edge goes to the nearest step, what is carried to the one it is over.
    const nudge = edge ? (CURSOR_STEP * MINUTE) / 2 : 0
    return instantOf(floorToStep(axis, instantAtX(axis, x) - grip + nudge, CURSOR_STEP))
  }
  const follow = (held: Press) => {
    const edge = held.hold?.kind === 'edge'
    const at = timeUnder(held.at.clientX, held.grip, edge)
    if (at === null || !held.hold) return
    // Only what is carried changes rows.
    const repId = held.hold.kind === 'meeting' ? (repUnder(held.at) ?? held.over.repId) : held.cell.repId
    if (repId === held.over.repId && at === held.over.at) return
    held.over = { repId, at }
    input.onDrag(held.over, held.cell, held.hold)
  }
  const end = () => {
    cancelAnimationFrame(frame.current)
    press.current = null
    window.removeEventListener('keydown', onEscape.current, { capture: true })
  }
  const cancel = () => {
    const lifted = press.current?.lifted ?? false
    end()
    if (lifted) input.onCancel()
  }
  const latest = useRef({ follow, cancel })
  const onEscape = useRef((event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    latest.current.cancel()
  })
  useEffect(() => {
    latest.current = { follow, cancel }
  })
  useEffect(() => {
    const [frames, listener] = [frame, onEscape.current]
    return () => {
      cancelAnimationFrame(frames.current)
      window.removeEventListener('keydown', listener, { capture: true })
    }
  }, [])

  const scrollOn = () => {
    const held = press.current
    if (!held) return
    if (scrollAtEdge(held.board, held.at)) latest.current.follow(held)
    frame.current = requestAnimationFrame(scrollOn)
  }

  return {
    onPointerDown(event: PointerEvent<HTMLDivElement>) {
      if (event.button !== 0 || !(event.target instanceof Element) || press.current) return
      const row = event.target.closest<HTMLElement>('[data-rep-id]')
      const repId = row?.dataset['repId']
      const at = timeUnder(event.clientX, 0, false)
      if (!repId || at === null) return
      const meetingId = event.target.closest<HTMLElement>('[data-meeting-id]')?.dataset['meetingId'] ?? null
      const start = meetingId ? input.startOf(repId, meetingId) : null
      const edge = event.target.closest<HTMLElement>('[data-edge]')?.dataset['edge']
      const hold = holdOf(meetingId, start !== null, edge, input.mayDraw)
      press.current = {
        pointerId: event.pointerId,
        x: event.clientX,
        y: event.clientY,
        cell: { repId, at },
        meetingId,
        hold,
        grip: hold?.kind === 'meeting' && start !== null ? at - start : 0,
        board: event.currentTarget,
        lifted: false,
        over: { repId, at },
        at: event,
      }
    },
    onPointerMove(event: PointerEvent<HTMLDivElement>) {
      const held = press.current
      if (!held || event.pointerId !== held.pointerId || !held.hold) return
      held.at = { clientX: event.clientX, clientY: event.clientY }
      if (!held.lifted) {
        if (Math.hypot(event.clientX - held.x, event.clientY - held.y) < SLOP) return
        held.lifted = true
        held.board.setPointerCapture(event.pointerId)
        window.addEventListener('keydown', onEscape.current, { capture: true })
        frame.current = requestAnimationFrame(scrollOn)
        input.onLift({ repId: held.cell.repId, at: instantOf(held.cell.at - held.grip) }, held.hold)
      }
      follow(held)
    },
    onPointerUp(event: PointerEvent<HTMLDivElement>) {
      const held = press.current
      if (!held || event.pointerId !== held.pointerId) return
      end()
      if (held.lifted && held.hold) input.onDrop(held.over, held.cell, held.hold)
      else input.onClick(held.cell, held.meetingId)
    },
    onPointerCancel: cancel,
  }
}

function holdOf(meetingId: string | null, movable: boolean, edge: string | undefined, mayDraw: boolean): Hold | null {
  if (!meetingId) return mayDraw ? { kind: 'empty' } : null
  if (!movable) return null
  return edge === 'start' || edge === 'end' ? { kind: 'edge', meetingId, edge } : { kind: 'meeting', meetingId }
}

function repUnder({ clientX, clientY }: Press['at']): string | null {
  const stack = document.elementsFromPoint(clientX, clientY)
  const row = stack.map((element) => element.closest<HTMLElement>('[data-rep-id]')).find(Boolean)
  return row?.dataset['repId'] ?? null
}

/** True when the board has scrolled. */
function scrollAtEdge(board: HTMLElement, { clientX, clientY }: Press['at']): boolean {
  const box = board.getBoundingClientRect()
  const push = (before: number, after: number): number => {
    if (before < EDGE) return Math.max(before - EDGE, -EDGE)
    return after < EDGE ? Math.min(EDGE - after, EDGE) : 0
  }
  const left = push(clientX - box.left - REP_COLUMN, box.right - clientX)
  const top = push(clientY - box.top - EDGE, box.bottom - clientY)
  if (left === 0 && top === 0) return false
  board.scrollBy({ left: left / 4, top: top / 4 })
  return true
}
