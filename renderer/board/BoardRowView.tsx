import { IconAlertTriangle } from '@tabler/icons-react'
import { memo, useMemo } from 'react'
import { spansOf, type Axis } from '../../shared/board/axis.ts'
import { columnOf, CURSOR_STEP } from '../../shared/board/cursor.ts'
import type { Load } from '../../shared/board/load.ts'
import { layoutRow, type Ground } from '../../shared/board/pieces.ts'
import type { BoardRow } from '../../shared/contract/board.ts'
import { MINUTE } from '../../shared/time/instant.ts'
import { useSettings } from '../api/workspace.ts'
import { unverifiedTip } from '../components/unverifiedSlot.ts'
import { cellWords, type Clocks } from './describe.ts'
import { EntryCell } from './EntryCell.tsx'
import type { Ghost } from './grid.ts'
import { RepCell } from './RepCell.tsx'
import classes from './Board.module.css'

interface BoardRowViewProps {
  readonly row: BoardRow
  readonly pinned: boolean
  readonly onPin: (repId: string) => void
  readonly rowIndex: number
  readonly top: number
  readonly axis: Axis
  readonly load: Load
  readonly now: number
  readonly clocks: Clocks
  /** Null where the cursor is in another row. */
  readonly cursorAt: number | null
  readonly cursorId: string
  readonly ghost: Ghost | null
  /** The meeting under the cursor, which may be in this row too. */
  readonly linkedMeetingId: string | null
  readonly liftedMeetingId: string | null
}

/** One rep's time. */
export const BoardRowView = memo(function BoardRowView(props: BoardRowViewProps) {
  const { row, axis, clocks, cursorAt, ghost } = props
  const layout = useMemo(() => layoutRow(row, axis), [row, axis])
  return (
    <div role="row" aria-rowindex={props.rowIndex} className={classes.row} style={{ top: props.top, width: '100%' }}>
      <RepCell
        row={row}
        load={props.load}
        now={props.now}
        zone={clocks.zone}
        clock={clocks.clock}
        pinned={props.pinned}
        onPin={props.onPin}
      />
      <div className={classes.time} role="presentation" data-rep-id={row.rep.id}>
        {layout.grounds.map((ground) => (
          <GroundView key={ground.key} ground={ground} rep={row.rep} />
        ))}
        {layout.entries.map((entry) => {
          const column = columnOf(axis, entry.start)
          return (
            <EntryCell
              key={entry.key}
              entry={entry}
              column={column + 2}
              columns={Math.max(1, columnOf(axis, entry.end - 1) - column + 1)}
              clocks={clocks}
              linked={entry.kind === 'meeting' && entry.meeting.meetingId === props.linkedMeetingId}
              lifted={entry.kind === 'meeting' && entry.meeting.meetingId === props.liftedMeetingId}
            />
          )
        })}
        {ghost && <GhostView axis={axis} ghost={ghost} />}
        {cursorAt !== null && (
          <CursorCell
            axis={axis}
            at={cursorAt}
            id={props.cursorId}
            words={cellWords(row, layout, cursorAt, clocks)}
            quiet={ghost !== null}
          />
        )}
      </div>
    </div>
  )
})

function GroundView({ ground, rep }: { readonly ground: Ground; readonly rep: BoardRow['rep'] }) {
  const { staleAfterHours } = useSettings()
  const label = groundLabel(ground)
  const tip = ground.kind === 'unverified' ? unverifiedTip([rep.name], staleAfterHours) : label
  return (
    <div
      aria-hidden="true"
      className={`${classes.ground} ${classes[ground.kind]}`}
      style={{ left: ground.x, width: ground.width }}
      {...(tip ? { title: tip } : {})}
    >
      {label && ground.width > 40 && <span className={classes.groundLabel}>{label}</span>}
    </div>
  )
}

function groundLabel(ground: Ground): string {
  if (ground.kind === 'timeOff') return ground.off.reason ? `Off: ${ground.off.reason}` : 'Off'
  if (ground.kind === 'allDay') return ground.busy.title ?? 'Busy all day'
  return ''
}

function GhostView({ axis, ghost }: { readonly axis: Axis; readonly ghost: Ghost }) {
  return spansOf(axis, ghost).map((span) => (
    <div
      key={span.start}
      aria-hidden="true"
      data-state={ghost.state}
      className={`${classes.ghost} ${ghost.chosen ? '' : classes.joining}`}
      style={{ left: span.x, width: span.width }}
    >
      <span className={classes.ghostTime}>
        {ghost.unverified && <IconAlertTriangle size={11} stroke={2.4} className={classes.unsure} />}
        {ghost.time}
      </span>
      <span className={classes.ghostName}>{ghost.name}</span>
    </div>
  ))
}

interface CursorCellProps {
  readonly axis: Axis
  readonly at: number
  readonly id: string
  readonly words: string
  /** The ghost shows the place already. */
  readonly quiet: boolean
}

function CursorCell({ axis, at, id, words, quiet }: CursorCellProps) {
  const [span] = spansOf(axis, { start: at, end: at + CURSOR_STEP * MINUTE })
  return (
    <div
      role="gridcell"
      id={id}
      aria-colindex={columnOf(axis, at) + 2}
      aria-selected="true"
      className={`${classes.cursor} ${quiet ? classes.quietCursor : ''}`}
      style={{ left: span?.x ?? 0, width: Math.max(span?.width ?? 0, 6) }}
    >
      <span className="visuallyHidden">{words}</span>
    </div>
  )
}
