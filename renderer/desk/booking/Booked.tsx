import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { IconCircleCheck } from '@tabler/icons-react'
import type { Meeting } from '../../../shared/contract/meetings.ts'
import type { Rep } from '../../../shared/contract/reps.ts'
import { api } from '../../api/client.ts'
import { useNow, useSettings } from '../../api/workspace.ts'
import { lastChangeId, useUndo } from '../../app/undo.ts'
import { useCommand } from '../../commands/dispatch.ts'
import { KeyCap } from '../../components/KeyCap.tsx'
import { RepAvatars } from '../../components/RepAvatar.tsx'
import { TwoClocks } from '../../components/TwoClocks.tsx'
import { formatDay, relativeDay } from '../../time/format.ts'
import { purposeLabels, purposeOf, useInvite } from '../meeting/useInvite.ts'
import { repsOf } from '../useReps.ts'
import classes from './Booked.module.css'

interface BookedProps {
  readonly meeting: Meeting
  readonly reps: ReadonlyMap<string, Rep>
  readonly theirs: string | null
  readonly onClose: () => void
}

/** The quiet yes after booking: what was booked, and what comes next. */
export function Booked({ meeting, reps, theirs, onClose }: BookedProps) {
  const { zone: ours } = useSettings()
  const now = useNow()
  const invite = useInvite()
  const undo = useUndo()
  // Which change this was, so that the button takes back no other one that is made while it is shown.
  const change = useQuery({
    queryKey: ['booked', meeting.id, meeting.sequence],
    queryFn: async () => (await lastChangeId()) ?? null,
  }).data
  const takeBack = () => change && undo.mutate({ changeId: change }, { onSuccess: onClose })
  // Taken back, moved on or cancelled elsewhere: what is said here is not true any more.
  const known = useQuery(api.meetings.list.queryOptions({ input: { leadId: meeting.leadId } })).data?.meetings
  const current = known?.find((one) => one.id === meeting.id) ?? (known ? undefined : meeting)
  const stands = current?.sequence === meeting.sequence && current.status !== 'cancelled'
  useCommand('meeting.invite', () => invite.send(current ?? meeting), { enabled: stands })
  if (!stands) return null

  const start = Date.parse(meeting.start)
  const people = repsOf(reps, meeting.reps)
  return (
    <section className={classes.booked} aria-label="Booked">
      <p className={classes.title} role="status">
        <IconCircleCheck size={18} aria-hidden="true" />
        {meeting.sequence > 0 ? 'Moved to' : 'Booked for'} {formatDay(start, theirs ?? ours, now)}
      </p>
      <p className={classes.line}>
        <TwoClocks at={start} theirs={theirs} /> <span>{relativeDay(start, now, theirs ?? ours)}</span>
      </p>
      <div className={classes.people}>
        <RepAvatars reps={people} /> {people.map((rep) => rep.name).join(', ')}
      </div>
      <div className={classes.actions}>
        <Button
          onClick={() => invite.send(current)}
          loading={invite.isPending}
          rightSection={<KeyCap command="meeting.invite" onAccent />}
        >
          {purposeLabels[purposeOf(current, now)]}
        </Button>
        <Button
          variant="default"
          onClick={takeBack}
          loading={undo.isPending}
          disabled={!change}
          rightSection={<KeyCap command="history.undo" />}
        >
          Undo
        </Button>
      </div>
    </section>
  )
}
