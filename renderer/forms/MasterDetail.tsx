import type { ReactNode } from 'react'
import css from './MasterDetail.module.css'

interface Props {
  readonly header: ReactNode
  readonly list: ReactNode
  readonly detail: ReactNode
}

/** A list at the left that keeps its width, and what is chosen in it at the right. */
export function MasterDetail({ header, list, detail }: Props) {
  return (
    <div className={css.screen}>
      {header}
      <div className={css.parts}>
        <div className={css.list}>{list}</div>
        <div className={css.detail}>{detail}</div>
      </div>
    </div>
  )
}
