import { useMutation } from '@tanstack/react-query'
import type { Lead } from '../../../shared/contract/leads.ts'
import { api } from '../../api/client.ts'
import { toastError } from '../../app/toast.ts'
import { useUndoableToast } from '../../app/undo.ts'
import { useCommand } from '../../commands/dispatch.ts'

/** Puts the lead to the top of the queue, or lets the rules place it again. */
export function usePin(lead: Lead): void {
  const say = useUndoableToast()
  const pin = useMutation(
    api.leads.pin.mutationOptions({
      onSuccess: ({ name, pinned }) => say(pinned ? `${name} is pinned to the top` : `${name} is placed by the rules`),
      onError: toastError,
    }),
  )
  useCommand('lead.pin', () => {
    if (!pin.isPending) pin.mutate({ leadId: lead.id, pinned: !lead.pinned })
  })
}
