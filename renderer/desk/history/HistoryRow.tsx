import type { HistoryEntry, HistoryKind } from '../../../shared/contract/leadHistory.ts'
import { useNow, useSettings } from '../../api/workspace.ts'
import { useRedo } from '../../app/undo.ts'
import { daysBetween, formatDate, formatTime } from '../../time/format.ts'
import { lengthWords } from '../call/callClock.ts'
import css from './LeadHistory.module.css'

const kindNames: Record<HistoryKind, string> = {
  call: 'Call',
  email: 'E-mail',
  note: 'Note',
  form: 'Form',
  import: 'Imported',
  meeting: 'Meeting',
  invite: 'Invite',
  fields: 'Record',
  place: 'Queue',
}

interface HistoryRowProps {
  readonly entry: HistoryEntry
  /** The one that Tab reaches; the arrows go on from it. */
  readonly first: boolean
  readonly busy: boolean
  readonly onUndo: (changeId: string) => void
}

/** One thing that happened: what, what it changed, who did it, and the way back. */
export function HistoryRow({ entry, first, busy, onUndo }: HistoryRowProps) {
  const { zone, clock } = useSettings()
  const now = useNow()
  const redo = useRedo()
  const at = Date.parse(entry.at)
  const { change } = entry
  const undone = change?.undone
  const words = (value: string | null): string => {
    if (value === null) return 'nothing'
    const instant = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value) ? Date.parse(value) : undefined
    return instant === undefined ? value : `${formatDate(instant, zone, now)} ${formatTime(instant, zone, clock)}`
  }
  return (
    <li className={css.row} data-row="" data-undone={undone ? '' : undefined} tabIndex={first ? 0 : -1}>
      <time dateTime={entry.at}>
        {daysBetween(now, at, zone) === 0 ? 'Today' : formatDate(at, zone, now)} {formatTime(at, zone, clock)}
      </time>
      <div className={css.what}>
        <span className={css.kind}>{kindNames[entry.kind]}</span>
        {entry.title !== kindNames[entry.kind] && <span className={css.title}>{entry.title}</span>}
        {entry.seconds ? <span className={css.quiet}> {lengthWords(entry.seconds)}</span> : null}
        {entry.note && <span className={css.note}> {quoted(entry.note)}</span>}
        {entry.version !== undefined && entry.version > 1 && (
          <span className={css.quiet}> version {entry.version}</span>
        )}
        {entry.fields.length > 0 && (
          <ul className={css.fields}>
            {entry.fields.map(({ label, before, after }) => (
              <li key={label}>
                <span className={css.quiet}>{label}</span> <s>{words(before)}</s> <span aria-hidden="true">→</span>{' '}
                {words(after)}
              </li>
            ))}
          </ul>
        )}
        {undone && (
          <p className={css.quiet}>
            Taken back by {undone.by}, {formatDate(Date.parse(undone.at), zone, now)}{' '}
            {formatTime(Date.parse(undone.at), zone, clock)}
          </p>
        )}
      </div>
      <span className={css.by}>{entry.by}</span>
      {change && (change.undoable || undone) ? (
        <button
          type="button"
          className={css.back}
          tabIndex={-1}
          disabled={busy || redo.isPending}
          aria-label={`${undone ? 'Redo' : 'Undo'}: ${change.label}`}
          onClick={() => (undone ? redo.mutate({ changeId: change.id }) : onUndo(change.id))}
        >
          {undone ? 'Redo' : 'Undo'}
        </button>
      ) : null}
    </li>
  )
}

/** A note that quotes somebody has its quotation marks already. */
const quoted = (note: string): string => (/[“”"„«]/.test(note) ? note : `“${note}”`)
