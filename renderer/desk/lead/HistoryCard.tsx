import type { Activity, Lead } from '../../../shared/contract/leads.ts'
import { useNow, useSettings } from '../../api/workspace.ts'
import { SectionTitle } from '../../components/SectionTitle.tsx'
import { daysBetween, formatDate, formatTime } from '../../time/format.ts'
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
  return (
    <section className={classes.card} aria-labelledby="history-title">
      <SectionTitle id="history-title">History</SectionTitle>
      <ol className={classes.rows}>
        {activities.map((activity) => {
          const at = Date.parse(activity.at)
          return (
            <li key={activity.id} className={classes.event}>
              <time dateTime={activity.at}>
                {daysBetween(now, at, zone) === 0 ? `Today ${formatTime(at, zone, clock)}` : formatDate(at, zone, now)}
              </time>
              <span>
                <b>{kindNames[activity.kind]}</b> {titleWithoutKind(activity)}
                {activity.note && <span className={classes.note}> “{activity.note}”</span>}
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

/** `Call connected` and `Connected` read the same beside the word "Call". */
function titleWithoutKind({ kind, title }: Activity): string {
  const name = kindNames[kind]
  const rest = title.toLowerCase().startsWith(name.toLowerCase())
    ? title.slice(name.length).replace(/^[\s:,]+/, '')
    : title
  return /^[A-Z][a-z]/.test(rest) ? rest.charAt(0).toLowerCase() + rest.slice(1) : rest
}
