import { useSeconds } from '../api/workspace.ts'
import { leftWords } from './leftWords.ts'
import classes from './HoldLeft.module.css'

/** Less than this is to be decided now. */
const ENDS_SOON_MS = 2 * 60_000

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
