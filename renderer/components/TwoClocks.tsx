import { useSettings } from '../api/workspace.ts'
import { cityOf, dayKey, formatDay, formatTime, shortZoneName } from '../time/format.ts'
import classes from './TwoClocks.module.css'

interface TwoClocksProps {
  /** Epoch milliseconds. */
  readonly at: number
  /** The zone of the person who must keep the time; null when it is unknown. */
  readonly theirs: string | null
  readonly className?: string
}

/** A time twice: theirs first and bold, ours beside it and quieter; once where both read the same clock. */
export function TwoClocks({ at, theirs, className }: TwoClocksProps) {
  const { zone: ours, clock } = useSettings()
  const first = theirs ?? ours
  const ourTime = formatTime(at, ours, clock)
  // Far to the east or west it may be another day: then the day is said too.
  const otherDay = dayKey(at, first) !== dayKey(at, ours)
  return (
    <span className={`${classes.clocks} ${className ?? ''}`}>
      <span>
        <span className={classes.first}>{formatTime(at, first, clock)}</span>
        <span className={classes.zone}>{shortZoneName(first, at)}</span>
      </span>
      {first !== ours && (
        <span className={classes.second}>
          {otherDay ? `${formatDay(at, ours).split(' ')[0]} ` : ''}
          {ourTime} {cityOf(ours)}
        </span>
      )}
    </span>
  )
}
