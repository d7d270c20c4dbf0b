import { useEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import { STATUS_PLACE } from '../app/statusPlace.ts'
import classes from './Legend.module.css'

const MARKS = [
  ['booked', 'Booked'],
  ['confirmed', 'Confirmed'],
  ['held', 'Took place'],
  ['noShow', 'No-show'],
  ['hold', 'Hold'],
] as const

/** What the looks on the board mean, in the application's bottom line. */
export function Legend() {
  const [place, setPlace] = useState<HTMLElement | null>(null)
  useEffect(() => setPlace(document.getElementById(STATUS_PLACE)), [])
  if (!place) return null
  return createPortal(
    <ul className={classes.legend} aria-label="Legend">
      {MARKS.map(([mark, label]) => (
        <li key={mark}>
          {label}
          <span aria-hidden="true" className={`${classes.mark} ${classes[mark]}`} />
        </li>
      ))}
    </ul>,
    place,
  )
}
