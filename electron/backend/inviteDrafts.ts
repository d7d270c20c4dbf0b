import type { DraftPurpose, InviteMethod } from '../../shared/contract/invites.ts'
import type { Inputs, Outputs } from '../../shared/contract/index.ts'
import type { MessageLanguage } from '../../shared/contract/messageLanguage.ts'
import { localDay } from '../../shared/time/zone.ts'
import { composeDraft } from './calendar/draft/draft.ts'
import { addressOf, languageFor, oneLine, organizerOf, sameAddress, type InviteFacts } from './calendar/facts.ts'
import { filename } from './calendar/filename.ts'
import { methodFor, offersTimes, refuseDraft, refuseOffer } from './calendar/inviteRules.ts'
import type { Method, Person } from './calendar/write/event.ts'
import { templateFor, written } from './messageText.ts'
import { messageValues, type MessageFacts } from './messageValues.ts'
import { offerTimes, type Offer } from './offeredTimes.ts'
import { refuse } from './refusals.ts'
import { noteReminder } from './reminders.ts'
import { iso, type Services } from './services.ts'
import { notToBeCalled, suppressionsOf } from './suppression/book.ts'
import { getLead } from './store/leads.ts'
import { getRep } from './store/reps.ts'

type Draft = Outputs['invites']['draft']
export type DraftInput = Inputs['invites']['draft']

/** What a draft needs of the invites. */
export interface DraftParts {
  /** Undefined when there is no such meeting. */
  factsOf(meetingId: string): InviteFacts | undefined
  write(facts: InviteFacts, method: InviteMethod): string
  /** The invite of this version of the meeting has left the app. */
  sent(facts: InviteFacts): void
}

/** The e-mail that is asked for, in the lead's language. Throws what the contract says. */
export function draftOf(services: Services, parts: DraftParts, input: DraftInput): Promise<Draft> {
  if ('leadId' in input) return offerToLead(services, input)
  const facts = parts.factsOf(input.meetingId)
  if (!facts) throw refuse.notFound('meeting', input.meetingId)
  if (offersTimes(input.purpose)) return offerForMeeting(services, facts, input)
  if (input.meetingTypeId) {
    throw refuse.input('meetingTypeId', 'goes with the purposes "times" and "noShow" only')
  }
  if (input.starts) throw refuse.input('starts', 'goes with the purposes "times" and "noShow" only')
  if (input.hold) throw refuse.input('hold', 'goes with the purposes "times" and "noShow" only')
  return aboutMeeting(services, parts, facts, input.purpose)
}

async function aboutMeeting(
  services: Services,
  parts: DraftParts,
  facts: InviteFacts,
  purpose: DraftPurpose,
): Promise<Draft> {
  const { lead, row, reps, organizer } = facts
  const reason = refuseDraft(facts, purpose, services.clock.now())
  if (reason || !lead.email) throw refuse.wrongState(reason ?? '')
  // A reminder asks nobody again: with a calendar part of the same SEQUENCE some programs would. Only when the lead
  // never got this version of the meeting does the reminder bring it.
  const method = purpose === 'reminder' && row.invited_sequence === row.sequence ? null : methodFor(row)
  const eml = await compose(services, {
    purpose,
    language: lead.language,
    from: organizer,
    to: { name: lead.name, email: lead.email },
    // The reps' calendars take the same file in; a reminder is for the lead.
    cc: purpose === 'reminder' ? [] : reps.filter((rep) => sameAddress(rep.email) !== sameAddress(organizer.email)),
    facts: { ...meetingFacts(services, facts), offer: null },
    calendar: method && { method, ics: parts.write(facts, method) },
  })
  if (method) parts.sent(facts)
  if (purpose === 'reminder') noteReminder(services, row, 'message')
  return {
    filename: filename([purpose, lead.name, localDay(row.start_ms, reps[0].zone)], 'eml'),
    eml,
    language: lead.language,
  }
}

