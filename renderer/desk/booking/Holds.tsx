import { Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent } from 'react'
import type { Hold } from '../../../shared/contract/meetings.ts'
import type { Rep } from '../../../shared/contract/reps.ts'
import { api } from '../../api/client.ts'
import { useSeconds, useSettings } from '../../api/workspace.ts'
import { toastError } from '../../app/toast.ts'
import { useUndoableToast } from '../../app/undo.ts'
import { useCommand } from '../../commands/dispatch.ts'
import { HoldLeft } from '../../components/HoldLeft.tsx'
import { KeyCap } from '../../components/KeyCap.tsx'
import { RepAvatars } from '../../components/RepAvatar.tsx'
import { TwoClocks } from '../../components/TwoClocks.tsx'
import { formatDay, formatTime } from '../../time/format.ts'
import { repsOf } from '../useReps.ts'
import classes from './Holds.module.css'

interface HoldsProps {
  readonly leadId: string
  readonly theirs: string | null
  readonly reps: ReadonlyMap<string, Rep>
  readonly busy: boolean
  readonly onBook: (hold: Hold) => void
}

/** The slots that are kept for this lead at present. */
export function Holds({ leadId, theirs, reps, busy, onBook }: HoldsProps) {
  const queries = useQueryClient()
  const holds = useQuery(api.holds.list.queryOptions({ input: { leadId } })).data?.holds ?? []
  // A hold that has run out is nobody's any more: the times are asked for anew.
  const onOver = () => {
    void queries.invalidateQueries({ queryKey: api.holds.key() })
    void queries.invalidateQueries({ queryKey: api.slots.key() })
  }
  return holds.map((hold, i) => (
    <HeldSlot
      key={hold.id}
      hold={hold}
      theirs={theirs}
      reps={reps}
      busy={busy}
      onBook={onBook}
      onOver={onOver}
      withKeys={i === 0}
    />
  ))
}

interface HeldSlotProps extends Omit<HoldsProps, 'leadId'> {
  readonly hold: Hold
  readonly onOver: () => void
  /** Of several holds the first answers the keys. */
  readonly withKeys: boolean
}

function HeldSlot({ hold, theirs, reps, busy, onBook, onOver, withKeys }: HeldSlotProps) {
  const { zone: ours, clock } = useSettings()
  const now = useSeconds()
  const say = useUndoableToast()
  const release = useMutation(
    api.holds.release.mutationOptions({ onSuccess: () => say('The slot is free again.'), onError: toastError }),
  )
  const until = Date.parse(hold.until)
  const over = until <= now
  const ranOut = useEffectEvent(onOver)
  useEffect(() => {
    if (over) ranOut()
  }, [over])
  useCommand('booking.bookHeld', () => onBook(hold), { enabled: withKeys && !over && !busy })
  useCommand('booking.release', () => release.mutate({ holdId: hold.id }), {
    enabled: withKeys && !over && !release.isPending,
  })
  if (over) return null

  const start = Date.parse(hold.start)
  const people = repsOf(reps, hold.reps)
  return (
    <section className={classes.hold} aria-label="Held slot">
      <p className={classes.first}>
        <b>Held</b> <HoldLeft until={until} />
        <span className={classes.until}>until {formatTime(until, ours, clock)}</span>
        <RepAvatars reps={people} size={20} />
      </p>
      <p className={classes.slot}>
        {formatDay(start, theirs ?? ours, now)} <TwoClocks at={start} theirs={theirs} />
      </p>
      <div className={classes.actions}>
        <Button
          size="compact-sm"
          disabled={busy}
          onClick={() => onBook(hold)}
          rightSection={withKeys && <KeyCap command="booking.bookHeld" onAccent />}
        >
          Book it
        </Button>
        <Button
          variant="default"
          size="compact-sm"
          loading={release.isPending}
          onClick={() => release.mutate({ holdId: hold.id })}
          rightSection={withKeys && <KeyCap command="booking.release" />}
        >
          Release
        </Button>
      </div>
    </section>
  )
}
