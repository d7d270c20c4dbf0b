import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useId, useState, type KeyboardEvent } from 'react'
import { Link } from 'wouter'
import type { BoardRow } from '../../shared/contract/board.ts'
import type { DraftPurpose } from '../../shared/contract/invites.ts'
import { api } from '../api/client.ts'
import { leadPath } from '../app/routes.ts'
import { ErrorNote } from '../components/ErrorNote.tsx'
import type { CommandId } from '../../shared/commands/registry.ts'
import { commandAt } from '../commands/keyMap.ts'
import { KeyCap } from '../components/KeyCap.tsx'
import { ReasonForm } from '../components/ReasonForm.tsx'
import { RepAvatar } from '../components/RepAvatar.tsx'
import { refusalOf } from '../components/refusal.ts'
import { ConfirmRefused } from '../meetings/ConfirmRefused.tsx'
import { toneClass } from '../components/StatusDot.tsx'
import { ATTENDANCE_WORDS, draftPurpose, SEND_WORDS } from '../meetings/meetingWords.ts'
import { cityOf, formatDay, formatLength, formatTimes } from '../time/format.ts'
import { STATUS_WORDS, type Clocks } from './describe.ts'
import type { BoardActions } from './useBoardActions.ts'
import classes from './Panel.module.css'

type BoardMeeting = BoardRow['meetings'][number]

interface MeetingPanelProps {
  readonly meeting: BoardMeeting
  readonly reps: ReadonlyMap<string, BoardRow['rep']>
  readonly clocks: Clocks
  readonly now: number
  readonly actions: BoardActions
  readonly onMove: () => void
  readonly onClose: () => void
}

/** What nobody has been told yet; a reminder is nothing that is owed. */
const UNSENT: Readonly<Partial<Record<DraftPurpose, string>>> = {
  invite: 'Not sent yet',
  reschedule: 'The new time is not sent yet',
  cancel: 'The cancellation is not sent yet',
}

