import { useSeconds } from '../api/workspace.ts'
import { formatLength } from '../time/format.ts'
import classes from './HoldLeft.module.css'

/** Less than this is to be decided now. */
export const ENDS_SOON_MS = 2 * 60_000

/** `14:05` below an hour, else `3 h 12`, `2 days`. */
export function leftWords(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1_000))
  if (seconds >= 3_600) return formatLength(ms)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

/** What is left of a hold, counted down by the app's clock. Said aloud only when it is nearly over. */
export function HoldLeft({ until, quiet = false }: { readonly until: number; readonly quiet?: boolean }) {
  const left = until - useSeconds()
  const soon = left < ENDS_SOON_MS
  return (
    <>
      <span role="timer" className={classes.left} data-soon={soon || undefined}>
        {leftWords(left)} left
      </span>
      {quiet ? null : (
        <span className="visuallyHidden" role="status">
          {soon && left > 0 ? 'The hold ends in less than two minutes.' : ''}
        </span>
      )}
    </>
  )
}
