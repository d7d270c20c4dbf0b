import { z } from 'zod'
import { answers } from './answers.ts'
import { call } from './errors.ts'
import { MessageLanguage } from './messageLanguage.ts'
import { Id, Instant, MeetingStart } from './primitives.ts'

export const InviteMethod = z.enum(['REQUEST', 'CANCEL', 'PUBLISH'])
export type InviteMethod = z.infer<typeof InviteMethod>

/** `noShow` is written to who did not come, `times` offers times to choose from. */
export const DraftPurpose = z.enum(['invite', 'reminder', 'reschedule', 'cancel', 'noShow', 'times'])
export type DraftPurpose = z.infer<typeof DraftPurpose>

const OFFER = {
  starts: z.array(MeetingStart).min(1, 'name at least one time').max(5, 'must be five times at most').optional(),
  hold: z.boolean().optional(),
}

export const invites = {
  /**
   * One meeting as REQUEST, or CANCEL once it is cancelled; several, or a rep's agenda from `from` to `to`, as PUBLISH.
   * `method` asks for another one where the meeting's state allows it. `forRepId` is for one rep who is or was on a
   * single meeting: who has left it gets a CANCEL of their own, the others what everybody gets. It does not count as
   * the lead's invite.
   */
  export: call
    .input(
      z.union(
        [
          z.object({
            meetingIds: z.array(Id).min(1, 'name at least one meeting').max(1000),
            method: InviteMethod.optional(),
            forRepId: Id.optional(),
          }),
          z.object({ repId: Id, from: Instant, to: Instant, method: InviteMethod.optional() }),
        ],
        { error: 'needs either meetingIds, or repId with from and to' },
      ),
    )
    .output(z.object({ filename: z.string(), ics: z.string() })),
  /**
   * An e-mail that a mail program opens ready to send, in the lead's language and zone. `times` and `noShow` offer times:
   * those of `starts`, else the three best that are open, spread over days; of the meeting's own type unless
   * `meetingTypeId` names another; `hold` keeps them free for the lead.
   */
  draft: call
    .input(
      z.union(
        [
          z.object({ meetingId: Id, purpose: DraftPurpose, meetingTypeId: Id.optional(), ...OFFER }),
          z.object({ leadId: Id, meetingTypeId: Id, purpose: z.literal('times'), ...OFFER }),
        ],
        { error: 'needs either meetingId, or leadId with meetingTypeId and the purpose "times"' },
      ),
    )
    .output(
      z.object({
        filename: z.string(),
        eml: z.string(),
        language: MessageLanguage.optional(),
        /** The times that are offered. */
        starts: z.array(Instant).optional(),
        /** Until when they are kept free. */
        heldUntil: Instant.optional(),
      }),
    ),
  ...answers,
}
