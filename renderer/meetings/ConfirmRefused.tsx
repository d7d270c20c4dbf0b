import { Button } from '@mantine/core'
import { useEffect, useId, useRef } from 'react'
import type { Rep } from '../../shared/contract/reps.ts'
import type { Slot } from '../../shared/contract/slotShapes.ts'
import { isInLayer } from '../commands/dispatch.ts'
import { KeyCap } from '../components/KeyCap.tsx'
import { NearestSlots } from '../components/NearestSlots.tsx'
import { ReasonForm } from '../components/ReasonForm.tsx'
import { distinctReasons, type Refusal } from '../components/refusal.ts'
import css from './ConfirmRefused.module.css'

interface Props {
  /** What was refused; a confirmation unless told otherwise. */
  readonly words?: { readonly title: string; readonly anyway: string; readonly submit: string }
  readonly refusal: Refusal
  /** The zone of the lead; null when it is unknown. */
  readonly theirs: string | null
  readonly reps: ReadonlyMap<string, Pick<Rep, 'name'>>
  readonly pending: boolean
  readonly onMoveTo: (slot: Slot) => void
  /** To look for another time among all. */
  readonly onMove: () => void
  /** Undefined where a reason is among them that nobody may book over. */
  readonly onAnyway: ((reason: string) => void) | undefined
  readonly onLeave: () => void
}

/**
 * Something has come in the way since the meeting was booked: what, what is open near it, and the two ways on. The lead is on
 * the phone, so all of it is here.
 */
export function ConfirmRefused({
  words = CONFIRM,
  refusal,
  theirs,
  reps,
  pending,
  onMoveTo,
  onMove,
  onAnyway,
  onLeave,
}: Props) {
  const title = useId()
  const note = useRef<HTMLElement>(null)
  // Whoever confirmed by a key goes on from here; what is pressed twice by habit does nothing yet.
  useEffect(() => {
    const open = note.current
    if (!open) return
    open.focus({ preventScroll: true })
    // What floats over the board keeps itself in sight.
    if (!isInLayer(open)) open.scrollIntoView({ block: 'nearest' })
  }, [])
  const elsewhere = (
    <Button variant="default" onClick={onMove} rightSection={<KeyCap command="meeting.move" />}>
      Move
    </Button>
  )
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
          {words.title}
        </p>
        <ul>
          {distinctReasons(refusal).map((one) => (
            <li key={one.text}>
              {namedText(one, reps)} {one.fix ? <span className={css.fix}>{one.fix}</span> : null}
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
      {onAnyway ? (
        <ReasonForm
          className={css.anyway}
          fieldClassName={css.reason}
          label={words.anyway}
          placeholder="The rep moves the other event"
          submit={words.submit}
          pending={pending}
          onReason={onAnyway}
        >
          {elsewhere}
        </ReasonForm>
      ) : (
        <div className={css.anyway}>{elsewhere}</div>
      )}
    </section>
  )
}

const CONFIRM = {
  title: 'Not confirmed: something has come in the way since it was booked.',
  anyway: 'Confirm anyway, because',
  submit: 'Confirm anyway',
}

/** Of several reps it is said whom a reason is about. */
function namedText({ text, repId }: Refusal['reasons'][number], reps: Props['reps']): string {
  const name = repId === undefined ? undefined : reps.get(repId)?.name
  const words =
    name && !text.includes(name.split(' ')[0] ?? name)
      ? `${name}, ${text.charAt(0).toLowerCase()}${text.slice(1)}`
      : text
  return words.replace(/[^.]$/, '$&.')
}
