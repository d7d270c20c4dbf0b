import { IconCheck } from '@tabler/icons-react'
import { memo, type CSSProperties, type MouseEvent } from 'react'
import type { LeadMatch } from '../../shared/contract/leadFilters.ts'
import type { Lead } from '../../shared/contract/leads.ts'
import type { Rep } from '../../shared/contract/reps.ts'
import { useNow, useSettings } from '../api/workspace.ts'
import { RepAvatar } from '../components/RepAvatar.tsx'
import { StatusDot, toneClass, type Tone } from '../components/StatusDot.tsx'
import { leadZone, momentWords, stageNames } from '../desk/words.ts'
import { cityOf, daysBetween, formatTime, relativeDay, type ClockStyle } from '../time/format.ts'
import { stepNames } from './filterWords.ts'
import type { ListedLead } from './useLeadList.ts'
import classes from './LeadGrid.module.css'

interface LeadRowProps {
  readonly id: string
  readonly index: number
  readonly item: ListedLead
  readonly owner: Rep | undefined
  readonly active: boolean
  readonly selected: boolean
  readonly style: CSSProperties
  readonly onOpen: (leadId: string) => void
  readonly onPick: (index: number, event: MouseEvent) => void
}

export const LeadRow = memo(function LeadRow(props: LeadRowProps) {
  const { id, index, item, owner, active, selected, style, onOpen, onPick } = props
  const { lead, score, match } = item
  const { zone, clock } = useSettings()
  const now = useNow()
  const step = stepWords(lead, now, zone, clock)
  const there = thereWords(item, now, clock)
  return (
    <div
      id={id}
      role="row"
      className={classes.row}
      style={style}
      aria-rowindex={index + 2}
      aria-selected={selected}
      data-active={active || undefined}
      onClick={() => onOpen(lead.id)}
    >
      <span
        role="gridcell"
        className={classes.pick}
        onClick={(event) => {
          event.stopPropagation()
          onPick(index, event)
        }}
      >
        <Box on={selected} />
      </span>
      <span role="gridcell" className={classes.who}>
        <div className={classes.name}>
          <b>{lead.name}</b>
        </div>
        <div className={classes.under}>{match ? <Match match={match} /> : underWords(lead)}</div>
      </span>
      <span role="gridcell" className={classes.cell}>
        {lead.doNotContact ? <span className={toneClass('red')}>Do not contact</span> : stageNames[lead.stage]}
      </span>
      <span role="gridcell" className={classes.figure}>
        {score}
      </span>
      <span role="gridcell" className={`${classes.cell} ${step.tone ? toneClass(step.tone) : ''}`}>
        {step.text}
      </span>
      <span role="gridcell" className={`${classes.cell} ${classes.quiet}`}>
        {lead.lastActivityAt ? relativeDay(Date.parse(lead.lastActivityAt), now, zone) : 'never'}
      </span>
      <span role="gridcell" className={classes.cell}>
        {owner ? (
          <span className={classes.owner}>
            <RepAvatar rep={owner} size={18} />
            <span>{owner.name.split(' ')[0]}</span>
          </span>
        ) : (
          <span className={classes.quiet}>nobody</span>
        )}
      </span>
      <span role="gridcell" className={`${classes.cell} ${classes.time}`}>
        {there.tone && <StatusDot tone={there.tone} />}{' '}
        <span className={there.quiet ? classes.quiet : ''}>{there.text}</span>
        {there.spoken && <span className="visuallyHidden">, {there.spoken}</span>}
      </span>
    </div>
  )
})

export function Box({ on }: { readonly on: boolean }) {
  return (
    <span className={classes.box} data-on={on || undefined} aria-hidden="true">
      {on && <IconCheck size={11} stroke={3} />}
    </span>
  )
}

const underWords = (lead: Lead): string =>
  [lead.company, lead.title].filter(Boolean).join(' · ') || (lead.email ?? lead.phone ?? '')

/** Where the words were found, with them marked. */
function Match({ match }: { readonly match: LeadMatch }) {
  const parts = match.marks.flatMap(([from, to], i) => {
    const before = match.text.slice(match.marks[i - 1]?.[1] ?? 0, from)
    return [before, <mark key={i}>{match.text.slice(from, to)}</mark>]
  })
  return (
    <>
      {match.label}: {parts}
      {match.text.slice(match.marks.at(-1)?.[1] ?? 0)}
    </>
  )
}

function stepWords(lead: Lead, now: number, zone: string, clock: ClockStyle): { text: string; tone?: Tone } {
  if (lead.snoozedUntil && Date.parse(lead.snoozedUntil) > now) {
    return { text: `Snoozed, ${momentWords(Date.parse(lead.snoozedUntil), now, zone, clock)}`, tone: 'quiet' }
  }
  if (!lead.nextStep) return { text: 'nothing', tone: 'quiet' }
  const due = Date.parse(lead.nextStep.due)
  const name = stepNames[lead.nextStep.kind]
  const days = daysBetween(now, due, zone)
  if (days < 0)
    return { text: `${name}, ${relativeDay(due, now, zone)}`, tone: lead.nextStep.kind === 'call' ? 'amber' : 'red' }
  const when = days <= 6 ? momentWords(due, now, zone, clock) : relativeDay(due, now, zone)
  const late = due < now && lead.nextStep.kind === 'callBack'
  return { text: `${name} ${when}`, ...(late ? { tone: 'red' as const } : {}) }
}

/** The time where the lead is, and whether it may be called. */
function thereWords(
  { lead, calling }: ListedLead,
  now: number,
  clock: ClockStyle,
): { text: string; tone?: Tone; quiet?: boolean; spoken?: string } {
  const zone = leadZone(lead, calling)
  if (!zone) return { text: lead.city ?? 'unknown', quiet: true }
  const text = `${formatTime(now, zone, clock)} ${lead.city ?? cityOf(zone)}`
  // Who is closed is not called, whatever the hour.
  if (!lead.nextStep) return { text, quiet: true }
  if (calling.now) return { text, tone: 'green', spoken: 'may be called' }
  return { text, tone: 'quiet', quiet: true, spoken: 'not to be called now' }
}
