import { useMutation } from '@tanstack/react-query'
import { useRef } from 'react'
import type { Meeting } from '../../../shared/contract/meetings.ts'
import type { MeetingType } from '../../../shared/contract/meetingTypes.ts'
import type { Slot } from '../../../shared/contract/slotShapes.ts'
import { api } from '../../api/client.ts'
import { placeNow } from '../../app/place.ts'
import { leadPath } from '../../app/routes.ts'
import { toastError } from '../../app/toast.ts'

interface BookRequest {
  readonly leadId: string
  /** With a meeting, it is moved; without, one is booked. */
  readonly movingMeetingId: string | undefined
  readonly onDone: (meeting: Meeting) => void
}

export function useBook({ leadId, movingMeetingId, onDone }: BookRequest) {
  // What is pressed again before React has heard of the first time is not a second meeting.
  const busy = useRef(false)
  const options = {
    onSuccess: onDone,
    // Beside the slots it is said with what is open instead; whoever has gone on hears of it all the same.
    onError: (error: Error) => {
      if (placeNow() !== leadPath(leadId)) toastError(error)
    },
  }
  const book = useMutation(api.meetings.book.mutationOptions(options))
  const move = useMutation(api.meetings.reschedule.mutationOptions(options))
  const hold = useMutation(api.holds.place.mutationOptions({ onError: toastError }))
  const once = (send: () => Promise<unknown>) => {
    if (busy.current) return
    busy.current = true
    const release = () => {
      busy.current = false
    }
    // What went wrong is said by `error`, or by the toast.
    send().then(release, release)
  }
  const repIdsOf = (slot: Slot) => slot.reps.map(({ repId }) => repId)
  return {
    isPending: book.isPending || move.isPending,
    error: movingMeetingId ? move.error : book.error,
    reset: () => {
      if (busy.current) return
      book.reset()
      move.reset()
    },
    /** `reason` says why a soft rule is booked over. */
    book: (type: MeetingType, slot: Slot, reason?: string) => {
      const time = { start: slot.start, repIds: repIdsOf(slot), ...(reason ? { override: { reason } } : {}) }
      if (movingMeetingId) once(() => move.mutateAsync({ meetingId: movingMeetingId, ...time }))
      else once(() => book.mutateAsync({ meetingTypeId: type.id, leadId, ...time }))
    },
    /** Books a time that is not offered, over soft rules, with the reason for it; the panel is filled by the backend. */
    bookOver: (type: MeetingType, start: string, reason: string) => {
      const time = { start, override: { reason } }
      if (movingMeetingId) once(() => move.mutateAsync({ meetingId: movingMeetingId, ...time }))
      else once(() => book.mutateAsync({ meetingTypeId: type.id, leadId, ...time }))
    },
    hold: (type: MeetingType, slot: Slot) =>
      hold.mutate({ meetingTypeId: type.id, leadId, start: slot.start, repIds: repIdsOf(slot), minutes: 15 }),
  }
}
