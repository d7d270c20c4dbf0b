import type { ReactNode } from 'react'
import classes from './SectionTitle.module.css'

interface SectionTitleProps {
  readonly id?: string
  readonly children: ReactNode
  /** Stands at the far end of the line. */
  readonly extra?: ReactNode
}

/** The small capitals over a card or a group. */
export function SectionTitle({ id, children, extra }: SectionTitleProps) {
  return (
    <div className={classes.title}>
      <h2 id={id} style={{ font: 'inherit' }}>
        {children}
      </h2>
      {extra && <span className={classes.extra}>{extra}</span>}
    </div>
  )
}
