import { IconCheck, IconClockHour4, IconExclamationMark, IconX } from '@tabler/icons-react'
import { memo, type CSSProperties } from 'react'
import type { Entry } from '../../shared/board/pieces.ts'
import { HoldLeft } from '../components/HoldLeft.tsx'
import { entryWords, type Clocks } from './describe.ts'
import { ROW } from './grid.ts'
import classes from './Entry.module.css'

interface EntryCellProps {
  readonly entry: Entry
  readonly column: number
  readonly columns: number
  readonly clocks: Clocks
  /** Another piece of the meeting under the cursor. */
  readonly linked: boolean
  /** Picked up: its place is kept visible, fainter. */
  readonly lifted: boolean
}

const INSET = 4
/** Narrower than this there is no room for a word. */
const NARROW = 32
const WITH_ICON = 56
/** Narrower than this there is no room to take hold of both ends and the middle. */
const GRIPPED = 44
/** Narrower than this three dots would take the place of letters: the text fades out instead. */
const FADES = 84

/** Something that takes a rep's time. */
export const EntryCell = memo(function EntryCell({ entry, column, columns, clocks, linked, lifted }: EntryCellProps) {
  const height = ROW - 1 - 2 * INSET
  const lane = height / entry.lanes
  const style: CSSProperties = {
    left: entry.x + 0.5,
    width: Math.max(entry.width - 1, 2),
    top: INSET + entry.lane * lane,
    height: lane - (entry.lanes > 1 ? 1 : 0),
  }
  const words = entryWords(entry, clocks)
  const names = [
    classes.entry,
    classes[lookOf(entry)],
    entry.lanes > 1 ? classes.slim : '',
    entry.width < FADES ? classes.fades : '',
    entry.width < NARROW ? classes.narrow : '',
    entry.cutStart ? classes.cutStart : '',
    entry.cutEnd ? classes.cutEnd : '',
    linked ? classes.linked : '',
    lifted ? classes.lifted : '',
  ]
  return (
    <div
      role="gridcell"
      aria-colindex={column}
      aria-colspan={columns}
      title={words}
      className={names.filter(Boolean).join(' ')}
      style={style}
      {...(entry.kind === 'meeting' ? { 'data-meeting-id': entry.meeting.meetingId, 'data-lifted': lifted } : {})}
    >
      <span className="visuallyHidden">{words}</span>
      {entry.kind === 'meeting' && isAhead(entry.meeting.status) && <Edges entry={entry} />}
      {entry.width >= NARROW && (
        <span className={classes.shown} aria-hidden="true">
          <Content entry={entry} />
        </span>
      )}
    </div>
  )
})

/** Where the pointer takes hold of one end; the other stays. On what is too narrow for both, of the end alone. */
function Edges({ entry }: { readonly entry: Entry }) {
  return (
    <>
      {entry.width >= GRIPPED && !entry.cutStart && (
        <span data-edge="start" aria-hidden="true" className={classes.grip} />
      )}
      {entry.width >= NARROW && !entry.cutEnd && <span data-edge="end" aria-hidden="true" className={classes.grip} />}
    </>
  )
}

function lookOf(entry: Entry): string {
  switch (entry.kind) {
    case 'busy':
      return entry.busy.tentative ? 'tentative' : 'busy'
    case 'hold':
      return 'hold'
    case 'meeting':
      return entry.meeting.status
  }
}

function Content({ entry }: { readonly entry: Entry }) {
  const icons = entry.width >= WITH_ICON
  switch (entry.kind) {
    case 'busy':
      return <span className={classes.title}>{entry.busy.title ?? 'Busy'}</span>
    case 'hold':
      return (
        <>
          <span className={classes.title}>
            {icons && <IconClockHour4 size={11} aria-hidden="true" />}
            {entry.hold.leadName}
          </span>
          <span className={classes.sub}>{icons ? <HoldLeft until={Date.parse(entry.hold.until)} quiet /> : null}</span>
        </>
      )
    case 'meeting': {
      const { meeting } = entry
      return (
        <>
          <span className={classes.title}>
            {meeting.status === 'completed' && <IconCheck size={11} stroke={3} aria-hidden="true" />}
            {meeting.status === 'no_show' && <IconX size={11} stroke={3} aria-hidden="true" />}
            {meeting.attendance === 'declined' && isAhead(meeting.status) && (
              <IconExclamationMark size={11} stroke={3} className={classes.declined} aria-hidden="true" />
            )}
            <span className={classes.name}>{meeting.leadName}</span>
          </span>
          <span className={classes.sub}>
            {meeting.status === 'no_show' ? 'no-show' : (meeting.company ?? meeting.typeName)}
          </span>
        </>
      )
    }
  }
}

const isAhead = (status: string): boolean => status === 'booked' || status === 'confirmed'
