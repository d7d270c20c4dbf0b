import { useQuery } from '@tanstack/react-query'
import { useEffectEvent, useLayoutEffect } from 'react'
import type { Callable, Lead } from '../../../shared/contract/leads.ts'
import { api } from '../../api/client.ts'
import { useNow } from '../../api/workspace.ts'
import { useCommand } from '../../commands/dispatch.ts'
import { useMeetingTypes, useReps } from '../useReps.ts'
import { leadZone } from '../words.ts'
import { LiveMeeting } from './LiveMeeting.tsx'

interface LeadMeetingsProps {
  readonly lead: Lead
  readonly calling: Callable
  readonly moving: boolean
  readonly onMove: (meetingId: string) => void
  readonly moveWanted: boolean
  readonly onMoveWanted: (wanted: boolean) => void
}

/** The meetings of a lead that are still to come, or whose outcome nobody has recorded. */
export function LeadMeetings(props: LeadMeetingsProps) {
  const { lead, calling, moving, onMove, moveWanted, onMoveWanted } = props
  const now = useNow()
  const types = useMeetingTypes()
  const reps = useReps()
  const found = useQuery(
    api.meetings.list.queryOptions({ input: { leadId: lead.id, status: ['booked', 'confirmed'] } }),
  ).data?.meetings
  const inOrder = found?.toSorted((one, two) => one.start.localeCompare(two.start))
  const known = inOrder !== undefined
  useCommand('meeting.move', () => onMoveWanted(true), { enabled: !known })
  const moveFirst = useEffectEvent(() => {
    const [first] = inOrder ?? []
    if (first && Date.parse(first.start) > now) onMove(first.id)
    else onMoveWanted(false)
  })
  useLayoutEffect(() => {
    if (known && moveWanted) moveFirst()
  }, [known, moveWanted])

  return inOrder?.map((meeting, i) => (
    <LiveMeeting
      key={meeting.id}
      meeting={meeting}
      lead={lead}
      typeName={types?.find((type) => type.id === meeting.meetingTypeId)?.name ?? 'Meeting'}
      reps={reps}
      theirs={leadZone(lead, calling)}
      moving={moving}
      onMove={onMove}
      withKeys={i === 0}
    />
  ))
}
