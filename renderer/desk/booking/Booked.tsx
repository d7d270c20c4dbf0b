import { Button } from '@mantine/core'
import { IconCircleCheck } from '@tabler/icons-react'
import type { Meeting } from '../../../shared/contract/meetings.ts'
import type { Rep } from '../../../shared/contract/reps.ts'
import { useNow, useSettings } from '../../api/workspace.ts'
import { useUndo } from '../../app/shellEffects.ts'
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
  const takeBack = () => undo.mutate({}, { onSuccess: onClose })
  useCommand('meeting.invite', () => invite.send(meeting))
  useCommand('history.undo', takeBack)

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
          onClick={() => invite.send(meeting)}
          loading={invite.isPending}
          rightSection={<KeyCap command="meeting.invite" onAccent />}
        >
          {purposeLabels[purposeOf(meeting)]}
        </Button>
        <Button
          variant="default"
          onClick={takeBack}
          loading={undo.isPending}
          rightSection={<KeyCap command="history.undo" />}
        >
          Undo
        </Button>
      </div>
    </section>
  )
}
