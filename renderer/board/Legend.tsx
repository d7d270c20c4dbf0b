import classes from './Legend.module.css'

const MARKS = [
  ['booked', 'Booked'],
  ['confirmed', 'Confirmed'],
  ['held', 'Took place'],
  ['noShow', 'No-show'],
  ['hold', 'Hold'],
  ['busy', 'Busy'],
  ['unverified', 'Unverified'],
] as const

/** What the looks on the board mean. */
export function Legend() {
  return (
    <ul className={classes.legend} aria-label="Legend">
      {MARKS.map(([mark, label]) => (
        <li key={mark}>
          <span aria-hidden="true" className={`${classes.mark} ${classes[mark]}`} />
          {label}
        </li>
      ))}
    </ul>
  )
}
