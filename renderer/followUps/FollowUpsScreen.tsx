import { Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { flushSync } from 'react-dom'
import type { FollowUps } from '../../shared/contract/followUps.ts'
import { api } from '../api/client.ts'
import { toastError } from '../app/toast.ts'
import { useUndoableToast } from '../app/undo.ts'
import { runCommand, useCommand } from '../commands/dispatch.ts'
import { ErrorNote } from '../components/ErrorNote.tsx'
import { ScreenHeader } from '../components/ScreenHeader.tsx'
import { useDraft } from '../forms/drafts.ts'
import { SaveBar } from '../forms/SaveBar.tsx'
import layout from '../forms/Sections.module.css'
import { SettingsFrame } from '../settings/SettingsFrame.tsx'
import { AttemptsSection } from './AttemptsSection.tsx'
import { LadderSection } from './LadderSection.tsx'
import { newOutcome, problemsOf } from './outcomeDraft.ts'
import { OutcomeList } from './OutcomeList.tsx'
import css from './FollowUps.module.css'

/** What a call can end with, how often a lead is tried, and when a meeting is to be confirmed. */
export default function FollowUpsScreen() {
  const saved = useQuery(api.followUps.rules.queryOptions())
  return (
    <SettingsFrame>
      <div className={css.screen}>
        {saved.data ? <Editor saved={saved.data} isDefault={saved.data.isDefault} used={saved.data.used} /> : null}
        {saved.error ? <ErrorNote error={saved.error} /> : null}
      </div>
    </SettingsFrame>
  )
}

const FIELDS = ['outcomes', 'attempts', 'ladder', 'unansweredDays']

interface EditorProps {
  readonly saved: FollowUps
  readonly isDefault: boolean
  readonly used: readonly string[]
}

function Editor({ saved, isDefault, used }: EditorProps) {
  const base = useMemo<FollowUps>(
    () => ({
      outcomes: saved.outcomes,
      attempts: saved.attempts,
      ladder: saved.ladder,
      unansweredDays: saved.unansweredDays,
    }),
    [saved],
  )
  const draft = useDraft<FollowUps>('followUps', base)
  const { outcomes, attempts, ladder, unansweredDays } = draft.value
  const [open, setOpen] = useState<string>()
  const queries = useQueryClient()
  const say = useUndoableToast()
  const problems = useMemo(() => problemsOf(draft.value, used, base.outcomes), [draft.value, used, base])

  const save = useMutation(
    api.followUps.save.mutationOptions({
      onSuccess: (kept, sent) => {
        // Shown at once: the stream announces it a moment later.
        queries.setQueryData(api.followUps.rules.queryKey(), kept)
        draft.settle({ ...base, ...(sent as FollowUps) })
        say('Calls and follow-ups go by the new rules')
      },
    }),
  )
  const reset = useMutation(
    api.followUps.reset.mutationOptions({
      onSuccess: (kept) => {
        queries.setQueryData(api.followUps.rules.queryKey(), kept)
        draft.discard()
        setOpen(undefined)
        say('The rules of calls and follow-ups are those the app comes with')
      },
      onError: toastError,
    }),
  )
  const add = () => {
    const one = newOutcome(outcomes)
    // Drawn at once: its name is what is typed next.
    flushSync(() => {
      draft.edit({ outcomes: [...outcomes, one] })
      setOpen(one.code)
    })
    const editor = document.querySelector<HTMLElement>(`li:has([data-outcome="${one.code}"])`)
    editor?.scrollIntoView({ block: 'nearest' })
    editor?.querySelector<HTMLInputElement>('[role="group"] input')?.focus()
  }
  const canReset = !isDefault || draft.dirty
  useCommand('outcome.add', add)
  useCommand('outcome.reset', () => reset.mutate({}), { enabled: canReset })

  return (
    <>
      <ScreenHeader
        title="Calls and follow-ups"
        note={isDefault && !draft.dirty ? 'as the app comes with them' : undefined}
        actions={
          <>
            <Button variant="default" disabled={!canReset} onClick={() => runCommand('outcome.reset')}>
              Back to default
            </Button>
            <Button onClick={() => runCommand('outcome.add')}>Add an outcome</Button>
          </>
        }
      />
      <div className={layout.screen} tabIndex={-1}>
        <div className={`${layout.sections} ${css.sections}`}>
          <OutcomeList
            outcomes={outcomes}
            used={used}
            problems={problems}
            open={open}
            onOpen={setOpen}
            onChange={(next) => draft.edit({ outcomes: [...next] })}
          />
          <AttemptsSection
            attempts={attempts}
            problems={problems}
            onChange={(part) => draft.edit({ attempts: { ...attempts, ...part } })}
          />
          <LadderSection
            ladder={ladder}
            unansweredDays={unansweredDays}
            problems={problems}
            onChange={(part) => draft.edit(part)}
          />
        </div>
      </div>
      <SaveBar
        what="the rules of calls and follow-ups"
        dirty={draft.dirty}
        saving={save.isPending}
        problem={problems.length > 0 ? 'Something here cannot be saved yet; it is marked.' : undefined}
        error={save.error}
        fields={FIELDS}
        onSave={() => save.mutate(draft.value)}
        onDiscard={() => {
          save.reset()
          setOpen(undefined)
          draft.discard()
        }}
      />
    </>
  )
}
