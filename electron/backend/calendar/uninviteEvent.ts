import type { Settings } from '../../../shared/contract/workspace.ts'
import type { LeftSeatRow } from '../store/invites.ts'
import { TEXTS } from './draft/texts/index.ts'
import { oneLine, type InviteFacts } from './facts.ts'
import { summaryOf } from './inviteText.ts'
import type { InviteEvent } from './write/event.ts'

/**
 * The meeting as a rep who left it is told, alone, at the instant `now` (RFC 5546 3.2.5): with the SEQUENCE that it has
 * without them, at the time that is still in their calendar, and without what they no longer need to know.
 */
export function uninviteEvent(facts: InviteFacts, left: LeftSeatRow, settings: Settings, now: number): InviteEvent {
  const { row } = facts
  return {
    uid: row.uid,
    sequence: row.sequence,
    stamp: now,
    created: row.created_ms,
    modified: row.updated_ms,
    start: left.start_ms,
    end: left.end_ms,
    zone: settings.inviteTimes === 'utc' ? null : left.zone,
    standing: 'uninvited',
    summary: summaryOf(facts),
    description: TEXTS[settings.messageLanguage ?? 'en'].noLongerIn(oneLine(left.name)),
    location: null,
    organizer: facts.organizer,
    attendees: [
      {
        name: oneLine(left.name),
        email: left.email.trim(),
        participation: 'ACCEPTED',
        role: 'REQ-PARTICIPANT',
        rsvp: false,
      },
    ],
    alarmMinutes: null,
  }
}
