import { Button, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { Callable, Disposition, Lead } from '../../../shared/contract/leads.ts'
import { api } from '../../api/client.ts'
import { useSettings } from '../../api/workspace.ts'
import { useUndoableToast } from '../../app/undo.ts'
import { callSeconds, forgetCall, lengthWords, noteCall, useCall } from '../call/callClock.ts'
import { ChoiceDialog } from '../ChoiceDialog.tsx'
import { useMoment } from '../useMoment.ts'
import { WhenInput } from '../WhenInput.tsx'
import { leadZone } from '../words.ts'
import classes from './Dialogs.module.css'
import { spoken } from './spokenNumber.ts'

interface OutcomeDialogProps {
  readonly opened: boolean
  readonly onClose: () => void
  readonly lead: Lead
  readonly calling: Callable
  /** Called when the lead needs nothing more for now. */
  readonly onDone: () => void
}

/** What came of a call: one key, and where a time was promised, that time. */
export function OutcomeDialog({ opened, onClose, lead, calling, onDone }: OutcomeDialogProps) {
  const { zone: ours } = useSettings()
  const say = useUndoableToast()
  const [chosen, setChosen] = useState<Disposition>()
  const [ownNote, setOwnNote] = useState('')
  // What was written while talking is what goes with the outcome.
  const call = useCall(lead.id)
  const note = call?.note ?? ownNote
  const setNote = (text: string) => (call ? noteCall(lead.id, text) : setOwnNote(text))
  const seconds = call && callSeconds(call, call.endedAt ?? call.startedAt)
  // Whoever was called by hand was called on the main number, as far as anybody knows.
  const called = call?.number ?? lead.phone
  const field = useRef<HTMLInputElement>(null)
  const dispositions = useQuery(api.leads.dispositions.queryOptions()).data?.dispositions ?? []
  const time = useMoment(leadZone(lead, calling) ?? ours)
  const { at } = time

  const close = () => {
    setChosen(undefined)
    time.setText('')
    setOwnNote('')
    log.reset()
    onClose()
  }
  const log = useMutation(
    api.leads.logCall.mutationOptions({
      onSuccess: ({ next }, { disposition }) => {
        const logged = dispositions.find((one) => one.code === disposition)
        say(`${lead.name}: ${logged?.label ?? 'logged'}${next ? `, ${next}` : ''}`)
        forgetCall(lead.id)
        close()
        if (!logged?.connected || logged.nextKind) onDone()
      },
    }),
  )
  const save = (disposition: Disposition, callBackAt?: number) =>
    log.mutate({
      leadId: lead.id,
      disposition: disposition.code,
      ...(disposition.wrongNumber && called ? { number: called } : {}),
      ...(note.trim() ? { note: note.trim() } : {}),
      ...(seconds === undefined ? {} : { seconds }),
      ...(callBackAt === undefined ? {} : { callBackAt: new Date(callBackAt).toISOString() }),
    })
  const choose = (code: string) => {
    const disposition = dispositions.find((one) => one.code === code)
    if (!disposition || log.isPending) return
    if (!disposition.needsTime) return save(disposition)
    setChosen(disposition)
    requestAnimationFrame(() => field.current?.focus())
  }

  return (
    <ChoiceDialog
      opened={opened}
      onClose={close}
      title={`What came of the call to ${lead.name}?${seconds === undefined ? '' : ` ${lengthWords(seconds)}`}`}
      chosen={chosen?.code ?? ''}
      onChoose={choose}
      error={log.error ?? undefined}
      choices={dispositions.map((one) => ({
        id: one.code,
        key: one.key,
        label: one.label,
        hint: one.needsTime
          ? 'asks when'
          : one.doNotContact
            ? 'no more calls'
            : one.wrongNumber && called
              ? `marks ${spoken(called)}`
              : '',
      }))}
    >
      {chosen && (
        <WhenInput ref={field} label="When do you call back?" moment={time} onEnter={(when) => save(chosen, when)} />
      )}
      <TextInput
        label="Note"
        placeholder="Goes with the outcome"
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && chosen && at !== undefined) save(chosen, at)
        }}
      />
      {chosen && (
        <div className={classes.buttons}>
          <Button
            onClick={() => at !== undefined && save(chosen, at)}
            disabled={at === undefined}
            loading={log.isPending}
          >
            Log it
          </Button>
        </div>
      )}
    </ChoiceDialog>
  )
}
