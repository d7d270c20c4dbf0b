import { useState } from 'react'
import type { Outputs } from '../../../shared/contract/index.ts'
import { holdKeysFor } from '../../commands/dialogFocus.ts'
import { useCommand } from '../../commands/dispatch.ts'
import { useMeetingTypes, useReps } from '../useReps.ts'
import { firstNameOf } from '../words.ts'
import { Booking } from './Booking.tsx'
import { useIntents, useSlotKeys, type Intents } from './intent.ts'
import { SlotsWaiting } from './SlotsWaiting.tsx'
import classes from './BookingPanel.module.css'

export type LeadDetail = Outputs['leads']['get']

interface BookingPanelProps {
  /** Undefined while the lead is on the way. */
  readonly detail: LeadDetail | undefined
  readonly movingMeetingId: string | undefined
  readonly onStopMoving: (meetingId: string) => void
  /** It was asked to move a meeting that is not here yet: until it is, no time is the answer. */
  readonly moveWanted: boolean
}

/** The times to offer to the lead. Always there; quiet until the lead is known. */
export function BookingPanel({ detail, movingMeetingId, onStopMoving, moveWanted }: BookingPanelProps) {
  const intents = useIntents()
  const [wasWanted, setWasWanted] = useState(moveWanted)
  if (wasWanted !== moveWanted) {
    setWasWanted(moveWanted)
    // There was none to move: what was pressed for it must not book a new one.
    if (!moveWanted && !movingMeetingId) intents.set(undefined)
  }
  const types = useMeetingTypes()
  const reps = useReps()
  const [fieldWanted, setFieldWanted] = useState(false)
  if (!detail || !types) {
    return <OnItsWay intents={intents} name={detail?.lead.name} onField={() => setFieldWanted(true)} />
  }
  return (
    <Booking
      detail={detail}
      types={types}
      reps={reps}
      movingMeetingId={movingMeetingId}
      onStopMoving={onStopMoving}
      moveWanted={moveWanted}
      intents={intents}
      fieldWanted={fieldWanted}
    />
  )
}

interface OnItsWayProps {
  readonly intents: Intents
  readonly name: string | undefined
  /** The field for the lead's words is wanted, as soon as it is there. */
  readonly onField: () => void
}

/** The panel before the lead is here; what is pressed already is kept. */
function OnItsWay({ intents, name, onField }: OnItsWayProps) {
  useCommand('booking.when', () => {
    onField()
    holdKeysFor('[data-when]')
  })
  useSlotKeys({ intents, settled: false, chosen: undefined, onDigit: () => undefined })
  return (
    <div className={classes.panel} aria-busy="true">
      <header className={classes.head}>
        <h2>Book</h2>
        <p>{name ? `slots for ${firstNameOf(name)}` : ''}</p>
      </header>
      {intents.intent && <SlotsWaiting />}
    </div>
  )
}
