import { useQuery } from '@tanstack/react-query'
import type { Meeting } from '../../shared/contract/meetings.ts'
import type { MeetingType } from '../../shared/contract/meetingTypes.ts'
import type { Rep } from '../../shared/contract/reps.ts'
import { api } from '../api/client.ts'
import { useNow, useSettings } from '../api/workspace.ts'
import { RepAvatar } from '../components/RepAvatar.tsx'
import { Unverified } from '../components/Unverified.tsx'
import { useUnverified } from '../components/useUnverified.ts'
import { ROLE_NAMES } from '../reps/roles.ts'
import { stayingZone } from '../reps/stays.ts'
import { cityOf, formatTime } from '../time/format.ts'
import { AttendanceSign } from './MeetingSigns.tsx'
import { isOpen } from './meetingWords.ts'
import css from './MeetingDetail.module.css'

interface Props {
  readonly meeting: Meeting
  readonly type: MeetingType | undefined
  readonly reps: ReadonlyMap<string, Rep>
}

/** Who takes the meeting, by which clock, and what each has answered to the invite. */
export function MeetingReps({ meeting, type, reps }: Props) {
  const now = useNow()
  const unverified = useUnverified()
  const ahead = isOpen(meeting) && Date.parse(meeting.end) > now
  return (
    <ul className={css.reps}>
      {meeting.reps.map(({ repId, seat }) => {
        const rep = reps.get(repId)
        const answer = meeting.repAnswers?.find((one) => one.repId === repId)
        return rep ? (
          <li key={repId}>
            <RepAvatar rep={rep} size={26} />
            <span className={css.rep}>{rep.name}</span>
            {ahead && unverified.has(repId) ? <Unverified names={[rep.name]} /> : null}
            {answer ? <AttendanceSign attendance={answer.attendance} /> : null}
            <span className={css.sub}>
              {type?.panel[seat]?.optional ? 'optional, ' : ''}
              {ROLE_NAMES[rep.role].short} · <RepClock rep={rep} at={Date.parse(meeting.start)} />
            </span>
          </li>
        ) : null
      })}
    </ul>
  )
}

/** A time by the clock that the rep lives by then. */
function RepClock({ rep, at }: { readonly rep: Rep; readonly at: number }) {
  const { clock } = useSettings()
  const rules = useQuery(api.availability.get.queryOptions({ input: { repId: rep.id } }))
  const zone = stayingZone(rep, rules.data, at)
  return `${formatTime(at, zone, clock)} ${cityOf(zone)}`
}
