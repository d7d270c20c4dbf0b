import type { Outputs } from '../../../shared/contract/index.ts'
import { useMeetingTypes, useReps } from '../useReps.ts'
import { firstNameOf } from '../words.ts'
import { Booking } from './Booking.tsx'
import classes from './BookingPanel.module.css'

export type LeadDetail = Outputs['leads']['get']

interface BookingPanelProps {
  /** Undefined while the lead is on the way. */
  readonly detail: LeadDetail | undefined
  readonly movingMeetingId: string | undefined
  readonly onStopMoving: () => void
}

/** The times to offer to the lead. Always there; quiet until the lead is known. */
export function BookingPanel({ detail, movingMeetingId, onStopMoving }: BookingPanelProps) {
  const types = useMeetingTypes()
  const reps = useReps()
  if (!detail || !types) {
    return (
      <div className={classes.panel} aria-busy="true">
        <header className={classes.head}>
          <h2>Book</h2>
          <p>{detail ? `slots for ${firstNameOf(detail.lead.name)}` : ''}</p>
        </header>
      </div>
    )
  }
  return (
    <Booking detail={detail} types={types} reps={reps} movingMeetingId={movingMeetingId} onStopMoving={onStopMoving} />
  )
}
