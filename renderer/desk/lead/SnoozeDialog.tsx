import { useMutation } from '@tanstack/react-query'
import type { Callable, Lead } from '../../../shared/contract/leads.ts'
import { api } from '../../api/client.ts'
import { useNow, useSettings } from '../../api/workspace.ts'
import { useUndoableToast } from '../../app/undo.ts'
import { ChoiceDialog } from '../ChoiceDialog.tsx'
import { momentOf, useMoment } from '../useMoment.ts'
import { WhenInput } from '../WhenInput.tsx'
import { leadZone, momentWords } from '../words.ts'

interface SnoozeDialogProps {
  readonly opened: boolean
  readonly onClose: () => void
  readonly lead: Lead
  readonly calling: Callable
  readonly onDone: () => void
}

const offered = ['in 15 min', 'in 1 hour', 'in 3 hours', 'tomorrow 9am', 'next week monday 9am'] as const
const labels = ['15 minutes', 'One hour', 'Three hours', 'Tomorrow 09:00', 'Monday 09:00'] as const

/** Puts the lead aside until a time; it comes back by itself. */
export function SnoozeDialog({ opened, onClose, lead, calling, onDone }: SnoozeDialogProps) {
  const { zone: ours, clock } = useSettings()
  const now = useNow()
  const say = useUndoableToast()
  const zone = leadZone(lead, calling) ?? ours
  const other = useMoment(zone)
  const snooze = useMutation(
    api.leads.snooze.mutationOptions({
      onSuccess: (_, { until }) => {
        say(`${lead.name} comes back ${momentWords(Date.parse(until), now, zone, clock)}`)
        other.setText('')
        onClose()
        onDone()
      },
    }),
  )
  const until = (at: number | undefined) => {
    if (at !== undefined && !snooze.isPending) snooze.mutate({ leadId: lead.id, until: new Date(at).toISOString() })
  }
  const choices = offered.flatMap((words, i) => {
    const at = momentOf(words, now, zone)
    if (at === undefined) return []
    return [{ id: words, key: String(i + 1), label: labels[i] ?? words, hint: momentWords(at, now, zone, clock) }]
  })
  return (
    <ChoiceDialog
      opened={opened}
      onClose={() => {
        snooze.reset()
        onClose()
      }}
      title={`Put ${lead.name} aside until`}
      choices={choices}
      onChoose={(words) => until(momentOf(words, now, zone))}
      error={snooze.error ?? undefined}
    >
      <WhenInput label="Another time" moment={other} onEnter={until} />
    </ChoiceDialog>
  )
}
