import { Button } from '@mantine/core'
import {
  IconAlertTriangle,
  IconCalendarTime,
  IconCircleCheck,
  IconCircleDashed,
  IconMailQuestion,
} from '@tabler/icons-react'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useMemo, useRef } from 'react'
import { Link } from 'wouter'
import { answerLines, answerTitle, groupOf, type AnswerGroup, type ShownAnswer } from './answerList.ts'
import css from './AnswerResults.module.css'

interface Props {
  readonly answers: readonly ShownAnswer[]
  readonly busy: boolean
  /** The address of whoever answered belongs to the lead: it is added, and the file is taken in again. */
  readonly onAddAddress: (answer: ShownAnswer) => void
  /** A file that does not say so is an answer. */
  readonly onConfirm: (answer: ShownAnswer) => void
  readonly onCalendar: () => void
  readonly onLeave: () => void
}

const ICONS = {
  applied: IconCircleCheck,
  proposals: IconCalendarTime,
  asks: IconMailQuestion,
  known: IconCircleDashed,
  not: IconAlertTriangle,
} as const satisfies Record<AnswerGroup, unknown>

/** What came of each answer, the ones that count first; only the rows in sight exist. */
export function AnswerResults(props: Props) {
  const { answers } = props
  const box = useRef<HTMLDivElement>(null)
  const lines = useMemo(() => answerLines(answers), [answers])
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => box.current,
    estimateSize: (i) => (lines[i]?.type === 'heading' ? 30 : 74),
    getItemKey: (i) => lines[i]?.key ?? i,
    overscan: 6,
  })
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div ref={box} className={css.box} tabIndex={0} role="region" aria-label="What came of the answers">
      <div role="list" className={css.all} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((row) => {
          const line = lines[row.index]
          if (!line) return null
          return (
            <div
              key={row.key}
              ref={virtual.measureElement}
              data-index={row.index}
              role="listitem"
              className={css.row}
              style={{ transform: `translateY(${row.start}px)` }}
            >
              {line.type === 'heading' ? (
                <h3 className={css.heading}>
                  {line.title} <span>{line.count}</span>
                </h3>
              ) : (
                <Result {...props} answer={line.answer} />
              )}
            </div>
          )
        })}
      </div>
    </div>
  )
}

function Result({ answer, busy, onAddAddress, onConfirm, onCalendar, onLeave }: Props & { answer: ShownAnswer }) {
  const group = groupOf(answer.kind)
  const Icon = ICONS[group]
  // An invite of our own is no calendar of anybody.
  const isCalendar = answer.kind === 'notAnAnswer' && !answer.meetingId && /\.(ics|ical)$/i.test(answer.file)
  return (
    <div className={css.answer} data-group={group}>
      <Icon size={17} stroke={1.75} aria-hidden />
      <div className={css.words}>
        <p className={css.title}>{answerTitle(answer)}</p>
        {answer.reason ? <p>{answer.reason}</p> : null}
        <p className={css.file}>{answer.file}</p>
      </div>
      <div className={css.ways}>
        {answer.kind === 'crasher' && answer.leadId && answer.text !== undefined ? (
          <Button variant="default" size="compact-sm" disabled={busy} onClick={() => onAddAddress(answer)}>
            It is {answer.leadName?.split(' ')[0] ?? 'the lead'}
          </Button>
        ) : null}
        {answer.kind === 'needsConfirmation' && answer.text !== undefined ? (
          <Button variant="default" size="compact-sm" disabled={busy} onClick={() => onConfirm(answer)}>
            Take it in
          </Button>
        ) : null}
        {isCalendar ? (
          <Button variant="default" size="compact-sm" onClick={onCalendar}>
            Import as a calendar
          </Button>
        ) : null}
        {answer.meetingId ? (
          <Link href={`/meetings/${answer.meetingId}`} onClick={onLeave}>
            Open the meeting
          </Link>
        ) : null}
      </div>
    </div>
  )
}
