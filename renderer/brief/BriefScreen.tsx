import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useLocation, useParams } from 'wouter'
import { api } from '../api/client.ts'
import { daySheetPath } from '../app/routes.ts'
import { useCommand } from '../commands/dispatch.ts'
import { ErrorNote } from '../components/ErrorNote.tsx'
import { useReps } from '../desk/useReps.ts'
import { dayKey } from '../time/format.ts'
import { BriefFrame } from './BriefFrame.tsx'
import { BriefSheet } from './BriefSheet.tsx'

/** What a rep gets with a meeting, as a page. */
export default function BriefScreen() {
  const { meetingId = '' } = useParams<{ meetingId: string }>()
  const [, navigate] = useLocation()
  const brief = useQuery(api.briefs.get.queryOptions({ input: { meetingId } }))
  const meeting = useQuery(api.meetings.get.queryOptions({ input: { meetingId } })).data
  const host = useReps().get(meeting?.reps[0]?.repId ?? '')
  const toDay = () => {
    if (meeting && host) navigate(daySheetPath(host.id, dayKey(Date.parse(meeting.start), host.zone)))
  }
  useCommand('brief.day', toDay, { enabled: meeting !== undefined && host !== undefined })
  return (
    <BriefFrame
      title="Brief for the rep"
      note={host?.name}
      text={brief.data?.text}
      filename={brief.data?.filename ?? 'brief'}
      back={
        <>
          <Button variant="subtle" onClick={() => navigate(`/meetings/${meetingId}`)}>
            To the meeting
          </Button>
          {host && (
            <Button variant="subtle" onClick={toDay}>
              All of the day
            </Button>
          )}
        </>
      }
    >
      <ErrorNote error={brief.error} />
      {brief.data && <BriefSheet brief={brief.data} />}
    </BriefFrame>
  )
}
