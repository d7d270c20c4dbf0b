import { Button } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Backup, BackupPreview } from '../../../shared/contract/backups.ts'
import { api } from '../../api/client.ts'
import { useNow, useSettings } from '../../api/workspace.ts'
import { showToast } from '../../app/toast.ts'
import { Dialog } from '../../components/Dialog.tsx'
import { ErrorNote } from '../../components/ErrorNote.tsx'
import { Section } from '../../forms/Section.tsx'
import { formatDay, formatTime, nameDay } from '../../time/format.ts'
import { differenceWords, kindWords, many } from './backupWords.ts'
import css from './Backups.module.css'

/** What a backup holds beside what is there now, and the way back to it. */
export function BackupDetail({ backup }: { readonly backup: Backup }) {
  const now = useNow()
  const { zone, clock } = useSettings()
  const at = Date.parse(backup.at)
  const when = `${nameDay(at, now, zone)}, ${formatTime(at, zone, clock)}`
  const [asked, setAsked] = useState(false)
  // What is there now changes all the time: it is compared when it is looked at.
  const preview = useQuery({
    ...api.backups.preview.queryOptions({ input: { name: backup.name } }),
    enabled: backup.counts !== null,
    staleTime: 0,
  })
  const restore = useMutation(
    api.backups.restore.mutationOptions({
      onSuccess: () => {
        setAsked(false)
        showToast({ text: `The workspace is as it was: ${when}. What was there is the newest backup.`, stays: true })
      },
    }),
  )
  const found = preview.data
  return (
    <Section title={when} note={kindWords(backup.kind)}>
      {backup.problem ? <p role="alert">{backup.problem} It cannot be gone back to.</p> : null}
      <ErrorNote error={preview.error} />
      {found ? (
        <>
          <Compared preview={found} />
          <Only title="Only in the workspace now" note="gone when you go back" preview={found} side="onlyHere" />
          <Only title="Only in this backup" note="there again when you go back" preview={found} side="onlyThere" />
          <div className={css.buttons}>
            <Button variant="default" onClick={() => setAsked(true)}>
              Go back to this backup
            </Button>
            <span className={css.quiet}>{sinceWords(found.changesSince)}</span>
          </div>
        </>
      ) : null}
      <Dialog opened={asked} onClose={() => setAsked(false)} title="Go back to this backup?" size={480}>
        <p>
          The workspace will be as it was <b>{when}</b>. {found ? sinceWords(found.changesSince) : ''}
        </p>
        <p className={css.note}>What is there now is not lost: it becomes a backup itself, to which you can go back.</p>
        <ErrorNote error={restore.error} />
        <div className={css.dialogButtons}>
          <Button variant="default" onClick={() => setAsked(false)}>
            Leave it as it is
          </Button>
          <Button
            data-autofocus
            color="red"
            loading={restore.isPending}
            onClick={() => restore.mutate({ name: backup.name })}
          >
            Go back
          </Button>
        </div>
      </Dialog>
    </Section>
  )
}

const sinceWords = (changes: number): string =>
  changes === 0
    ? 'Nothing was changed since.'
    : `${many(changes, 'change')} since then ${changes === 1 ? 'is' : 'are'} undone by it.`

const COUNTED = [
  ['leads', 'Leads'],
  ['meetings', 'Meetings'],
  ['activities', 'Calls and notes'],
  ['reps', 'Reps'],
] as const

function Compared({ preview: { now, backup } }: { readonly preview: BackupPreview }) {
  const then = backup.counts
  if (!then) return null
  return (
    <table className={css.table}>
      <thead>
        <tr>
          <th scope="col">What</th>
          <th scope="col">Now</th>
          <th scope="col">In the backup</th>
          <th scope="col">Going back</th>
        </tr>
      </thead>
      <tbody>
        {COUNTED.map(([key, label]) => (
          <tr key={key}>
            <th scope="row">{label}</th>
            <td>{now[key].toLocaleString('en')}</td>
            <td>{then[key].toLocaleString('en')}</td>
            <td className={now[key] === then[key] ? css.same : css.other}>{differenceWords(now[key], then[key])}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

interface OnlyProps {
  readonly title: string
  readonly note: string
  readonly preview: BackupPreview
  readonly side: 'onlyHere' | 'onlyThere'
}

/** Meetings and leads that one side has and the other has not. */
function Only({ title, note, preview, side }: OnlyProps) {
  const now = useNow()
  const { zone, clock } = useSettings()
  const meetings = preview.meetings[side]
  const leads = preview.leads[side]
  if (meetings.count + leads.count === 0) return null
  const more = (count: number, shown: number) =>
    count > shown ? ` and ${(count - shown).toLocaleString('en')} more` : ''
  return (
    <div className={css.only}>
      <h3 className={css.onlyTitle}>
        {title} <span className={css.quiet}>{note}</span>
      </h3>
      {meetings.count > 0 ? (
        <ul className={css.names}>
          {meetings.first.map(({ id, leadName, start, status }) => {
            const at = Date.parse(start)
            return (
              <li key={id}>
                <span>{leadName}</span>
                <span className={css.quiet}>
                  {formatDay(at, zone, now)}, {formatTime(at, zone, clock)} · {STATUS[status] ?? status}
                </span>
              </li>
            )
          })}
          {meetings.count > meetings.first.length ? (
            <li className={css.quiet}>{more(meetings.count, meetings.first.length).trim()} meetings</li>
          ) : null}
        </ul>
      ) : null}
      {leads.count > 0 ? (
        <p>
          {many(leads.count, 'lead')}: {leads.first.join(', ')}
          {more(leads.count, leads.first.length)}
        </p>
      ) : null}
    </div>
  )
}

const STATUS: Readonly<Record<string, string>> = { no_show: 'no-show' }
