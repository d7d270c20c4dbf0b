import { useMutation } from '@tanstack/react-query'
import { api, client } from '../api/client.ts'
import { showToast, toastError } from './toast.ts'

/** Takes back a change, by default the last one, and says which it was. */
export function useUndo() {
  return useMutation(
    api.history.undo.mutationOptions({
      onSuccess: ({ undone }) => showToast({ text: `Taken back: ${undone.label}` }),
      onError: toastError,
    }),
  )
}

/** The id of the change that was made last; undefined when there is none to be taken back. */
export async function lastChangeId(): Promise<string | undefined> {
  const { changes } = await client.history.list({ limit: 1 })
  return changes[0]?.undoable && !changes[0].undone ? changes[0].id : undefined
}

/**
 * Says what was just done, with a button that takes back this change and no other, whatever is done while the line is
 * still shown.
 */
export function useUndoableToast(): (text: string) => void {
  const undo = useUndo()
  return (text) => {
    lastChangeId().then(
      (changeId) =>
        showToast({ text, ...(changeId ? { action: { label: 'Undo', run: () => undo.mutate({ changeId }) } } : {}) }),
      () => showToast({ text }),
    )
  }
}
