import { IconPinFilled, IconPlayerSkipForward } from '@tabler/icons-react'
import { memo, type CSSProperties } from 'react'
import type { QueueItem } from '../../../shared/contract/leads.ts'
import { useNow, useSettings } from '../../api/workspace.ts'
import { StatusDot, toneClass } from '../../components/StatusDot.tsx'
import { cityOf, formatTime, type ClockStyle } from '../../time/format.ts'
import { momentWords, reasonTone } from '../words.ts'
import { AnswerClock } from './AnswerClock.tsx'
import classes from './QueueList.module.css'

interface QueueRowProps {
  readonly id: string
  readonly item: QueueItem
  readonly index: number
  readonly total: number
  readonly selected: boolean
  readonly style: CSSProperties
  readonly onOpen: (leadId: string) => void
}

export const QueueRow = memo(function QueueRow({ id, item, index, total, selected, style, onOpen }: QueueRowProps) {
  const { clock } = useSettings()
  const now = useNow()
  const tone = reasonTone(item)
  return (
    <div
      id={id}
      className={classes.row}
      style={style}
      role="option"
      aria-selected={selected}
      aria-setsize={total}
      aria-posinset={index + 1}
      onClick={() => onOpen(item.leadId)}
    >
      <span className={`${classes.reason} ${toneClass(tone)}`}>
        <StatusDot tone={tone} />
        <span>{item.reason}</span>
      </span>
      <Marks item={item} />
      <span className={classes.who}>
        <b>{item.lead.name}</b> {item.lead.company && <span className={classes.company}>{item.lead.company}</span>}
      </span>
      <span className={classes.score} title="Score" aria-label={`score ${item.score}`}>
        {item.score}
      </span>
      <span className={classes.where}>{whereWords(item, now, clock)}</span>
    </div>
  )
}, sameRow)

/** What a setter decided about the place, and the time that runs. */
function Marks({ item }: { readonly item: QueueItem }) {
  const answering = item.kind === 'answer' && item.due !== undefined
  if (!item.pinned && !item.skippedUntil && !answering) return null
  return (
    <span className={classes.marks}>
      {answering && <AnswerClock due={Date.parse(item.due ?? '')} />}
      {item.pinned && (
        <span className={classes.pin} title="Pinned to the top">
          <IconPinFilled size={13} aria-hidden />
          <span className="visuallyHidden">pinned</span>
        </span>
      )}
      {item.skippedUntil && (
        <span className={classes.skipped} title="Skipped for now">
          <IconPlayerSkipForward size={13} stroke={1.75} aria-hidden /> skipped
        </span>
      )}
    </span>
  )
}

function sameRow(one: QueueRowProps, two: QueueRowProps): boolean {
  return (
    one.item === two.item &&
    one.selected === two.selected &&
    one.index === two.index &&
    one.total === two.total &&
    one.style.transform === two.style.transform
  )
}

/** The lead's clock and place, and when calling is allowed again: `02:42 Tokyo, opens 09:00`. */
function closedWords({ changes, state }: QueueItem['calling'], now: number, zone: string, clock: ClockStyle): string {
  if (!changes) return 'closed'
  const from = momentWords(Date.parse(changes), now, zone, clock)
  return state === 'warned' ? `opens ${from}` : `not before ${from}`
}

function whereWords({ calling, lead }: QueueItem, now: number, clock: ClockStyle): string {
  const { zone } = calling
  if (!zone) return [lead.city, 'time zone unknown'].filter(Boolean).join(', ')
  const here = `${formatTime(now, zone, clock)} ${lead.city ?? cityOf(zone)}`
  switch (calling.why) {
    case 'open':
    case 'zoneUnknown':
      return here
    case 'closed':
      return `${here}, ${calling.holiday ? 'holiday, ' : ''}${closedWords(calling, now, zone, clock)}`
    case 'doNotContact':
      return `${here}, not to be contacted`
    case 'noPhone':
      return `${here}, no phone`
  }
}
