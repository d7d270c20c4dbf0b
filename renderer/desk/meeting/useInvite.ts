import { useMutation } from '@tanstack/react-query'
import type { DraftPurpose } from '../../../shared/contract/invites.ts'
import type { Meeting } from '../../../shared/contract/meetings.ts'
import { client, shell } from '../../api/client.ts'
import { showToast, toastError } from '../../app/toast.ts'

/** What the next message about a meeting is: its invite, the news that it moved, or that it is off. */
export function purposeOf(meeting: Meeting): DraftPurpose {
  if (meeting.status === 'cancelled') return 'cancel'
  return meeting.invitedSequence !== null && meeting.invitedSequence < meeting.sequence ? 'reschedule' : 'invite'
}

export const purposeLabels: Record<DraftPurpose, string> = {
  invite: 'Send invite',
  reminder: 'Send reminder',
  reschedule: 'Send update',
  cancel: 'Send cancellation',
  noShow: 'Send recovery',
  times: 'Offer times',
}

/** Sends a meeting by the person's own mail program, or saves it as a file for any calendar. */
export function useInvite() {
  const send = useMutation({
    mutationFn: async ({ meeting, purpose }: { readonly meeting: Meeting; readonly purpose?: DraftPurpose }) => {
      const draft = await client.invites.draft({ meetingId: meeting.id, purpose: purpose ?? purposeOf(meeting) })
      return { ...draft, ...(await shell.openDraft({ filename: draft.filename, eml: draft.eml })) }
    },
    onSuccess: ({ opened, filename }) =>
      showToast({
        text: opened
          ? 'The draft is open in your mail program, ready to send.'
          : `${filename} is in your downloads: open it, and send it from your mail program.`,
      }),
    onError: toastError,
  })
  const save = useMutation({
    mutationFn: async (meeting: Meeting) => {
      const { filename, ics } = await client.invites.export({ meetingIds: [meeting.id] })
      return { filename, ...(await shell.saveFile({ filename, content: ics })) }
    },
    onSuccess: ({ saved, path, filename }) => {
      if (saved) showToast({ text: `Saved ${path ?? filename}` })
    },
    onError: toastError,
  })
  return {
    send: (meeting: Meeting, purpose?: DraftPurpose) => send.mutate({ meeting, ...(purpose ? { purpose } : {}) }),
    save: (meeting: Meeting) => save.mutate(meeting),
    isPending: send.isPending || save.isPending,
  }
}
