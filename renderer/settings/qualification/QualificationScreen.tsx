import { Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import type { QualificationField } from '../../../shared/contract/qualification.ts'
import { api } from '../../api/client.ts'
import { useUndoableToast } from '../../app/undo.ts'
import { ErrorNote } from '../../components/ErrorNote.tsx'
import { ScreenHeader } from '../../components/ScreenHeader.tsx'
import { useEdited } from '../../forms/useEdited.ts'
import { SaveBar } from '../../forms/SaveBar.tsx'
import { SettingsFrame } from '../SettingsFrame.tsx'
import { formDraft, formProblem, moved, sentForm, type QuestionDraft } from './formDraft.ts'
import { QuestionRow } from './QuestionRow.tsx'
import css from './Qualification.module.css'

/** What is asked of every lead: the questions of the brief, their order, and how each is answered. */
export default function QualificationScreen() {
  const list = useQuery(api.qualification.list.queryOptions())
  return (
    <SettingsFrame>
      <div className={css.screen}>
        {list.data ? <QuestionForm fields={list.data.fields} /> : <Header />}
        {list.error ? <ErrorNote error={list.error} /> : null}
      </div>
    </SettingsFrame>
  )
}

function Header({ actions }: { readonly actions?: ReactNode }) {
  return <ScreenHeader title="Qualification" note="what a setter asks, and the rep reads" actions={actions} />
}

let newest = 0

function QuestionForm({ fields }: { readonly fields: readonly QualificationField[] }) {
  const queries = useQueryClient()
  const say = useUndoableToast()
  const [saved, setSaved] = useState({ fields, draft: formDraft(fields) })
  if (saved.fields !== fields) setSaved({ fields, draft: formDraft(fields) })
  const [draft, setDraft] = useEdited<readonly QuestionDraft[]>(saved.draft)
  const [focus, setFocus] = useState<string>()
  const rows = useRef<HTMLOListElement>(null)
  useEffect(() => {
    if (focus) rows.current?.querySelector<HTMLElement>(`[data-row="${focus}"] input`)?.focus()
  }, [focus])
  const save = useMutation(
    api.qualification.save.mutationOptions({
      onSuccess: (kept) => {
        queries.setQueryData(api.qualification.list.queryKey(), kept)
        say('Saved the qualification form')
      },
    }),
  )
  const isDirty = JSON.stringify(sentForm(draft)) !== JSON.stringify(sentForm(saved.draft))
  const write = (at: number, part: Partial<QuestionDraft>) =>
    setDraft(draft.map((one, i) => (i === at ? { ...one, ...part } : one)))
  const add = () => {
    const key = `new ${++newest}`
    setDraft([...draft, { key, label: '', kind: 'text', options: '', help: '' }])
    setFocus(key)
  }
  return (
    <>
      <Header
        actions={
          <Button variant="default" onClick={add}>
            Add a question
          </Button>
        }
      />
      <div className={css.scroll} tabIndex={-1}>
        <p className={css.about}>
          Asked in this order, filled with <kbd>B</kbd> while the lead is on the phone. Each answer is a line of the
          brief, goes to the rep, and can give points: in the score a question is chosen by its name.
        </p>
        <div className={css.card}>
          {/* The fields are named themselves; said once, the columns need no words in every row. */}
          <div className={css.heads} aria-hidden="true">
            <span>Question</span>
            <span>Answered with</span>
            <span>What to ask</span>
          </div>
          <ol className={css.rows} ref={rows}>
            {draft.map((question, at) => (
              <QuestionRow
                key={question.key}
                question={question}
                at={at}
                count={draft.length}
                onWrite={(part) => write(at, part)}
                onMove={(to) => setDraft(moved(draft, at, to))}
                onRemove={() => setDraft(draft.filter((_, i) => i !== at))}
              />
            ))}
          </ol>
        </div>
      </div>
      <SaveBar
        dirty={isDirty}
        saving={save.isPending}
        what="the qualification form"
        problem={formProblem(draft)}
        error={save.error}
        fields={[]}
        onSave={() => save.mutate({ fields: sentForm(draft) })}
        onDiscard={() => setDraft(saved.draft)}
      />
    </>
  )
}
