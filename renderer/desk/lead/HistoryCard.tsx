import type { Activity, Lead } from '../../../shared/contract/leads.ts'
import { useNow, useSettings } from '../../api/workspace.ts'
import { SectionTitle } from '../../components/SectionTitle.tsx'
import { daysBetween, formatDate, formatTime } from '../../time/format.ts'
import { useMeetingTypes } from '../useReps.ts'
import { lengthWords } from '../call/callClock.ts'
import classes from './LeadView.module.css'

const kindNames: Record<Activity['kind'], string> = {
  call: 'Call',
  email: 'E-mail',
  note: 'Note',
  form: 'Form',
  import: 'Imported',
  meeting: 'Meeting',
}

interface HistoryCardProps {
  readonly activities: readonly Activity[]
  readonly lead: Lead
}

/** What happened, newest first. */
export function HistoryCard({ activities, lead }: HistoryCardProps) {
  const { zone, clock } = useSettings()
  const now = useNow()
  const typeNames = (useMeetingTypes() ?? []).map((type) => type.name)
  return (
    <section className={classes.card} aria-labelledby="history-title">
      <SectionTitle id="history-title">History</SectionTitle>
      <ol className={classes.rows}>
        {activities.map((activity) => {
          const at = Date.parse(activity.at)
          const [head, rest] = inTwo(activity, typeNames)
          return (
            <li key={activity.id} className={classes.event}>
              <time dateTime={activity.at}>
                {daysBetween(now, at, zone) === 0 ? `Today ${formatTime(at, zone, clock)}` : formatDate(at, zone, now)}
              </time>
              <span>
                <b>{head}</b> {rest}
                {activity.seconds ? <span className={classes.note}> {lengthWords(activity.seconds)}</span> : null}
                {activity.note && <span className={classes.note}> {quoted(activity.note)}</span>}
              </span>
            </li>
          )
        })}
        {activities.length === 0 && (
          <li className={classes.event}>
            <time dateTime={lead.createdAt}>{formatDate(Date.parse(lead.createdAt), zone, now)}</time>
            <span>
              <b>Added</b> {lead.source ? `from ${lead.source}` : ''}
            </span>
          </li>
        )}
      </ol>
    </section>
  )
}

/** A note that quotes somebody has its quotation marks already. */
const quoted = (note: string): string => (/[“”"„«]/.test(note) ? note : `“${note}”`)

/** What it was, and what came of it: `Call` and `voicemail left`, `Product demo` and `booked with Dana`. */
function inTwo({ kind, title }: Activity, typeNames: readonly string[]): readonly [string, string] {
  const known = kind === 'meeting' ? typeNames.find((name) => title.startsWith(`${name} `)) : undefined
  if (known) return [known, title.slice(known.length + 1)]
  const name = kindNames[kind]
  if (kind === 'meeting') return [name, title]
  const callBack = /^call back /i.exec(title)?.[0]
  if (kind === 'call' && callBack) return ['Call back', title.slice(callBack.length)]
  const starts = title.toLowerCase().startsWith(name.toLowerCase())
  const rest = starts ? title.slice(name.length).replace(/^[\s:,]+/, '') : title
  return [name, /^[A-Z][a-z]/.test(rest) ? rest.charAt(0).toLowerCase() + rest.slice(1) : rest]
}
