import { Button, Modal, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { Lead } from '../../../shared/contract/leads.ts'
import { api } from '../../api/client.ts'
import { ErrorNote } from '../../components/ErrorNote.tsx'
import { briefLines, type BriefLine } from './briefLines.ts'
import classes from './Dialogs.module.css'

interface BriefDialogProps {
  readonly opened: boolean
  readonly onClose: () => void
  readonly lead: Lead
}

/** The qualification notes, to be filled while one talks. */
export function BriefDialog({ opened, onClose, lead }: BriefDialogProps) {
  return (
    <Modal opened={opened} onClose={onClose} title={`For the rep: ${lead.name}`} size={520}>
      {opened && <BriefForm lead={lead} onClose={onClose} />}
    </Modal>
  )
}

function BriefForm({ lead, onClose }: Omit<BriefDialogProps, 'opened'>) {
  const [lines, setLines] = useState<readonly BriefLine[]>(() => briefLines(lead.brief))
  const [more, setMore] = useState('')
  const save = useMutation(api.leads.save.mutationOptions({ onSuccess: onClose }))
  const set = (at: number, text: string) => setLines(lines.map((line, i) => (i === at ? { ...line, text } : line)))
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault()
        const brief = lines
          .filter((line) => line.text.trim() !== '')
          .map((line) => ({ ...line, text: line.text.trim() }))
        save.mutate({ id: lead.id, name: lead.name, brief })
      }}
    >
      {lines.map((line, i) => (
        <TextInput
          key={line.label}
          {...(i === 0 ? { 'data-autofocus': true } : {})}
          label={line.label}
          value={line.text}
          onChange={(event) => set(i, event.currentTarget.value)}
          maxLength={2000}
        />
      ))}
      <TextInput
        label="Another line"
        placeholder="Its name, then Enter"
        value={more}
        maxLength={100}
        onChange={(event) => setMore(event.currentTarget.value)}
        onKeyDown={(event) => {
          const label = more.trim()
          if (event.key !== 'Enter' || label === '') return
          event.preventDefault()
          if (!lines.some((line) => line.label.toLowerCase() === label.toLowerCase())) {
            setLines([...lines, { label, text: '' }])
          }
          setMore('')
        }}
      />
      <ErrorNote error={save.error} />
      <div className={classes.buttons}>
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button type="submit" loading={save.isPending}>
          Save the brief
        </Button>
      </div>
    </form>
  )
}
