import { Button, Modal, Textarea } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { Lead } from '../../../shared/contract/leads.ts'
import { api } from '../../api/client.ts'
import { useCommand } from '../../commands/dispatch.ts'
import { ErrorNote } from '../../components/ErrorNote.tsx'
import { KeyCap } from '../../components/KeyCap.tsx'
import classes from './Dialogs.module.css'

interface NoteDialogProps {
  readonly opened: boolean
  readonly onClose: () => void
  readonly lead: Lead
}

export function NoteDialog({ opened, onClose, lead }: NoteDialogProps) {
  const [note, setNote] = useState('')
  const add = useMutation(
    api.leads.addNote.mutationOptions({
      onSuccess: (_, sent) => {
        setNote((now) => (now.trim() === sent.note ? '' : now))
        onClose()
      },
    }),
  )
  const save = () => {
    if (note.trim() && !add.isPending) add.mutate({ leadId: lead.id, note: note.trim() })
  }
  useCommand('form.save', save, { enabled: opened })
  return (
    <Modal opened={opened} onClose={onClose} title={`Note on ${lead.name}`} size={480}>
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault()
          save()
        }}
      >
        <Textarea
          data-autofocus
          aria-label="Note"
          minRows={4}
          autosize
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <ErrorNote error={add.error} />
        <div className={classes.buttons}>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button
            type="submit"
            loading={add.isPending}
            disabled={!note.trim()}
            rightSection={<KeyCap command="form.save" onAccent />}
          >
            Save the note
          </Button>
        </div>
      </form>
    </Modal>
  )
}
