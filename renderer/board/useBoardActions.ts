import { useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query'
import { withMeetingMoved } from '../../shared/board/movedRows.ts'
import type { Inputs, Outputs } from '../../shared/contract/index.ts'
import { formatInstant, MINUTE } from '../../shared/time/instant.ts'
import { api, client } from '../api/client.ts'
import { useUndo } from '../app/undo.ts'
import { refusalOf, type Refusal } from '../components/refusal.ts'
import { showToast, toastError } from '../app/toast.ts'
import { useMeetingActions } from '../meetings/useMeetingActions.ts'

/** What the board does with meetings. Each says what was done, and offers to take it back. */
export function useBoardActions({ onRefused }: { readonly onRefused: (refusal: Refusal) => void }) {
  const undo = useUndo()
  const queries = useQueryClient()
  const meeting = useMeetingActions()
  const onError = (error: unknown) => {
    const refusal = refusalOf(error)
    if (refusal) onRefused(refusal)
    else toastError(error)
  }
  const move = useMutation({
    mutationFn: ({ input }: Move) => client.meetings.reschedule(input),
    // Seen at once; what is refused goes back to where it was.
    onMutate: (asked) => moveInRows(queries, asked),
    onError: (error, _asked, putBack) => {
      putBack?.()
      void queries.invalidateQueries({ queryKey: api.board.key() })
      onError(error)
    },
  })
  return {
    ...meeting,
    /** Names the change that is taken back: another one may come before the button is pressed. */
    done: (text: string) => {
      void client.history.list({ limit: 1 }).then(
        ({ changes: [last] }) => {
          const run = last?.undoable ? () => undo.mutate({ changeId: last.id }) : null
          showToast({ text, ...(run ? { action: { label: 'Undo', run } } : {}) })
        },
        () => showToast({ text }),
      )
    },
    book: useMutation(api.meetings.book.mutationOptions({ onError })),
    move,
    hold: useMutation(api.holds.place.mutationOptions({ onError })),
  }
}

export type BoardActions = ReturnType<typeof useBoardActions>

interface Move {
  readonly input: Inputs['meetings']['reschedule'] & { readonly repIds: string[] }
  /** How long it is where it goes. */
  readonly minutes: number
}

/** Draws a meeting where it goes before the backend has said so; gives back how to undo that. */
function moveInRows(queries: QueryClient, { input, minutes }: Move): () => void {
  const filter = { queryKey: api.board.read.key() }
  // An answer on its way is from before the move.
  void queries.cancelQueries(filter)
  const before = queries.getQueriesData<Outputs['board']['read']>(filter)
  const { meetingId, start, repIds } = input
  const end = formatInstant(Date.parse(start) + minutes * MINUTE)
  queries.setQueriesData<Outputs['board']['read']>(
    filter,
    (board) => board && { ...board, rows: withMeetingMoved(board.rows, { meetingId, start, end, repIds }) },
  )
  return () => {
    for (const [key, data] of before) queries.setQueryData(key, data)
  }
}
