import { Button, Popover } from '@mantine/core'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import type { BoardRow } from '../../shared/contract/board.ts'
import type { MeetingType } from '../../shared/contract/meetingTypes.ts'
import type { Explanation } from '../../shared/contract/slotShapes.ts'
import { cityOf, formatTime } from '../time/format.ts'
import type { Anchor } from './BoardGrid.tsx'
import type { Clocks } from './describe.ts'
import { LeadPick } from './LeadPick.tsx'
import { HoldPanel } from './HoldPanel.tsx'
import { MeetingPanel } from './MeetingPanel.tsx'
import type { BoardActions } from './useBoardActions.ts'
import type { Target } from './useTarget.ts'
import { mayBookOver } from '../components/refusal.ts'
import { WhyPanel } from './WhyPanel.tsx'
import { nextWords, warningWords } from './whyWords.ts'
import classes from './Board.module.css'
import panelClasses from './Panel.module.css'

/** What is open beside the cursor. */
export type Panel =
  | {
      readonly kind: 'why'
      /** The field is open that asks for a reason to book over soft rules or, where nothing is placed yet, for whom. */
      readonly asked: boolean
      /** What a refusal said; null for what the rules say now. */
      readonly refused: readonly Explanation[] | null
    }
  | { readonly kind: 'meeting'; readonly meetingId: string; readonly repId: string }
  | { readonly kind: 'hold'; readonly holdId: string }

export const WHY: Panel = { kind: 'why', asked: false, refused: null }

interface BoardPanelProps {
  readonly panel: Panel | null
  readonly anchor: Anchor
  readonly row: BoardRow | null
  readonly rows: readonly BoardRow[]
  readonly target: Target | null
  readonly type: MeetingType | null
  readonly noTypes: boolean
  readonly clocks: Clocks
  readonly now: number
  readonly actions: BoardActions
  /** Puts what is being placed here, over soft rules with a reason; null while nothing is. */
  readonly place: ((reason?: string) => void) | null
  readonly placeLabel: string
  readonly overrideLabel: string
  readonly onPanel: (panel: Panel | null) => void
  readonly onNext: (at: number) => void
  readonly onMove: (repId: string, meetingId: string) => void
  /** A lead was chosen for the time that is looked at. */
  readonly onLead: (leadId: string) => void
}

export function BoardPanel(props: BoardPanelProps) {
  const { panel, anchor, onPanel } = props
  const takesFocus = panel?.kind === 'meeting' || panel?.kind === 'hold' || (panel?.kind === 'why' && panel.asked)
  return (
    <Popover
      // A panel that takes the focus is another one than the note that follows the cursor.
      key={panel ? `${panel.kind} ${takesFocus}` : 'none'}
      opened={panel !== null}
      onDismiss={() => onPanel(null)}
      position="bottom-start"
      offset={{ mainAxis: 6, crossAxis: 4 }}
      trapFocus={takesFocus}
      withRoles={false}
      preventPositionChangeWhenVisible={false}
      // A panel that fades out still has the keys.
      transitionProps={{ duration: 60, exitDuration: 0 }}
      classNames={{ dropdown: panelClasses.dropdown }}
      middlewares={{ flip: true, shift: { padding: 8 } }}
    >
      <Popover.Target>
        <div
          className={classes.anchor}
          style={{ left: anchor.left, top: anchor.top, width: anchor.width, height: 42 }}
        />
      </Popover.Target>
      <Popover.Dropdown {...(takesFocus ? { role: 'dialog', 'aria-label': 'Details' } : {})}>
        <Content {...props} />
      </Popover.Dropdown>
    </Popover>
  )
}

function Content(props: BoardPanelProps): ReactNode {
  const { panel, row, rows, target, type, clocks, now, onPanel } = props
  if (!panel || !row) return null
  if (panel.kind === 'meeting') {
    const meeting = row.meetings.find(({ meetingId }) => meetingId === panel.meetingId)
    return meeting ? (
      <MeetingPanel
        meeting={meeting}
        reps={new Map(rows.map(({ rep }) => [rep.id, rep]))}
        clocks={clocks}
        now={now}
        actions={props.actions}
        onMove={() => props.onMove(panel.repId, panel.meetingId)}
        onClose={() => onPanel(null)}
      />
    ) : null
  }
  if (panel.kind === 'hold') {
    const hold = row.holds.find(({ holdId }) => holdId === panel.holdId)
    return hold ? (
      <HoldPanel
        hold={hold}
        names={new Map(rows.map(({ rep }) => [rep.id, rep.name]))}
        clocks={clocks}
        now={now}
        actions={props.actions}
        onClose={() => onPanel(null)}
      />
    ) : null
  }
  if (props.noTypes) {
    return (
      <section className={panelClasses.panel}>
        <h2 className={panelClasses.heading}>No meeting type yet</h2>
        <p className={panelClasses.subtitle}>How long a meeting takes and who joins says which times are open.</p>
        <Button component={Link} href="/types" mt={10}>
          Add a meeting type
        </Button>
      </section>
    )
  }
  if (!target) return null
  const { plan, explained } = target
  const names = new Map(rows.map(({ rep }) => [rep.id, rep.name]))
  const reasons = (panel.refused ?? target.reasons).map((reason) => {
    // Of the reps who would join it is said whom it concerns.
    const other = reason.repId === undefined || reason.repId === plan.repId ? undefined : names.get(reason.repId)
    return other && !reason.text.includes(other) ? { ...reason, text: `${other}: ${reason.text}` } : reason
  })
  const state = panel.refused ? 'closed' : target.state
  const { place } = props
  const firstName = row.rep.name.split(' ')[0]
  const next = explained?.nextOpen ? Date.parse(explained.nextOpen) : null
  const joining = target.repIds.slice(1).flatMap((repId) => names.get(repId) ?? [])
  const theirs =
    clocks.leadZone && clocks.leadZone !== clocks.zone
      ? `, ${formatTime(plan.start, clocks.leadZone, clocks.clock)} in ${cityOf(clocks.leadZone)}`
      : ''
  return (
    <WhyPanel
      title={`${firstName}, ${formatTime(plan.start, clocks.zone, clocks.clock)}`}
      state={state}
      subtitle={`${plan.movingMeetingId ? 'To move it here' : `For ${type?.name ?? 'a meeting'}`}, ${plan.minutes} min${theirs}${joining.length > 0 ? `, with ${joining.join(' and ')}` : ''}`}
      reasons={reasons}
      warning={warningWords(explained, row.asOf, now)}
      next={state === 'closed' && next !== null ? nextWords(next, now, clocks) : null}
      onNext={() => next !== null && props.onNext(next)}
      act={
        place
          ? { label: props.placeLabel, run: () => place() }
          : panel.asked
            ? null
            : { label: 'Book a lead here', run: () => onPanel({ ...panel, asked: true }) }
      }
      override={
        place && mayBookOver(reasons) && state === 'closed'
          ? {
              label: props.overrideLabel,
              pending: props.actions.book.isPending || props.actions.move.isPending,
              asked: panel.asked,
              onAsk: () => onPanel({ ...panel, asked: true }),
              run: place,
            }
          : null
      }
      footer={!place && panel.asked ? <LeadPick onPick={props.onLead} /> : undefined}
    />
  )
}
