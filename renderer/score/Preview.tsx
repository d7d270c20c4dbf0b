import { SegmentedControl } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconMinus } from '@tabler/icons-react'
import { useState } from 'react'
import type { MovedLead, ScorePreview } from '../../shared/contract/score.ts'
import type { ReceiptLine } from '../../shared/contract/leads.ts'
import { ErrorNote } from '../components/ErrorNote.tsx'
import { isAboutFields } from '../forms/fieldMessages.ts'
import { signed } from './ruleWords.ts'
import css from './Preview.module.css'

interface Props {
  readonly preview: ScorePreview | undefined
  readonly error: unknown
  /** There is something to compare: rules that are not saved yet. */
  readonly changed: boolean
}

/** The queue as it would be, and who moves. */
export function Preview({ preview, error, changed }: Props) {
  const [only, setOnly] = useState<'all' | 'moved'>('moved')
  const [open, setOpen] = useState<string>()
  const showMoved = changed && only === 'moved'
  const leads = preview ? [...preview.top, ...preview.left] : []
  const rows = showMoved ? leads.filter(hasChanged) : (preview?.top ?? [])
  return (
    <section className={css.preview} aria-labelledby="preview-title">
      <div className={css.head}>
        <h2 id="preview-title" className={css.title}>
          {changed ? 'What would change' : 'The queue by these rules'}
        </h2>
        <p className={css.summary} role="status">
          {preview ? summaryOf(preview, changed) : ' '}
        </p>
        {changed ? (
          <SegmentedControl
            size="xs"
            aria-label="Show"
            data={[
              { value: 'moved', label: 'Who moves' },
              { value: 'all', label: 'First of the queue' },
            ]}
            value={only}
            onChange={(value) => setOnly(value === 'moved' ? 'moved' : 'all')}
          />
        ) : null}
      </div>
      {error ? (
        isAboutFields(error, ['rules', 'clocks']) ? (
          <p className={css.waiting}>Shown again once every rule can be used.</p>
        ) : (
          <div className={css.waiting}>
            <ErrorNote error={error} />
          </div>
        )
      ) : null}
      {preview && rows.length === 0 ? (
        <p className={css.waiting}>
          {preview.total === 0 ? 'Nobody is in the queue just now.' : 'None of the first is moved by this.'}
        </p>
      ) : null}
      <ol className={css.list} tabIndex={-1}>
        {rows.map((lead) => (
          <Row
            key={lead.leadId}
            lead={lead}
            showMove={changed}
            open={open === lead.leadId}
            onToggle={() => setOpen((now) => (now === lead.leadId ? undefined : lead.leadId))}
          />
        ))}
      </ol>
    </section>
  )
}

const hasChanged = (lead: MovedLead): boolean => lead.was !== lead.becomes || lead.pointsBefore !== lead.pointsAfter

function summaryOf({ moved, rescored, total }: ScorePreview, changed: boolean): string {
  const count = (n: number) => n.toLocaleString('en')
  if (!changed) return `${count(total)} ${total === 1 ? 'lead' : 'leads'}; open one to see its receipt`
  if (rescored === 0 && moved === 0) return `Nothing changes for the ${count(total)} leads of the queue`
  return `${count(moved)} of ${count(total)} ${moved === 1 ? 'moves' : 'move'}, ${count(rescored)} ${rescored === 1 ? 'gets' : 'get'} another score`
}

interface RowProps {
  readonly lead: MovedLead
  readonly showMove: boolean
  readonly open: boolean
  readonly onToggle: () => void
}

function Row({ lead, showMove, open, onToggle }: RowProps) {
  const lines = receiptLines(lead.receiptBefore, lead.receiptAfter)
  const different = lines.filter(({ before, after }) => before !== after)
  return (
    <li className={css.item}>
      <button
        type="button"
        className={css.row}
        data-plain={!showMove || undefined}
        aria-expanded={open}
        onClick={onToggle}
      >
        <span className={css.place}>{lead.becomes}</span>
        {showMove ? <Move by={lead.was - lead.becomes} /> : null}
        <span className={css.who}>
          <b>{lead.name}</b> {lead.company ? <span className={css.quiet}>{lead.company}</span> : null}
        </span>
        <span className={css.score}>
          {lead.pointsBefore === lead.pointsAfter ? null : (
            <>
              <span className={css.quiet}>{lead.pointsBefore}</span>
              <span className={css.arrow} aria-label="becomes">
                →
              </span>
            </>
          )}
          <b>{lead.pointsAfter}</b>
        </span>
        <span className={css.reason}>{lead.reason}</span>
      </button>
      {open || different.length > 0 ? (
        <dl className={css.receipt}>
          {(open ? lines : different).map(({ label, before, after }) => (
            <div key={label} className={css.line}>
              <dt>{label}</dt>
              <dd data-tone={tone(before, after)}>
                {before === after ? (
                  signed(after)
                ) : (
                  <>
                    <s>{before === 0 ? 'none' : signed(before)}</s> {after === 0 ? 'none' : signed(after)}
                  </>
                )}
              </dd>
            </div>
          ))}
          {open ? (
            <div className={`${css.line} ${css.total}`}>
              <dt>Score</dt>
              <dd>{lead.pointsAfter}</dd>
            </div>
          ) : null}
        </dl>
      ) : null}
    </li>
  )
}

const tone = (before: number, after: number): string | undefined =>
  before === after ? undefined : after > before ? 'up' : 'down'

function Move({ by }: { readonly by: number }) {
  if (by === 0) {
    return (
      <span className={css.move} title="stays">
        <IconMinus size={13} stroke={2} aria-hidden />
        <span className="visuallyHidden">stays</span>
      </span>
    )
  }
  const Arrow = by > 0 ? IconArrowUp : IconArrowDown
  const places = Math.abs(by)
  return (
    <span className={css.move} data-tone={by > 0 ? 'up' : 'down'}>
      <Arrow size={13} stroke={2.25} aria-hidden />
      <span className="visuallyHidden">{by > 0 ? 'up' : 'down'}</span>
      {places.toLocaleString('en')}
    </span>
  )
}

/** Both receipts as one: a line that is only in one of them has nought in the other. */
function receiptLines(before: readonly ReceiptLine[], after: readonly ReceiptLine[]) {
  const labels = [...new Set([...after, ...before].map(({ label }) => label))]
  const pointsIn = (receipt: readonly ReceiptLine[], label: string): number =>
    receipt.reduce((sum, line) => (line.label === label ? sum + line.points : sum), 0)
  return labels.map((label) => ({ label, before: pointsIn(before, label), after: pointsIn(after, label) }))
}
