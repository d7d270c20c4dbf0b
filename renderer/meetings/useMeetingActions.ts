import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { DraftPurpose } from '../../shared/contract/invites.ts'
import type { Meeting } from '../../shared/contract/meetings.ts'
import { api, client, shell } from '../api/client.ts'
import { useUndoableToast } from '../app/undo.ts'
import { showToast, toastError } from '../app/toast.ts'
import { refusalOf } from '../components/refusal.ts'

/** What can be done with a meeting; each says when it is done, and how to take it back. */
export function useMeetingActions() {
  const done = useUndoableToast()
  const queries = useQueryClient()

  const confirm = useMutation(
    api.meetings.confirm.mutationOptions({
      onSuccess: () => done('Meeting confirmed.'),
      // What has come in the way is said beside the meeting, with the ways on.
      onError: (error) => {
        if (!refusalOf(error)) toastError(error)
      },
    }),
  )
  const moveTo = useMutation(
    api.meetings.reschedule.mutationOptions({
      onSuccess: () => done('Meeting moved. The new time is yet to be confirmed.'),
      onError: toastError,
    }),
  )
  const cancel = useMutation(
    api.meetings.cancel.mutationOptions({
      onSuccess: (meeting) =>
        done(
          meeting.invitedSequence === null
            ? 'Meeting cancelled.'
            : 'Meeting cancelled. The cancellation is yet to be sent.',
        ),
      onError: toastError,
    }),
  )
  const outcome = useMutation(
    api.meetings.outcome.mutationOptions({
      onSuccess: (meeting) =>
        done(
          meeting.status === 'completed'
            ? 'Recorded: it took place.'
            : 'Recorded as a no-show. The lead is back in the queue.',
        ),
      onError: toastError,
    }),
  )
  const send = useMutation({
    mutationFn: async ({ meeting, purpose }: { readonly meeting: Meeting; readonly purpose: DraftPurpose }) => {
      const { filename, eml } = await client.invites.draft({ meetingId: meeting.id, purpose })
      return { filename, ...(await shell.openDraft({ filename, eml })) }
    },
    onSuccess: ({ filename, opened }) => {
      // That an invite left the app is noted without a change that could be undone, so the stream may be silent on it.
      void queries.invalidateQueries({ queryKey: api.meetings.key() })
      showToast({
        text: opened
          ? 'The draft is open in your mail program.'
          : `The draft is in your downloads: open ${filename} to send it.`,
      })
    },
    onError: toastError,
  })
  const save = useMutation({
    mutationFn: async (meeting: Meeting) => {
      const { filename, ics } = await client.invites.export({ meetingIds: [meeting.id] })
      return { filename, ...(await shell.saveFile({ filename, content: ics })) }
    },
    onSuccess: ({ filename, saved, path }) => {
      void queries.invalidateQueries({ queryKey: api.meetings.key() })
      if (saved) showToast({ text: `Saved ${path ?? filename}.` })
    },
    onError: toastError,
  })
  return { confirm, moveTo, cancel, outcome, send, save }
}

export type MeetingActions = ReturnType<typeof useMeetingActions>
