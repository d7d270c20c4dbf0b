import { Button } from '@mantine/core'
import { useState } from 'react'
import { parsePhoneNumberFromString } from 'libphonenumber-js/min'
import type { Callable, Lead } from '../../../shared/contract/leads.ts'
import { shell } from '../../api/client.ts'
import { toastError } from '../../app/toast.ts'
import { runCommand, useCommand } from '../../commands/dispatch.ts'
import { KeyCap } from '../../components/KeyCap.tsx'
import { startCall, useCall } from '../call/callClock.ts'
import { CallAnyway } from './CallAnyway.tsx'
import classes from './LeadView.module.css'

const openIn = (url: string) => void shell.openExternal({ url }).catch(toastError)

/** `+1 303 555 0142`: in the groups in which people say it. */
const spoken = (phone: string): string => parsePhoneNumberFromString(phone)?.formatInternational() ?? phone

/** What can be done with the lead now, each with its key. */
export function LeadActions({ lead, calling }: { readonly lead: Lead; readonly calling: Callable }) {
  const { phone, email, doNotContact } = lead
  const leftAlone = doNotContact || lead.suppressed !== undefined
  const canCall = phone !== null && !leftAlone
  const canMail = email !== null && !leftAlone
  const [asking, setAsking] = useState(false)
  const onThePhone = useCall(lead.id) !== undefined
  const dial = () => {
    startCall(lead.id)
    openIn(`tel:${(phone ?? '').replaceAll(/[^+\d*#]/g, '')}`)
  }
  const call = () => (calling.state === 'blocked' ? setAsking(true) : dial())
  const mail = () => openIn(`mailto:${encodeURIComponent(email ?? '').replaceAll('%40', '@')}`)
  useCommand('lead.call', call, { enabled: canCall })
  useCommand('lead.email', mail, { enabled: canMail })
  return (
    <div className={classes.actions}>
      <CallAnyway opened={asking} onClose={() => setAsking(false)} lead={lead} calling={calling} onCall={dial} />
      {phone && (
        <Button
          onClick={call}
          disabled={!canCall}
          variant={calling.now && !onThePhone ? 'filled' : 'default'}
          rightSection={<KeyCap command="lead.call" onAccent={calling.now && !onThePhone} />}
          aria-keyshortcuts="c"
        >
          Call {spoken(phone)}
        </Button>
      )}
      {email && (
        <Button
          variant="default"
          onClick={mail}
          disabled={!canMail}
          rightSection={<KeyCap command="lead.email" />}
          title={email}
          aria-keyshortcuts="e"
        >
          E-mail
        </Button>
      )}
      <Button
        variant="default"
        onClick={() => runCommand('lead.logOutcome')}
        rightSection={<KeyCap command="lead.logOutcome" />}
        aria-keyshortcuts="l"
      >
        Log outcome
      </Button>
      <Button
        variant="default"
        onClick={() => runCommand('lead.note')}
        rightSection={<KeyCap command="lead.note" />}
        aria-keyshortcuts="a"
      >
        Note
      </Button>
    </div>
  )
}
