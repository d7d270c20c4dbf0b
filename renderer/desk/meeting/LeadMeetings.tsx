import { useQuery } from '@tanstack/react-query'
import type { Callable, Lead } from '../../../shared/contract/leads.ts'
import { api } from '../../api/client.ts'
import { useMeetingTypes, useReps } from '../useReps.ts'
import { leadZone } from '../words.ts'
import { LiveMeeting } from './LiveMeeting.tsx'

interface LeadMeetingsProps {
  readonly lead: Lead
  readonly calling: Callable
  readonly moving: boolean
  readonly onMove: (meetingId: string) => void
}

/** The meetings of a lead that are still to come, or whose outcome nobody has recorded. */
export function LeadMeetings({ lead, calling, moving, onMove }: LeadMeetingsProps) {
  const types = useMeetingTypes()
  const reps = useReps()
  const found = useQuery(
    api.meetings.list.queryOptions({ input: { leadId: lead.id, status: ['booked', 'confirmed'] } }),
  ).data?.meetings
  return found
    ?.toSorted((one, two) => one.start.localeCompare(two.start))
    .map((meeting, i) => (
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
