import { Button, Textarea, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useLocation } from 'wouter'
import { api } from '../api/client.ts'
import type { DialogProps } from '../app/Dialogs.tsx'
import { markPlace } from '../app/place.ts'
import { leadPath } from '../app/routes.ts'
import { useUndoableToast } from '../app/undo.ts'
import { fieldError } from '../components/errorWords.ts'
import { useCommand } from '../commands/dispatch.ts'
import { isAboutFields } from '../forms/fieldMessages.ts'
import { Dialog } from '../components/Dialog.tsx'
import { KeyCap } from '../components/KeyCap.tsx'
import { ErrorNote } from '../components/ErrorNote.tsx'
import { LikelyDuplicates } from './LikelyDuplicates.tsx'
import { useReps } from './useReps.ts'
import { moreSent, NOTHING_MORE } from './lead/leadDraft.ts'
import { MoreFields } from './lead/MoreFields.tsx'
import classes from './lead/Dialogs.module.css'
import { SearchSelect } from '../forms/SearchSelect.tsx'

const blank = {
  name: '',
  company: '',
  title: '',
  phone: '',
  email: '',
  city: '',
  region: '',
  country: '',
  website: '',
  language: '',
  source: '',
  notes: '',
}
type Draft = typeof blank

/** In two columns, in the order in which they are said on the phone; notes have room of their own. */
const fields: readonly {
  readonly key: Exclude<keyof Draft, 'notes'>
  readonly label: string
  readonly hint?: string
}[] = [
  { key: 'name', label: 'Name' },
  { key: 'company', label: 'Company' },
  { key: 'title', label: 'Title' },
  { key: 'phone', label: 'Phone', hint: '+1 303 555 0142' },
  { key: 'email', label: 'E-mail' },
  { key: 'city', label: 'City' },
  { key: 'region', label: 'State or region' },
  { key: 'country', label: 'Country', hint: 'Germany, US' },
  { key: 'website', label: 'Website' },
  { key: 'language', label: 'Language' },
  { key: 'source', label: 'Source', hint: 'Where it comes from' },
]

/** A lead that came in by word of mouth. The rest can wait: a name and a way to reach it are enough to call. */
export default function NewLead({ opened, onClose }: DialogProps) {
  return (
    <Dialog opened={opened} onClose={onClose} title="Add a lead" size={560}>
      {opened && <NewLeadForm onClose={onClose} />}
    </Dialog>
  )
}

function NewLeadForm({ onClose }: { readonly onClose: () => void }) {
  const [, navigate] = useLocation()
  const reps = useReps()
  const [draft, setDraft] = useState<Draft>(blank)
  const [ownerId, setOwnerId] = useState<string | null>(null)
  const [more, setMore] = useState(NOTHING_MORE)
  const say = useUndoableToast()
  const save = useMutation(api.leads.save.mutationOptions({ onSuccess: (lead) => say(`Added ${lead.name}`) }))
  const filled = Object.fromEntries(
    Object.entries(draft).flatMap(([key, typed]) => {
      const value = typed.trim()
      return value === '' || key === 'name' ? [] : [[key, value]]
    }),
  )
  const form = useRef<HTMLFormElement>(null)
  useCommand('form.save', () => form.current?.requestSubmit())
  const named =
    fields.some(({ key }) => fieldError(save.error, key)) ||
    isAboutFields(save.error, ['links', 'preferredTimes', 'consent'])
  return (
    <form
      ref={form}
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (save.isPending) return
        const isStillHere = markPlace()
        save.mutate(
          { name: draft.name, ...filled, ...moreSent(more), ...(ownerId ? { ownerId } : {}) },
          {
            // Not called when the dialog was closed meanwhile: then the lead is in the queue, and nobody is moved.
            onSuccess: (lead) => {
              onClose()
              if (isStillHere()) navigate(leadPath(lead.id))
            },
          },
        )
      }}
    >
      <div className={classes.two}>
        {fields.map(({ key, label, hint }, i) => (
          <TextInput
            key={key}
            {...(i === 0 ? { 'data-autofocus': true, required: true } : {})}
            label={label}
            placeholder={hint ?? ''}
            value={draft[key]}
            onChange={(event) => setDraft({ ...draft, [key]: event.currentTarget.value })}
            error={fieldError(save.error, key)}
            autoComplete="off"
          />
        ))}
        <SearchSelect
          label="Owner"
          placeholder="Nobody yet"
          clearable
          value={ownerId}
          onChange={setOwnerId}
          data={[...reps.values()].filter((rep) => rep.active).map((rep) => ({ value: rep.id, label: rep.name }))}
        />
      </div>
      <LikelyDuplicates
        {...draft}
        onOpen={(lead) => {
          onClose()
          navigate(leadPath(lead.id))
        }}
      />
      <Textarea
        label="Notes"
        placeholder="What was said, what is wanted"
        autosize
        minRows={2}
        maxRows={6}
        value={draft.notes}
        onChange={(event) => setDraft({ ...draft, notes: event.currentTarget.value })}
        error={fieldError(save.error, 'notes')}
      />
      <MoreFields draft={more} edit={(part) => setMore((now) => ({ ...now, ...part }))} error={save.error} />
      {!named && <ErrorNote error={save.error} />}
      <div className={classes.buttons}>
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button type="submit" loading={save.isPending} rightSection={<KeyCap command="form.save" onAccent />}>
          Add the lead
        </Button>
      </div>
    </form>
  )
}
