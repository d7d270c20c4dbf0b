import type { DraftPurpose } from '../contract/invites.ts'

/** What each message is called where a team edits them. */
export const PURPOSE_NAMES: Readonly<Record<DraftPurpose, string>> = {
  invite: 'Invite',
  reminder: 'Reminder',
  reschedule: 'New time',
  cancel: 'Cancellation',
  noShow: 'After a no-show',
  times: 'Times to choose from',
}
