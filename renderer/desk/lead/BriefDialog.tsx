import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { Lead } from '../../../shared/contract/leads.ts'
import { api } from '../../api/client.ts'
import { useCommand } from '../../commands/dispatch.ts'
import { Dialog } from '../../components/Dialog.tsx'
import { ErrorNote } from '../../components/ErrorNote.tsx'
import { KeyCap } from '../../components/KeyCap.tsx'
import { BriefFields } from './BriefFields.tsx'
import { briefLines, filledLines, problemOf, questionOf, type BriefLine } from './briefLines.ts'
import classes from './Dialogs.module.css'
import { useQuestions } from './useQuestions.ts'

interface BriefDialogProps {
  readonly opened: boolean
  readonly onClose: () => void
  readonly lead: Lead
}

/** The qualification notes, to be filled while one talks. */
export function BriefDialog({ opened, onClose, lead }: BriefDialogProps) {
  return (
    <Dialog opened={opened} onClose={onClose} title={`For the rep: ${lead.name}`} size={520}>
      {opened && <BriefForm lead={lead} onClose={onClose} />}
    </Dialog>
  )
}

function BriefForm({ lead, onClose }: Omit<BriefDialogProps, 'opened'>) {
  const questions = useQuestions()
  const [edited, setLines] = useState<readonly BriefLine[]>()
  const lines = edited ?? briefLines(lead.brief, questions)
  const [strict, setStrict] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const save = useMutation(api.leads.save.mutationOptions({ onSuccess: onClose }))
  useEffect(() => {
    if (strict) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [strict])
  const send = () => {
    if (save.isPending) return
    const wrong = lines.some((line) => problemOf(questionOf(questions, line.label), line.text))
    setStrict(wrong)
    if (!wrong) save.mutate({ id: lead.id, name: lead.name, brief: filledLines(lines, questions) })
  }
  useCommand('form.save', send)
  return (
    <form
      ref={form}
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <BriefFields questions={questions} lines={lines} onLines={setLines} first strict={strict} />
      <ErrorNote error={save.error} />
      <div className={classes.buttons}>
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button type="submit" loading={save.isPending} rightSection={<KeyCap command="form.save" onAccent />}>
          Save the brief
        </Button>
      </div>
    </form>
  )
}
