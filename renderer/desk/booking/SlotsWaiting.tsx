import classes from './SlotList.module.css'

/** As high as the list that will take its place, so that nothing jumps. */
export function SlotsWaiting() {
  return (
    <div className={classes.list} aria-busy="true" aria-label="Looking for open times">
      <p className={classes.day}>&nbsp;</p>
      {[1, 2, 3].map((n) => (
        <div key={n} className={classes.waiting} />
      ))}
      <p className={classes.day}>&nbsp;</p>
      {[4, 5, 6].map((n) => (
        <div key={n} className={classes.waiting} />
      ))}
    </div>
  )
}
