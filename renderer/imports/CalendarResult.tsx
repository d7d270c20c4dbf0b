import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react'
import { useState, type ReactNode } from 'react'
import { Link } from 'wouter'
import type { CalendarChanges, ImportedCalendar } from '../../shared/contract/calendars.ts'
import { useNow, useSettings } from '../api/workspace.ts'
import { formatDay, formatTime, formatTimes } from '../time/format.ts'
import css from './CalendarResult.module.css'

/** What came of one calendar file: what is new against before, which meetings it runs into, and what was not understood. */
export function CalendarResult({ name, result }: { readonly name: string; readonly result: ImportedCalendar }) {
  const { events, occurrences, skipped, changes } = result
  const colliding = result.colliding ?? []
  const when = useWhen()
  return (
    <section className={css.result} aria-label={`What came of ${name}`}>
      <p className={css.line}>
        <IconCircleCheck size={16} aria-hidden className={css.ok} />
        <span>
          <strong>{name}</strong>: {count(events, 'event')} understood,{' '}
          {count(occurrences, 'busy stretch', 'busy stretches')} kept.
          {changes ? ` ${changesInWords(changes)}` : ''}
        </span>
      </p>
      {colliding.length > 0 ? (
        <div className={css.part}>
          <p className={css.line}>
            <IconAlertTriangle size={16} aria-hidden className={css.warn} />
            <span>In the way of {count(colliding.length, 'booked meeting')}:</span>
          </p>
          <Shortened
            of="meetings"
            rows={colliding.map((one) => (
              <li key={one.meetingId} className={css.row}>
                <span className={css.when}>{when(one.start, one.end)}</span>
                <span>
                  <Link href={`/meetings/${one.meetingId}`}>{one.leadName}</Link>{' '}
                  <span className={css.quiet}>
                    {one.event.title ?? 'Busy'}, {one.event.allDay ? 'all day' : when(one.event.start, one.event.end)}
                  </span>
                </span>
              </li>
            ))}
          />
        </div>
      ) : null}
      {changes && changes.examples.length > 0 ? (
        <div className={css.part}>
          <p className={css.title}>What changed ahead</p>
          <Shortened
            of="changes"
            rows={changes.examples.map((one, i) => (
              <li key={i} className={css.row} data-kind={one.kind}>
                <span className={css.kind}>{KINDS[one.kind]}</span>
                <span>
                  {one.title || 'Busy'}{' '}
                  <span className={css.quiet}>
                    {one.was ? (
                      <>
                        <del>{when(one.was.start, one.was.end)}</del> →{' '}
                      </>
                    ) : null}
                    {when(one.start, one.end, one.allDay)}
                    {one.more > 0 ? `, and ${count(one.more, 'more', 'more')} of the series` : ''}
                  </span>
                </span>
              </li>
            ))}
          />
        </div>
      ) : null}
      {skipped.length > 0 ? (
        <div className={css.part}>
          <p className={css.title}>{count(skipped.length, 'thing')} not taken as written</p>
          <Shortened
            of="reasons"
            rows={skipped.map((one, i) => (
              <li key={i} className={css.row}>
                <span className={css.kind}>{one.line === undefined ? '' : `Line ${one.line}`}</span>
                <span>{one.reason}</span>
              </li>
            ))}
          />
        </div>
      ) : null}
    </section>
  )
}

const KINDS: Readonly<Record<CalendarChanges['examples'][number]['kind'], string>> = {
  added: 'New',
  removed: 'Gone',
  moved: 'Moved',
}
/** Rows that are shown until all are asked for. */
const FIRST = 5

function Shortened({ rows, of }: { readonly rows: readonly ReactNode[]; readonly of: string }) {
  const [all, setAll] = useState(false)
  return (
    <>
      {/* Scrolled by the keyboard too. */}
      <ul className={css.rows} tabIndex={all && rows.length > FIRST ? 0 : undefined}>
        {all ? rows : rows.slice(0, FIRST)}
      </ul>
      {!all && rows.length > FIRST ? (
        <button type="button" className={css.more} onClick={() => setAll(true)}>
          Show all {rows.length.toLocaleString('en')} {of}
        </button>
      ) : null}
    </>
  )
}

/** `Tue 24 Nov 10:00–11:00` in the zone of the workspace. */
function useWhen(): (start: string, end: string, allDay?: boolean) => string {
  const now = useNow()
  const { zone, clock } = useSettings()
  return (start, end, allDay = false) => {
    const [from, to] = [Date.parse(start), Date.parse(end)]
    const day = formatDay(from, zone, now)
    if (allDay) return `${day}, all day`
    if (to - from < 86_400_000) return `${day} ${formatTimes(from, to, zone, clock)}`
    return `${day} ${formatTime(from, zone, clock)} to ${formatDay(to, zone, now)} ${formatTime(to, zone, clock)}`
  }
}

function changesInWords({ added, removed, moved }: CalendarChanges): string {
  const parts = [
    added > 0 ? `${added.toLocaleString('en')} new` : '',
    moved > 0 ? `${moved.toLocaleString('en')} moved` : '',
    removed > 0 ? `${removed.toLocaleString('en')} gone` : '',
  ].filter((part) => part !== '')
  return parts.length > 0 ? `Ahead: ${parts.join(', ')}.` : 'Nothing has changed ahead.'
}

const count = (n: number, one: string, many = `${one}s`): string => `${n.toLocaleString('en')} ${n === 1 ? one : many}`
