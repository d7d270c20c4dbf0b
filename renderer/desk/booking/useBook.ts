import { useMutation } from '@tanstack/react-query'
import type { Meeting } from '../../../shared/contract/meetings.ts'
import type { MeetingType } from '../../../shared/contract/meetingTypes.ts'
import type { Slot } from '../../../shared/contract/slotShapes.ts'
import { api } from '../../api/client.ts'
import { toastError } from '../../app/toast.ts'

interface BookRequest {
  readonly leadId: string
  /** With a meeting, it is moved; without, one is booked. */
  readonly movingMeetingId: string | undefined
  readonly onDone: (meeting: Meeting) => void
}

export function useBook({ leadId, movingMeetingId, onDone }: BookRequest) {
  const book = useMutation(api.meetings.book.mutationOptions({ onSuccess: onDone }))
  const move = useMutation(api.meetings.reschedule.mutationOptions({ onSuccess: onDone }))
  const hold = useMutation(api.holds.place.mutationOptions({ onError: toastError }))
  const repIdsOf = (slot: Slot) => slot.reps.map(({ repId }) => repId)
  return {
    isPending: book.isPending || move.isPending,
    error: movingMeetingId ? move.error : book.error,
    reset: () => {
      book.reset()
      move.reset()
    },
    /** `reason` says why a soft rule is booked over. */
    book: (type: MeetingType, slot: Slot, reason?: string) => {
      const override = reason ? { override: { reason } } : {}
      if (movingMeetingId)
        move.mutate({ meetingId: movingMeetingId, start: slot.start, repIds: repIdsOf(slot), ...override })
      else book.mutate({ meetingTypeId: type.id, leadId, start: slot.start, repIds: repIdsOf(slot), ...override })
    },
    /** Books a time that is not offered, over soft rules, with the reason for it; the panel is filled by the backend. */
    bookOver: (type: MeetingType, start: string, reason: string) => {
      const override = { reason }
      if (movingMeetingId) move.mutate({ meetingId: movingMeetingId, start, override })
      else book.mutate({ meetingTypeId: type.id, leadId, start, override })
    },
    hold: (type: MeetingType, slot: Slot) =>
      hold.mutate({ meetingTypeId: type.id, leadId, start: slot.start, repIds: repIdsOf(slot), minutes: 15 }),
  }
}
