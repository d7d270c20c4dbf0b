import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { MeetingType } from '../../shared/contract/meetingTypes.ts'
import { DAY, formatInstant, MINUTE } from '../../shared/time/instant.ts'
import { api } from '../api/client.ts'
import { placeKey, type BoardPlace } from './boardPlace.ts'

/** A meeting that was picked up from a rep's row, and where it stood. */
export interface Lifted {
  readonly meetingId: string
  readonly fromRepId: string
  readonly start: number
  readonly end: number
  readonly leadId: string
  readonly typeName: string
}

const NO_TYPES: readonly MeetingType[] = []

/** What the board is open for: a lead to be booked, a meeting to be moved, or nothing but looking. */
export function useTask(place: BoardPlace) {
  const [lifted, setLifted] = useState<Lifted | null>(null)
  const [length, setLength] = useState<number | null>(null)
  const [chosenType, setChosenType] = useState<string | null>(null)
  const typesQuery = useQuery(api.meetingTypes.list.queryOptions({ input: {} }))
  const types = typesQuery.data?.meetingTypes ?? NO_TYPES
  const asked = chosenType ?? (place.kind === 'book' ? place.typeId : null)
  const type = types.find(({ id }) => id === asked) ?? types[0] ?? null

  const leadId = lifted?.leadId ?? (place.kind === 'book' ? place.leadId : null)
  const lead = useQuery(api.leads.get.queryOptions({ input: { leadId: leadId ?? '' }, enabled: leadId !== null }))
  const meetingId = lifted?.meetingId ?? (place.kind === 'move' ? place.meetingId : null)
  const meeting = useQuery(
    api.meetings.get.queryOptions({ input: { meetingId: meetingId ?? '' }, enabled: meetingId !== null }),
  )
  return {
    types,
    noTypes: typesQuery.isSuccess && types.length === 0,
    type,
    chooseType: (id: string) => setChosenType(id),
    leadId,
    lead: leadId === null ? null : (lead.data?.lead ?? null),
    /** Whom it is for is known, as far as it can be. */
    ready: leadId === null || !lead.isPending,
    booking: place.kind === 'book' && !lifted && lead.data !== undefined,
    // A meeting that is gone, because it was taken back elsewhere, is not in the hand any more.
    lifted: meeting.isError ? null : lifted,
    /** The lifted meeting, or the one the board was opened to move. */
    meeting: meetingId === null ? null : (meeting.data ?? null),
    /** Minutes that were asked for instead of the usual ones. */
    length,
    setLength,
    lift: (meetingUp: Lifted) => {
      setLifted(meetingUp)
      setLength(null)
    },
    putBack: () => {
      setLifted(null)
      setLength(null)
    },
    error: (place.kind === 'book' ? lead.error : null) ?? (place.kind === 'move' ? meeting.error : null),
  }
}

export type Task = ReturnType<typeof useTask>

interface ArrivalInput {
  readonly place: BoardPlace
  readonly task: Task
  readonly now: number
  readonly ready: boolean
  readonly goTo: (cell: { readonly repId?: string; readonly at: number }) => void
}

/** How far ahead the first open time for a lead is looked for. */
const AHEAD = 28 * DAY

/** Puts the cursor, once, where what the board was opened for begins: at the first open time, or at the meeting. */
export function useArrival({ place, task, now, ready, goTo }: ArrivalInput) {
  const key = placeKey(place)
  const [arrived, setArrived] = useState('browse')
  const pending = key !== arrived && ready
  const minute = Math.floor(now / MINUTE) * MINUTE
  const first = useQuery(
    api.slots.find.queryOptions({
      input: {
        meetingTypeId: task.type?.id ?? '',
        from: formatInstant(minute),
        to: formatInstant(minute + AHEAD),
        limit: 1,
        ...(place.kind === 'book' ? { leadId: place.leadId } : {}),
      },
      enabled: pending && place.kind === 'book' && task.type !== null,
    }),
  )
  // Put right while drawing, before anything of the wrong place is seen.
  if (pending && place.kind === 'book' && first.data) {
    const slot = first.data.slots[0]
    const repId = slot?.reps[0]?.repId
    setArrived(key)
    if (slot) goTo({ at: Date.parse(slot.start), ...(repId ? { repId } : {}) })
  }
  const { meeting } = task
  const from = meeting?.reps[0]
  if (pending && place.kind === 'move' && meeting?.id === place.meetingId && from) {
    const start = Date.parse(meeting.start)
    setArrived(key)
    task.lift({
      meetingId: meeting.id,
      fromRepId: from.repId,
      start,
      end: Date.parse(meeting.end),
      leadId: meeting.leadId,
      typeName: task.types.find(({ id }) => id === meeting.meetingTypeId)?.name ?? '',
    })
    goTo({ repId: from.repId, at: start })
  }
  if (pending && place.kind === 'browse') setArrived(key)
  return {
    /** The place that is opened next is opened where the cursor is. */
    stay: (next: BoardPlace) => setArrived(placeKey(next)),
  }
}
