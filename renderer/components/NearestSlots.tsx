import { Button } from '@mantine/core'
import type { Rep } from '../../shared/contract/reps.ts'
import type { Slot } from '../../shared/contract/slotShapes.ts'
import { useNow, useSettings } from '../api/workspace.ts'
import { cityOf, formatTime, nameDay } from '../time/format.ts'
import { Unverified } from './Unverified.tsx'
import { unverifiedReps } from './unverifiedSlot.ts'
import classes from './NearestSlots.module.css'

interface NearestSlotsProps {
  /** `Open`, `Move to`. */
  readonly label: string
  readonly slots: readonly Slot[]
  /** The zone of the one who must keep the time; null when it is unknown. */
  readonly theirs: string | null
  readonly reps: ReadonlyMap<string, Pick<Rep, 'name'>>
  readonly disabled?: boolean
  readonly onChoose: (slot: Slot) => void
}

const MOST = 3

/** The open times around one that was refused, each a button. */
export function NearestSlots({ label, slots, theirs, reps, disabled = false, onChoose }: NearestSlotsProps) {
  const { zone: ours, clock } = useSettings()
  const now = useNow()
  const zone = theirs ?? ours
  if (slots.length === 0) return null
  // The nearest few, as a person reads times: from the earliest on.
  const shown = slots.slice(0, MOST).toSorted((one, two) => one.start.localeCompare(two.start))
  const words = `${label}, ${cityOf(zone)} time:`
  const namesOf = (repIds: readonly string[]) => repIds.flatMap((repId) => reps.get(repId)?.name ?? [])
  return (
    <div className={classes.nearest} role="group" aria-label={words}>
      <span aria-hidden="true">{words}</span>
      {shown.map((slot) => {
        const start = Date.parse(slot.start)
        return (
          <Button
            key={slot.start}
            variant="default"
            size="compact-sm"
            disabled={disabled}
            title={namesOf(slot.reps.map(({ repId }) => repId)).join(', ')}
            onClick={() => onChoose(slot)}
            rightSection={
              unverifiedReps(slot).length > 0 ? <Unverified short names={namesOf(unverifiedReps(slot))} /> : undefined
            }
          >
            {nameDay(start, now, zone)} {formatTime(start, zone, clock)}
          </Button>
        )
      })}
    </div>
  )
}
