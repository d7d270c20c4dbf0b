import { Button, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { Rep } from '../../shared/contract/reps.ts'
import { api, choosesFolders, shell } from '../api/client.ts'
import { useUndoableToast } from '../app/undo.ts'
import { ErrorNote } from '../components/ErrorNote.tsx'
import { fieldMessage } from '../forms/fieldMessages.ts'
import css from './WatchedFolder.module.css'

/** Asks which folder: its path typed or pasted, or chosen where the shell can ask for one. */
export function WatchFolderForm({ rep }: { readonly rep: Rep }) {
  const [path, setPath] = useState('')
  const say = useUndoableToast()
  const watch = useMutation(
    api.calendars.watch.mutationOptions({
      onSuccess: ({ watched }) => say(`Watching ${watched?.folder ?? 'the folder'}.`),
    }),
  )
  const choose = useMutation({
    mutationFn: () => shell.openFolder({ title: `Calendars of ${rep.name}` }),
    onSuccess: ({ path: chosen }) => {
      if (chosen === null) return
      setPath(chosen)
      watch.mutate({ repId: rep.id, folder: chosen })
    },
  })
  const wrong = fieldMessage(watch.error, 'folder')
  return (
    <>
      <form
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault()
          if (path.trim() !== '') watch.mutate({ repId: rep.id, folder: path })
        }}
      >
        <TextInput
          className={css.input}
          aria-label="Path of the folder"
          placeholder="/home/dana/Calendars or C:\Users\Dana\Calendars"
          value={path}
          spellCheck={false}
          autoComplete="off"
          error={wrong}
          onChange={(event) => {
            setPath(event.currentTarget.value)
            if (watch.error) watch.reset()
          }}
        />
        {choosesFolders ? (
          <Button variant="default" loading={choose.isPending} onClick={() => choose.mutate()}>
            Choose a folder
          </Button>
        ) : null}
        <Button type="submit" variant="default" disabled={path.trim() === ''} loading={watch.isPending}>
          Watch
        </Button>
      </form>
      <ErrorNote error={wrong === undefined ? (watch.error ?? choose.error) : choose.error} />
    </>
  )
}
