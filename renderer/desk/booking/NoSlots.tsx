import { Button } from '@mantine/core'
import { IconCalendarOff } from '@tabler/icons-react'
import { useLocation } from 'wouter'
import type { Outputs } from '../../../shared/contract/index.ts'
import { useNow, useSettings } from '../../api/workspace.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { KeyCap } from '../../components/KeyCap.tsx'
import { Unverified } from '../../components/Unverified.tsx'
import { unverifiedReps } from '../../components/unverifiedSlot.ts'
import type { Rep } from '../../../shared/contract/reps.ts'
import { cityOf } from '../../time/format.ts'
import { momentWords } from '../words.ts'

interface NoSlotsProps {
  readonly found: Outputs['slots']['find'] | undefined
  readonly noTypes: boolean
  /** True when words were typed, and there may be others without them. */
  readonly asked: boolean
  readonly zone: string
  readonly reps: ReadonlyMap<string, Rep>
  readonly onClear: () => void
  readonly onWhyNot: () => void
}

/** No time is open: what holds them back, and which is the next. */
export function NoSlots({ found, noTypes, asked, zone, reps, onClear, onWhyNot }: NoSlotsProps) {
  const [, navigate] = useLocation()
  const { clock } = useSettings()
  const now = useNow()
  const icon = <IconCalendarOff size={28} stroke={1.4} />
  if (noTypes) {
    return (
      <EmptyState
        icon={icon}
        title="No meeting type yet"
        text="A meeting type says how long a meeting is, and who sits in it."
      >
        <Button onClick={() => navigate('/types')}>Add a meeting type</Button>
      </EmptyState>
    )
  }
  const next = found?.next
  const unsure = next ? unverifiedReps(next).map((repId) => reps.get(repId)?.name ?? 'a rep') : []
  const nextWords = next && (
    <>
      Next open: {momentWords(Date.parse(next.start), now, zone, clock)} {cityOf(zone)} time.{' '}
      {unsure.length > 0 && <Unverified names={unsure} />}
    </>
  )
  if (asked && (found?.slots.length ?? 0) > 0) {
    return (
      <EmptyState icon={icon} title="Nothing open then" text="Other times are.">
        <Button variant="default" onClick={onWhyNot} rightSection={<KeyCap command="booking.whyNot" />}>
          Why not
        </Button>
        <Button variant="default" onClick={onClear} rightSection={<KeyCap keys="esc" />}>
          Show all
        </Button>
      </EmptyState>
    )
  }
  return (
    <EmptyState
      icon={icon}
      title="No open time"
      text={
        <>
          {found?.heldBack.slice(0, 4).map((one) => (
            <span key={one.code} style={{ display: 'block' }}>
              {one.text}
            </span>
          ))}
          {nextWords ?? (found && 'Nothing opens in the year after that either.')}
        </>
      }
    >
      <Button variant="default" onClick={onWhyNot} rightSection={<KeyCap command="booking.whyNot" />}>
        Why not
      </Button>
      {asked && (
        <Button variant="default" onClick={onClear} rightSection={<KeyCap keys="esc" />}>
          Any time
        </Button>
      )}
    </EmptyState>
  )
}
