import { IconAlertTriangle, IconPin, IconPinFilled } from '@tabler/icons-react'
import { memo } from 'react'
import type { Load } from '../../shared/board/load.ts'
import type { BoardRow } from '../../shared/contract/board.ts'
import { RepAvatar } from '../components/RepAvatar.tsx'
import { useSettings } from '../api/workspace.ts'
import { unverifiedTip } from '../components/unverifiedSlot.ts'
import { cityOf, formatAge, formatLength, type ClockStyle } from '../time/format.ts'
import classes from './RepCell.module.css'

interface RepCellProps {
  readonly row: BoardRow
  readonly load: Load
  readonly now: number
  readonly zone: string
  readonly clock: ClockStyle
  readonly pinned: boolean
  readonly onPin: (repId: string) => void
}

/** Fuller than this is said in another colour. */
const NEARLY_FULL = 0.85

/** Who a row is: the rep, how old the calendar is, how full the time shown. */
export const RepCell = memo(function RepCell({ row, load, now, zone, clock, pinned, onPin }: RepCellProps) {
  const { staleAfterHours } = useSettings()
  const { rep, asOf, verified } = row
  const age = asOf ? formatAge(Date.parse(asOf), now, zone, clock) : 'no calendar'
  const share = load.hours > 0 ? Math.min(load.taken / load.hours, 1) : 0
  const free = formatLength((load.hours - load.taken) * 60_000)
  const loadWords =
    load.hours > 0
      ? `${formatLength(load.taken * 60_000)} of ${formatLength(load.hours * 60_000)} taken, ${free} free`
      : 'no hours'
  return (
    <div role="rowheader" aria-colindex={1} className={classes.rep} title={loadWords}>
      <span aria-hidden="true">
        <RepAvatar rep={rep} size={26} />
      </span>
      <span className={classes.who}>
        <span className={classes.name}>{rep.name}</span>
        <span className={classes.age}>
          {cityOf(row.zone)}
          {' · '}
          {verified ? (
            age
          ) : (
            <span className={classes.old} title={unverifiedTip([rep.name], staleAfterHours)}>
              <IconAlertTriangle size={11} stroke={2.4} aria-hidden="true" /> {age}
              <span className="visuallyHidden">, unverified</span>
            </span>
          )}
        </span>
      </span>
      <span className={classes.load} aria-hidden="true">
        <span
          className={`${classes.taken} ${share >= NEARLY_FULL ? classes.full : ''} ${verified ? '' : classes.unsure}`}
          style={{ width: `${share * 100}%` }}
        />
      </span>
      <span className="visuallyHidden">
        {pinned ? ', pinned' : ''}, {loadWords}
      </span>
      {/* For the mouse: the keyboard has a key for it, and the grid is one tab stop. */}
      <span
        aria-hidden="true"
        className={classes.pin}
        data-pinned={pinned}
        title={pinned ? `Let ${rep.name} go from the top` : `Pin ${rep.name} to the top`}
        onClick={() => onPin(rep.id)}
      >
        {pinned ? <IconPinFilled size={13} /> : <IconPin size={13} />}
      </span>
    </div>
  )
})
