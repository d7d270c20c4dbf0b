import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useLocation, useParams } from 'wouter'
import { api } from '../api/client.ts'
import { placeNow } from '../app/place.ts'
import { leadPath } from '../app/routes.ts'
import { useCommand } from '../commands/dispatch.ts'
import { focusQueue } from './booking/focusSlots.ts'
import { BookingPanel } from './booking/BookingPanel.tsx'
import { LeadView } from './lead/LeadView.tsx'
import { useEarlyDialog } from './lead/useEarlyDialog.ts'
import { usePin } from './lead/usePin.ts'
import { QueueList } from './queue/QueueList.tsx'
import { useQueue, type QueueFilter } from './queue/useQueue.ts'
import classes from './Desk.module.css'

/** The meeting that was to be moved when the desk was opened, from where meetings are listed. */
function askedToMove(): string | undefined {
  const state: unknown = window.history.state
  return typeof state === 'object' && state !== null && 'moving' in state && typeof state.moving === 'string'
    ? state.moving
    : undefined
}

/** The setter's place of work: who is next, why, and the times to offer, side by side. */
export default function Desk() {
  const { leadId } = useParams<{ leadId?: string }>()
  const [, navigate] = useLocation()
  const [kind, setKind] = useState<QueueFilter>()
  const queue = useQueue(kind)
  const [movingMeetingId, setMovingMeetingId] = useState(askedToMove)
  const [moveWanted, setMoveWanted] = useState<string>()

  const open = (id: string, replace = true) => {
    setMovingMeetingId(undefined)
    setMoveWanted(undefined)
    navigate(leadPath(id), { replace })
  }

  // Without a lead in the address the first of the queue is shown; it stays when the order changes.
  const first = queue.itemAt(0)?.leadId
  useEffect(() => {
    if (!leadId && first) navigate(leadPath(first), { replace: true })
  }, [leadId, first, navigate])

  const detail = useQuery({
    ...api.leads.get.queryOptions({ input: { leadId: leadId ?? '' } }),
    enabled: leadId !== undefined,
    // Whether one may call, and how late one is, changes with the clock.
    refetchInterval: 60_000,
  })
  const shown = detail.data?.lead.id === leadId ? detail.data : undefined

  // Pressed before the lead's meetings are here: it is their first that is to be moved, and no other is booked instead.
  useCommand('meeting.move', () => setMoveWanted(leadId), { enabled: leadId !== undefined && !shown && !detail.error })

  const position = leadId ? queue.positionOf(leadId) : undefined
  const row = position === undefined ? undefined : queue.itemAt(position)
  usePin(leadId, shown?.lead.pinned ?? row?.pinned ?? false)

  const firstDialog = useEarlyDialog(leadId, shown !== undefined || detail.error !== null)

  return (
    <div className={classes.desk}>
      <section className={classes.queue} aria-label="Queue">
        <QueueList queue={queue} kind={kind} onKind={setKind} leadId={leadId} onOpen={open} />
      </section>
      <section className={classes.lead} aria-label="Lead">
        <LeadView
          key={leadId}
          leadId={leadId}
          detail={shown}
          error={detail.error}
          position={position}
          queueEmpty={queue.total === 0 && !queue.isLoading}
          moving={movingMeetingId !== undefined}
          onMove={(id) => {
            setMoveWanted(undefined)
            setMovingMeetingId(id)
          }}
          moveWanted={moveWanted !== undefined && moveWanted === leadId}
          onMoveWanted={(wanted) => setMoveWanted(wanted ? leadId : undefined)}
          firstDialog={firstDialog}
          onDone={() => {
            // Saved late: whoever has gone on to another lead, or elsewhere, is where they want to be.
            if (!leadId || placeNow() !== leadPath(leadId)) return
            const next = queue.after(leadId)
            if (next) open(next)
            // Once the dialog has let go of the focus: the next key is for the next lead.
            requestAnimationFrame(focusQueue)
          }}
        />
      </section>
      <section className={classes.booking} aria-label="Book">
        <BookingPanel
          key={leadId}
          detail={shown}
          movingMeetingId={movingMeetingId}
          moveWanted={moveWanted !== undefined && moveWanted === leadId}
          onStopMoving={(id) => setMovingMeetingId((now) => (now === id ? undefined : now))}
        />
      </section>
    </div>
  )
}
