import { useStatus } from '../api/workspace.ts'
import { Board } from './Board.tsx'
import { BoardSkeleton } from './BoardSkeleton.tsx'
import classes from './Board.module.css'

/** Every rep's time side by side: see who is free, book, move, and read why a time is not open. */
export default function BoardScreen() {
  const status = useStatus()
  // Whose clock the board is drawn by is known only then.
  if (!status) {
    return (
      <div className={classes.board}>
        <div style={{ height: 51 }} />
        <div className={classes.frame}>
          <BoardSkeleton />
        </div>
      </div>
    )
  }
  return <Board settings={status.settings} />
}
