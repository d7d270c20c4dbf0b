import type { Activity } from '../../shared/contract/leads.ts'
import type { Meeting } from '../../shared/contract/meetings.ts'
import { useNow, useSettings } from '../api/workspace.ts'
import { formatDate, formatTime, nameDay } from '../time/format.ts'
import css from './MeetingDetail.module.css'

interface Step {
  readonly at: string
  readonly text: string
  readonly note: string | null
}

/** What happened with a meeting, newest first: its activities, and the moments it keeps itself. */
export function MeetingSteps({
  meeting,
  activities,
}: {
  readonly meeting: Meeting
  readonly activities: readonly Activity[] | undefined
}) {
  const now = useNow()
  const { zone, clock } = useSettings()
  const own = (activities ?? []).filter((activity) => activity.meetingId === meeting.id)
  const steps: Step[] = own.map(({ at, title, note }) => ({ at, text: title, note }))
  // A meeting that came without activities still says when it was made.
  if (own.length === 0) steps.push({ at: meeting.createdAt, text: 'Booked', note: null })
  if (meeting.invitedAt) steps.push({ at: meeting.invitedAt, text: 'Invite left the app', note: null })
  steps.sort((one, two) => Date.parse(two.at) - Date.parse(one.at))
  return (
    <>
      <ol className={css.steps}>
        {steps.map((step, i) => {
          const at = Date.parse(step.at)
          const day = nameDay(at, now, zone)
          return (
            <li key={`${step.at} ${i}`}>
              <span className={css.sub}>
                {/^(To|Ye)/.test(day) ? day : formatDate(at, zone, now)} {formatTime(at, zone, clock)}
              </span>
              <span>
                {step.text}
                {step.note ? <span className={css.sub}> {step.note}</span> : null}
              </span>
            </li>
          )
        })}
      </ol>
      <p className={css.uid} title="The name by which calendar programs know this meeting; a move keeps it">
        {meeting.uid}
      </p>
    </>
  )
}
