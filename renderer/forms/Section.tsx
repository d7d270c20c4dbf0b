import { useId, type ReactNode } from 'react'
import css from './Section.module.css'

interface Props {
  readonly title: string
  /** A quiet sentence beside the title. */
  readonly note?: ReactNode
  readonly actions?: ReactNode
  readonly children: ReactNode
}

/** A titled group of fields: the title small and quiet, the content in a card. */
export function Section({ title, note, actions, children }: Props) {
  const id = useId()
  return (
    <section className={css.section} aria-labelledby={id}>
      <div className={css.head}>
        <h2 className={css.title} id={id}>
          {title}
        </h2>
        {note ? <span className={css.note}>{note}</span> : null}
        {actions ? <div className={css.actions}>{actions}</div> : null}
      </div>
      <div className={css.body}>{children}</div>
    </section>
  )
}
