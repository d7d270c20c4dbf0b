import type { ReactNode } from 'react'
import classes from './ScreenHeader.module.css'

interface ScreenHeaderProps {
  readonly title: string
  /** Beside the title, quieter: a count, what is shown. */
  readonly note?: ReactNode
  /** Controls that belong to the title, such as days back and forth. */
  readonly children?: ReactNode
  /** At the far end. */
  readonly actions?: ReactNode
}

/** The top line of a screen. */
export function ScreenHeader({ title, note, children, actions }: ScreenHeaderProps) {
  return (
    <header className={classes.header}>
      <h1 className={classes.title}>{title}</h1>
      {note && <span className={classes.note}>{note}</span>}
      {children}
      {actions && <div className={classes.actions}>{actions}</div>}
    </header>
  )
}
