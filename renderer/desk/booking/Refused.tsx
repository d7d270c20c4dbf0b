import type { Slot } from '../../../shared/contract/slotShapes.ts'
import type { Rep } from '../../../shared/contract/reps.ts'
import { ErrorNote } from '../../components/ErrorNote.tsx'
import { NearestSlots } from '../../components/NearestSlots.tsx'
import { distinctReasons, mayBookOver, refusalOf } from '../../components/refusal.ts'
import { ReasonForm } from '../../components/ReasonForm.tsx'
import classes from './Refused.module.css'

interface RefusedProps {
  readonly error: unknown
  /** The zone of the lead; null when it is unknown. */
  readonly theirs: string | null
  readonly reps: ReadonlyMap<string, Rep>
  readonly onChoose: (slot: Slot) => void
  readonly onOverride: (reason: string) => void
}

/** Why a booking was refused, what is open near it, and the way over a soft rule. */
export function Refused({ error, theirs, reps, onChoose, onOverride }: RefusedProps) {
  const data = refusalOf(error)
  if (!data) return <ErrorNote error={error} />
  return (
    <div className={classes.refused} role="alert">
      <p className={classes.title}>This time is not open any more.</p>
      <ul className={classes.reasons}>
        {distinctReasons(data).map((one) => (
          <li key={one.text}>
            {one.text}. <span className={classes.fix}>{one.fix}</span>
          </li>
        ))}
      </ul>
      <div className={classes.nearest}>
        <NearestSlots label="Open" slots={data.nearest} theirs={theirs} reps={reps} onChoose={onChoose} />
      </div>
      {mayBookOver(data.reasons) && (
        <ReasonForm
          className={classes.override}
          label="Book it all the same, because"
          submit="Book"
          onReason={onOverride}
        />
      )}
    </div>
  )
}
