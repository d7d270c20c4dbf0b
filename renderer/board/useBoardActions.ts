import { useMutation } from '@tanstack/react-query'
import { api, client } from '../api/client.ts'
import { useUndo } from '../app/undo.ts'
import { refusalOf, type Refusal } from '../components/refusal.ts'
import { showToast, toastError } from '../app/toast.ts'
import { useMeetingActions } from '../meetings/useMeetingActions.ts'

/** What the board does with meetings. Each says what was done, and offers to take it back. */
export function useBoardActions({ onRefused }: { readonly onRefused: (refusal: Refusal) => void }) {
  const undo = useUndo()
  const meeting = useMeetingActions()
  const onError = (error: unknown) => {
    const refusal = refusalOf(error)
    if (refusal) onRefused(refusal)
    else toastError(error)
  }
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
    move: useMutation(api.meetings.reschedule.mutationOptions({ onError })),
    hold: useMutation(api.holds.place.mutationOptions({ onError })),
  }
}

export type BoardActions = ReturnType<typeof useBoardActions>
