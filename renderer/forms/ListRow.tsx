import type { ReactNode } from 'react'
import css from './ListRow.module.css'

interface Props {
  readonly name: ReactNode
  /** What is typed of it is not saved yet. */
  readonly unsaved?: boolean
  /** Quiet and small, at the end of the first line. */
  readonly note?: string
  /** What else stands behind the name. */
  readonly children?: ReactNode
  readonly about: ReactNode
}

/** A row of a list box in two lines: its name and what stands behind it, then what it is about. */
export function ListRow({ name, unsaved = false, note, children, about }: Props) {
  return (
    <div className={css.row}>
      <span className={css.line}>
        <span className={css.name}>{name}</span>
        {unsaved ? <span className={css.unsaved}>not saved</span> : null}
        {note ? <span className={css.note}>{note}</span> : null}
        {children}
      </span>
      <span className={css.about}>{about}</span>
    </div>
  )
}
