import type { CSSProperties } from 'react'
import classes from './Skeleton.module.css'

interface SkeletonProps {
  /** What is being read, for who cannot see it: `Reading the keys`. */
  readonly label: string
  readonly rows: number
  /** The height that the rows will have, in pixels, so that nothing moves when they are there. */
  readonly rowHeight: number
}

/** Widths that look like words, the same each time. */
const WIDTHS = ['62%', '48%', '70%', '55%', '40%', '66%']

/** The shape of a list until it is read. Shown a moment late: what comes at once shows nothing in between. */
export function SkeletonRows({ label, rows, rowHeight }: SkeletonProps) {
  return (
    <div role="status" aria-label={label} className={classes.rows}>
      {Array.from({ length: rows }, (_, i) => (
        <div key={i} className={classes.row} style={{ height: rowHeight } satisfies CSSProperties} aria-hidden="true">
          <span className={classes.bar} style={{ width: WIDTHS[i % WIDTHS.length] }} />
        </div>
      ))}
    </div>
  )
}

/** The shape of a screen whose parts are still loading: its top line and a list. */
export function SkeletonScreen() {
  return (
    <div className={classes.screen}>
      <div className={classes.head} />
      <SkeletonRows label="Loading" rows={12} rowHeight={44} />
    </div>
  )
}
