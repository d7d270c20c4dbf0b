import { Button, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useLocation, useParams } from 'wouter'
import type { CallingRule } from '../../../shared/contract/calling.ts'
import { NOT_COMPARED, SHIPPED_AS_OF } from '../../../shared/priority/callingTable.ts'
import { api } from '../../api/client.ts'
import { useNow, useSettings } from '../../api/workspace.ts'
import { callingPath } from '../../app/routes.ts'
import { ErrorNote } from '../../components/ErrorNote.tsx'
import { ScreenHeader } from '../../components/ScreenHeader.tsx'
import { useDraftKeys } from '../../forms/drafts.ts'
import { ListBox, type ListEntry } from '../../forms/ListBox.tsx'
import { MasterDetail } from '../../forms/MasterDetail.tsx'
import { SettingsFrame } from '../SettingsFrame.tsx'
import { AddRule } from './AddRule.tsx'
import { asOfWords, countryOf, effectWords, fits, hoursOf } from './callingWords.ts'
import { RuleEditor } from './RuleEditor.tsx'
import { ruleDraftKey } from './ruleDraft.ts'
import css from './CallingScreen.module.css'

const NEW = 'new'

/** In which hours leads are called, by country and state: the app's own table, and what the team made of it. */
export default function CallingScreen() {
  const { rule: chosenKey } = useParams<{ rule?: string }>()
  const [, navigate] = useLocation()
  const [typed, setTyped] = useState('')
  const table = useQuery(api.calling.table.queryOptions())
  const rules = useMemo(() => table.data?.rules ?? [], [table.data])
  const entries = useMemo(() => entriesOf(rules, typed), [rules, typed])
  const drafts = useDraftKeys()
  const key = chosenKey === undefined ? rules[0]?.key : decodeURIComponent(chosenKey)
  const chosen = rules.find((rule) => rule.key === key)
  const ours = rules.filter((rule) => rule.from !== 'default').length
  const go = (to: string) => navigate(callingPath(to), { replace: true })

  return (
    <SettingsFrame>
      <MasterDetail
        header={
          <ScreenHeader
            title="Calling hours"
            note={
              table.data
                ? `by the lead’s own clock · ${rules.length} rules, ${ours === 0 ? 'as the app comes with them' : `${ours} of your own`}`
                : ' '
            }
            actions={<Button onClick={() => go(NEW)}>Add a rule</Button>}
          />
        }
        list={
          table.error ? (
            <ErrorNote error={table.error} />
          ) : (
            <>
              <div className={css.search}>
                <TextInput
                  aria-label="Find a rule"
                  placeholder="Find by place, law, block or changed"
                  leftSection={<IconSearch size={14} aria-hidden />}
                  value={typed}
                  onChange={(event) => setTyped(event.currentTarget.value)}
                />
              </div>
              {rules.some(({ asOf }) => asOf === SHIPPED_AS_OF) && (
                <p className={css.unchecked}>
                  What came with the app is {NOT_COMPARED}: nobody has compared it with the laws themselves.
                </p>
              )}
              <ListBox
                label="Calling hours"
                entries={entries}
                chosen={key ?? null}
                onChoose={go}
                rowHeight={64}
                empty={table.data ? 'No rule fits this.' : ''}
                render={(rule) => <RuleRow rule={rule} unsaved={drafts.has(ruleDraftKey(rule.key))} />}
              />
            </>
          )
        }
        detail={
          key === NEW ? (
            <AddRule rules={rules} onAdded={go} />
          ) : chosen ? (
            <RuleEditor key={chosen.key} rule={chosen} onGone={() => go(rules[0]?.key ?? '')} />
          ) : null
        }
      />
    </SettingsFrame>
  )
}

function entriesOf(rules: readonly CallingRule[], typed: string): ListEntry<CallingRule>[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean)
  return rules
    .filter((rule) => fits(rule, words))
    .map((rule): ListEntry<CallingRule> => ({ kind: 'item', key: rule.key, item: rule }))
}

function RuleRow({ rule, unsaved }: { readonly rule: CallingRule; readonly unsaved: boolean }) {
  const now = useNow()
  const { zone } = useSettings()
  return (
    <div className={css.row} data-region={rule.region === null ? undefined : true}>
      <span className={css.line}>
        <span className={css.name}>
          {rule.name}
          {rule.region === null ? null : <span className={css.country}> {countryOf(rule)}</span>}
        </span>
        {unsaved ? <span className={css.unsaved}>not saved</span> : null}
        {rule.from === 'default' || unsaved ? null : (
          <span className={css.ours}>{rule.from === 'own' ? 'your own' : 'changed'}</span>
        )}
        <span className={css.effect} data-block={rule.effect === 'block' || undefined}>
          {effectWords(rule.effect)}
        </span>
      </span>
      <span className={css.hours}>
        {hoursOf(rule)}
        {rule.holidays === 'closed' ? ', not on holidays' : ''}
      </span>
      <span className={css.source} title={`${rule.source} · ${asOfWords(rule.asOf, zone, now)}`}>
        {rule.asOf === SHIPPED_AS_OF ? '2025, unchecked' : asOfWords(rule.asOf, zone, now)} · {rule.source}
      </span>
    </div>
  )
}
