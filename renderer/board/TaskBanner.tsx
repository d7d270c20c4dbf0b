import type { ReactNode } from 'react'
import { KeyCap } from '../components/KeyCap.tsx'
import classes from './TaskBanner.module.css'

interface TaskBannerProps {
  readonly title: string
  readonly what: string
  readonly note: string
  /** What Enter does here: `book`, `put down`. */
  readonly enter: string
  readonly leave: string
  readonly onLeave: () => void
  readonly children?: ReactNode
}

/** What is being placed on the board, and by which keys. */
export function TaskBanner({ title, what, note, enter, leave, onLeave, children }: TaskBannerProps) {
  return (
    <div className={classes.banner}>
      <p className={classes.words}>
        <strong className={classes.title}>{title}</strong>
        <span className={classes.what}>{what}</span>
        <span className={classes.note}>{note}</span>
      </p>
      {children}
      <p className={classes.keys}>
        <span>arrows move</span>
        <span>
          <KeyCap keys="enter" /> {enter}
        </span>
        <span>
          <KeyCap command="board.why" /> why not
        </span>
        <button type="button" className={classes.leave} onClick={onLeave}>
          <KeyCap keys="esc" /> {leave}
        </button>
      </p>
    </div>
  )
}
