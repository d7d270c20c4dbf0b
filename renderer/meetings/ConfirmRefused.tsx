import { Button, TextInput } from '@mantine/core'
import { useEffect, useId, useRef, useState } from 'react'
import type { Rep } from '../../shared/contract/reps.ts'
import type { Slot } from '../../shared/contract/slotShapes.ts'
import { KeyCap } from '../components/KeyCap.tsx'
import { NearestSlots } from '../components/NearestSlots.tsx'
import { distinctReasons, type Refusal } from '../components/refusal.ts'
import css from './ConfirmRefused.module.css'

interface Props {
  readonly refusal: Refusal
  /** The zone of the lead; null when it is unknown. */
  readonly theirs: string | null
  readonly reps: ReadonlyMap<string, Pick<Rep, 'name'>>
  readonly pending: boolean
  readonly onMoveTo: (slot: Slot) => void
  /** To look for another time among all. */
  readonly onMove: () => void
  readonly onAnyway: (reason: string) => void
  readonly onLeave: () => void
}

/**
 * Something has come in the way since the meeting was booked: what, what is open near it, and the two ways on. The lead is on
 * the phone, so all of it is here.
 */
export function ConfirmRefused({ refusal, theirs, reps, pending, onMoveTo, onMove, onAnyway, onLeave }: Props) {
  const [reason, setReason] = useState('')
  const title = useId()
  const note = useRef<HTMLElement>(null)
  // Whoever confirmed by a key goes on from here; what is pressed twice by habit does nothing yet.
  useEffect(() => note.current?.focus(), [])
  return (
    <section
      ref={note}
      className={css.refused}
      aria-labelledby={title}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        event.preventDefault()
        onLeave()
      }}
    >
      <div role="alert">
        <p id={title} className={css.title}>
          Not confirmed: something has come in the way since it was booked.
        </p>
        <ul>
          {distinctReasons(refusal).map((one) => (
            <li key={one.text}>
              {one.text.replace(/[^.]$/, '$&.')} {one.fix ? <span className={css.fix}>{one.fix}</span> : null}
            </li>
          ))}
        </ul>
      </div>
      <NearestSlots
        label="Move to"
        slots={refusal.nearest}
        theirs={theirs}
        reps={reps}
        disabled={pending}
        onChoose={onMoveTo}
      />
      <form
        className={css.anyway}
        onSubmit={(event) => {
          event.preventDefault()
          if (reason.trim() && !pending) onAnyway(reason.trim())
        }}
      >
        <TextInput
          className={css.reason}
          label="Confirm anyway, because"
          placeholder="Dana will leave the other meeting early"
          value={reason}
          maxLength={300}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" disabled={!reason.trim()} loading={pending}>
          Confirm anyway
        </Button>
        <Button
          variant="default"
          onClick={onMove}
          aria-keyshortcuts="m"
          rightSection={<KeyCap command="meeting.move" />}
        >
          Find another time
        </Button>
      </form>
    </section>
  )
}
