import { useState } from 'react'
import { holdKeysFor } from '../../commands/dialogFocus.ts'
import { useCommand } from '../../commands/dispatch.ts'
import type { LeadDialog } from './LeadView.tsx'

/**
 * The dialog that was asked for by its key while the lead was still on the way: it opens with the lead, and has what was
 * typed meanwhile.
 */
export function useEarlyDialog(leadId: string | undefined, isHere: boolean): LeadDialog | undefined {
  const [early, setEarly] = useState<{ readonly leadId: string; readonly dialog: LeadDialog }>()
  // Once, for this visit to the lead: who comes back to it has not asked again.
  if (early && early.leadId !== leadId) setEarly(undefined)
  const enabled = leadId !== undefined && !isHere
  const ask = (dialog: LeadDialog) => () => {
    if (leadId === undefined) return
    setEarly({ leadId, dialog })
    holdKeysFor()
  }
  useCommand('lead.logOutcome', ask('outcome'), { enabled })
  useCommand('lead.snooze', ask('snooze'), { enabled })
  useCommand('lead.skip', ask('skip'), { enabled })
  useCommand('lead.brief', ask('brief'), { enabled })
  useCommand('lead.note', ask('note'), { enabled })
  useCommand('lead.edit', ask('edit'), { enabled })
  return early?.leadId === leadId ? early?.dialog : undefined
}
