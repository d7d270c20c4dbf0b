import { Button } from '@mantine/core'
import { IconUsers } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useLocation, useParams } from 'wouter'
import { api } from '../api/client.ts'
import { placeNow } from '../app/place.ts'
import { runCommand, useCommand } from '../commands/dispatch.ts'
import { EmptyState } from '../components/EmptyState.tsx'
import { ErrorNote } from '../components/ErrorNote.tsx'
import { ScreenHeader } from '../components/ScreenHeader.tsx'
import { MasterDetail } from '../forms/MasterDetail.tsx'
import { NewRepEditor, RepEditor } from './RepEditor.tsx'
import { inOrder, RepList } from './RepList.tsx'

const NEW = 'new'

/** The team: who there is, what their hours are and how old their calendars, and the editor of one of them. */
export default function RepsScreen() {
  const { repId } = useParams<{ repId?: string }>()
  const [, navigate] = useLocation()
  const list = useQuery(api.reps.list.queryOptions({ input: { includeInactive: true } }))
  const reps = list.data?.reps ?? []
  const active = reps.filter((rep) => rep.active)
  const unverified =
    list.data?.ages.filter((age) => !age.verified && active.some((rep) => rep.id === age.repId)).length ?? 0
  const chosen = reps.find((rep) => rep.id === repId) ?? (repId === undefined ? inOrder(reps)[0] : undefined)
  useCommand('rep.new', () => navigate(`/reps/${NEW}`))

  return (
    <MasterDetail
      header={
        <ScreenHeader
          title="Reps"
          note={list.data ? noteOf(active.length, unverified) : ' '}
          actions={
            <>
              <Button variant="default" onClick={() => runCommand('calendar.import')}>
                Import a calendar
              </Button>
              <Button onClick={() => navigate(`/reps/${NEW}`)}>Add a rep</Button>
            </>
          }
        />
      }
      list={
        list.error ? (
          <ErrorNote error={list.error} />
        ) : list.data ? (
          <RepList
            reps={reps}
            ages={list.data.ages}
            chosen={repId === NEW ? null : (chosen?.id ?? null)}
            onChoose={(id) => navigate(`/reps/${id}`, { replace: true })}
          />
        ) : null
      }
      detail={
        repId === NEW ? (
          <NewRepEditor
            onSaved={(rep) => {
              if (placeNow() === `/reps/${NEW}`) navigate(`/reps/${rep.id}`, { replace: true })
            }}
          />
        ) : chosen ? (
          <RepEditor key={chosen.id} rep={chosen} />
        ) : list.isSuccess ? (
          <EmptyState
            icon={<IconUsers size={36} stroke={1.25} />}
            title={repId ? 'This rep is not in the workspace any more' : 'No reps yet'}
            text="Add the people who take meetings, with their hours; then slots can be offered."
          >
            <Button onClick={() => navigate(`/reps/${NEW}`)}>Add a rep</Button>
          </EmptyState>
        ) : null
      }
    />
  )
}

function noteOf(active: number, unverified: number): string {
  const people = `${active} ${active === 1 ? 'takes' : 'take'} meetings`
  return unverified === 0 ? people : `${people}, ${unverified} with a calendar that is missing or too old`
}
