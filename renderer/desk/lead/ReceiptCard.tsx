import type { QueueItem, QueueKind, ReceiptLine } from '../../../shared/contract/leads.ts'
import { SectionTitle } from '../../components/SectionTitle.tsx'
import { firstNameOf } from '../words.ts'
import classes from './LeadView.module.css'

/** What comes before any score (docs/rules.md, section 5). */
const before: Record<QueueKind, string | undefined> = {
  callBack: 'Promised call back',
  confirm: 'Meeting to confirm',
  outcome: 'Meeting without an outcome',
  recover: 'No-show to recover',
  answer: 'Waits for an answer',
  score: undefined,
}

interface ReceiptCardProps {
  readonly name: string
  readonly position: number | undefined
  readonly queue: QueueItem | undefined
  readonly receipt: readonly ReceiptLine[]
  readonly score: number
}

/** Why the lead stands where it stands: lines that add up to the score. */
export function ReceiptCard({ name, position, queue, receipt, score }: ReceiptCardProps) {
  const first = queue && before[queue.kind]
  return (
    <section className={classes.card} aria-labelledby="receipt-title">
      <SectionTitle id="receipt-title">{titleOf(firstNameOf(name), position, queue)}</SectionTitle>
      <dl className={classes.rows}>
        {first && (
          <div className={classes.row}>
            <dt>{first}</dt>
            <dd className={`${classes.points} ${queue?.late || queue?.kind !== 'confirm' ? classes.due : ''}`}>
              {queue?.late ? 'due' : 'first'}
            </dd>
          </div>
        )}
        {receipt.map((line, i) => (
          // Two rules may say the same.
          <div key={`${i} ${line.label}`} className={classes.row}>
            <dt>{line.label}</dt>
            <dd className={`${classes.points} ${line.points < 0 ? classes.negative : ''}`}>{signed(line.points)}</dd>
          </div>
        ))}
        <div className={`${classes.row} ${classes.total}`}>
          <dt>Score</dt>
          <dd>{score}</dd>
        </div>
      </dl>
    </section>
  )
}

function titleOf(name: string, position: number | undefined, queue: QueueItem | undefined): string {
  if (position === 0) return `Why ${name} is first`
  if (position !== undefined) return `Why ${name} is number ${position + 1}`
  return queue ? `Why ${name} is in the queue` : `${name} is not in the queue`
}

const signed = (points: number): string => (points < 0 ? `−${-points}` : `+${points}`)
