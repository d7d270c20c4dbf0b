import { useMutation } from '@tanstack/react-query'
import type { DraftPurpose } from '../../../shared/contract/invites.ts'
import type { Meeting } from '../../../shared/contract/meetings.ts'
import { client, shell } from '../../api/client.ts'
import { useNow } from '../../api/workspace.ts'
import { showToast, toastError } from '../../app/toast.ts'

/** Within a day of its start a meeting is to be confirmed. */
const CONFIRM_AHEAD_MS = 86_400_000

/**
 * What the next message about a meeting is: its invite, the news that it moved, or that it is off; once the lead has the
 * invite and it is time to confirm, a reminder.
 */
export function purposeOf(meeting: Meeting, now: number): DraftPurpose {
  if (meeting.status === 'cancelled') return 'cancel'
  if (meeting.status === 'no_show') return 'noShow'
  if (meeting.invitedSequence === null) return 'invite'
  if (meeting.invitedSequence < meeting.sequence) return 'reschedule'
  const start = Date.parse(meeting.start)
  return meeting.status === 'booked' && start > now && start <= now + CONFIRM_AHEAD_MS ? 'reminder' : 'invite'
}

export const purposeLabels: Record<DraftPurpose, string> = {
  invite: 'Send invite',
  reminder: 'Send reminder',
  reschedule: 'Send update',
  cancel: 'Send cancellation',
  noShow: 'Send recovery',
  times: 'Offer times',
}

/** Opens a draft in the mail program, and says so. */
export async function openDraft({ filename, eml }: { readonly filename: string; readonly eml: string }): Promise<void> {
  const { opened } = await shell.openDraft({ filename, eml })
  showToast({
    text: opened
      ? 'The draft is open in your mail program, ready to send.'
      : `${filename} is in your downloads: open it, and send it from your mail program.`,
  })
}

/** Sends a meeting by the person's own mail program, or saves it as a file for any calendar. */
export function useInvite() {
  const now = useNow()
  const send = useMutation({
    mutationFn: async ({ meeting, purpose }: { readonly meeting: Meeting; readonly purpose?: DraftPurpose }) => {
      await openDraft(
        await client.invites.draft({ meetingId: meeting.id, purpose: purpose ?? purposeOf(meeting, now) }),
      )
    },
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
