import { useMutation } from '@tanstack/react-query'
import { api } from '../../api/client.ts'
import { toastError } from '../../app/toast.ts'
import { useUndoableToast } from '../../app/undo.ts'
import { useCommand } from '../../commands/dispatch.ts'

/** Puts the lead to the top of the queue, or lets the rules place it again; its row is enough to know which. */
export function usePin(leadId: string | undefined, pinned: boolean): void {
  const say = useUndoableToast()
  const pin = useMutation(
    api.leads.pin.mutationOptions({
      onSuccess: (lead) => say(`${lead.name} is ${lead.pinned ? 'pinned to the top' : 'placed by the rules'}`),
      onError: toastError,
    }),
  )
  useCommand(
    'lead.pin',
    () => {
      if (leadId && !pin.isPending) pin.mutate({ leadId, pinned: !pinned })
    },
    { enabled: leadId !== undefined },
  )
}
