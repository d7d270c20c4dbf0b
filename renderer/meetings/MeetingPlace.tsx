import { ActionIcon, TextInput } from '@mantine/core'
import { IconMapPin, IconPencil } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { Meeting } from '../../shared/contract/meetings.ts'
import { api } from '../api/client.ts'
import { useUndoableToast } from '../app/undo.ts'
import { fieldMessage } from '../forms/fieldMessages.ts'
import { toastError } from '../app/toast.ts'
import { isOpen } from './meetingWords.ts'
import css from './MeetingDetail.module.css'

/** Where it takes place; while the meeting stands it can be put somewhere else, which the lead is then to be sent. */
export function MeetingPlace({ meeting }: { readonly meeting: Meeting }) {
  const [editing, setEditing] = useState(false)
  const [text, setText] = useState(meeting.location ?? '')
  const say = useUndoableToast()
  const save = useMutation(
    api.meetings.setPlace.mutationOptions({
      onSuccess: ({ invitedSequence }) => {
        setEditing(false)
        say(invitedSequence === null ? 'Place changed.' : 'Place changed. The update is yet to be sent.')
      },
      onError: (error) => {
        if (!fieldMessage(error, 'location')) toastError(error)
      },
    }),
  )
  if (editing) {
    return (
      <TextInput
        mt={8}
        aria-label="Place"
        placeholder="A link, a number to dial or an address"
        autoFocus
        value={text}
        maxLength={2000}
        readOnly={save.isPending}
        error={fieldMessage(save.error, 'location')}
        onChange={(event) => setText(event.currentTarget.value)}
        onBlur={() => setEditing(false)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
            save.mutate({ meetingId: meeting.id, location: text.trim() || null })
          }
          if (event.key !== 'Escape') return
          event.stopPropagation()
          setText(meeting.location ?? '')
          setEditing(false)
        }}
      />
    )
  }
  if (!isOpen(meeting) && !meeting.location) return null
  return (
    <p className={css.place}>
      <IconMapPin size={15} stroke={1.6} aria-hidden />
      <span>{meeting.location ?? 'No place yet'}</span>
      {isOpen(meeting) ? (
        <ActionIcon
          variant="subtle"
          color="gray"
          size={22}
          aria-label="Change the place"
          onClick={() => setEditing(true)}
        >
          <IconPencil size={14} stroke={1.6} aria-hidden />
        </ActionIcon>
      ) : null}
    </p>
  )
}
