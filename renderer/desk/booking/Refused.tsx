import { Button } from '@mantine/core'
import { ORPCError } from '@orpc/client'
import type { Explanation, Slot } from '../../../shared/contract/slotShapes.ts'
import { SOFT } from '../../../shared/slots/obstacles.ts'
import { useNow, useSettings } from '../../api/workspace.ts'
import { ErrorNote } from '../../components/ErrorNote.tsx'
import { momentWords } from '../words.ts'
import { ReasonForm } from './ReasonForm.tsx'
import classes from './Refused.module.css'

interface RefusedProps {
  readonly error: unknown
  readonly zone: string
  readonly onChoose: (slot: Slot) => void
  readonly onOverride: (reason: string) => void
}

/** Why a booking was refused, what is open near it, and the way over a soft rule. */
export function Refused({ error, zone, onChoose, onOverride }: RefusedProps) {
  const { clock } = useSettings()
  const now = useNow()
  const data = refusal(error)
  if (!data) return <ErrorNote error={error} />
  // Two reps in one meeting give the same reason twice.
  const reasons = [...new Map(data.reasons.map((one) => [one.text, one])).values()]
  const mayOverride = data.reasons.length > 0 && data.reasons.every((one) => SOFT.has(one.code))
  return (
    <div className={classes.refused} role="alert">
      <p className={classes.title}>This time is not open any more.</p>
      <ul className={classes.reasons}>
        {reasons.map((one) => (
          <li key={one.text}>
            {one.text}. <span className={classes.fix}>{one.fix}</span>
          </li>
        ))}
      </ul>
      {data.nearest.length > 0 && (
        <div className={classes.nearest}>
          Open:
          {data.nearest.slice(0, 3).map((slot) => (
            <Button key={slot.start} variant="default" size="compact-xs" onClick={() => onChoose(slot)}>
              {momentWords(Date.parse(slot.start), now, zone, clock)}
            </Button>
          ))}
        </div>
      )}
      {mayOverride && <ReasonForm label="Book it all the same, because" onReason={onOverride} />}
    </div>
  )
}

function refusal(
  error: unknown,
): { readonly reasons: readonly Explanation[]; readonly nearest: readonly Slot[] } | undefined {
  if (!(error instanceof ORPCError) || error.code !== 'NOT_AVAILABLE') return undefined
  // Checked by the contract before it got here.
  return error.data as { readonly reasons: readonly Explanation[]; readonly nearest: readonly Slot[] }
}
