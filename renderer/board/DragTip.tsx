import type { Explanation } from '../../shared/contract/slotShapes.ts'
import { formatLength, formatTimes } from '../time/format.ts'
import type { Anchor } from './BoardGrid.tsx'
import type { Clocks } from './describe.ts'
import type { Target } from './useTarget.ts'
import { MINUTE } from '../../shared/time/instant.ts'
import classes from './DragTip.module.css'

interface DragTipProps {
  readonly target: Target
  /** It is where it was: nothing would change. */
  readonly unmoved: boolean
  readonly clocks: Clocks
  readonly anchor: Anchor
}

/** What is in the hand: when it would be, how long, and what stands in its way. For those who hear, the board says it. */
export function DragTip({ target, unmoved, clocks, anchor }: DragTipProps) {
  const { plan, state, reasons } = target
  const end = plan.start + plan.minutes * MINUTE
  return (
    <div
      aria-hidden="true"
      data-drag-tip
      className={classes.tip}
      data-above={anchor.low}
      data-leftwards={anchor.far}
      data-state={unmoved ? 'open' : state}
      style={{ left: anchor.left, top: anchor.top }}
    >
      <strong>{formatTimes(plan.start, end, clocks.zone, clocks.clock)}</strong>
      <span>{formatLength(plan.minutes * MINUTE)}</span>
      <p className={classes.why}>{unmoved ? 'Where it is now' : whyWords(state, reasons)}</p>
    </div>
  )
}

function whyWords(state: Target['state'], reasons: readonly Explanation[]): string {
  if (state === 'checking') return 'Checking…'
  const [first] = reasons
  if (!first) return 'Open'
  return reasons.length > 1 ? `${first.text}, and ${reasons.length - 1} more` : first.text
}
