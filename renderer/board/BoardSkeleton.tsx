import { REP_COLUMN, ROW } from './grid.ts'
import classes from './Board.module.css'

const ROWS = 10

/** The board's shape until its rows arrive, so that nothing moves when they do. */
export function BoardSkeleton() {
  return (
    <div className={classes.scroller} aria-busy="true" role="status" aria-label="Reading the board">
      <div className={classes.head} style={{ height: 32 }} />
      {Array.from({ length: ROWS }, (_, i) => (
        <div key={i} className={classes.row} style={{ position: 'relative', height: ROW, width: '100%' }}>
          <div
            style={{ display: 'flex', width: REP_COLUMN, alignItems: 'center', gap: 9, padding: '0 16px' }}
            aria-hidden="true"
          >
            <div className={classes.skeletonBar} style={{ width: 26, height: 26, borderRadius: '50%' }} />
            <div style={{ display: 'grid', gap: 5 }}>
              <div className={classes.skeletonBar} style={{ width: 70 + ((i * 37) % 50), height: 10 }} />
              <div className={classes.skeletonBar} style={{ width: 90, height: 8 }} />
            </div>
          </div>
        </div>
      ))}
    </div>
  )
}
