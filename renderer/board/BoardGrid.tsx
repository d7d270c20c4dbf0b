import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useEffectEvent, useId, useMemo, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react'
import { xOf, type Axis } from '../../shared/board/axis.ts'
import { columnCount } from '../../shared/board/cursor.ts'
import type { Load } from '../../shared/board/load.ts'
import { labelStep, ticksOf } from '../../shared/board/ticks.ts'
import type { Interval } from '../../shared/time/instant.ts'
import { BoardRowView } from './BoardRowView.tsx'
import type { Clocks } from './describe.ts'
import { heightOf, REP_COLUMN, type BoardItem, type Cell, type Ghost } from './grid.ts'
import { TimeHeader, Underlay } from './TimeHeader.tsx'
import classes from './Board.module.css'

/** A place of the cursor's size, in the board's own pixels; `low` and `far` say that the end of what is seen is near. */
export interface Anchor {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly low: boolean
  readonly far: boolean
}

export interface BoardGridProps {
  readonly label: string
  readonly describedBy: string
  readonly axis: Axis
  readonly items: readonly BoardItem[]
  readonly loads: ReadonlyMap<string, Load>
  readonly leadHours: readonly Interval[]
  readonly clocks: Clocks
  readonly now: number
  readonly busy: boolean
  readonly cursor: Cell | null
  readonly ghosts: ReadonlyMap<string, Ghost>
  readonly linkedMeetingId: string | null
  readonly liftedMeetingId: string | null
  readonly dragging: boolean
  readonly scroller: HTMLDivElement | null
  readonly scrollerRef: (element: HTMLDivElement | null) => void
  readonly onKeyDown: (event: KeyboardEvent<HTMLDivElement>) => void
  readonly onPointerDown: (event: PointerEvent<HTMLDivElement>) => void
  readonly onPointerMove: (event: PointerEvent<HTMLDivElement>) => void
  readonly onPointerUp: (event: PointerEvent<HTMLDivElement>) => void
  readonly onPointerCancel: () => void
  readonly onPin: (repId: string) => void
  /** What opens beside the cursor. */
  readonly children: (anchor: Anchor) => ReactNode
}

/** Wide enough for `12:30 pm`. */
const LABEL_WIDTH = { '24': 46, '12': 62 } as const

