import { runCommand } from '../../commands/dispatch.ts'
import { KeyCap } from '../../components/KeyCap.tsx'
import classes from './BookingPanel.module.css'

interface BookingFootProps {
  readonly moving: boolean
  readonly canBook: boolean
  readonly onBook: () => void
}

/** What the keys do here; each can be clicked as well. */
export function BookingFoot({ moving, canBook, onBook }: BookingFootProps) {
  return (
    <div className={classes.foot}>
      <span>
        <span style={{ display: 'inline-flex', alignItems: 'center', gap: 2 }}>
          <KeyCap keys="1" />-<KeyCap keys="9" />
        </span>
        choose
      </span>
      <button type="button" disabled={!canBook} onClick={onBook}>
        <KeyCap keys="enter" /> {moving ? 'move' : 'book'}
      </button>
      <button type="button" disabled={!canBook} onClick={() => runCommand('booking.hold')}>
        <KeyCap command="booking.hold" /> hold 15 min
      </button>
      <button type="button" onClick={() => runCommand('booking.copy')} title="Copy three times as text">
        <KeyCap command="booking.copy" /> copy
      </button>
      <button
        type="button"
        onClick={() => runCommand('booking.offer')}
        title="Write an e-mail with times to choose from"
      >
        <KeyCap command="booking.offer" /> e-mail times
      </button>
      <button type="button" onClick={() => runCommand('booking.board')}>
        <KeyCap command="booking.board" /> board
      </button>
      <button type="button" onClick={() => runCommand('booking.whyNot')}>
        <KeyCap command="booking.whyNot" /> why not
      </button>
      <button type="button" onClick={() => runCommand('booking.ledger')}>
        <KeyCap command="booking.ledger" /> who is next
      </button>
    </div>
  )
}
