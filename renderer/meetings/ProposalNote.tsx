import { Button } from '@mantine/core'
import { IconCalendarTime } from '@tabler/icons-react'
import { useMutation, useQueries } from '@tanstack/react-query'
import type { Meeting } from '../../shared/contract/meetings.ts'
import type { Rep } from '../../shared/contract/reps.ts'
import { api } from '../api/client.ts'
import { useNow, useSettings } from '../api/workspace.ts'
import { showToast, toastError } from '../app/toast.ts'
import { useUndoableToast } from '../app/undo.ts'
import { mayBookOver, refusalOf } from '../components/refusal.ts'
import { cityOf, formatDay, formatTime } from '../time/format.ts'
import { ConfirmRefused } from './ConfirmRefused.tsx'
import css from './ProposalNote.module.css'

interface Props {
  readonly meeting: Meeting
  /** The zone of the lead; null when it is unknown. */
  readonly theirs: string | null
  readonly reps: ReadonlyMap<string, Rep>
  /** To look for another time among all. */
  readonly onMove: () => void
  /** Writes to the lead that the meeting stays as it is. */
  readonly onWrite: () => void
}

/** Another time that is asked for: whether it is open, and the two answers to it. */
export function ProposalNote({ meeting, theirs, reps, onMove, onWrite }: Props) {
  const { proposal } = meeting
  const { zone: ours, clock } = useSettings()
  const now = useNow()
  const done = useUndoableToast()
  const move = useMutation(
    api.meetings.reschedule.mutationOptions({
      onSuccess: (_, { start }) =>
        done(
          start === proposal?.start
            ? 'Meeting moved to the proposed time. The new time is yet to be sent.'
            : 'Meeting moved. The new time is yet to be sent.',
        ),
      onError: (error) => {
        if (!refusalOf(error)) toastError(error)
      },
    }),
  )
  const decline = useMutation(
    api.invites.declineProposal.mutationOptions({
      onSuccess: () =>
        showToast({ text: 'The meeting keeps its time.', action: { label: 'Write that it stays', run: onWrite } }),
      onError: toastError,
    }),
  )
  const checks = useQueries({
    queries: meeting.reps.map(({ repId }) =>
      api.slots.explain.queryOptions({
        input: {
          meetingTypeId: meeting.meetingTypeId,
          repId,
          start: proposal?.start ?? meeting.start,
          leadId: meeting.leadId,
          movingMeetingId: meeting.id,
        },
        enabled: proposal !== undefined,
      }),
    ),
  })
  if (!proposal) return null
  const at = Date.parse(proposal.start)
  const zone = theirs ?? ours
  const refusal = refusalOf(move.error)
  const reasons = checks.flatMap(({ data }) => (data && !data.open ? data.reasons.map(({ text }) => text) : []))
  const known = checks.every(({ data }) => data !== undefined)
  const reason = `${proposal.from} proposed it`
  const pending = move.isPending || decline.isPending
  const to = (more: { readonly override?: { readonly reason: string } }) =>
    move.mutate({ meetingId: meeting.id, start: proposal.start, reason, ...more })
  return (
    <section className={css.note} aria-label={`${proposal.from} proposes another time`}>
      <p className={css.title}>
        <IconCalendarTime size={16} stroke={1.75} aria-hidden />
        <span>
          {proposal.from} proposes {formatDay(at, zone, now)} {formatTime(at, zone, clock)}{' '}
          <span className={css.quiet}>
            {cityOf(zone)}
            {formatTime(at, ours, clock) === formatTime(at, zone, clock)
              ? ''
              : `, ${formatTime(at, ours, clock)} ${cityOf(ours)}`}
          </span>
        </span>
      </p>
      {proposal.comment ? <p className={css.comment}>“{proposal.comment}”</p> : null}
      {refusal ? (
        <ConfirmRefused
          words={MOVE}
          refusal={refusal}
          theirs={theirs}
          reps={reps}
          pending={pending}
          onMoveTo={(slot) =>
            move.mutate({
              meetingId: meeting.id,
              start: slot.start,
              repIds: slot.reps.map(({ repId }) => repId),
              reason,
            })
          }
          onMove={onMove}
          onAnyway={mayBookOver(refusal.reasons) ? (because) => to({ override: { reason: because } }) : undefined}
          onLeave={() => move.reset()}
        />
      ) : (
        <>
          {known ? (
            <p className={reasons.length > 0 ? css.closed : css.open}>
              {at <= now
                ? 'That time has passed.'
                : reasons.length > 0
                  ? [...new Set(reasons)].slice(0, 3).join('. ')
                  : `Open for ${meeting.reps.map(({ repId }) => reps.get(repId)?.name ?? 'the rep').join(' and ')}.`}
            </p>
          ) : null}
          <div className={css.ways}>
            {at > now ? (
              <Button
                size="compact-sm"
                variant={reasons.length > 0 ? 'default' : 'filled'}
                loading={move.isPending}
                onClick={() => to({})}
              >
                Move to it
              </Button>
            ) : null}
            <Button
              size="compact-sm"
              variant="default"
              disabled={pending}
              onClick={() => decline.mutate({ proposalId: proposal.id })}
            >
              Not possible
            </Button>
          </div>
        </>
      )}
    </section>
  )
}

const MOVE = {
  title: 'Not moved: the proposed time is not open.',
  anyway: 'Move anyway, because',
  submit: 'Move anyway',
}
