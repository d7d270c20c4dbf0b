import { IconAlertTriangle } from '@tabler/icons-react'
import { useSettings } from '../api/workspace.ts'
import { unverifiedTip } from './unverifiedSlot.ts'
import classes from './Unverified.module.css'

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
