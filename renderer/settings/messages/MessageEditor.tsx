import { Button, Textarea, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useMemo, useRef } from 'react'
import type { MessageTemplate } from '../../../shared/contract/messages.ts'
import { fieldProblem, fieldsFor } from '../../../shared/messages/fields.ts'
import { LANGUAGE_NAMES } from '../../../shared/messages/languages.ts'
import { PURPOSE_NAMES } from '../../../shared/messages/purposes.ts'
import { api, client } from '../../api/client.ts'
import { toastError } from '../../app/toast.ts'
import { useUndoableToast } from '../../app/undo.ts'
import { useDraft } from '../../forms/drafts.ts'
import { fieldMessage } from '../../forms/fieldMessages.ts'
import { SaveBar } from '../../forms/SaveBar.tsx'
import { FieldChips } from './FieldChips.tsx'
import { draftKey, type MessageDraft } from './messageDraft.ts'
import { MessagePreview } from './MessagePreview.tsx'
import css from './MessageEditor.module.css'

const FIELDS = ['subject', 'text']

/** Subject and text of one message, and beside them what the lead gets. */
export function MessageEditor({ template }: { readonly template: MessageTemplate }) {
  const { purpose, language, builtIn } = template
  const queries = useQueryClient()
  const say = useUndoableToast()
  const saved = useMemo<MessageDraft>(() => ({ subject: template.subject, text: template.text }), [template])
  const { value: draft, dirty, edit, discard, settle } = useDraft(draftKey(purpose, language), saved)
  const name = `${PURPOSE_NAMES[purpose]} in ${LANGUAGE_NAMES[language].english}`

  const save = useMutation({
    mutationFn: (sent: MessageDraft) => client.messages.saveTemplate({ purpose, language, ...sent }),
    onSuccess: async (_, sent) => {
      await queries.invalidateQueries({ queryKey: api.messages.key() })
      settle(sent)
      say(`Saved: ${name}.`)
    },
  })
  const reset = useMutation({
    mutationFn: () => client.messages.resetTemplate({ purpose, language }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: api.messages.key() })
      discard()
      say(`Put back: ${name}.`)
    },
    onError: toastError,
  })
  const change = (part: Partial<MessageDraft>) => {
    if (save.error) save.reset()
    edit(part)
  }

  const subject = useRef<HTMLInputElement>(null)
  const text = useRef<HTMLTextAreaElement>(null)
  const last = useRef<HTMLInputElement | HTMLTextAreaElement>(null)
  const insert = (field: string) => {
    const into = last.current ?? text.current
    into?.focus()
    // The one way to insert that the field's own undo knows of.
    document.execCommand('insertText', false, `{${field}}`)
  }
  const problems = {
    subject: draft.subject.trim() ? fieldProblem(draft.subject, purpose) : 'A message needs a subject.',
    text: draft.text.trim() ? fieldProblem(draft.text, purpose) : 'A message needs a text.',
  }
  const lang = language === 'zh' ? 'zh-Hans' : language
  return (
    <div className={css.editor}>
      <div className={css.parts}>
        <section className={css.edit} aria-label={name}>
          <h2 className={css.title}>
            {PURPOSE_NAMES[purpose]}
            <span className={css.quiet}>{builtIn ? 'as it comes with the app' : 'in your own words'}</span>
          </h2>
          <TextInput
            ref={subject}
            label="Subject"
            lang={lang}
            value={draft.subject}
            maxLength={300}
            error={fieldMessage(save.error, 'subject') ?? problems.subject}
            onFocus={() => (last.current = subject.current)}
            onChange={(event) => change({ subject: event.currentTarget.value })}
          />
          <Textarea
            ref={text}
            label="Text"
            lang={lang}
            value={draft.text}
            maxLength={20_000}
            error={fieldMessage(save.error, 'text') ?? problems.text}
            classNames={{ root: css.textRoot ?? '', wrapper: css.textWrapper ?? '', input: css.text ?? '' }}
            onFocus={() => (last.current = text.current)}
            onChange={(event) => change({ text: event.currentTarget.value })}
          />
          <FieldChips fields={fieldsFor(purpose)} onInsert={insert} />
        </section>
        <MessagePreview purpose={purpose} language={language} draft={draft} />
      </div>
      <SaveBar
        dirty={dirty}
        saving={save.isPending}
        what={name}
        problem={problems.subject || problems.text ? 'Some fields need another look.' : undefined}
        error={save.error}
        fields={FIELDS}
        onSave={() => save.mutate(draft)}
        onDiscard={() => {
          save.reset()
          discard()
        }}
        extra={
          builtIn ? undefined : (
            <Button variant="default" loading={reset.isPending} onClick={() => reset.mutate()}>
              Put back the app’s words
            </Button>
          )
        }
      />
    </div>
  )
}