/** Times in the place of a meeting: for one that stands, another time; after a no-show or a cancellation, a new one. */
async function offerForMeeting(
  services: Services,
  facts: InviteFacts,
  input: Extract<DraftInput, { meetingId: string }>,
): Promise<Draft> {
  const { row, lead } = facts
  const listed = suppressionsOf(services).ofLead(row.lead_id)
  if (listed) throw refuse.wrongState(notToBeCalled(lead.name, listed))
  const reason = refuseOffer(facts, input.purpose, services.clock.now())
  if (reason || !lead.email) throw refuse.wrongState(reason ?? '')
  const stands = row.status === 'booked' || row.status === 'confirmed'
  const meetingTypeId = input.meetingTypeId ?? row.meeting_type_id
  const offer = offerTimes(services, {
    leadId: row.lead_id,
    meetingTypeId,
    // A meeting that moves stays of its type: what is of another one is a meeting of its own.
    movingMeetingId: stands && meetingTypeId === row.meeting_type_id ? row.id : null,
    aboutMeetingId: row.id,
    starts: input.starts,
    hold: input.hold ?? false,
  })
  return composeOffer(services, {
    purpose: input.purpose,
    language: lead.language,
    from: facts.organizer,
    to: { name: lead.name, email: lead.email },
    facts: {
      ...meetingFacts(services, facts),
      // What was missed keeps its name; what is offered has that of its type.
      ...(input.purpose === 'times' && { type: offer.type.name, place: offer.type.location }),
      offer,
    },
    offer,
  })
}

async function offerToLead(services: Services, input: Extract<DraftInput, { leadId: string }>): Promise<Draft> {
  const lead = getLead(services.db, input.leadId)
  if (!lead) throw refuse.notFound('lead', input.leadId)
  const settings = services.settings()
  const name = oneLine(lead.name)
  const email = addressOf(lead.email, lead.other_emails)
  const listed = suppressionsOf(services).ofLead(lead.id)
  if (listed) throw refuse.wrongState(notToBeCalled(name, listed))
  if (lead.do_not_contact) throw refuse.wrongState(`${name} asked not to be contacted again.`)
  if (!email) {
    throw refuse.wrongState(`${name} has no e-mail address that can be written to. Add one to the lead.`)
  }
  const offer = offerTimes(services, {
    leadId: lead.id,
    meetingTypeId: input.meetingTypeId,
    movingMeetingId: null,
    starts: input.starts,
    hold: input.hold ?? false,
  })
  const host = getRep(services.db, offer.hostId)! // a rep who is open is one
  const from = organizerOf(settings, { name: oneLine(host.name), email: host.email.trim() })
  return composeOffer(services, {
    purpose: 'times',
    language: languageFor(lead.language, settings),
    from,
    to: { name, email },
    facts: {
      lead: { name, company: lead.company, zone: offer.zone },
      type: offer.type.name,
      place: offer.type.location,
      sender: from.name,
      team: settings.workspaceName,
      meeting: null,
      offer,
    },
    offer,
  })
}

const meetingFacts = (services: Services, { lead, row, reps, type, organizer }: InviteFacts) => ({
  lead,
  type,
  place: row.location,
  sender: organizer.name,
  team: services.settings().workspaceName,
  meeting: { start: row.start_ms, end: row.end_ms, reps },
})

interface Message {
  readonly purpose: DraftPurpose
  readonly language: MessageLanguage
  readonly from: Person
  readonly to: Person
  readonly cc: readonly Person[]
  readonly facts: MessageFacts
  readonly calendar: { readonly method: Method; readonly ics: string } | null
}

function compose(services: Services, message: Message): Promise<string> {
  const { from, to, cc, language, calendar } = message
  const settings = services.settings()
  const template = templateFor(services.db, message.purpose, language)
  const values = messageValues(message.facts, { language, clock: settings.clock })
  return composeDraft({
    from,
    to: [to],
    cc,
    ...written(template, values, settings),
    language,
    date: new Date(services.clock.now()),
    messageId: `<${services.newId()}@${from.email.split('@').at(-1) ?? 'localhost'}>`,
    calendar,
  })
}

/** Nobody is invited yet: no calendar part, and nobody gets a copy. */
async function composeOffer(
  services: Services,
  { offer, ...message }: Omit<Message, 'cc' | 'calendar'> & { readonly offer: Offer },
): Promise<Draft> {
  const eml = await compose(services, { ...message, cc: [], calendar: null })
  offer.note()
  const [first] = offer.times
  return {
    filename: filename(
      [message.purpose === 'noShow' ? 'recovery' : 'times', message.to.name, localDay(first!.start, offer.zone)],
      'eml',
    ),
    eml,
    language: message.language,
    starts: offer.times.map((time) => iso(time.start)),
    ...(offer.heldUntil !== null && { heldUntil: iso(offer.heldUntil) }),
  }
}
