import { Button } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { useState } from 'react'
import type { Callable, Lead } from '../../../shared/contract/leads.ts'
import { shell } from '../../api/client.ts'
import { toastError } from '../../app/toast.ts'
import { runCommand, useCommand } from '../../commands/dispatch.ts'
import { KeyCap } from '../../components/KeyCap.tsx'
import { ChoiceDialog } from '../ChoiceDialog.tsx'
import { startCall, useCall } from '../call/callClock.ts'
import { CallAnyway } from './CallAnyway.tsx'
import classes from './LeadView.module.css'
import { spoken } from './spokenNumber.ts'

const openIn = (url: string) => void shell.openExternal({ url }).catch(toastError)

/** What can be done with the lead now, each with its key. */
export function LeadActions({ lead, calling }: { readonly lead: Lead; readonly calling: Callable }) {
  const { phone, email, doNotContact } = lead
  const leftAlone = doNotContact || lead.suppressed !== undefined
  const canCall = phone !== null && !leftAlone
  const canMail = email !== null && !leftAlone
  const [asking, setAsking] = useState(false)
  const onThePhone = useCall(lead.id) !== undefined
  const [number, setNumber] = useState<string>()
  const [choosing, setChoosing] = useState(false)
  const numbers = lead.phones ?? []
  const dial = (to: string) => {
    startCall(lead.id, to)
    openIn(`tel:${to.replaceAll(/[^+\d*#]/g, '')}`)
  }
  const callNumber = (to: string) => {
    setChoosing(false)
    setNumber(to)
    if (calling.state === 'blocked') setAsking(true)
    else dial(to)
  }
  const call = () => callNumber(phone ?? '')
  const mail = () => openIn(`mailto:${encodeURIComponent(email ?? '').replaceAll('%40', '@')}`)
  useCommand('lead.call', call, { enabled: canCall })
  useCommand('lead.number', () => setChoosing(true), { enabled: canCall && numbers.length > 1 })
  useCommand('lead.email', mail, { enabled: canMail })
  return (
    <div className={classes.actions}>
      <CallAnyway
        opened={asking}
        onClose={() => setAsking(false)}
        lead={lead}
        calling={calling}
        onCall={() => dial(number ?? phone ?? '')}
      />
      <ChoiceDialog
        opened={choosing}
        onClose={() => setChoosing(false)}
        title={`Which number of ${lead.name}?`}
        onChoose={callNumber}
        choices={numbers
          .filter(({ state }) => state === 'ok')
          .slice(0, 9)
          .map((one, i) => ({
            id: one.number,
            key: String(i + 1),
            label: spoken(one.number),
            hint: [one.label, one.primary && 'main'].filter(Boolean).join(', '),
          }))}
      >
        {numbers.some(({ state }) => state !== 'ok') && (
          <p className={classes.note}>
            Not used:{' '}
            {numbers
              .filter(({ state }) => state !== 'ok')
              .map((one) => `${spoken(one.number)} (${one.state === 'wrong' ? 'wrong number' : 'do not use'})`)
              .join(', ')}
          </p>
        )}
      </ChoiceDialog>
      {phone && (
        <Button
          onClick={call}
          disabled={!canCall}
          variant={calling.now && !onThePhone ? 'filled' : 'default'}
          rightSection={<KeyCap command="lead.call" onAccent={calling.now && !onThePhone} />}
        >
          Call {spoken(phone)}
        </Button>
      )}
      {canCall && numbers.length > 1 && (
        <Button
          variant="default"
          onClick={() => setChoosing(true)}
          rightSection={<KeyCap command="lead.number" />}
          aria-haspopup="dialog"
          aria-label="Other number"
          title="Other number"
        >
          <IconChevronDown size={14} aria-hidden="true" />
        </Button>
      )}
      {email && (
        <Button
          variant="default"
          onClick={mail}
          disabled={!canMail}
          rightSection={<KeyCap command="lead.email" />}
          title={email}
        >
          E-mail
        </Button>
      )}
      <Button
        variant="default"
        onClick={() => runCommand('lead.logOutcome')}
        rightSection={<KeyCap command="lead.logOutcome" />}
      >
        Log outcome
      </Button>
      <Button variant="default" onClick={() => runCommand('lead.note')} rightSection={<KeyCap command="lead.note" />}>
        Note
      </Button>
    </div>
  )
}
