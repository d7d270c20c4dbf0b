import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useRef, useState, type KeyboardEvent } from 'react'
import { flushSync } from 'react-dom'
import type { Lead } from '../../../shared/contract/leads.ts'
import { missingWords, type Missing } from '../../../shared/handOver/required.ts'
import { api } from '../../api/client.ts'
import { ErrorNote } from '../../components/ErrorNote.tsx'
import { KeyCap } from '../../components/KeyCap.tsx'
import { ReasonForm } from '../../components/ReasonForm.tsx'
import { fieldMessage, isAboutFields } from '../../forms/fieldMessages.ts'
import { questionOf } from '../lead/briefLines.ts'
import { useQuestions } from '../lead/useQuestions.ts'
import { saveOf, wrongWith, type Given } from './missingAnswers.ts'
import { MissingInput } from './MissingInput.tsx'
import classes from './MissingFields.module.css'

interface MissingFieldsProps {
  readonly lead: Lead
  readonly typeName: string
  readonly missing: readonly Missing[]
  /** There is a time to book once all is filled. */
  readonly canBook: boolean
  /** In a dialog, which has the frame and says what it is about. */
  readonly plain?: boolean
  /** All is filled and kept. */
  readonly onFilled: () => void
  /** Books without, for a reason that is kept. */
  readonly onOverride: (reason: string) => void
}

/** What the meeting type needs to know, to be filled where it is missing: Enter goes on, and from the last one books. */
export function MissingFields(props: MissingFieldsProps) {
  const { lead, typeName, missing, canBook, plain = false, onFilled, onOverride } = props
  const questions = useQuestions()
  const [given, setGiven] = useState<Given>({})
  const [strict, setStrict] = useState(false)
  const [without, setWithout] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const save = useMutation(api.leads.save.mutationOptions({ onSuccess: onFilled }))

  const send = () => {
    const wrong = missing.find((one) => wrongWith(one, given, questions))
    if (wrong) {
      // What is still to be typed is gone to, not complained about; what cannot be kept is said.
      flushSync(() => setStrict(Boolean(given[wrong.key]?.trim())))
      form.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(wrong.key)}"] input`)?.focus()
      return
    }
    if (!save.isPending) save.mutate(saveOf(lead, missing, given, questions))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    // Escape leaves the field, not the booking.
    if (event.key === 'Escape') event.stopPropagation()
  }
  const named = missing.flatMap((one) => (one.kind === 'field' ? [one.field.field] : []))
  return (
    <section
      className={plain ? classes.plain : classes.missing}
      data-missing=""
      aria-label={`Needed before ${typeName} is booked`}
    >
      {!plain && (
        <p className={classes.title}>
          Needed before {typeName}: {missingWords(missing)}
        </p>
      )}
      <form
        ref={form}
        className={classes.form}
        onKeyDown={onKeyDown}
        onSubmit={(event) => {
          event.preventDefault()
          send()
        }}
      >
        {missing.map((one) => (
          <div key={one.key} data-key={one.key}>
            <MissingInput
              missing={one}
              question={questionOf(questions, one.label)}
              text={given[one.key] ?? ''}
              error={
                (one.kind === 'field' ? fieldMessage(save.error, one.field.field) : undefined) ??
                (strict && given[one.key]?.trim() ? wrongWith(one, given, questions) : undefined)
              }
              onText={(text) => {
                save.reset()
                setGiven((before) => ({ ...before, [one.key]: text }))
              }}
            />
          </div>
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
      {!isAboutFields(save.error, named) && <ErrorNote error={save.error} />}
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
