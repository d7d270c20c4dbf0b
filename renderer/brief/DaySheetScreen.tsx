import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useLocation, useParams } from 'wouter'
import { api } from '../api/client.ts'
import { daySheetPath } from '../app/routes.ts'
import { ErrorNote } from '../components/ErrorNote.tsx'
import { BriefFrame } from './BriefFrame.tsx'
import css from './BriefFrame.module.css'
import { BriefSheet } from './BriefSheet.tsx'
import { dayAfter } from './dayAfter.ts'

/** The briefs of all that a rep has on a day, each on its own page. */
export default function DaySheetScreen() {
  const { repId = '', day = '' } = useParams<{ repId: string; day: string }>()
  const [, navigate] = useLocation()
  const { data, error } = useQuery(api.briefs.day.queryOptions({ input: { repId, day } }))
  const go = (days: number) => navigate(daySheetPath(repId, dayAfter(day, days)), { replace: true })
  const some = data !== undefined && data.briefs.length > 0
  return (
    <BriefFrame
      title={data ? `${data.repName}, ${data.title}` : 'Day sheet'}
      note={data && (data.briefs.length === 1 ? 'one meeting' : `${data.briefs.length} meetings`)}
      text={some ? data.text : undefined}
      filename={data?.filename ?? 'briefs'}
      back={
        <>
          <Button variant="subtle" onClick={() => go(-1)}>
            Day before
          </Button>
          <Button variant="subtle" onClick={() => go(1)}>
            Day after
          </Button>
        </>
      }
    >
      <ErrorNote error={error} />
      {data && !some && <p className={css.none}>{data.repName} has no meeting on this day.</p>}
      {data?.briefs.map((brief) => (
        <BriefSheet key={brief.meetingId} brief={brief} />
      ))}
    </BriefFrame>
  )
}
