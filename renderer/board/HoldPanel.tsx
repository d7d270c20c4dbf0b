import { Button } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useId, type KeyboardEvent } from 'react'
import { Link } from 'wouter'
import type { BoardRow } from '../../shared/contract/board.ts'
import { api } from '../api/client.ts'
import { leadPath } from '../app/routes.ts'
import { toastError } from '../app/toast.ts'
import { ErrorNote } from '../components/ErrorNote.tsx'
import { HoldLeft } from '../components/HoldLeft.tsx'
import { commandAt } from '../commands/keyMap.ts'
import { KeyCap } from '../components/KeyCap.tsx'
import { formatDay, formatTime, formatTimes } from '../time/format.ts'
import { timeWords, type Clocks } from './describe.ts'
import type { BoardActions } from './useBoardActions.ts'
import classes from './Panel.module.css'

interface HoldPanelProps {
  readonly hold: BoardRow['holds'][number]
  readonly names: ReadonlyMap<string, string>
  readonly clocks: Clocks
  readonly now: number
  readonly actions: BoardActions
  readonly onClose: () => void
}

/** A slot that is kept for a lead: how long yet, and the two ways to end it. */
export function HoldPanel({ hold, names, clocks, now, actions, onClose }: HoldPanelProps) {
  const heading = useId()
  const { zone, clock } = clocks
  const list = useQuery(api.holds.list.queryOptions({ input: { leadId: hold.leadId } }))
  const kept = list.data?.holds.find((one) => one.id === hold.holdId)
  const release = useMutation(
    api.holds.release.mutationOptions({
      onSuccess: () => {
        actions.done('The slot is free again')
        onClose()
      },
      onError: toastError,
    }),
  )
  const [start, end, until] = [Date.parse(hold.start), Date.parse(hold.end), Date.parse(hold.until)]
  const busy = release.isPending || actions.book.isPending
  const book = () => {
    if (!kept || busy) return
    const repIds = kept.reps.map(({ repId }) => repId)
    const who = repIds.map((repId) => names.get(repId) ?? 'another rep').join(' and ')
    actions.book.mutate(
      { meetingTypeId: kept.meetingTypeId, leadId: kept.leadId, start: kept.start, repIds },
      {
        onSuccess: () => {
          actions.done(`Booked ${hold.leadName}, ${timeWords(start, clocks)} with ${who}`)
          onClose()
        },
      },
    )
  }
  const drop = () => !busy && release.mutate({ holdId: hold.holdId })
  const onKeyDown = (event: KeyboardEvent) => {
    const command = commandAt(event.nativeEvent, ['booking.bookHeld', 'booking.release'])
    if (!command) return
    event.preventDefault()
    event.stopPropagation()
    if (command === 'booking.bookHeld') book()
    else drop()
  }
  return (
    <section className={classes.panel} aria-labelledby={heading} onKeyDown={onKeyDown}>
      <h2 id={heading} className={classes.heading} tabIndex={-1} data-autofocus>
        Held for {hold.leadName}
      </h2>
      <p className={classes.subtitle}>
        {formatDay(start, zone)}, {formatTimes(start, end, zone, clock)}
        {kept ? ` with ${kept.reps.map(({ repId }) => names.get(repId) ?? 'another rep').join(' and ')}` : ''}
      </p>
      <p className={classes.subtitle}>
        <HoldLeft until={until} /> until {formatDay(until, zone) === formatDay(now, zone) ? '' : formatDay(until, zone)}{' '}
        {formatTime(until, zone, clock)}
        {kept?.setter ? `, by ${kept.setter}` : ''}
      </p>
      <ErrorNote error={list.error} />
      <div className={classes.actions}>
        <Button disabled={!kept || busy} onClick={book} rightSection={<KeyCap command="booking.bookHeld" onAccent />}>
          Book it
        </Button>
        <Button variant="default" disabled={busy} onClick={drop} rightSection={<KeyCap command="booking.release" />}>
          Release
        </Button>
        <Button component={Link} href={leadPath(hold.leadId)} variant="default">
          Open lead
        </Button>
      </div>
    </section>
  )
}
