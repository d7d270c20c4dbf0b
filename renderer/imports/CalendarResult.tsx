import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react'
import { Link } from 'wouter'
import type { ImportedCalendar } from '../../shared/contract/calendars.ts'
import css from './CalendarResult.module.css'

/** What came of one calendar file: what was understood, what was not and why, and which meetings it runs into. */
export function CalendarResult({ name, result }: { readonly name: string; readonly result: ImportedCalendar }) {
  const { events, occurrences, skipped, collisions } = result
  return (
    <div className={css.result}>
      <p className={css.line}>
        <IconCircleCheck size={16} aria-hidden className={css.ok} />
        <span>
          <strong>{name}</strong>: {count(events, 'event')} understood,{' '}
          {count(occurrences, 'busy stretch', 'busy stretches')} kept.
        </span>
      </p>
      {collisions.length > 0 ? (
        <p className={css.line}>
          <IconAlertTriangle size={16} aria-hidden className={css.warn} />
          <span>
            Runs into {count(collisions.length, 'booked meeting')}:{' '}
            {collisions.slice(0, 5).map((id, i) => (
              <span key={id}>
                {i > 0 ? ', ' : ''}
                <Link href={`/meetings/${id}`}>look at {collisions.length > 1 ? `meeting ${i + 1}` : 'it'}</Link>
              </span>
            ))}
          </span>
        </p>
      ) : null}
      {skipped.length > 0 ? (
        <details className={css.skipped} open={skipped.length <= 5}>
          <summary>{count(skipped.length, 'event')} skipped</summary>
          <ul>
            {skipped.slice(0, 200).map((one, i) => (
              <li key={i}>
                <span className={css.where}>{one.line === undefined ? '' : `Line ${one.line}`}</span>
                <span>{one.reason}</span>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </div>
  )
}

const count = (n: number, one: string, many = `${one}s`): string => `${n.toLocaleString('en')} ${n === 1 ? one : many}`
