import { IconCalendarTime, IconSend } from '@tabler/icons-react'
import type { Collision } from '../../shared/contract/calendars.ts'
import type { Meeting, MeetingLead } from '../../shared/contract/meetings.ts'
import type { Rep } from '../../shared/contract/reps.ts'
import { useNow, useSettings } from '../api/workspace.ts'
import { RepAvatars } from '../components/RepAvatar.tsx'
import { cityOf, dayKey, formatDay, formatTime, shortZoneName } from '../time/format.ts'
import { declinedReps, isOpen, needsNewTime, sendHint } from './meetingWords.ts'
import { AttendanceSign, RiskSign, StatusSign } from './MeetingSigns.tsx'
import css from './MeetingRow.module.css'

interface Props {
  readonly meeting: Meeting
  /** The event of a calendar that is in the way. */
  readonly collision: Collision | undefined
  readonly lead: MeetingLead | undefined
  readonly typeName: string
  readonly reps: readonly Rep[]
}

/** `Thu 15:00`, with the date where it is a week and more away. */
function formatProposed(at: number, now: number, zone: string, clock: '24' | '12'): string {
  const day = formatDay(at, zone, now)
  return `${Math.abs(at - now) < 6 * 86_400_000 ? (day.split(' ')[0] ?? day) : day} ${formatTime(at, zone, clock)}`
}

/** A meeting in a line: when for the lead and when for us, with whom, and what is open about it. */
export function MeetingRow({ meeting, collision, lead, typeName, reps }: Props) {
  const { zone: ours, clock } = useSettings()
  const at = Date.parse(meeting.start)
  const theirs = lead?.zone ?? null
  const first = theirs ?? ours
  const otherDay = dayKey(at, first) !== dayKey(at, ours)
  const ourTime = formatTime(at, ours, clock)
  const now = useNow()
  const proposed = isOpen(meeting) && at > now ? meeting.proposal : undefined
  const asked = proposed
    ? `Proposes ${formatProposed(Date.parse(proposed.start), now, first, clock)}`
    : needsNewTime(meeting, now)
      ? 'New time needed'
      : declinedReps(meeting, now).length > 0
        ? 'Another rep needed'
        : collision
          ? `In the way: ${collision.event.title ?? 'busy'}`
          : undefined
  const hint = asked ?? sendHint(meeting, now)
  const HintIcon = asked ? IconCalendarTime : IconSend
  return (
    <div className={css.row} data-cancelled={meeting.status === 'cancelled' || undefined}>
      <span className={css.when}>
        <span className={css.theirs}>
          <strong>{formatTime(at, first, clock)}</strong>{' '}
          <span className={css.zone}>
            {theirs ? shortZoneName(first, at) : 'zone unknown'}
            {otherDay ? ` ${formatDay(at, first)}` : ''}
          </span>
        </span>
        <span className={css.quiet}>
          {!otherDay && ourTime === formatTime(at, first, clock) ? 'your time too' : `${ourTime} ${cityOf(ours)}`}
        </span>
      </span>
      <span className={css.lead}>
        <span className={css.name}>{lead?.name ?? 'Lead'}</span>
        <span className={css.quiet}>{lead?.company ?? ' '}</span>
      </span>
      <span className={css.type}>
        <span className={css.cut}>{typeName}</span>
        <span className={css.quiet}>{(Date.parse(meeting.end) - at) / 60_000} min</span>
      </span>
      <span className={css.reps}>
        <RepAvatars reps={reps} />
      </span>
      <span className={css.state}>
        <StatusSign status={meeting.status} />
        {meeting.invitedSequence === null && meeting.attendance === 'needsAction' ? (
          <span className={css.quiet}>not invited yet</span>
        ) : (
          <AttendanceSign attendance={meeting.attendance} />
        )}
      </span>
      <span className={css.hint}>
        {hint ? (
          <span className={css.pill}>
            <HintIcon size={12} aria-hidden />
            <span>{hint}</span>
          </span>
        ) : (
          <RiskSign risk={meeting.risk} />
        )}
      </span>
    </div>
  )
}
