import { IconCoffee, IconInbox } from '@tabler/icons-react'
import { Button } from '@mantine/core'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useEffectEvent, useId, useRef, useState, type KeyboardEvent } from 'react'
import type { QueueKind } from '../../../shared/contract/leads.ts'
import { client } from '../../api/client.ts'
import { showToast, toastError } from '../../app/toast.ts'
import { focusSlots } from '../booking/focusSlots.ts'
import { runCommand, useCommand } from '../../commands/dispatch.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorNote } from '../../components/ErrorNote.tsx'
import { QueueRow } from './QueueRow.tsx'
import { FOLLOW_UPS, kindsOf, type Queue, type QueueFilter } from './useQueue.ts'
import classes from './QueueList.module.css'

const ROW = 74

const kinds: readonly { readonly kind: QueueKind; readonly label: string }[] = [
  { kind: 'callBack', label: 'Call back' },
  { kind: 'confirm', label: 'Confirm' },
  { kind: 'outcome', label: 'Outcome' },
  { kind: 'recover', label: 'No-show' },
  { kind: 'answer', label: 'Answer' },
  { kind: 'score', label: 'To call' },
]

interface QueueListProps {
  readonly queue: Queue
  readonly kind: QueueFilter | undefined
  readonly onKind: (kind: QueueFilter | undefined) => void
  readonly leadId: string | undefined
  readonly onOpen: (leadId: string) => void
}

