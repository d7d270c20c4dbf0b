import { Button, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { SavedFilter } from '../../shared/contract/leadFilters.ts'
import { api } from '../api/client.ts'
import { Dialog } from '../components/Dialog.tsx'
import { ErrorNote } from '../components/ErrorNote.tsx'
import { KeyCap } from '../components/KeyCap.tsx'
import type { ShownQuery } from './leadQuery.ts'
import classes from './LeadsScreen.module.css'

interface SaveFilterProps {
  readonly opened: boolean
  readonly onClose: () => void
  readonly query: ShownQuery
  /** The team's own filter that the query began as: saved again under its name it is changed. */
  readonly origin: SavedFilter | undefined
  readonly onSaved: (filter: SavedFilter) => void
}

/** Keeps what is asked for under a name. */
export function SaveFilter({ opened, onClose, query, origin, onSaved }: SaveFilterProps) {
  return (
    <Dialog opened={opened} onClose={onClose} title="Save this filter" size={400}>
      {opened && <SaveFilterForm onClose={onClose} query={query} origin={origin} onSaved={onSaved} />}
    </Dialog>
  )
}

function SaveFilterForm({ onClose, query, origin, onSaved }: Omit<SaveFilterProps, 'opened'>) {
  const [name, setName] = useState(origin?.name ?? '')
  const save = useMutation(
    api.filters.save.mutationOptions({
      onSuccess: (saved) => {
        onSaved(saved)
        onClose()
      },
    }),
  )
  const changes = origin !== undefined && origin.name === name.trim()
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (!name.trim() || save.isPending) return
        save.mutate({
          ...(changes && { id: origin.id }),
          name: name.trim(),
          filter: query.filter,
          ...(query.text.trim() && { text: query.text.trim() }),
          ...(query.sort && { sort: query.sort }),
        })
      }}
    >
      <TextInput
        data-autofocus
        label="Name"
        value={name}
        autoComplete="off"
        placeholder="Berlin, demo asked for"
        description={changes ? 'Changes the filter of this name' : 'Words and order are kept with it'}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <ErrorNote error={save.error} />
      <div className={classes.buttons}>
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button
          type="submit"
          disabled={!name.trim()}
          loading={save.isPending}
          rightSection={<KeyCap keys="enter" onAccent />}
        >
          Save
        </Button>
      </div>
    </form>
  )
}
