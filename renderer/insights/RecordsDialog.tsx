import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import type { Inputs } from '../../shared/contract/index.ts'
import { DEFINITIONS } from '../../shared/insights/metrics.ts'
import { countText } from '../../shared/insights/words.ts'
import { api } from '../api/client.ts'
import { useNow, useSettings } from '../api/workspace.ts'
import { leadPath } from '../app/routes.ts'
import { Dialog } from '../components/Dialog.tsx'
import { ErrorNote } from '../components/ErrorNote.tsx'
import { formatDay, formatTime } from '../time/format.ts'
import { useGridFocus } from './useGridFocus.ts'
import css from './RecordsDialog.module.css'

export type Made = Pick<Inputs['insights']['records'], 'metric' | 'from' | 'to' | 'key'> & {
  readonly split: NonNullable<Inputs['insights']['records']['split']>
}

interface RecordsDialogProps {
  readonly made: Made | undefined
  /** Of whom and when. */
  readonly of: string
  readonly onClose: () => void
}

/** More than anybody looks through; the file and the filters of the leads are for those. */
const SHOWN = 200

/** The leads and meetings that a number is made of, each a way there. */
export function RecordsDialog({ made, of, onClose }: RecordsDialogProps) {
  const title = made ? `${DEFINITIONS[made.metric].label}: ${of}` : ''
  return (
    <Dialog opened={made !== undefined} onClose={onClose} title={title} size={640}>
      {made && <Records made={made} />}
    </Dialog>
  )
}

function Records({ made }: { readonly made: Made }) {
  const { data, error } = useQuery({
    ...api.insights.records.queryOptions({ input: { ...made, limit: SHOWN } }),
    placeholderData: keepPreviousData,
  })
  const { zone, clock } = useSettings()
  const now = useNow()
  const grid = useGridFocus(data?.records.length ?? 0, 1)
  if (!data) return <ErrorNote error={error} />
  if (data.total === 0) return <p className={css.note}>Nothing counts for this.</p>
  return (
    <>
      <p className={css.note}>
        {countText(data.total)} in all, the newest first
        {data.total > data.records.length && `; these are the newest ${countText(data.records.length)}`}
      </p>
      <ul className={css.list} onKeyDown={grid.onKeyDown}>
        {data.records.map(({ at, leadId, leadName, company, meetingId, what }, i) => (
          <li key={`${at} ${leadId} ${meetingId} ${i}`}>
            <Link
              href={meetingId ? `/meetings/${meetingId}` : leadPath(leadId)}
              className={css.row}
              {...grid.cell(i, 0)}
              data-autofocus={i === 0 || undefined}
            >
              <time className={css.when} dateTime={at}>
                {formatDay(Date.parse(at), zone, now)}, {formatTime(Date.parse(at), zone, clock)}
              </time>
              <span className={css.who}>
                <strong>{leadName}</strong> {company}
              </span>
              <span className={css.what}>{what}</span>
            </Link>
          </li>
        ))}
      </ul>
    </>
  )
}
