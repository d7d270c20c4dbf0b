import { SegmentedControl, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { Lead } from '../../../shared/contract/leads.ts'
import { api } from '../../api/client.ts'
import { useUndoableToast } from '../../app/undo.ts'
import { ChoiceDialog } from '../ChoiceDialog.tsx'

interface SkipDialogProps {
  readonly opened: boolean
  readonly onClose: () => void
  readonly lead: Lead
  readonly onDone: () => void
}

const REASONS = [
  'Not a good time to call',
  'Has to be prepared first',
  'Waits for somebody else’s answer',
  'A colleague is on it',
  'Others matter more today',
]
const SPANS = [
  { value: 'day', label: 'For today', minutes: undefined },
  { value: '60', label: 'For an hour', minutes: 60 },
  { value: '180', label: 'For three hours', minutes: 180 },
] as const

/** Puts the lead below the others, with the reason; it stays in the queue. */
export function SkipDialog({ opened, onClose, lead, onDone }: SkipDialogProps) {
  const say = useUndoableToast()
  const [own, setOwn] = useState('')
  const [span, setSpan] = useState<string>('day')
  const skip = useMutation(
    api.leads.skip.mutationOptions({
      onSuccess: () => {
        say(`${lead.name} stands below the others`)
        setOwn('')
        onClose()
        onDone()
      },
    }),
  )
  const because = (reason: string | undefined) => {
    const minutes = SPANS.find(({ value }) => value === span)?.minutes
    if (reason && !skip.isPending) skip.mutate({ leadId: lead.id, reason, ...(minutes && { minutes }) })
  }
  return (
    <ChoiceDialog
      opened={opened}
      onClose={() => {
        skip.reset()
        onClose()
      }}
      title={`Skip ${lead.name}: why?`}
      choices={REASONS.map((label, i) => ({ id: label, key: String(i + 1), label }))}
      onChoose={because}
      error={skip.error ?? undefined}
    >
      <TextInput
        label="Another reason"
        value={own}
        onChange={(event) => setOwn(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') because(own.trim())
        }}
      />
      <SegmentedControl
        aria-label="For how long"
        data={SPANS.map(({ value, label }) => ({ value, label }))}
        value={span}
        onChange={setSpan}
      />
    </ChoiceDialog>
  )
}
