import { IconAlertTriangle } from '@tabler/icons-react'
import type { Slot } from '../../shared/contract/slotShapes.ts'
import { useSettings } from '../api/workspace.ts'
import { formatLength } from '../time/format.ts'
import classes from './Unverified.module.css'

/** Why a calendar is not trusted, with the age that the settings allow. */
export function unverifiedTip(names: readonly string[], staleAfterHours: number): string {
  const whose = names.length > 0 ? ` of ${names.join(' and ')}` : ''
  const allowed = staleAfterHours === 24 ? '24 h' : formatLength(staleAfterHours * 3_600_000)
  return `Unverified: the calendar${whose} is missing or older than ${allowed}, so busy times may be missing. The age is set in the settings.`
}

interface UnverifiedProps {
  /** Whose calendar it is; nobody in particular when empty. */
  readonly names: readonly string[]
  /** The sign alone, where there is no room for the word. */
  readonly short?: boolean
}

/** The mark beside every time that is offered on a calendar which is missing or too old. */
export function Unverified({ names, short }: UnverifiedProps) {
  const { staleAfterHours } = useSettings()
  return (
    <span className={classes.mark} title={unverifiedTip(names, staleAfterHours)}>
      <IconAlertTriangle size={12} stroke={2} aria-hidden="true" />
      <span className={short ? 'visuallyHidden' : undefined}>unverified</span>
    </span>
  )
}

export const isUnverified = (slot: Slot): boolean => slot.reasons.some((reason) => reason.code === 'unverified')

/** The reps of a slot whose calendar is not to be trusted. */
export const unverifiedReps = (slot: Slot): readonly string[] =>
  slot.reasons.flatMap((reason) => (reason.code === 'unverified' && reason.repId ? [reason.repId] : []))
