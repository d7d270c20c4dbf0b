import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef, type KeyboardEvent } from 'react'
import type { Lead } from '../../../shared/contract/leads.ts'
import type { Slot } from '../../../shared/contract/slotShapes.ts'
import { client } from '../../api/client.ts'
import { useNow, useSettings } from '../../api/workspace.ts'
import { useUndoableToast } from '../../app/undo.ts'
import { ErrorNote } from '../../components/ErrorNote.tsx'
import { NearestSlots } from '../../components/NearestSlots.tsx'
import { distinctReasons, type Refusal } from '../../components/refusal.ts'
import { leadZone, momentWords } from '../words.ts'
import { useReps } from '../useReps.ts'
import css from './LeadHistory.module.css'

interface TakenTimeProps {
  readonly lead: Lead
  readonly refused: Refusal
  /** The meeting that does not come back; undefined where the story does not name it. */
  readonly meetingId: string | undefined
  /** It is settled, or left. */
  readonly onDone: () => void
  /** Chooses another time where times are chosen. */
  readonly onOther: () => void
}

/** A meeting cannot come back, as its time is taken: one of the open times near it can be booked instead. */
export function TakenTime({ lead, refused, meetingId, onDone, onOther }: TakenTimeProps) {
  const { zone: ours, clock } = useSettings()
  const now = useNow()
  const reps = useReps()
  const say = useUndoableToast()
  const note = useRef<HTMLDivElement>(null)
  const theirs = leadZone(lead)
  const book = useMutation({
    mutationFn: async ({ slot, of }: { readonly slot: Slot; readonly of: string }) => {
      const { meetingTypeId } = await client.meetings.get({ meetingId: of })
      return client.meetings.book({
        meetingTypeId,
        leadId: lead.id,
        start: slot.start,
        repIds: slot.reps.map(({ repId }) => repId),
      })
    },
    onSuccess: ({ start }) => {
      say(`${lead.name} is booked for ${momentWords(Date.parse(start), now, theirs ?? ours, clock)}`)
      onDone()
    },
  })
  // Beside the times, not on one of them: nobody books by pressing Enter once too often.
  useEffect(() => note.current?.focus(), [])

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.preventDefault()
      onDone()
    }
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key]
    if (step === undefined) return
    event.preventDefault()
    const buttons = [...(note.current?.querySelectorAll('button') ?? [])]
    const at = buttons.findIndex((button) => button === document.activeElement)
    buttons.at(at < 0 ? (step > 0 ? 0 : -1) : (at + step) % buttons.length)?.focus()
  }
  return (
    <div ref={note} className={css.refused} role="alert" tabIndex={-1} onKeyDown={onKeyDown}>
      <p>
        Its time is taken by now:{' '}
        {distinctReasons(refused)
          .map((one) => one.text)
          .join('; ')}
        .
      </p>
      <NearestSlots
        label="Book instead"
        slots={refused.nearest}
        theirs={theirs}
        reps={reps}
        disabled={book.isPending}
        onChoose={(slot) => (meetingId === undefined ? onOther() : book.mutate({ slot, of: meetingId }))}
      />
      <button type="button" className={css.more} onClick={onOther}>
        Another time
      </button>
      <ErrorNote error={book.error} />
    </div>
  )
}