/** A meeting on the board: who, when on both clocks, where it stands, and what can be done with it. */
export function MeetingPanel({ meeting, reps, clocks, now, actions, onMove, onClose }: MeetingPanelProps) {
  const [step, setStep] = useState<'menu' | 'confirm' | 'cancel'>('menu')
  const heading = useId()
  const details = useQuery(api.meetings.get.queryOptions({ input: { meetingId: meeting.meetingId } }))
  const lead = useQuery(api.leads.get.queryOptions({ input: { leadId: meeting.leadId } })).data?.lead
  const start = Date.parse(meeting.start)
  const end = Date.parse(meeting.end)
  const leadZone = lead?.zone ?? lead?.zones[0] ?? null
  const live = meeting.status === 'booked' || meeting.status === 'confirmed'
  const begun = start <= now
  const { meetingId } = meeting
  const answer = ATTENDANCE_WORDS[meeting.attendance]
  const purpose = details.data ? draftPurpose(details.data, now) : null
  const unsent = purpose === null ? undefined : UNSENT[purpose]
  const send = () => {
    if (purpose && details.data) actions.send.mutate({ meeting: details.data, purpose })
  }
  const { confirm, moveTo } = actions
  const refusal = confirm.variables?.meetingId === meetingId ? refusalOf(confirm.error) : null
  const busy =
    confirm.isPending ||
    moveTo.isPending ||
    actions.cancel.isPending ||
    actions.outcome.isPending ||
    actions.send.isPending

  const keys: Partial<Record<CommandId, () => void>> = live
    ? {
        ...(begun
          ? {
              'meeting.outcome': () =>
                actions.outcome.mutate({ meetingId, outcome: 'completed' }, { onSuccess: onClose }),
            }
          : {}),
        ...(meeting.status === 'booked' ? { 'meeting.confirm': () => setStep('confirm') } : {}),
        'meeting.move': onMove,
        'meeting.cancel': () => setStep('cancel'),
        'meeting.invite': send,
      }
    : {}
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target instanceof HTMLInputElement) return
    const command = commandAt(event.nativeEvent, Object.keys(keys) as CommandId[])
    const run = command && keys[command]
    if (!run) return
    event.preventDefault()
    event.stopPropagation()
    run()
  }

  return (
    <section className={classes.panel} aria-labelledby={heading} onKeyDown={onKeyDown}>
      <h2 id={heading} className={classes.heading} tabIndex={-1} data-autofocus>
        {meeting.leadName}
        <span className={classes[meeting.status]}>{STATUS_WORDS[meeting.status]}</span>
      </h2>
      <p className={classes.subtitle}>
        {[lead?.title, meeting.company].filter(Boolean).join(', ') || 'No company known'}
      </p>
      {refusal ? null : (
        <dl className={classes.facts}>
          {leadZone && leadZone !== clocks.zone && (
            <div>
              <dt>{cityOf(leadZone)}</dt>
              <dd>
                <strong>{formatTimes(start, end, leadZone, clocks.clock)}</strong> {formatDay(start, leadZone)}
              </dd>
            </div>
          )}
          <div>
            <dt>{cityOf(clocks.zone)}</dt>
            <dd>
              <strong>{formatTimes(start, end, clocks.zone, clocks.clock)}</strong> {formatDay(start, clocks.zone)}
            </dd>
          </div>
          <div>
            <dt>Meeting</dt>
            <dd>
              {meeting.typeName}, {formatLength(end - start)}
            </dd>
          </div>
          <div>
            <dt>With</dt>
            <dd className={classes.people}>
              {details.data?.reps.map(({ repId }) => {
                const rep = reps.get(repId)
                return rep ? (
                  <span key={repId} className={classes.person}>
                    <span aria-hidden="true">
                      <RepAvatar rep={rep} size={18} />
                    </span>
                    {rep.name}
                  </span>
                ) : null
              })}
            </dd>
          </div>
          <div>
            <dt>Invite</dt>
            <dd className={unsent ? undefined : toneClass(answer.tone)}>{unsent ?? answer.text}</dd>
          </div>
          {details.data?.risk && details.data.risk.tier !== 'low' && (
            <div>
              <dt>No-show risk</dt>
              <dd className={details.data.risk.tier === 'high' ? toneClass('amber') : undefined}>
                {details.data.risk.tier === 'high' ? 'High' : 'Raised'}: {details.data.risk.reasons.join(', ')}
              </dd>
            </div>
          )}
          {details.data?.overrideReason && (
            <div>
              <dt>Over a rule</dt>
              <dd>{details.data.overrideReason}</dd>
            </div>
          )}
        </dl>
      )}
      <ErrorNote error={details.error} />
      {refusal && confirm.variables && (
        <ConfirmRefused
          refusal={refusal}
          theirs={leadZone}
          reps={reps}
          pending={busy}
          onMoveTo={(slot) =>
            moveTo.mutate(
              {
                meetingId,
                start: slot.start,
                repIds: slot.reps.map(({ repId }) => repId),
                reason: refusal.reasons[0]?.text ?? '',
              },
              {
                onSuccess: () => {
                  confirm.reset()
                  onClose()
                },
              },
            )
          }
          onMove={() => {
            confirm.reset()
            onMove()
          }}
          onAnyway={(reason) =>
            confirm.variables && confirm.mutate({ ...confirm.variables, override: { reason } }, { onSuccess: onClose })
          }
          onLeave={() => {
            confirm.reset()
            setStep('menu')
          }}
        />
      )}
      {step === 'menu' && !refusal && (
        <div className={classes.actions}>
          {live && begun && (
            <>
              <Button
                onClick={() => actions.outcome.mutate({ meetingId, outcome: 'completed' }, { onSuccess: onClose })}
                disabled={busy}
                rightSection={<KeyCap command="meeting.outcome" onAccent />}
              >
                It took place
              </Button>
              <Button
                variant="default"
                disabled={busy}
                onClick={() => actions.outcome.mutate({ meetingId, outcome: 'no_show' }, { onSuccess: onClose })}
              >
                No-show
              </Button>
            </>
          )}
          {live && meeting.status === 'booked' && (
            <Button
              variant={begun ? 'default' : 'filled'}
              disabled={busy}
              onClick={() => setStep('confirm')}
              rightSection={<KeyCap command="meeting.confirm" onAccent={!begun} />}
            >
              Confirm
            </Button>
          )}
          {live && (
            <>
              <Button variant="default" onClick={onMove} rightSection={<KeyCap command="meeting.move" />}>
                Move
              </Button>
              <Button
                variant="default"
                disabled={busy}
                onClick={() => setStep('cancel')}
                rightSection={<KeyCap command="meeting.cancel" />}
              >
                Cancel
              </Button>
              {purpose && (
                <Button
                  variant="default"
                  loading={actions.send.isPending}
                  onClick={send}
                  rightSection={<KeyCap command="meeting.invite" />}
                >
                  {SEND_WORDS[purpose]}
                </Button>
              )}
            </>
          )}
          <Button component={Link} href={leadPath(meeting.leadId)} variant="default">
            Open lead
          </Button>
        </div>
      )}
      {step === 'confirm' && !refusal && (
        <div className={classes.form}>
          <p className={classes.subtitle}>How did {meeting.leadName.split(' ')[0]} confirm?</p>
          <div className={classes.actions}>
            {['Phone', 'E-mail', 'Message'].map((by, i) => (
              <Button
                key={by}
                variant={i === 0 ? 'filled' : 'default'}
                disabled={busy}
                autoFocus={i === 0}
                onClick={() => confirm.mutate({ meetingId, by: by.toLowerCase() }, { onSuccess: onClose })}
              >
                {by}
              </Button>
            ))}
          </div>
        </div>
      )}
      {step === 'cancel' && (
        <ReasonForm
          className={classes.form}
          buttonsClassName={classes.actions}
          label="Why is it cancelled?"
          submit="Cancel the meeting"
          emphasis="danger"
          focused
          pending={actions.cancel.isPending}
          onReason={(reason) => actions.cancel.mutate({ meetingId, reason }, { onSuccess: onClose })}
        >
          <Button variant="default" onClick={() => setStep('menu')}>
            Keep it
          </Button>
        </ReasonForm>
      )}
    </section>
  )
}
