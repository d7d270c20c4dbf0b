import { Button } from '@mantine/core'
import { IconAlertTriangle, IconFolder, IconRefresh } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import type { Rep } from '../../shared/contract/reps.ts'
import type { WatchedFolder as Watched } from '../../shared/contract/watchedFolders.ts'
import { api } from '../api/client.ts'
import { useSettings } from '../api/workspace.ts'
import { toastError } from '../app/toast.ts'
import { useUndoableToast } from '../app/undo.ts'
import { ErrorNote } from '../components/ErrorNote.tsx'
import { formatTime } from '../time/format.ts'
import { WatchedFiles } from './WatchedFiles.tsx'
import { WatchFolderForm } from './WatchFolderForm.tsx'
import css from './WatchedFolder.module.css'

/** A folder from which a rep's calendars are taken in by themselves. */
export function WatchedFolder({ rep }: { readonly rep: Rep }) {
  const id = useId()
  const list = useQuery(api.calendars.watched.queryOptions({ input: { repId: rep.id } }))
  const watched = list.data?.folders[0]
  return (
    <div className={css.part} role="group" aria-labelledby={id}>
      <div className={css.head}>
        <h3 className={css.title} id={id}>
          Watched folder
        </h3>
        <span className={css.note}>
          where a sync tool or an export puts .ics files: each is a calendar, taken in whenever it changes
        </span>
      </div>
      {watched ? <Watching watched={watched} /> : list.isSuccess ? <WatchFolderForm rep={rep} /> : null}
      <ErrorNote error={list.error} />
    </div>
  )
}

function Watching({ watched }: { readonly watched: Watched }) {
  const { zone, clock } = useSettings()
  const say = useUndoableToast()
  const stop = useMutation(
    api.calendars.watch.mutationOptions({
      onSuccess: () => say('The folder is not watched any more. Its calendars stay.'),
      onError: toastError,
    }),
  )
  const look = useMutation(api.calendars.checkFolder.mutationOptions({ onError: toastError }))
  const { repId, folder, checkedAt } = watched
  const trouble = troubleOf(watched)
  return (
    <>
      <div className={css.line}>
        <IconFolder size={18} stroke={1.5} aria-hidden className={css.icon} />
        <span className={css.path} title={folder}>
          {folder}
        </span>
        <span className={css.state}>
          {checkedAt === null ? 'Looking…' : `Looked at ${formatTime(Date.parse(checkedAt), zone, clock)}`}
        </span>
        <Button
          variant="default"
          leftSection={<IconRefresh size={14} stroke={1.75} aria-hidden />}
          loading={look.isPending}
          onClick={() => look.mutate({ repId })}
        >
          Look now
        </Button>
        <Button
          variant="subtle"
          color="gray"
          loading={stop.isPending}
          onClick={() => stop.mutate({ repId, folder: null })}
        >
          Stop watching
        </Button>
      </div>
      <div aria-live="polite">
        {trouble ? (
          <p className={css.trouble}>
            <IconAlertTriangle size={14} aria-hidden />
            <span>{trouble}</span>
          </p>
        ) : null}
        {watched.state === 'watching' && checkedAt !== null && watched.files.length === 0 ? (
          <p className={css.empty}>There is no calendar in it yet. The first .ics file that appears is taken in.</p>
        ) : null}
      </div>
      <WatchedFiles watched={watched} />
    </>
  )
}

function troubleOf({ state, problem, leftOut }: Watched): string | undefined {
  switch (state) {
    case 'missing':
      return 'The folder is not there. Its calendars stay as they were, and it is picked up again when it is back.'
    case 'unreadable':
      return `The folder cannot be read, and its calendars stay as they were. ${problem ?? ''}`
    case 'watching':
      return leftOut > 0 ? `It holds ${leftOut} files more than are taken in.` : undefined
  }
}
