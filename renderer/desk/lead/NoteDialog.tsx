import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { Lead } from '../../../shared/contract/leads.ts'
import { api } from '../../api/client.ts'
import { NoteForm } from '../../components/NoteForm.tsx'
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
  return (
    <NoteForm
      opened={opened}
      onClose={onClose}
      title={`Note on ${lead.name}`}
      note={note}
      onNote={setNote}
      onSave={(written) => add.mutate({ leadId: lead.id, note: written })}
      error={add.error}
      pending={add.isPending}
      minRows={4}
      className={classes.form}
      buttonsClassName={classes.buttons}
    />
  )
}
