import type { DraftPurpose } from '../../shared/contract/invites.ts'
import { keptFreeUntil } from '../../shared/slots/timesToOffer.ts'
import { HOUR, MINUTE } from '../../shared/time/instant.ts'
import { addDays, instantAt, localDay, weekday } from '../../shared/time/zone.ts'
import { factsOf } from './calendar/facts.ts'
import { offersTimes } from './calendar/inviteRules.ts'
import type { MessageFacts } from './messageValues.ts'
import { refuse } from './refusals.ts'
import type { Services } from './services.ts'
import { listInvites, listInviteSeats, nextInviteId } from './store/invites.ts'

/**
 * What a message is filled from to be looked at: the meeting that is named, else the next there is, else a made up one.
 * Times to choose from are made up in any case, since none are offered yet. Throws NOT_FOUND.
 */
export function previewFacts(
  services: Services,
  purpose: DraftPurpose,
  meetingId: string | undefined,
): { readonly facts: MessageFacts; readonly lead: string | null } {
  const { db, clock } = services
  const settings = services.settings()
  const id = meetingId ?? nextInviteId(db, clock.now())
  const row = id === undefined ? undefined : listInvites(db, [id])[0]
  if (meetingId && !row) throw refuse.notFound('meeting', meetingId)
  const facts = row ? real(services, row) : madeUp(services)
  return {
    facts: {
      ...facts,
      meeting: purpose === 'times' ? null : facts.meeting,
      offer: offersTimes(purpose)
        ? {
            times: nextDays(services, facts.lead.zone ?? settings.zone),
            zone: facts.lead.zone ?? settings.zone,
            heldUntil: keptFreeUntil(clock.now(), facts.lead.zone ?? settings.zone, settings.leadHours),
          }
        : null,
    },
    lead: row ? facts.lead.name : null,
  }
}

function real(services: Services, row: Parameters<typeof factsOf>[0]): MessageFacts {
  const settings = services.settings()
  const { lead, type, reps, organizer } = factsOf(row, listInviteSeats(services.db, [row.id]), settings)
  return {
    lead,
    type,
    place: row.location,
    sender: organizer.name,
    team: settings.workspaceName,
    meeting: { start: row.start_ms, end: row.end_ms, reps },
    offer: null,
  }
}

function madeUp(services: Services): MessageFacts {
  const settings = services.settings()
  const zone = 'America/Denver'
  const start = instantAt(nextWorkdays(services, zone, 1)[0]!, 10 * 60, zone, 'first')
  return {
    lead: { name: 'Maria Sandoval', company: 'Corvus Freight', zone },
    type: 'Product demo',
    place: 'https://meet.example.com/demo',
    sender: settings.setterName,
    team: settings.workspaceName,
    meeting: {
      start,
      end: start + 45 * MINUTE,
      reps: [{ name: 'Dana Keller', zone: settings.zone }, { name: 'Priya Rao' }],
    },
    offer: null,
  }
}

function nextDays(services: Services, zone: string) {
  const hours = [10, 14, 11]
  return nextWorkdays(services, zone, hours.length).map((day, i) => {
    const start = instantAt(day, hours[i]! * 60, zone, 'first')
    return { start, end: start + HOUR / 2 }
  })
}

function nextWorkdays(services: Services, zone: string, count: number): string[] {
  const today = localDay(services.clock.now(), zone)
  const days = [1, 2, 3, 4, 5, 6, 7].map((ahead) => addDays(today, ahead))
  return days.filter((day) => weekday(day) < 6).slice(0, count)
}
