import { useSyncExternalStore } from 'react'
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

/** The bottom line is there for as long as the application is. */
const stays = () => () => {}
const statusPlace = () => document.getElementById(STATUS_PLACE)

/** What the looks on the board mean, in the application's bottom line. */
export function Legend() {
  const place = useSyncExternalStore(stays, statusPlace)
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
