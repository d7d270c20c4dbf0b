import { Button, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { Lead } from '../../../shared/contract/leads.ts'
import type { Meeting } from '../../../shared/contract/meetings.ts'
import { api } from '../../api/client.ts'
import { showToast } from '../../app/toast.ts'
import { ChoiceDialog } from '../ChoiceDialog.tsx'
import classes from '../lead/Dialogs.module.css'
import { useInvite } from './useInvite.ts'

interface MeetingDialogProps {
  readonly opened: boolean
  readonly onClose: () => void
  readonly meeting: Meeting
  readonly lead: Lead
}

const reasons = [
  'The lead asked to cancel',
  'No longer interested',
  'Booked by mistake',
  'The rep cannot come',
  'Not the right person',
]

/** A meeting is cancelled with a reason, which the journal and the reports keep. */
export function CancelDialog({ opened, onClose, meeting, lead }: MeetingDialogProps) {
  const [text, setText] = useState('')
  const invite = useInvite()
  const cancel = useMutation(
    api.meetings.cancel.mutationOptions({
      onSuccess: (cancelled) => {
        showToast({
          text: `The meeting with ${lead.name} is cancelled`,
          action: { label: 'Send cancellation', run: () => invite.send(cancelled, 'cancel') },
        })
        setText('')
        onClose()
      },
    }),
  )
  const save = (reason: string) => {
    if (reason.trim() && !cancel.isPending) cancel.mutate({ meetingId: meeting.id, reason: reason.trim() })
  }
  return (
    <ChoiceDialog
      opened={opened}
      onClose={() => {
        cancel.reset()
        onClose()
      }}
      title="Cancel the meeting because"
      choices={reasons.map((reason, i) => ({ id: reason, key: String(i + 1), label: reason }))}
      onChoose={save}
      error={cancel.error ?? undefined}
    >
      <TextInput
        label="Another reason"
        value={text}
        maxLength={300}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) save(text)
        }}
      />
      {text.trim() !== '' && (
        <div className={classes.buttons}>
          <Button color="red" onClick={() => save(text)} loading={cancel.isPending}>
            Cancel the meeting
          </Button>
        </div>
      )}
    </ChoiceDialog>
  )
}
