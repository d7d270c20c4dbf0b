import type { Axis } from '../../shared/board/axis.ts'
import { drawn, pulled } from '../../shared/board/stretch.ts'
import type { BoardRow } from '../../shared/contract/board.ts'
import type { MeetingStatus } from '../../shared/contract/meetings.ts'
import { instantOf, MINUTE } from '../../shared/time/instant.ts'
import { WHY, type Panel } from './BoardPanel.tsx'
import type { Cell } from './grid.ts'
import { usePointer, type Hold } from './usePointer.ts'
import type { Task } from './useTask.ts'

type BoardMeeting = BoardRow['meetings'][number]

interface HandsInput {
  readonly axis: Axis | null
  readonly scroller: HTMLDivElement | null
  readonly rows: ReadonlyMap<string, BoardRow>
  readonly task: Task
  readonly goTo: (cell: Cell) => void
  /** Picks a meeting up; false when it may not be moved. */
  readonly lift: (repId: string, meetingId: string) => boolean
  readonly placeAt: (cell: Cell, length: number | null) => void
  readonly putBack: () => void
  readonly onPanel: (panel: Panel | null) => void
  readonly onDragging: (dragging: boolean) => void
}

/** Where what is in the hand would go, and for how many minutes; null for as many as it has. */
interface Place {
  readonly cell: Cell
  readonly length: number | null
}

/** What clicks and drags do: a meeting is carried or pulled longer, and on free space a time is drawn. */
export function useHands(input: HandsInput) {
  const { task, rows, goTo, onPanel, onDragging } = input
  const occupied = task.lifted !== null || task.booking
  const find = (repId: string, meetingId: string): BoardMeeting | undefined =>
    rows.get(repId)?.meetings.find((one) => one.meetingId === meetingId)

  const placeOf = (over: Cell, from: Cell, hold: Hold): Place => {
    if (hold.kind === 'meeting') return { cell: over, length: null }
    const meeting = hold.kind === 'edge' ? find(from.repId, hold.meetingId) : undefined
    const stretch =
      hold.kind === 'edge' && meeting
        ? pulled({ start: at(meeting.start), end: at(meeting.end) }, hold.edge, over.at)
        : drawn(from.at, over.at, task.type?.minutes ?? 0)
    return {
      cell: { repId: from.repId, at: stretch.start },
      length: Math.round((stretch.end - stretch.start) / MINUTE),
    }
  }
  const follow = (over: Cell, from: Cell, hold: Hold) => {
    const { cell, length } = placeOf(over, from, hold)
    goTo(cell)
    task.setLength(length)
  }

  return usePointer({
    axis: input.axis,
    scroller: input.scroller,
    startOf: (repId, meetingId) => {
      const meeting = find(repId, meetingId)
      return meeting && isMovable(meeting.status) && !occupied ? Date.parse(meeting.start) : null
    },
    mayDraw: task.type !== null && task.lifted === null,
    onClick: (cell, meetingId) => {
      goTo(cell)
      if (task.lifted) input.placeAt(cell, task.length)
      else if (meetingId && !task.booking) onPanel({ kind: 'meeting', meetingId, repId: cell.repId })
      else onPanel(holdAt(rows.get(cell.repId), cell.at, task.booking) ?? WHY)
    },
    onLift: (cell, hold) => {
      if (hold.kind === 'empty') {
        onPanel(null)
        follow(cell, cell, hold)
        onDragging(true)
      } else if (input.lift(cell.repId, hold.meetingId)) onDragging(true)
    },
    onDrag: follow,
    onDrop: (over, from, hold) => {
      onDragging(false)
      const { cell, length } = placeOf(over, from, hold)
      if (hold.kind !== 'empty' || task.booking) input.placeAt(cell, length)
      else onPanel(WHY)
    },
    onCancel: () => {
      onDragging(false)
      if (task.lifted) input.putBack()
      else task.setLength(null)
    },
  })
}

const at = (text: string) => instantOf(Date.parse(text))

/** The panel of the hold at a place; null when there is none, or something else is being done there. */
export function holdAt(row: BoardRow | undefined, time: number, occupied: boolean): Panel | null {
  const hold = row?.holds.find((one) => Date.parse(one.start) <= time && time < Date.parse(one.end))
  return hold && !occupied ? { kind: 'hold', holdId: hold.holdId } : null
}

export const isMovable = (status: MeetingStatus): boolean => status === 'booked' || status === 'confirmed'
