import { Button, Switch, Textarea } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useLayoutEffect, useRef, useState } from 'react'
import type { Lead } from '../../../shared/contract/leads.ts'
import { api } from '../../api/client.ts'
import { useUndoableToast } from '../../app/undo.ts'
import { useCommand } from '../../commands/dispatch.ts'
import { Dialog } from '../../components/Dialog.tsx'
import { ErrorNote } from '../../components/ErrorNote.tsx'
import { KeyCap } from '../../components/KeyCap.tsx'
import { SectionTitle } from '../../components/SectionTitle.tsx'
import { fieldMessage, isAboutFields } from '../../forms/fieldMessages.ts'
import { firstNameOf } from '../words.ts'
import { BriefFields } from './BriefFields.tsx'
import { problemOf, questionOf } from './briefLines.ts'
import classes from './EditLead.module.css'
import { DealFields, PlaceFields, ReachFields, WhoFields } from './LeadFields.tsx'
import { leadChanges, leadDraft, type LeadDraft } from './leadDraft.ts'
import { MoreFields } from './MoreFields.tsx'
import { useQuestions } from './useQuestions.ts'

interface EditLeadProps {
  readonly opened: boolean
  readonly onClose: () => void
  readonly lead: Lead
}

/** All that can be known of a lead, to be put right. */
export function EditLead({ opened, onClose, lead }: EditLeadProps) {
  return (
    <Dialog opened={opened} onClose={onClose} title={`Edit ${lead.name}`} size={860} closeOnClickOutside={false}>
      {opened && <EditForm lead={lead} onClose={onClose} />}
    </Dialog>
  )
}

function EditForm({ lead, onClose }: Omit<EditLeadProps, 'opened'>) {
  const form = useRef<HTMLFormElement>(null)
  const questions = useQuestions()
  const [before] = useState(() => leadDraft(lead, questions))
  const [draft, setDraft] = useState(before)
  const [tried, setTried] = useState(false)
  const say = useUndoableToast()
  const save = useMutation(
    api.leads.save.mutationOptions({
      onSuccess: (saved) => {
        say(`Saved ${saved.name}`)
        onClose()
      },
    }),
  )
  const changes = leadChanges(lead.id, before, draft, questions)
  const wrong = draft.brief.some((line) => problemOf(questionOf(questions, line.label), line.text))
  const send = () => {
    if (save.isPending) return
    setTried(true)
    if (wrong) return
    if (changes) save.mutate(changes)
    else onClose()
  }
  const wrongAnswer = tried && wrong
  useCommand('form.save', send)
  const edit = (part: Partial<LeadDraft>) => setDraft((now) => ({ ...now, ...part }))
  const error = save.error
  const besideFields = isAboutFields(error, fieldsOf(draft))
  useLayoutEffect(() => {
    if (!isAboutFields(error, fieldsOf(before))) return
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [error, before])
  const group = { draft, edit, error }
  const briefError = fieldMessage(error, 'brief')

  return (
    <form
      ref={form}
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <div className={classes.groups}>
        <WhoFields {...group} />
        <ReachFields {...group} />
        <PlaceFields {...group} lead={lead} />
        <DealFields {...group} />
        <section>
          <SectionTitle>For the rep</SectionTitle>
          <div className={classes.fields}>
            <BriefFields
              questions={questions}
              lines={draft.brief}
              onLines={(brief) => edit({ brief })}
              strict={wrongAnswer}
            />
          </div>
          {briefError && <p className={classes.warning}>{briefError}</p>}
        </section>
        <section>
          <SectionTitle>Notes</SectionTitle>
          <div className={classes.fields}>
            <Textarea
              className={classes.whole ?? ''}
              aria-label="Notes"
              autosize
              minRows={2}
              maxRows={8}
              value={draft.notes}
              error={fieldMessage(error, 'notes')}
              onChange={(event) => edit({ notes: event.currentTarget.value })}
            />
          </div>
        </section>
        <MoreFields {...group} />
        <DoNotContact draft={draft} edit={edit} was={before.doNotContact} />
        {error && !besideFields ? <ErrorNote error={error} /> : null}
      </div>
      <div className={classes.foot}>
        <span className={classes.state} role="status" data-wrong={besideFields || wrongAnswer || undefined}>
          {besideFields || wrongAnswer
            ? 'Some fields need another look. Nothing was saved.'
            : changes
              ? ''
              : 'Nothing is changed yet.'}
        </span>
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button type="submit" loading={save.isPending} rightSection={<KeyCap command="form.save" onAccent />}>
          Save
        </Button>
      </div>
    </form>
  )
}

/** By the names under which they are sent. */
const fieldsOf = (draft: LeadDraft): string[] =>
  Object.keys(draft).map((key) => (key === 'preferred' ? 'preferredTimes' : key))

interface DoNotContactProps {
  readonly draft: LeadDraft
  readonly edit: (part: Partial<LeadDraft>) => void
  readonly was: boolean
}

/** Who asked not to be contacted is not to be called or written to: what that does is said before it is done. */
function DoNotContact({ draft, edit, was }: DoNotContactProps) {
  const name = firstNameOf(draft.name)
  return (
    <div className={`${classes.block} ${draft.doNotContact ? classes.blocked : ''}`}>
      <Switch
        label={`${name} asked not to be contacted`}
        checked={draft.doNotContact}
        onChange={(event) => edit({ doNotContact: event.currentTarget.checked })}
      />
      {draft.doNotContact && (
        <p className={classes.warning} role="alert">
          {name} leaves the queue and is not to be called or written to. A meeting that is booked stays; cancel it if{' '}
          {name} wants that.
        </p>
      )}
      {was && !draft.doNotContact && (
        <p className={classes.warning} role="alert">
          {name} comes back to the queue. Only take this back if {name} has agreed to be contacted again.
        </p>
      )}
    </div>
  )
}
