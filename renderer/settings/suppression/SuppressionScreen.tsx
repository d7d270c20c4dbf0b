import { TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconBan, IconSearch } from '@tabler/icons-react'
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import { useState, type KeyboardEvent } from 'react'
import type { Suppression } from '../../../shared/contract/suppression.ts'
import { api } from '../../api/client.ts'
import { useNow, useSettings } from '../../api/workspace.ts'
import { toastError } from '../../app/toast.ts'
import { useUndoableToast } from '../../app/undo.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorNote } from '../../components/ErrorNote.tsx'
import { ScreenHeader } from '../../components/ScreenHeader.tsx'
import { ListBox } from '../../forms/ListBox.tsx'
import { ListRow } from '../../forms/ListRow.tsx'
import { MasterDetail } from '../../forms/MasterDetail.tsx'
import layout from '../../forms/Sections.module.css'
import { formatDay } from '../../time/format.ts'
import { SettingsFrame } from '../SettingsFrame.tsx'
import { AddSuppression } from './AddSuppression.tsx'
import { ImportSuppressions } from './ImportSuppressions.tsx'
import { SuppressionEntry } from './SuppressionEntry.tsx'
import { kindWords } from './suppressionWords.ts'
import css from './SuppressionScreen.module.css'

/** As many as are listed; older ones are found by searching. */
const SHOWN = 500
const PAUSE_MS = 120

/** Who is never called nor written to: by number, address or domain. */
export default function SuppressionScreen() {
  const [typed, setTyped] = useState('')
  const [text] = useDebouncedValue(typed, PAUSE_MS)
  const [chosen, setChosen] = useState<string | null>(null)
  const say = useUndoableToast()
  const list = useQuery({
    ...api.suppression.list.queryOptions({ input: { text, limit: SHOWN } }),
    placeholderData: keepPreviousData,
  })
  const items = list.data?.items ?? []
  const entry = items.find(({ id }) => id === chosen)
  const remove = useMutation(
    api.suppression.remove.mutationOptions({
      onSuccess: ({ leads }) => {
        say(`Taken off the list${leads > 0 ? `: ${leads} ${leads === 1 ? 'lead is' : 'leads are'} back` : ''}`)
      },
      onError: toastError,
    }),
  )
  const takeOff = (id: string) => {
    const at = items.findIndex((item) => item.id === id)
    setChosen(items[at + 1]?.id ?? items[at - 1]?.id ?? null)
    remove.mutate({ id })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Delete' || !entry || event.target instanceof HTMLInputElement) return
    event.preventDefault()
    takeOff(entry.id)
  }
  return (
    <SettingsFrame>
      <MasterDetail
        header={<ScreenHeader title="Do not contact" note={list.data ? noteOf(list.data) : ' '} />}
        list={
          list.error ? (
            <ErrorNote error={list.error} />
          ) : (
            <div className={css.list} onKeyDown={onKeyDown}>
              <div className={css.search}>
                <TextInput
                  aria-label="Find on the list"
                  placeholder="Find by part of it, reason or source"
                  leftSection={<IconSearch size={14} aria-hidden />}
                  value={typed}
                  onChange={(event) => setTyped(event.currentTarget.value)}
                />
              </div>
              <ListBox
                label="Not to be contacted"
                entries={items.map((item) => ({ kind: 'item', key: item.id, item }))}
                chosen={entry ? chosen : null}
                onChoose={setChosen}
                rowHeight={52}
                empty={
                  list.data &&
                  (text ? (
                    <EmptyState title="Nothing on the list fits this." text="Try fewer letters, or another word." />
                  ) : (
                    <EmptyState
                      icon={<IconBan size={28} stroke={1.4} />}
                      title="Nobody is on the list yet."
                      text="Who asks to be left alone is added at the right, or by the outcome of a call."
                    />
                  ))
                }
                render={(item) => <Row item={item} />}
              />
              {list.data && list.data.total > items.length ? (
                <p className={css.more}>
                  The newest {items.length} of {list.data.total.toLocaleString('en')}. Type to find others.
                </p>
              ) : null}
            </div>
          )
        }
        detail={
          <div className={layout.detail} tabIndex={-1}>
            <div className={`${layout.sections} ${css.sections}`}>
              {entry ? <SuppressionEntry entry={entry} onRemove={() => takeOff(entry.id)} /> : null}
              <AddSuppression onAdded={setChosen} />
              <ImportSuppressions />
            </div>
          </div>
        }
      />
    </SettingsFrame>
  )
}

function noteOf({ counts, leads }: { counts: Record<string, number>; leads: number }): string {
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0)
  const entries = `${total.toLocaleString('en')} on the list`
  return total === 0
    ? 'numbers, addresses and domains that are left alone'
    : `${entries} · ${leads.toLocaleString('en')} ${leads === 1 ? 'lead is' : 'leads are'} left alone because of it`
}

function Row({ item }: { readonly item: Suppression }) {
  const now = useNow()
  const { zone } = useSettings()
  return (
    <ListRow
      name={item.value}
      note={kindWords(item.kind)}
      about={[formatDay(Date.parse(item.addedAt), zone, now), item.reason, item.source].filter(Boolean).join(' · ')}
    />
  )
}
