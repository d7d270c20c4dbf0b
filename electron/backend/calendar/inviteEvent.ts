import type { Attendance } from '../../../shared/contract/meetings.ts'
import type { Settings } from '../../../shared/contract/workspace.ts'
import { sameAddress, type InviteFacts } from './facts.ts'
import { descriptionOf, summaryOf, type Audience } from './inviteText.ts'
import type { Attendee, InviteEvent, Participation } from './write/event.ts'

const PARTICIPATION: Record<Attendance, Participation> = {
  needsAction: 'NEEDS-ACTION',
  accepted: 'ACCEPTED',
  declined: 'DECLINED',
  tentative: 'TENTATIVE',
}

/**
 * The meeting as its invite tells it at the instant `now`; `brief` is for the eyes of a rep alone. Booked and confirmed are both STATUS:CONFIRMED: the lead has
 * agreed to either, and a change of STATUS would ask for a higher SEQUENCE, that is for everybody's answer again.
 */
export function inviteEvent(
  facts: InviteFacts,
  settings: Settings,
  now: number,
  audience: Audience,
  brief = '',
): InviteEvent {
  const { row } = facts
  const cancelled = row.status === 'cancelled'
  return {
    uid: row.uid,
    sequence: row.sequence,
    stamp: now,
    created: row.created_ms,
    modified: row.updated_ms,
    start: row.start_ms,
    end: row.end_ms,
    zone: settings.inviteTimes === 'utc' ? null : facts.reps[0].zone,
    standing: cancelled ? 'cancelled' : 'on',
    summary: summaryOf(facts),
    description: descriptionOf(
      facts,
      // A rep's agenda is the team's own paper: it is in the team's language.
      {
        language: audience === 'lead' ? facts.lead.language : (settings.messageLanguage ?? 'en'),
        clock: settings.clock,
      },
      audience,
      brief,
    ),
    location: row.location,
    organizer: facts.organizer,
    attendees: attendeesOf(facts, cancelled),
    alarmMinutes: settings.alarmMinutes,
  }
}

/**
 * The lead, then the reps; whoever is the organizer is not asked by themselves. A lead without an address cannot be an
 * attendee, and is then named in the text only: the file still goes to the reps. A REQUEST needs an attendee, so where
 * nobody is left the organizer is listed as the one who chairs.
 */
function attendeesOf(facts: InviteFacts, cancelled: boolean): Attendee[] {
  const { row, lead, organizer } = facts
  const people: Attendee[] = []
  if (lead.email) {
    // An answer holds for the version it was given to: a new sequence asks again.
    const known = row.reply_sequence === row.sequence ? PARTICIPATION[row.attendance] : 'NEEDS-ACTION'
    people.push({
      name: lead.name,
      email: lead.email,
      participation: known,
      role: 'REQ-PARTICIPANT',
      rsvp: !cancelled && known !== 'ACCEPTED',
    })
  }
  // A rep's hours are their consent: they are not asked.
  for (const rep of facts.reps) {
    people.push({
      name: rep.name,
      email: rep.email,
      participation: 'ACCEPTED',
      role: rep.optional ? 'OPT-PARTICIPANT' : 'REQ-PARTICIPANT',
      rsvp: false,
    })
  }
  const seen = new Set([sameAddress(organizer.email)])
  const others = people.filter(({ email }) => !seen.has(sameAddress(email)) && seen.add(sameAddress(email)))
  return others.length > 0 ? others : [{ ...organizer, participation: 'ACCEPTED', role: 'CHAIR', rsvp: false }]
}
