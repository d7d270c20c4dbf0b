import { ActionIcon, Button, TextInput } from '@mantine/core'
import { IconPhoneCall, IconX } from '@tabler/icons-react'
import type { Ref } from 'react'
import { useSeconds } from '../../api/workspace.ts'
import { runCommand } from '../../commands/dispatch.ts'
import { KeyCap } from '../../components/KeyCap.tsx'
import { callSeconds, forgetCall, lengthWords, noteCall, useCall, type Call } from './callClock.ts'
import css from './CallBar.module.css'

interface Props {
  readonly leadId: string
  /** The field for what is said. */
  readonly ref: Ref<HTMLInputElement>
}

/** While one talks: how long, what is said, and the way to its outcome. */
export function CallBar({ leadId, ref }: Props) {
  const call = useCall(leadId)
  if (!call) return null
  return (
    <section className={css.bar} aria-label="Call">
      <span className={css.clock}>
        <IconPhoneCall size={16} stroke={1.8} aria-hidden />
        <Elapsed call={call} />
      </span>
      <TextInput
        ref={ref}
        className={css.note ?? ''}
        aria-label="Note while you talk"
        placeholder="Note while you talk"
        rightSection={<KeyCap command="lead.note" />}
        value={call.note}
        maxLength={2000}
        autoComplete="off"
        onChange={(event) => noteCall(leadId, event.currentTarget.value)}
        onKeyDown={(event) => {
          // Out of the field, so that the next key is a command again.
          if (event.key !== 'Escape' && event.key !== 'Enter') return
          event.preventDefault()
          event.stopPropagation()
          event.currentTarget.blur()
          if (event.key === 'Enter') runCommand('lead.logOutcome')
        }}
      />
      <Button
        onClick={() => runCommand('lead.logOutcome')}
        rightSection={<KeyCap command="lead.logOutcome" onAccent />}
      >
        Log outcome
      </Button>
      <ActionIcon
        variant="subtle"
        color="gray"
        size={30}
        aria-label="It was no call"
        title="It was no call"
        onClick={() => forgetCall(leadId)}
      >
        <IconX size={16} stroke={1.6} aria-hidden />
      </ActionIcon>
    </section>
  )
}

function Elapsed({ call }: { readonly call: Call }) {
  const now = useSeconds()
  const words = lengthWords(callSeconds(call, now))
  return (
    <span role="timer" aria-label="Length of the call">
      {words}
    </span>
  )
}
