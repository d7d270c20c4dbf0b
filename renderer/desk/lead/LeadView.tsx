import { Button } from '@mantine/core'
import { IconUser } from '@tabler/icons-react'
import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react'
import type { LeadDetail } from '../booking/BookingPanel.tsx'
import { runCommand, useCommand } from '../../commands/dispatch.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorNote } from '../../components/ErrorNote.tsx'
import { CallBar } from '../call/CallBar.tsx'
import { callOf, resumeCall, stopCall } from '../call/callClock.ts'
import { ColleagueNote, CompanyCard } from '../company/CompanyCard.tsx'
import { LeadMeetings } from '../meeting/LeadMeetings.tsx'
import { BriefCard } from './BriefCard.tsx'
import { BriefDialog } from './BriefDialog.tsx'
import { EditLead } from './EditLead.tsx'
import { LeadHistory } from '../history/LeadHistory.tsx'
import { LeadActions } from './LeadActions.tsx'
import { LeadHeader } from './LeadHeader.tsx'
import { NoteDialog } from './NoteDialog.tsx'
import { OutcomeDialog } from './OutcomeDialog.tsx'
import { ReasonBanner } from './ReasonBanner.tsx'
import { ReceiptCard } from './ReceiptCard.tsx'
import { SkipDialog } from './SkipDialog.tsx'
import { SnoozeDialog } from './SnoozeDialog.tsx'
import classes from './LeadView.module.css'

interface LeadViewProps {
  readonly leadId: string | undefined
  /** Undefined while it is on the way. */
  readonly detail: LeadDetail | undefined
  readonly error: unknown
  /** Where the lead stands in the queue, from 0. */
  readonly position: number | undefined
  readonly queueEmpty: boolean
  readonly moving: boolean
  readonly onMove: (meetingId: string) => void
  /** It was asked to move a meeting before the meetings were here. */
  readonly moveWanted: boolean
  readonly onMoveWanted: (wanted: boolean) => void
  /** Asked for before the lead was here. */
  readonly firstDialog: LeadDialog | undefined
  /** The lead is dealt with for now: on to the next. */
  readonly onDone: () => void
}

/** All that is known of a lead, and what to do next. */
export function LeadView(props: LeadViewProps) {
  const { leadId, detail, error, queueEmpty } = props
  if (error) {
    return (
      <div className={classes.view}>
        <ErrorNote error={error} />
      </div>
    )
  }
  if (!leadId && queueEmpty) {
    return (
      <EmptyState
        icon={<IconUser size={28} stroke={1.4} />}
        title="No lead is chosen"
        text="Search for one by name, company or number."
      >
        <Button variant="default" onClick={() => runCommand('palette.open')}>
          Search
        </Button>
      </EmptyState>
    )
  }
  if (!detail) return <div className={classes.view} aria-busy="true" />
  return <Loaded {...props} detail={detail} />
}

export type LeadDialog = 'outcome' | 'snooze' | 'skip' | 'brief' | 'note' | 'edit'

function Loaded(props: LeadViewProps & { readonly detail: LeadDetail }) {
  const { detail, position, moving, onMove, moveWanted, onMoveWanted, firstDialog, onDone } = props
  const { lead, queue, calling, receipt, score } = detail
  const [dialog, setDialog] = useState<LeadDialog>()
  const openFirst = useEffectEvent(() => setDialog(firstDialog))
  useLayoutEffect(() => {
    // oxlint-disable-next-line react/set-state-in-effect -- a dialog gives the focus back only if it was closed once
    openFirst()
  }, [])
  // One that is saved late closes itself, not what was opened meanwhile.
  const closeOf = (id: LeadDialog) => () => setDialog((now) => (now === id ? undefined : now))
  useCommand('lead.logOutcome', () => setDialog('outcome'))
  useCommand('lead.snooze', () => setDialog('snooze'))
  useCommand('lead.skip', () => setDialog('skip'), { enabled: queue !== undefined })
  useCommand('lead.brief', () => setDialog('brief'))
  useCommand('lead.edit', () => setDialog('edit'))
  const callNote = useRef<HTMLInputElement>(null)
  useCommand('lead.note', () => (callOf(lead.id) ? callNote.current?.focus() : setDialog('note')))
  const logging = dialog === 'outcome'
  useEffect(() => {
    if (!logging) return undefined
    stopCall(lead.id)
    return () => resumeCall(lead.id)
  }, [logging, lead.id])

  return (
    <div className={classes.view}>
      <LeadHeader lead={lead} calling={calling} inQueue={queue !== undefined} />
      <LeadActions lead={lead} calling={calling} />
      <CallBar leadId={lead.id} ref={callNote} />
      {queue && <ReasonBanner item={queue} />}
      <ColleagueNote lead={lead} />
      <LeadMeetings
        lead={lead}
        calling={calling}
        moving={moving}
        onMove={onMove}
        moveWanted={moveWanted}
        onMoveWanted={onMoveWanted}
      />
      <div className={classes.cards}>
        <ReceiptCard name={lead.name} position={position} queue={queue} receipt={receipt} score={score} />
        <BriefCard lead={lead} />
      </div>
      <CompanyCard lead={lead} />
      <LeadHistory key={lead.id} lead={lead} />
      <OutcomeDialog
        opened={dialog === 'outcome'}
        onClose={closeOf('outcome')}
        lead={lead}
        calling={calling}
        onDone={onDone}
      />
      <SnoozeDialog
        opened={dialog === 'snooze'}
        onClose={closeOf('snooze')}
        lead={lead}
        calling={calling}
        onDone={onDone}
      />
      <SkipDialog opened={dialog === 'skip'} onClose={closeOf('skip')} lead={lead} onDone={onDone} />
      <BriefDialog opened={dialog === 'brief'} onClose={closeOf('brief')} lead={lead} />
      <EditLead opened={dialog === 'edit'} onClose={closeOf('edit')} lead={lead} />
      <NoteDialog opened={dialog === 'note'} onClose={closeOf('note')} lead={lead} />
    </div>
  )
}
