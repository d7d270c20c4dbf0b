import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { CallingRule } from '../../../shared/contract/calling.ts'
import { localDay } from '../../../shared/time/zone.ts'
import { api, client } from '../../api/client.ts'
import { useNow, useSettings } from '../../api/workspace.ts'
import { toastError } from '../../app/toast.ts'
import { useUndoableToast } from '../../app/undo.ts'
import { useDraft } from '../../forms/drafts.ts'
import { SaveBar } from '../../forms/SaveBar.tsx'
import layout from '../../forms/Sections.module.css'
import { countryOf } from './callingWords.ts'
import { RuleFields } from './RuleFields.tsx'
import { draftOf, ruleDraftKey, weekOfDraft, type RuleDraft } from './ruleDraft.ts'
import css from './RuleEditor.module.css'

const FIELDS = ['week', 'source', 'asOf']
const FROM: Readonly<Record<CallingRule['from'], string>> = {
  default: 'as the app comes with it',
  changed: 'changed by your team',
  own: 'added by your team',
}

/** The calling hours of one place. */
export function RuleEditor({ rule, onGone }: { readonly rule: CallingRule; readonly onGone: () => void }) {
  const queries = useQueryClient()
  const say = useUndoableToast()
  const { zone } = useSettings()
  const today = localDay(useNow(), zone)
  const saved = useMemo(() => draftOf(rule), [rule])
  const { value: draft, dirty, edit, discard, settle } = useDraft<RuleDraft>(ruleDraftKey(rule.key), saved)
  const week = weekOfDraft(draft)

  const save = useMutation({
    mutationFn: async (sent: RuleDraft) => {
      const { key } = rule
      const { asOf, ...parts } = sent
      // A date that nobody touched is today's where the hours are new.
      const given = asOf === saved.asOf ? {} : { asOf }
      return client.calling.saveRule({ key, ...parts, ...given, week: weekOfDraft(sent) ?? [] })
    },
    onSuccess: async (_, sent) => {
      await queries.invalidateQueries({ queryKey: api.calling.key() })
      settle(sent)
      say(`Saved: calling hours of ${rule.name}`)
    },
  })
  const reset = useMutation({
    mutationFn: () => client.calling.resetRule({ key: rule.key }),
    onSuccess: async ({ rule: kept }) => {
      discard()
      if (!kept) onGone()
      await queries.invalidateQueries({ queryKey: api.calling.key() })
      say(kept ? `Put back: calling hours of ${rule.name}` : `Taken away: calling hours of ${rule.name}`)
    },
    onError: toastError,
  })
  const problem = !week || !draft.source.trim() ? 'Some fields need another look.' : undefined
  return (
    <div className={css.editor}>
      <div className={layout.detail} tabIndex={-1}>
        <h2 className={css.title}>
          {rule.name}
          <span className={css.quiet}>
            {[rule.region === null ? '' : countryOf(rule), FROM[rule.from]].filter(Boolean).join(', ')}
          </span>
        </h2>
        <RuleFields
          draft={draft}
          today={today}
          error={save.error}
          edit={(part) => {
            if (save.error) save.reset()
            edit(part)
          }}
        />
      </div>
      <SaveBar
        dirty={dirty}
        saving={save.isPending}
        what={`calling hours of ${rule.name}`}
        problem={problem}
        error={save.error}
        fields={FIELDS}
        onSave={() => save.mutate(draft)}
        onDiscard={() => {
          save.reset()
          discard()
        }}
        extra={
          rule.from === 'default' ? undefined : (
            <Button variant="default" loading={reset.isPending} onClick={() => reset.mutate()}>
              {rule.from === 'own' ? 'Take this rule away' : 'Reset to default'}
            </Button>
          )
        }
      />
    </div>
  )
}
