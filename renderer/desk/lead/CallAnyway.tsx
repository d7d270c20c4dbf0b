import { TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { Callable, Lead } from '../../../shared/contract/leads.ts'
import { api } from '../../api/client.ts'
import { ChoiceDialog } from '../ChoiceDialog.tsx'
import classes from './Dialogs.module.css'

interface CallAnywayProps {
  readonly opened: boolean
  readonly onClose: () => void
  readonly lead: Lead
  readonly calling: Callable
  /** The reason is kept: the call can be made. */
  readonly onCall: () => void
}

const REASONS = [
  'Asked to be called at this time',
  'Called us and waits for an answer',
  'Is a customer, who has agreed to calls',
  'The hours are not those where they are',
]

/** Why a lead is called although the hours there say no; it goes into the history before the call is made. */
export function CallAnyway({ opened, onClose, lead, calling, onCall }: CallAnywayProps) {
  const [own, setOwn] = useState('')
  const keep = useMutation(
    api.calling.callAnyway.mutationOptions({
      onSuccess: () => {
        setOwn('')
        onClose()
        onCall()
      },
    }),
  )
  const because = (reason: string) => {
    if (reason && !keep.isPending) keep.mutate({ leadId: lead.id, reason })
  }
  return (
    <ChoiceDialog
      opened={opened}
      onClose={() => {
        keep.reset()
        onClose()
      }}
      title={`Call ${lead.name} all the same: why?`}
      choices={REASONS.map((label, i) => ({ id: label, key: String(i + 1), label }))}
      onChoose={because}
      error={keep.error ?? undefined}
    >
      <p className={classes.why}>
        {[calling.reason, calling.source].filter(Boolean).join('. ')}. The reason stays in the history.
      </p>
      <TextInput
        label="Another reason"
        value={own}
        onChange={(event) => setOwn(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') because(own.trim())
        }}
      />
    </ChoiceDialog>
  )
}
