import { ORPCError } from '@orpc/client'
import { useMutation } from '@tanstack/react-query'
import { refusalOf, type Refusal } from './refusal.ts'
import { api, client, shell } from '../api/client.ts'
import { useUndo } from '../app/shellEffects.ts'
import { showToast, toastError } from '../app/toast.ts'

/** What the board does with meetings. Each says what was done, and offers to take it back. */
export function useBoardActions({ onRefused }: { readonly onRefused: (refusal: Refusal) => void }) {
  const undo = useUndo()
  const done = (text: string) => {
    void client.history.list({ limit: 1 }).then(
      ({ changes: [last] }) =>
        showToast({
          text,
          ...(last?.undoable ? { action: { label: 'Undo', run: () => undo.mutate({ changeId: last.id }) } } : {}),
        }),
      () => showToast({ text }),
    )
  }
  const onError = (error: unknown) => {
    const refusal = error instanceof ORPCError ? refusalOf(error) : null
    if (refusal) onRefused(refusal)
    else toastError(error)
  }
  return {
    done,
    book: useMutation(api.meetings.book.mutationOptions({ onError })),
    move: useMutation(api.meetings.reschedule.mutationOptions({ onError })),
    confirm: useMutation(api.meetings.confirm.mutationOptions({ onSuccess: () => done('Confirmed'), onError })),
    cancel: useMutation(api.meetings.cancel.mutationOptions({ onSuccess: () => done('Cancelled'), onError })),
    outcome: useMutation(
      api.meetings.outcome.mutationOptions({
        onSuccess: ({ status }) => done(status === 'no_show' ? 'Recorded as a no-show' : 'Recorded as held'),
        onError,
      }),
    ),
    hold: useMutation(api.holds.place.mutationOptions({ onError })),
    invite: useMutation({
      mutationFn: async (meetingId: string) => {
        const { filename, eml } = await client.invites.draft({ meetingId, purpose: 'invite' })
        return { filename, ...(await shell.openDraft({ filename, eml })) }
      },
      onSuccess: ({ filename, opened }) =>
        showToast({ text: opened ? 'The invite is open in your mail program' : `Saved ${filename}: open it to send` }),
      onError,
    }),
  }
}

export type BoardActions = ReturnType<typeof useBoardActions>
