import { Button, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useRef, useState, type KeyboardEvent } from 'react'
import type { Lead, SaveLead } from '../../../shared/contract/leads.ts'
import { missingWords, type Missing } from '../../../shared/handOver/required.ts'
import { api } from '../../api/client.ts'
import { ErrorNote } from '../../components/ErrorNote.tsx'
import { KeyCap } from '../../components/KeyCap.tsx'
import { ReasonForm } from '../../components/ReasonForm.tsx'
import classes from './MissingFields.module.css'

interface MissingFieldsProps {
  readonly lead: Lead
  readonly typeName: string
  readonly missing: readonly Missing[]
  /** There is a time to book once all is filled. */
  readonly canBook: boolean
  /** All is filled and kept. */
  readonly onFilled: () => void
  /** Books without, for a reason that is kept. */
  readonly onOverride: (reason: string) => void
}

/** What the meeting type needs to know, to be filled where it is missing: Enter goes on, and from the last one books. */
export function MissingFields({ lead, typeName, missing, canBook, onFilled, onOverride }: MissingFieldsProps) {
  const [values, setValues] = useState<Readonly<Record<string, string>>>({})
  const [without, setWithout] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const save = useMutation(api.leads.save.mutationOptions({ onSuccess: onFilled }))
  const empty = missing.filter(({ key }) => !values[key]?.trim())

  const send = () => {
    if (empty.length > 0) {
      const at = missing.findIndex(({ key }) => key === empty[0]?.key)
      form.current?.querySelectorAll('input')[at]?.focus()
      return
    }
    if (!save.isPending) save.mutate(inputOf(lead, missing, values))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    // Escape leaves the field, not the booking.
    if (event.key === 'Escape') event.stopPropagation()
  }
  return (
    <section className={classes.missing} data-missing="" aria-label={`Needed before ${typeName} is booked`}>
      <p className={classes.title}>
        Needed before {typeName}: {missingWords(missing)}
      </p>
      <form
        ref={form}
        className={classes.form}
        onKeyDown={onKeyDown}
        onSubmit={(event) => {
          event.preventDefault()
          send()
        }}
      >
        {missing.map(({ key, label, ...one }) => (
          <TextInput
            key={key}
            label={label}
            size="xs"
            value={values[key] ?? ''}
            inputMode={one.kind === 'field' && one.field.kind === 'number' ? 'decimal' : 'text'}
            placeholder={one.kind === 'field' && one.field.kind === 'zone' ? 'America/Denver' : undefined}
            maxLength={300}
            autoComplete="off"
            onChange={(event) => {
              const text = event.currentTarget.value
              save.reset()
              setValues((before) => ({ ...before, [key]: text }))
            }}
          />
        ))}
        <div className={classes.buttons}>
          <Button
            type="submit"
            size="compact-sm"
            variant="default"
            loading={save.isPending}
            rightSection={<KeyCap keys="enter" />}
          >
            {canBook ? 'Keep and book' : 'Keep'}
          </Button>
          {canBook && !without && (
            <button type="button" className={classes.without} onClick={() => setWithout(true)}>
              Book without
            </button>
          )}
        </div>
      </form>
      <ErrorNote error={save.error} />
      {without && canBook && (
        <ReasonForm
          className={classes.reason}
          label="Book without it, because"
          submit="Book"
          focused
          onReason={onOverride}
        />
      )}
    </section>
  )
}

/** What was filled in, as a save of the lead: answers join those that are there. */
function inputOf(lead: Lead, missing: readonly Missing[], values: Readonly<Record<string, string>>): SaveLead {
  const given = (key: string): string => (values[key] ?? '').trim()
  const fields = missing.flatMap((one) => {
    if (one.kind !== 'field') return []
    const text = given(one.key)
    return [[one.field.field, one.field.kind === 'number' ? Number(text.replaceAll(/[\s,']/g, '')) : text] as const]
  })
  const answers = missing.filter(({ kind }) => kind === 'answer').map(({ key }) => ({ label: key, text: given(key) }))
  const asked = new Set(answers.map(({ label }) => label.toLowerCase()))
  return {
    id: lead.id,
    name: lead.name,
    ...(Object.fromEntries(fields) as Partial<SaveLead>),
    ...(answers.length > 0 && {
      brief: [...lead.brief.filter(({ label }) => !asked.has(label.toLowerCase())), ...answers],
    }),
  }
}
