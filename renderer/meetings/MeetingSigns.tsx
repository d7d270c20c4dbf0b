import {
  IconAlertTriangle,
  IconBan,
  IconCheck,
  IconCircleCheckFilled,
  IconCircleDashed,
  IconMail,
  IconMailCheck,
  IconMailQuestion,
  IconMailX,
  IconUserX,
} from '@tabler/icons-react'
import type { Attendance, Meeting, MeetingStatus } from '../../shared/contract/meetings.ts'
import { toneClass } from '../components/StatusDot.tsx'
import { ATTENDANCE_WORDS, STATUS_WORDS } from './meetingWords.ts'
import css from './MeetingSigns.module.css'

const STATUS_ICONS = {
  booked: IconCircleDashed,
  confirmed: IconCircleCheckFilled,
  completed: IconCheck,
  no_show: IconUserX,
  cancelled: IconBan,
} as const satisfies Record<MeetingStatus, unknown>

const ATTENDANCE_ICONS = {
  needsAction: IconMail,
  accepted: IconMailCheck,
  declined: IconMailX,
  tentative: IconMailQuestion,
} as const satisfies Record<Attendance, unknown>

/** The status in a shape, a word and a colour, any one of which is enough. */
export function StatusSign({ status }: { readonly status: MeetingStatus }) {
  const Icon = STATUS_ICONS[status]
  const { text, tone } = STATUS_WORDS[status]
  return (
    <span className={`${css.sign} ${css.status} ${toneClass(tone)}`}>
      <Icon size={15} stroke={2} aria-hidden />
      {text}
    </span>
  )
}

/** What the lead answered to the invite. */
export function AttendanceSign({ attendance }: { readonly attendance: Attendance }) {
  const Icon = ATTENDANCE_ICONS[attendance]
  const { text, tone } = ATTENDANCE_WORDS[attendance]
  return (
    <span className={`${css.sign} ${toneClass(tone)}`}>
      <Icon size={15} stroke={1.6} aria-hidden />
      {text}
    </span>
  )
}

const RISK_WORDS = {
  raised: { text: 'raised risk', tone: 'quiet' },
  high: { text: 'high risk', tone: 'amber' },
} as const

/** The risk of a no-show, where there is reason to think of one; the reasons are beside it or in its tooltip. */
export function RiskSign({ risk, withReasons }: { readonly risk: Meeting['risk']; readonly withReasons?: boolean }) {
  if (!risk || risk.tier === 'low') return null
  const { text, tone } = RISK_WORDS[risk.tier]
  const reasons = risk.reasons.join(', ')
  return (
    <span className={`${css.sign} ${css.risk} ${toneClass(tone)}`} {...(withReasons ? {} : { title: reasons })}>
      <IconAlertTriangle size={14} stroke={1.7} aria-hidden />
      <span>
        {text}
        {withReasons ? ` of a no-show: ${reasons}` : <span className="visuallyHidden"> of a no-show: {reasons}</span>}
      </span>
    </span>
  )
}
