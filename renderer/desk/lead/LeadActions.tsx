import { ActionIcon, Button, Tooltip } from '@mantine/core'
import { IconPin, IconPinFilled, IconPlayerSkipForward } from '@tabler/icons-react'
import { parsePhoneNumberFromString } from 'libphonenumber-js/min'
import type { CommandId } from '../../../shared/commands/registry.ts'
import type { Callable, Lead } from '../../../shared/contract/leads.ts'
import { shell } from '../../api/client.ts'
import { toastError } from '../../app/toast.ts'
import { runCommand, useCommand } from '../../commands/dispatch.ts'
import { KeyCap } from '../../components/KeyCap.tsx'
import classes from './LeadView.module.css'

const openIn = (url: string) => void shell.openExternal({ url }).catch(toastError)

/** `+1 303 555 0142`: in the groups in which people say it. */
const spoken = (phone: string): string => parsePhoneNumberFromString(phone)?.formatInternational() ?? phone

interface LeadActionsProps {
  readonly lead: Lead
  readonly calling: Callable
  readonly inQueue: boolean
}

/** What can be done with the lead now, each with its key. */
export function LeadActions({ lead, calling, inQueue }: LeadActionsProps) {
  const { phone, email, doNotContact } = lead
  const canCall = phone !== null && !doNotContact
  const canMail = email !== null && !doNotContact
  const call = () => openIn(`tel:${(phone ?? '').replaceAll(/[^+\d*#]/g, '')}`)
  const mail = () => openIn(`mailto:${encodeURIComponent(email ?? '').replaceAll('%40', '@')}`)
  useCommand('lead.call', call, { enabled: canCall })
  useCommand('lead.email', mail, { enabled: canMail })
  return (
    <div className={classes.actions}>
      {phone && (
        <Button
          onClick={call}
          disabled={!canCall}
          variant={calling.now ? 'filled' : 'default'}
          rightSection={<KeyCap command="lead.call" onAccent={calling.now} />}
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
      <Tooltip label={<Hint text={lead.pinned ? 'Let the rules place it' : 'Pin to the top'} command="lead.pin" />}>
        <ActionIcon
          variant="default"
          className={classes.iconAction ?? ''}
          data-on={lead.pinned || undefined}
          aria-label="Pin to the top"
          aria-pressed={lead.pinned ?? false}
          aria-keyshortcuts="*"
          onClick={() => runCommand('lead.pin')}
        >
          {lead.pinned ? <IconPinFilled size={15} /> : <IconPin size={15} stroke={1.75} />}
        </ActionIcon>
      </Tooltip>
      <Tooltip label={<Hint text="Skip, with a reason" command="lead.skip" />}>
        <ActionIcon
          variant="default"
          className={classes.iconAction ?? ''}
          aria-label="Skip, with a reason"
          aria-keyshortcuts=","
          disabled={!inQueue}
          onClick={() => runCommand('lead.skip')}
        >
          <IconPlayerSkipForward size={15} stroke={1.75} />
        </ActionIcon>
      </Tooltip>
    </div>
  )
}

function Hint({ text, command }: { readonly text: string; readonly command: CommandId }) {
  return (
    <span className={classes.hint}>
      {text} <KeyCap command={command} />
    </span>
  )
}