/** The rows and hours themselves: one tab stop, a cursor inside, rows drawn as they come into view. */
export function BoardGrid(props: BoardGridProps) {
  const { axis, items, clocks, now, cursor, scroller } = props
  const cursorId = useId()
  const several = axis.segments.length > 1
  const lines = 1 + (several ? 1 : 0) + (clocks.leadZone && clocks.leadZone !== clocks.zone ? 1 : 0)
  const head = lines * 17 + (lines === 1 ? 15 : 10)
  const ticks = useMemo(
    () => ticksOf(axis, labelStep(axis.pixelsPerHour, LABEL_WIDTH[clocks.clock])),
    [axis, clocks.clock],
  )
  const indexOfCursor = items.findIndex((item) => item.kind === 'rep' && item.key === cursor?.repId)

  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller,
    estimateSize: (index) => heightOf(items[index]),
    getItemKey: (index) => items[index]?.key ?? index,
    overscan: 6,
    paddingStart: head,
    scrollPaddingStart: head,
  })
  const itemsKey = items
  useEffect(() => virtual.measure(), [virtual, itemsKey, head])

  const shown = virtual.getVirtualItems()
  // The row of the cursor is always there: it is what a screen reader reads.
  const withCursor =
    indexOfCursor >= 0 && !shown.some(({ index }) => index === indexOfCursor)
      ? [...shown, { index: indexOfCursor, start: virtual.measurementsCache[indexOfCursor]?.start ?? 0 }]
      : shown

  const cursorX = cursor ? xOf(axis, cursor.at) : null
  const bringIntoView = useEffectEvent(() => {
    if (!scroller || cursorX === null || indexOfCursor < 0) return
    virtual.scrollToIndex(indexOfCursor, { align: 'auto' })
    const left = scroller.scrollLeft
    const width = scroller.clientWidth - REP_COLUMN
    const room = Math.min(80, width / 4)
    if (cursorX < left + room) scroller.scrollLeft = Math.max(0, cursorX - room)
    else if (cursorX > left + width - room) scroller.scrollLeft = cursorX - width + room
  })
  useEffect(() => bringIntoView(), [cursor?.repId, cursor?.at, axis, scroller])

  const nowX = xOf(axis, now)
  const anchorTop = virtual.measurementsCache[indexOfCursor]?.start ?? head
  return (
    <div
      ref={props.scrollerRef}
      role="grid"
      tabIndex={0}
      aria-label={props.label}
      aria-describedby={props.describedBy}
      aria-rowcount={items.length + 1}
      aria-colcount={columnCount(axis) + 1}
      aria-busy={props.busy}
      aria-activedescendant={cursor && indexOfCursor >= 0 ? cursorId : undefined}
      className={`${classes.scroller} ${props.dragging ? classes.dragging : ''}`}
      onKeyDown={props.onKeyDown}
      onPointerDown={props.onPointerDown}
      onPointerMove={props.onPointerMove}
      onPointerUp={props.onPointerUp}
      onPointerCancel={props.onPointerCancel}
    >
      <div
        role="presentation"
        className={classes.content}
        style={{ width: REP_COLUMN + axis.width, height: `max(${virtual.getTotalSize()}px, 100%)` }}
      >
        <div role="rowgroup" className={classes.head} style={{ height: head }}>
          <TimeHeader axis={axis} ticks={ticks} clocks={clocks} now={now} />
        </div>
        <div aria-hidden="true" className={classes.column} style={{ height: `calc(100% - ${head}px)` }} />
        <Underlay axis={axis} ticks={ticks} leadHours={props.leadHours} />
        <div role="rowgroup">
          {withCursor.map(({ index, start }) => {
            const item = items[index]
            if (!item) return null
            if (item.kind === 'group') {
              return (
                <div
                  key={item.key}
                  role="row"
                  aria-rowindex={index + 2}
                  className={classes.group}
                  style={{ top: start }}
                >
                  <div role="rowheader" aria-colindex={1} className={classes.groupName}>
                    {item.label} <span className={classes.groupCount}>{item.count}</span>
                  </div>
                </div>
              )
            }
            return (
              <BoardRowView
                key={item.key}
                row={item.row}
                pinned={item.pinned}
                onPin={props.onPin}
                rowIndex={index + 2}
                top={start}
                axis={axis}
                load={props.loads.get(item.key) ?? NO_LOAD}
                now={now}
                clocks={clocks}
                cursorAt={index === indexOfCursor ? (cursor?.at ?? null) : null}
                cursorId={cursorId}
                ghost={props.ghosts.get(item.key) ?? null}
                linkedMeetingId={props.linkedMeetingId}
                liftedMeetingId={props.liftedMeetingId}
              />
            )
          })}
        </div>
        {nowX !== null && (
          <div aria-hidden="true" className={classes.now} style={{ left: REP_COLUMN + nowX, top: head }} />
        )}
        {cursorX !== null &&
          indexOfCursor >= 0 &&
          props.children({
            left: REP_COLUMN + cursorX,
            top: anchorTop,
            width: axis.pixelsPerHour / 4,
            low: scroller !== null && anchorTop - scroller.scrollTop > scroller.clientHeight - ROOM_BELOW,
            far: scroller !== null && cursorX - scroller.scrollLeft > scroller.clientWidth - REP_COLUMN - ROOM_BESIDE,
          })}
      </div>
    </div>
  )
}

/** For the note that goes with what is dragged. */
const ROOM_BELOW = 120
const ROOM_BESIDE = 290

const NO_LOAD: Load = { hours: 0, taken: 0 }
