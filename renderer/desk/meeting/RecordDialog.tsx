import { TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { Lead } from '../../../shared/contract/leads.ts'
import type { Meeting } from '../../../shared/contract/meetings.ts'
import { api } from '../../api/client.ts'
import { useUndoableToast } from '../../app/undo.ts'
import { ChoiceDialog } from '../ChoiceDialog.tsx'

interface RecordDialogProps {
  readonly opened: boolean
  readonly onClose: () => void
  readonly meeting: Meeting
  readonly lead: Lead
}

/** Whether the meeting took place. A no-show comes back to the queue to be recovered. */
export function RecordDialog({ opened, onClose, meeting, lead }: RecordDialogProps) {
  const [note, setNote] = useState('')
  const say = useUndoableToast()
  const record = useMutation(
    api.meetings.outcome.mutationOptions({
      onSuccess: ({ status }) => {
        say(status === 'completed' ? `The meeting with ${lead.name} took place` : `${lead.name} did not come`)
        setNote('')
        onClose()
      },
    }),
  )
  return (
    <ChoiceDialog
      opened={opened}
      onClose={() => {
        record.reset()
        onClose()
      }}
      title={`What became of the meeting with ${lead.name}?`}
      choices={[
        { id: 'completed', key: '1', label: 'It took place', hint: 'handed over to the rep' },
        { id: 'no_show', key: '2', label: 'Nobody came', hint: 'back to the queue, to be recovered' },
      ]}
      onChoose={(id) => {
        if (record.isPending || (id !== 'completed' && id !== 'no_show')) return
        record.mutate({ meetingId: meeting.id, outcome: id, ...(note.trim() ? { note: note.trim() } : {}) })
      }}
      error={record.error ?? undefined}
    >
      <TextInput label="Note" value={note} onChange={(event) => setNote(event.currentTarget.value)} />
    </ChoiceDialog>
  )
}
