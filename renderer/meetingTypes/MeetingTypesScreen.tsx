import { Button } from '@mantine/core'
import { IconTemplate } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useLocation, useParams } from 'wouter'
import type { MeetingType } from '../../shared/contract/meetingTypes.ts'
import { api } from '../api/client.ts'
import { placeNow } from '../app/place.ts'
import { useCommand } from '../commands/dispatch.ts'
import { EmptyState } from '../components/EmptyState.tsx'
import { ErrorNote } from '../components/ErrorNote.tsx'
import { ScreenHeader } from '../components/ScreenHeader.tsx'
import { useDraftKeys } from '../forms/drafts.ts'
import { ListBox, type ListEntry } from '../forms/ListBox.tsx'
import { ListRow } from '../forms/ListRow.tsx'
import { MasterDetail } from '../forms/MasterDetail.tsx'
import { panelWords } from './panelWords.ts'
import { TypeEditor } from './TypeEditor.tsx'
import css from './MeetingTypesScreen.module.css'

const NEW = 'new'

/** The kinds of meeting that can be booked, and the editor of one of them. */
export default function MeetingTypesScreen() {
  const { typeId } = useParams<{ typeId?: string }>()
  const [, navigate] = useLocation()
  const list = useQuery(api.meetingTypes.list.queryOptions({ input: { includeInactive: true } }))
  const repList = useQuery(api.reps.list.queryOptions({ input: { includeInactive: true } }))
  const drafts = useDraftKeys()
  const types = list.data?.meetingTypes ?? []
  const reps = repList.data?.reps ?? []
  const chosen = types.find((type) => type.id === typeId) ?? (typeId === undefined ? types[0] : undefined)
  const nameOf = (repId: string) => reps.find((rep) => rep.id === repId)?.name
  useCommand('type.new', () => navigate(`/types/${NEW}`))

  return (
    <MasterDetail
      header={
        <ScreenHeader
          title="Meeting types"
          note={list.data ? `${types.filter((type) => type.active).length} offered` : ' '}
          actions={<Button onClick={() => navigate(`/types/${NEW}`)}>Add a meeting type</Button>}
        />
      }
      list={
        list.error ? (
          <ErrorNote error={list.error} />
        ) : list.data && repList.data ? (
          <ListBox
            label="Meeting types"
            entries={entriesOf(types)}
            chosen={typeId === NEW ? null : (chosen?.id ?? null)}
            onChoose={(id) => navigate(`/types/${id}`, { replace: true })}
            rowHeight={52}
            empty="No meeting types yet."
            render={(type) => (
              <ListRow name={type.name} unsaved={drafts.has(`type ${type.id}`)} about={panelWords(type.panel, nameOf)}>
                <span className={css.minutes}>{type.minutes} min</span>
              </ListRow>
            )}
          />
        ) : null
      }
      detail={
        !repList.data ? null : typeId === NEW ? (
          <TypeEditor
            key={NEW}
            type={null}
            reps={reps}
            onSaved={(type) => {
              if (placeNow() === `/types/${NEW}`) navigate(`/types/${type.id}`, { replace: true })
            }}
          />
        ) : chosen ? (
          <TypeEditor key={chosen.id} type={chosen} reps={reps} onSaved={() => undefined} />
        ) : list.isSuccess ? (
          <EmptyState
            icon={<IconTemplate size={36} stroke={1.25} />}
            title={typeId ? 'This meeting type is not in the workspace any more' : 'No meeting types yet'}
            text="A meeting type says how long a meeting takes, who takes part and how soon it can be. Slots are offered for it."
          >
            <Button onClick={() => navigate(`/types/${NEW}`)}>Add a meeting type</Button>
          </EmptyState>
        ) : null
      }
    />
  )
}

function entriesOf(types: readonly MeetingType[]): readonly ListEntry<MeetingType>[] {
  const item = (type: MeetingType) => ({ kind: 'item' as const, key: type.id, item: type })
  const off = types.filter((type) => !type.active)
  return [
    ...types.filter((type) => type.active).map(item),
    ...(off.length > 0 ? [{ kind: 'heading' as const, key: 'off', title: 'Not offered' }, ...off.map(item)] : []),
  ]
}
