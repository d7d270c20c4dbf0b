import type { DraftPurpose, InviteMethod } from '../../../shared/contract/invites.ts'
import type { MeetingStatus } from '../../../shared/contract/meetings.ts'
import { refuse } from '../refusals.ts'
import type { InviteRow, LeftSeatRow } from '../store/invites.ts'
import { sameAddress, type InviteFacts } from './facts.ts'

/**
 * What a file about this meeting is: a REQUEST, or a CANCEL once it is cancelled, unless `asked` wants another that its
 * state allows. Throws WRONG_STATE with the reason.
 */
export function methodFor(row: InviteRow, asked?: InviteMethod): InviteMethod {
  const cancelled = row.status === 'cancelled'
  const method = asked ?? (cancelled ? 'CANCEL' : 'REQUEST')
  if (method === 'REQUEST' && cancelled) {
    throw refuse.wrongState('This meeting is cancelled: there is nothing to invite to. Send the cancellation (CANCEL).')
  }
  if (method === 'REQUEST' && row.status === 'no_show') {
    throw refuse.wrongState('Nobody came to this meeting: there is nothing to invite to. Book a new one.')
  }
  if (method === 'CANCEL' && !cancelled) {
    throw refuse.wrongState('This meeting is not cancelled. Cancel it first, then send the cancellation.')
  }
  return method
}

const STATE: Partial<Record<MeetingStatus, string>> = {
  cancelled: 'This meeting is cancelled. Send the cancellation instead.',
  completed: 'This meeting took place already.',
  no_show: 'Nobody came to this meeting. Book a new one and invite to that.',
}

/** Why no such e-mail can be written now, and what to do; null when it can. */
export function refuseDraft(facts: InviteFacts, purpose: DraftPurpose, now: number): string | null {
  const { row, lead } = facts
  if (purpose === 'cancel' && row.status !== 'cancelled') {
    return 'This meeting is not cancelled. Cancel it first, then send the cancellation.'
  }
  if (purpose !== 'cancel') {
    const state = STATE[row.status]
    if (state) return state
    if (purpose === 'reschedule' && row.sequence === 0) {
      return 'This meeting has not been changed since it was booked. Send the invite instead.'
    }
    if (purpose === 'reminder' && row.start_ms <= now) return 'This meeting has begun: a reminder comes too late.'
  }
  return lead.email ? null : noAddress(lead.name)
}

/** Whether such a message offers times to choose from, rather than tell of one. */
export const offersTimes = (purpose: DraftPurpose): boolean => purpose === 'times' || purpose === 'noShow'

/** Why no times can be offered in the place of a meeting, and what to do; null when they can. */
export function refuseOffer(facts: InviteFacts, purpose: DraftPurpose, now: number): string | null {
  const { row, lead } = facts
  if (row.lead_do_not_contact) return `${lead.name} asked not to be contacted again.`
  if (purpose === 'noShow' && row.status !== 'no_show') {
    return 'This meeting is not recorded as a no-show. Record what became of it first.'
  }
  if (row.status === 'completed') return 'This meeting took place already. Offer times for a new one from the lead.'
  if ((row.status === 'booked' || row.status === 'confirmed') && row.start_ms <= now) {
    return 'This meeting has begun. Record what became of it first.'
  }
  return lead.email ? null : noAddress(lead.name)
}

const noAddress = (name: string): string =>
  `${name} has no e-mail address that can be written to. Add one to the lead, or export the invite as a file and hand it over another way.`

/** Why a rep who left cannot be sent a cancellation of their own, and what to do; null when they can. */
export function refuseUninvite(facts: InviteFacts, left: LeftSeatRow, asked?: InviteMethod): string | null {
  if (asked && asked !== 'CANCEL') {
    return `${left.name} is not on this meeting any more: what goes to them is a cancellation (CANCEL), not a ${asked}.`
  }
  const same = (person: { readonly email: string | null }): boolean =>
    person.email !== null && sameAddress(person.email) === sameAddress(left.email)
  if (same(facts.organizer)) {
    return `${left.name} is the one who sends the invites of this meeting, and calendar programs take no cancellation from their own owner. Take the meeting out of that calendar by hand.`
  }
  const stays = [facts.lead, ...facts.reps].find(same)
  if (stays) {
    return `${left.name} has the same address as ${stays.name}, who is on this meeting: the cancellation would take it out of their calendar too.`
  }
  return null
}
