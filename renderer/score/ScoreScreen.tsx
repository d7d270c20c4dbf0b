import { Button } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { flushSync } from 'react-dom'
import type { ScoreGroup, ScoreSettings } from '../../shared/contract/score.ts'
import { api } from '../api/client.ts'
import { useStatus } from '../api/workspace.ts'
import { toastError } from '../app/toast.ts'
import { useUndoableToast } from '../app/undo.ts'
import { runCommand, useCommand } from '../commands/dispatch.ts'
import { ErrorNote } from '../components/ErrorNote.tsx'
import { ScreenHeader } from '../components/ScreenHeader.tsx'
import { useDraft } from '../forms/drafts.ts'
import { isAboutFields } from '../forms/fieldMessages.ts'
import { SaveBar } from '../forms/SaveBar.tsx'
import layout from '../forms/Sections.module.css'
import { newKey } from '../reps/newKey.ts'
import { ClockList } from './ClockList.tsx'
import { Preview } from './Preview.tsx'
import { RuleList } from './RuleList.tsx'
import { withNew } from './scoreDraft.ts'
import css from './ScoreScreen.module.css'

/** The rules of the score, and beside them what they make of the queue. */
export default function ScoreScreen() {
  const saved = useQuery(api.score.rules.queryOptions())
  return (
    <div className={css.screen}>
      {saved.data ? <ScoreEditor saved={saved.data} isDefault={saved.data.isDefault} /> : null}
      {saved.error ? <ErrorNote error={saved.error} /> : null}
    </div>
  )
}

const FIELDS = ['rules', 'clocks']
/** A pause in typing: the order of a large queue takes a moment to be worked out. */
const PAUSE_MS = 150
/** As many as are looked through. */
const SHOWN = 40

function ScoreEditor({ saved, isDefault }: { readonly saved: ScoreSettings; readonly isDefault: boolean }) {
  const base = useMemo(() => ({ rules: saved.rules, clocks: saved.clocks }), [saved])
  const draft = useDraft<ScoreSettings>('score', base)
  const { rules, clocks } = draft.value
  const [open, setOpen] = useState<string>()
  const [current, setCurrent] = useState<string>()
  const say = useUndoableToast()
  const queries = useQueryClient()
  const otherwise = useStatus()?.settings.answerWithinMinutes ?? 5

  const [tried] = useDebouncedValue(draft.value, PAUSE_MS)
  const preview = useQuery({
    ...api.score.preview.queryOptions({ input: { rules: tried.rules, clocks: tried.clocks, limit: SHOWN } }),
    placeholderData: keepPreviousData,
    retry: false,
  })
  const save = useMutation(
    api.score.save.mutationOptions({
      onSuccess: (kept, sent) => {
        // Shown at once: the stream announces it a moment later.
        queries.setQueryData(api.score.rules.queryKey(), kept)
        draft.settle({ rules: sent.rules as ScoreSettings['rules'], clocks: sent.clocks ?? clocks })
        say('The queue follows the new rules')
      },
    }),
  )
  const reset = useMutation(
    api.score.reset.mutationOptions({
      onSuccess: (kept) => {
        queries.setQueryData(api.score.rules.queryKey(), kept)
        draft.discard()
        setOpen(undefined)
        say('The rules are those the app comes with')
      },
      onError: toastError,
    }),
  )
  const add = (group: ScoreGroup) => {
    const id = newKey(rules.map((rule) => ({ key: rule.id })))
    // Drawn at once: its name is what is typed next.
    flushSync(() => {
      draft.edit({ rules: withNew(rules, group, id) })
      setOpen(id)
      setCurrent(id)
    })
    const editor = document.querySelector<HTMLElement>(`li:has([data-rule="${id}"])`)
    editor?.scrollIntoView({ block: 'nearest' })
    editor?.querySelector<HTMLInputElement>('[role="group"] input')?.select()
  }
  const canReset = !isDefault || draft.dirty
  useCommand('score.add', () => add('intent'))
  useCommand('score.reset', () => reset.mutate({}), { enabled: canReset })

  const error = preview.error ?? save.error
  const wrong = draft.dirty && isAboutFields(preview.error, FIELDS)
  const counting = rules.filter(({ on }) => on).length
  return (
    <>
      <ScreenHeader
        title="Score"
        note={`${counting} ${counting === 1 ? 'rule counts' : 'rules count'}${isDefault && !draft.dirty ? ', as the app comes with them' : ''}`}
        actions={
          <>
            <Button variant="default" disabled={!canReset} onClick={() => runCommand('score.reset')}>
              Back to default
            </Button>
            <Button onClick={() => runCommand('score.add')}>Add a rule</Button>
          </>
        }
      />
      <div className={css.parts}>
        <div className={css.edit}>
          <div className={layout.screen} tabIndex={-1}>
            <div className={`${layout.sections} ${css.sections}`}>
              <RuleList
                rules={rules}
                open={open}
                onOpen={setOpen}
                fits={preview.data?.fits}
                error={error}
                onChange={(next) => draft.edit({ rules: next })}
                onAdd={add}
                current={rules.some(({ id }) => id === current) ? current : undefined}
                onCurrent={setCurrent}
              />
              <ClockList
                clocks={clocks}
                otherwise={otherwise}
                error={error}
                onChange={(next) => draft.edit({ clocks: next })}
              />
            </div>
          </div>
          <SaveBar
            what="the rules of the score"
            dirty={draft.dirty}
            saving={save.isPending}
            problem={wrong ? 'Some rules cannot be used yet; they are marked.' : undefined}
            error={save.error}
            fields={FIELDS}
            onSave={() => save.mutate({ rules, clocks })}
            onDiscard={() => {
              save.reset()
              setOpen(undefined)
              draft.discard()
            }}
          />
        </div>
        <Preview preview={preview.data} error={preview.error} changed={draft.dirty} />
      </div>
    </>
  )
}
