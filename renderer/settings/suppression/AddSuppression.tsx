import { Button, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useRef, useState, type FormEvent } from 'react'
import { client } from '../../api/client.ts'
import { useUndoableToast } from '../../app/undo.ts'
import { ErrorNote } from '../../components/ErrorNote.tsx'
import { fieldMessage } from '../../forms/fieldMessages.ts'
import { Section } from '../../forms/Section.tsx'
import css from './SuppressionScreen.module.css'

/** Puts one number, address or domain on the list. */
export function AddSuppression({ onAdded }: { readonly onAdded: (id: string) => void }) {
  const say = useUndoableToast()
  const [value, setValue] = useState('')
  const [reason, setReason] = useState('')
  const field = useRef<HTMLInputElement>(null)
  const add = useMutation({
    mutationFn: () => client.suppression.add({ value, ...(reason.trim() && { reason }) }),
    onSuccess: (item) => {
      say(`${item.value} is left alone from now on`)
      setValue('')
      setReason('')
      onAdded(item.id)
      field.current?.focus()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (value.trim() && !add.isPending) add.mutate()
  }
  const wrong = fieldMessage(add.error, 'value')
  return (
    <Section title="Add one" note="a person who asked is marked on the lead itself">
      <form onSubmit={submit}>
        <div className={css.fields}>
          <TextInput
            ref={field}
            label="Number, address or domain"
            placeholder="+49 30 123456, dana@acme.com or acme.com"
            value={value}
            maxLength={300}
            error={wrong}
            onChange={(event) => {
              if (add.error) add.reset()
              setValue(event.currentTarget.value)
            }}
          />
          <TextInput
            label="Why"
            placeholder="Asked by letter"
            value={reason}
            maxLength={300}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        </div>
        {add.error && !wrong ? <ErrorNote error={add.error} /> : null}
        <div className={css.buttons}>
          <Button type="submit" variant="default" disabled={!value.trim()} loading={add.isPending}>
            Put it on the list
          </Button>
        </div>
      </form>
    </Section>
  )
}