/** Who is next, and why. One tab stop; arrows or J and K move, Enter goes on to the lead's slots. */
export function QueueList({ queue, kind, onKind, leadId, onOpen }: QueueListProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const listId = useId()
  const rows = useVirtualizer({
    count: queue.total,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 8,
  })
  const visible = rows.getVirtualItems()
  const firstSeen = visible[0]?.index ?? 0
  const lastSeen = visible.at(-1)?.index ?? 0
  const { show } = queue
  // oxlint-disable-next-line react/exhaustive-deps -- `show` only sets state, and is new with every answer
  useEffect(() => show(firstSeen, lastSeen), [firstSeen, lastSeen])

  // Who comes here means the queue: the arrows and Enter work at once.
  const hasRows = queue.total > 0
  useEffect(() => {
    if (hasRows && (document.activeElement === null || document.activeElement === document.body)) {
      scroller.current?.focus({ preventScroll: true })
    }
  }, [hasRows])

  const position = leadId ? queue.positionOf(leadId) : undefined
  // Scrolled far away the chosen row is not at hand any more; the next step starts from where it was.
  const lastPosition = useRef<number>(undefined)
  useEffect(() => {
    if (position !== undefined) lastPosition.current = position
  }, [position])

  const [wanted, setWanted] = useState<number>()
  const wantedLead = wanted === undefined ? undefined : queue.itemAt(wanted)?.leadId
  const onWanted = useEffectEvent(onOpen)
  useEffect(() => {
    if (wantedLead === undefined) return
    setWanted(undefined)
    onWanted(wantedLead)
  }, [wantedLead])
  const goTo = (index: number) => {
    const at = Math.max(0, Math.min(queue.total - 1, index))
    const item = queue.itemAt(at)
    rows.scrollToIndex(at)
    if (item) onOpen(item.leadId)
    // Its page is read because it is scrolled to; it opens when it is here.
    else setWanted(at)
  }
  const step = (by: number) => goTo((position ?? lastPosition.current ?? (by > 0 ? -1 : 1)) + by)
  useCommand('queue.next', () => step(1), { enabled: queue.total > 0 })
  useCommand('queue.previous', () => step(-1), { enabled: queue.total > 0 })

  const jump = async () => {
    const { item, position: at } = await client.leads.nextCallable({
      ...(leadId && { after: leadId }),
      ...kindsOf(kind),
    })
    if (!item) return showToast({ text: 'Nobody else in the queue may be called right now' })
    if (at !== undefined) rows.scrollToIndex(at)
    onOpen(item.leadId)
  }
  useCommand('queue.nextCallable', () => void jump().catch(toastError), { enabled: queue.total > 0 })

  const onKeyDown = (event: KeyboardEvent) => {
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? ROW) / ROW) - 1)
    const moves: Record<string, () => void> = {
      ArrowDown: () => step(1),
      ArrowUp: () => step(-1),
      PageDown: () => step(page),
      PageUp: () => step(-page),
      Home: () => goTo(0),
      End: () => goTo(queue.total - 1),
      Enter: () => {
        if (!event.repeat) focusSlots()
      },
    }
    const move = moves[event.key]
    if (!move || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    move()
  }

  const all = Object.values(queue.counts).reduce((sum, count) => sum + count, 0)
  const followUps = FOLLOW_UPS.reduce((sum, one) => sum + (queue.counts[one] ?? 0), 0)
  const activeIsDrawn = position !== undefined && visible.some((row) => row.index === position)
  return (
    <div className={classes.list}>
      <div className={classes.head}>
        <div className={classes.title}>
          <h1>Next up</h1>
          <p>{queue.isLoading ? '' : `${queue.total} ${queue.total === 1 ? 'lead' : 'leads'}, ${queue.due} due now`}</p>
        </div>
        <div className={classes.chips} role="group" aria-label="Show only">
          <Chip pressed={kind === undefined} onPress={() => onKind(undefined)} label="All" />
          {followUps > 0 || kind === 'followUps' ? (
            <Chip
              pressed={kind === 'followUps'}
              onPress={() => onKind(kind === 'followUps' ? undefined : 'followUps')}
              label={`Follow-ups ${followUps}`}
            />
          ) : null}
          {kinds
            .filter((chip) => queue.counts[chip.kind] || chip.kind === kind)
            .map((chip) => (
              <Chip
                key={chip.kind}
                pressed={kind === chip.kind}
                onPress={() => onKind(kind === chip.kind ? undefined : chip.kind)}
                label={`${chip.label} ${queue.counts[chip.kind] ?? 0}`}
              />
            ))}
        </div>
      </div>
      {Boolean(queue.error) && <ErrorNote error={queue.error} />}
      {queue.total === 0 && !queue.isLoading ? (
        <QueueEmpty filtered={kind !== undefined && all > 0} onAll={() => onKind(undefined)} />
      ) : (
        <div
          ref={scroller}
          className={classes.scroll}
          role="listbox"
          tabIndex={0}
          aria-label="Leads, who is next first"
          aria-activedescendant={activeIsDrawn ? `${listId}-${position}` : undefined}
          onKeyDown={onKeyDown}
          data-queue=""
        >
          <div className={classes.rows} style={{ height: rows.getTotalSize() }} role="presentation">
            {visible.map((row) => {
              const item = queue.itemAt(row.index)
              const top = { transform: `translateY(${row.start}px)` }
              if (!item) return <div key={row.key} className={classes.waiting} style={top} role="presentation" />
              return (
                <QueueRow
                  key={row.key}
                  id={`${listId}-${row.index}`}
                  item={item}
                  index={row.index}
                  total={queue.total}
                  selected={item.leadId === leadId}
                  style={top}
                  onOpen={onOpen}
                />
              )
            })}
          </div>
        </div>
      )}
    </div>
  )
}

function Chip(props: { readonly pressed: boolean; readonly onPress: () => void; readonly label: string }) {
  return (
    <button type="button" className={classes.chip} aria-pressed={props.pressed} onClick={props.onPress}>
      {props.label}
    </button>
  )
}

function QueueEmpty({ filtered, onAll }: { readonly filtered: boolean; readonly onAll: () => void }) {
  if (filtered) {
    return (
      <EmptyState icon={<IconCoffee size={28} stroke={1.4} />} title="None of these" text="The queue has other leads.">
        <Button variant="default" onClick={onAll}>
          Show all
        </Button>
      </EmptyState>
    )
  }
  return (
    <EmptyState
      icon={<IconInbox size={28} stroke={1.4} />}
      title="Nobody is waiting"
      text="Everyone has been called, or has a meeting ahead. Bring in more leads when you are ready."
    >
      <Button variant="default" onClick={() => runCommand('leads.import')}>
        Import leads
      </Button>
    </EmptyState>
  )
}
