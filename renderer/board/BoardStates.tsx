import { Button } from '@mantine/core'
import { IconFilterOff, IconUsers } from '@tabler/icons-react'
import { Link } from 'wouter'
import { EmptyState } from '../components/EmptyState.tsx'
import { ErrorNote } from '../components/ErrorNote.tsx'
import { BoardSkeleton } from './BoardSkeleton.tsx'

interface BoardStatesProps {
  /** Null until the rows have arrived. */
  readonly reps: number | null
  readonly shownReps: number
  readonly filter: string
  readonly error: unknown
  readonly onRetry: () => void
  readonly onShowAll: () => void
}

/** What stands in the board's place while there is nothing to draw; nothing at all otherwise. */
export function BoardStates({ reps, shownReps, filter, error, onRetry, onShowAll }: BoardStatesProps) {
  if (reps === null && !error) return <BoardSkeleton />
  if (reps === null) {
    return (
      <ErrorNote
        error={error}
        action={
          <Button variant="default" onClick={onRetry}>
            Try again
          </Button>
        }
      />
    )
  }
  if (reps === 0) {
    return (
      <EmptyState
        icon={<IconUsers size={28} stroke={1.5} />}
        title="No reps yet"
        text="The board shows every rep’s hours, busy times and meetings side by side."
      >
        <Button component={Link} href="/reps">
          Add reps
        </Button>
      </EmptyState>
    )
  }
  if (shownReps > 0) return null
  return (
    <EmptyState
      icon={<IconFilterOff size={28} stroke={1.5} />}
      title={`No rep matches “${filter}”`}
      text="Names, roles, cities and e-mail addresses are searched."
    >
      <Button variant="default" onClick={onShowAll}>
        Show all {reps}
      </Button>
    </EmptyState>
  )
}
