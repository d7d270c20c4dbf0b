import { useSeconds } from '../../api/workspace.ts'
import { leftWords } from '../../components/leftWords.ts'
import classes from './QueueList.module.css'

/** What is left of the time to answer, or how long it has been over, by the second. */
export function AnswerClock({ due }: { readonly due: number }) {
  const left = due - useSeconds()
  return (
    <span role="timer" className={classes.clock} data-late={left < 0 || undefined}>
      {left < 0 ? `+${leftWords(-left)}` : leftWords(left)}
    </span>
  )
}
