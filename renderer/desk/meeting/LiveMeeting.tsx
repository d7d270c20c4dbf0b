import { ActionIcon, Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { Lead } from '../../../shared/contract/leads.ts'
import type { Meeting } from '../../../shared/contract/meetings.ts'
import type { Rep } from '../../../shared/contract/reps.ts'
import { api } from '../../api/client.ts'
import { useNow, useSettings } from '../../api/workspace.ts'
import { toastError } from '../../app/toast.ts'
import { useUndoableToast } from '../../app/undo.ts'
import { refusalOf } from '../../components/refusal.ts'
import { ConfirmRefused } from '../../meetings/ConfirmRefused.tsx'
import { declinedReps } from '../../meetings/meetingWords.ts'
import { ProposalNote } from '../../meetings/ProposalNote.tsx'
import { useBriefCommands } from '../../brief/useBriefCommands.ts'
import { useCommand } from '../../commands/dispatch.ts'
import { KeyCap } from '../../components/KeyCap.tsx'
import { RepAvatars } from '../../components/RepAvatar.tsx'
import { StatusDot, toneClass } from '../../components/StatusDot.tsx'
import { TwoClocks } from '../../components/TwoClocks.tsx'
import { formatDay, relativeDay } from '../../time/format.ts'
import { repsOf } from '../useReps.ts'
import { meetingStatusWords } from '../words.ts'
import { CancelDialog } from './CancelDialog.tsx'
import { RecordDialog } from './RecordDialog.tsx'
import { purposeLabels, purposeOf, useInvite } from './useInvite.ts'
import classes from './LeadMeetings.module.css'

interface LiveMeetingProps {
  readonly meeting: Meeting
  readonly lead: Lead
  readonly typeName: string
  readonly reps: ReadonlyMap<string, Rep>
  readonly theirs: string | null
  readonly moving: boolean
  readonly onMove: (meetingId: string) => void
  /** Of several meetings the first answers the keys. */
  readonly withKeys: boolean
}

/** A meeting that stands: when, with whom, how sure, and what can be done with it. */
export function LiveMeeting(props: LiveMeetingProps) {
  const { meeting, lead, typeName, reps, theirs, moving, onMove, withKeys } = props
  const { zone: ours } = useSettings()
  const now = useNow()
  const [dialog, setDialog] = useState<'cancel' | 'record'>()
  const closeOf = (id: typeof dialog) => () => setDialog((now) => (now === id ? undefined : now))
  const say = useUndoableToast()
  const invite = useInvite()
  const confirm = useMutation(
    api.meetings.confirm.mutationOptions({
      onSuccess: () => say(`${lead.name} is confirmed`),
      onError: (error) => {
        if (!refusalOf(error)) toastError(error)
      },
    }),
  )
  const refusal = refusalOf(confirm.error)
  const moveTo = useMutation(
    api.meetings.reschedule.mutationOptions({
      onSuccess: () => {
        confirm.reset()
        say(`${lead.name} is moved`)
      },
      onError: toastError,
    }),
  )
  const start = Date.parse(meeting.start)
  const begun = start <= now
  const canConfirm = meeting.status === 'booked' && !begun
  const doConfirm = () => confirm.mutate({ meetingId: meeting.id, by: lead.name })
  useCommand('meeting.confirm', doConfirm, { enabled: withKeys && canConfirm })
  useCommand('meeting.move', () => onMove(meeting.id), { enabled: withKeys && !begun })
  useCommand('meeting.cancel', () => setDialog('cancel'), { enabled: withKeys && !begun })
  useCommand('meeting.outcome', () => setDialog('record'), { enabled: withKeys && begun })
  useCommand('meeting.invite', () => invite.send(meeting), { enabled: withKeys && !begun })
  useCommand('meeting.file', () => invite.save(meeting), { enabled: withKeys })
  const openBrief = useBriefCommands(meeting.id, { enabled: withKeys })

  const status = begun ? { label: 'Outcome not recorded', tone: 'amber' as const } : meetingStatusWords[meeting.status]
  const people = repsOf(reps, meeting.reps)
  return (
    <section
      className={`${classes.meeting} ${moving ? classes.moving : ''}`}
      aria-label={`${typeName} ${formatDay(start, theirs ?? ours, now)}`}
    >
      <div className={classes.first}>
        <h2>{typeName}</h2>
        <span className={classes.quiet}>{relativeDay(start, now, theirs ?? ours)}</span>
        <span className={`${classes.status} ${toneClass(status.tone)}`}>
          <StatusDot tone={status.tone} /> {status.label}
        </span>
      </div>
      <div className={classes.second}>
        <b>{formatDay(start, theirs ?? ours, now)}</b>
        <TwoClocks at={start} theirs={theirs} />
        <RepAvatars reps={people} />
        <span className={classes.quiet}>{people.map((rep) => rep.name).join(', ')}</span>
        {meeting.attendance !== 'needsAction' && <span className={classes.quiet}>Invite {meeting.attendance}</span>}
        {meeting.overrideReason && <span className={classes.quiet}>Booked over a rule: {meeting.overrideReason}</span>}
      </div>
      <div className={classes.actions}>
        {canConfirm && (
          <Button
            variant="light"
            onClick={doConfirm}
            loading={confirm.isPending}
            rightSection={withKeys && <KeyCap command="meeting.confirm" />}
          >
            Confirm
          </Button>
        )}
        {begun && (
          <Button
            onClick={() => setDialog('record')}
            rightSection={withKeys && <KeyCap command="meeting.outcome" onAccent />}
          >
            Record outcome
          </Button>
        )}
        {!begun && (
          <>
            <Button
              variant="default"
              onClick={() => invite.send(meeting)}
              loading={invite.isPending}
              rightSection={withKeys && <KeyCap command="meeting.invite" />}
            >
              {purposeLabels[purposeOf(meeting, now)]}
            </Button>
            <Button
              variant="default"
              onClick={() => onMove(meeting.id)}
              rightSection={withKeys && <KeyCap command="meeting.move" />}
            >
              Move
            </Button>
            <Button
              variant="default"
              onClick={() => setDialog('cancel')}
              rightSection={withKeys && <KeyCap command="meeting.cancel" />}
            >
              Cancel
            </Button>
          </>
        )}
        <Button variant="default" onClick={openBrief} rightSection={withKeys && <KeyCap command="brief.page" />}>
          Brief
        </Button>
        <ActionIcon
          variant="default"
          size={30}
          onClick={() => invite.save(meeting)}
          aria-label="Save as a calendar file (.ics)"
          title="Save as a calendar file (.ics)"
        >
          <IconDownload size={16} stroke={1.6} aria-hidden="true" />
        </ActionIcon>
      </div>
      {!begun && (
        <ProposalNote
          key={meeting.proposal?.id}
          meeting={meeting}
          theirs={theirs}
          reps={reps}
          onMove={() => onMove(meeting.id)}
          onWrite={() => invite.send(meeting)}
        />
      )}
      {!begun && declinedReps(meeting, now).length > 0 && (
        <p className={classes.declined}>
          {repsOf(
            reps,
            declinedReps(meeting, now).map((repId) => ({ repId })),
          )
            .map((rep) => rep.name)
            .join(' and ')}{' '}
          declined. Move the meeting, or choose another rep for it.
        </p>
      )}
      {refusal && canConfirm && (
        <ConfirmRefused
          refusal={refusal}
          theirs={theirs}
          reps={reps}
          pending={confirm.isPending || moveTo.isPending}
          onMoveTo={(slot) =>
            moveTo.mutate({
              meetingId: meeting.id,
              start: slot.start,
              repIds: slot.reps.map(({ repId }) => repId),
              reason: refusal.reasons[0]?.text ?? '',
            })
          }
          onMove={() => {
            confirm.reset()
            onMove(meeting.id)
          }}
          onAnyway={(reason) => confirm.mutate({ meetingId: meeting.id, by: lead.name, override: { reason } })}
          onLeave={() => confirm.reset()}
        />
      )}
      <CancelDialog opened={dialog === 'cancel'} onClose={closeOf('cancel')} meeting={meeting} lead={lead} />
      <RecordDialog opened={dialog === 'record'} onClose={closeOf('record')} meeting={meeting} lead={lead} />
    </section>
  )
}
