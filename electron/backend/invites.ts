import type { InviteMethod } from '../../shared/contract/invites.ts'
import { localDay } from '../../shared/time/zone.ts'
import { calendarBrief, inviteFactsOf } from './briefFacts.ts'
import { sameAddress, type InviteFacts } from './calendar/facts.ts'
import { filename } from './calendar/filename.ts'
import { inviteEvent } from './calendar/inviteEvent.ts'
import { refuseUninvite, methodFor } from './calendar/inviteRules.ts'
import { uninviteEvent } from './calendar/uninviteEvent.ts'
import { writeCalendar } from './calendar/write/calendar.ts'
import type { Implementer } from './implementer.ts'
import { receiveTopic } from './inviteReceive.ts'
import { draftOf } from './inviteDrafts.ts'
import { refuse } from './refusals.ts'
import type { Services } from './services.ts'
import { touchMeeting } from './store/answers.ts'
import { isTold, listAgenda, listInvites, listLeft, markInvited, type InviteRow } from './store/invites.ts'
import { getRep } from './store/reps.ts'
import { isRepTold, markRepTold } from './store/told.ts'

export function invitesTopic(os: Implementer, services: Services) {
  const { db, clock } = services

  const factsOfAll = (rows: readonly InviteRow[]): InviteFacts[] => inviteFactsOf(db, rows, services.settings())

  const write = (facts: readonly InviteFacts[], method: InviteMethod, name?: string): string =>
    writeCalendar({
      method,
      events: facts.map((each) =>
        inviteEvent(each, services.settings(), clock.now(), method === 'PUBLISH' ? 'rep' : 'lead'),
      ),
      ...(name && { name }),
    })

  /** For the calendar of one rep: with the brief. */
  const writeForRep = (facts: readonly InviteFacts[], method: InviteMethod, name?: string): string => {
    const settings = services.settings()
    return writeCalendar({
      method,
      events: facts.map((each) => inviteEvent(each, settings, clock.now(), 'rep', calendarBrief(db, each, settings))),
      ...(name && { name }),
    })
  }

  /** The interface tells from it whether an update is still to be sent. Not undone: what has left the app is out. */
  const sent = ({ row }: InviteFacts): void => {
    if (row.invited_sequence === row.sequence && row.invited_ms !== null && row.invited_ms >= row.updated_ms) return
    services.change(
      `Prepared the invite of ${row.lead_name}`,
      (tx) => markInvited(tx, row.id, row.sequence, clock.now()),
      { undoable: false },
    )
  }

  const exportOne = (facts: InviteFacts, asked?: InviteMethod): { filename: string; ics: string } => {
    const method = methodFor(facts.row, asked)
    const ics = write([facts], method)
    if (method !== 'PUBLISH') sent(facts)
    const day = localDay(facts.row.start_ms, facts.reps[0].zone)
    return { filename: filename([facts.type, facts.lead.name, day], 'ics'), ics }
  }

  /** What one rep is told: not the lead's invite, but out of the app all the same, so that it is not undone either. */
  const told = ({ row }: InviteFacts, repId: string, name: string, method: 'REQUEST' | 'CANCEL'): void => {
    const what = { meetingId: row.id, repId, sequence: row.sequence, method }
    if (isTold(db, row.id) && isRepTold(db, what)) return
    services.change(
      `Prepared the ${method === 'CANCEL' ? 'cancellation' : 'invite'} of ${row.lead_name} for ${name}`,
      (tx) => {
        markRepTold(tx, { id: services.newId(), ...what, at: clock.now() })
        touchMeeting(tx, row.id)
      },
      { undoable: false },
    )
  }

  const exportForRep = (facts: InviteFacts, repId: string, asked?: InviteMethod): { filename: string; ics: string } => {
    const rep = facts.reps.find((each) => each.repId === repId)
    if (rep) {
      const method = methodFor(facts.row, asked)
      // Whoever sends the invites has their program send on what is in the entry: what is for the rep stays out of it.
      const sends = method !== 'PUBLISH' && sameAddress(rep.email) === sameAddress(facts.organizer.email)
      const ics = sends ? write([facts], method) : writeForRep([facts], method)
      if (method !== 'PUBLISH') told(facts, rep.repId, rep.name, method)
      const day = localDay(facts.row.start_ms, facts.reps[0].zone)
      return { filename: filename([facts.type, facts.lead.name, 'for', rep.name, day], 'ics'), ics }
    }
    const left = listLeft(db, facts.row.id).find((each) => each.rep_id === repId)
    if (!left) throw refuse.input('forRepId', 'is not, and never was, on this meeting')
    const reason = refuseUninvite(facts, left, asked)
    if (reason) throw refuse.wrongState(reason)
    const ics = writeCalendar({
      method: 'CANCEL',
      events: [uninviteEvent(facts, left, services.settings(), clock.now())],
    })
    told(facts, left.rep_id, left.name, 'CANCEL')
    const day = localDay(left.start_ms, left.zone)
    return { filename: filename(['cancel', facts.type, facts.lead.name, 'for', left.name, day], 'ics'), ics }
  }

  const exportAgenda = (repId: string, from: number, to: number, asked?: InviteMethod) => {
    const rep = getRep(db, repId)
    if (!rep) throw refuse.notFound('rep', repId)
    if (from >= to) throw refuse.input('to', 'must be after "from"')
    onlyPublish(asked)
    const facts = factsOfAll(listAgenda(db, repId, from, to))
    if (facts.length === 0) {
      throw refuse.wrongState(`${rep.name} has no meeting in this time. Choose other days.`)
    }
    const days = [localDay(from, rep.zone), localDay(to - 1, rep.zone)] as const
    return {
      filename: filename(['agenda', rep.name, days[0], ...(days[1] === days[0] ? [] : ['to', days[1]])], 'ics'),
      ics: writeForRep(facts, 'PUBLISH', `Meetings of ${rep.name}`),
    }
  }

  return {
    export: os.invites.export.handler(({ input }) => {
      if ('repId' in input) {
        return exportAgenda(input.repId, Date.parse(input.from), Date.parse(input.to), input.method)
      }
      const ids = [...new Set(input.meetingIds)]
      const rows = listInvites(db, ids)
      const missing = ids.find((id) => !rows.some((row) => row.id === id))
      if (missing) throw refuse.notFound('meeting', missing)
      const facts = factsOfAll(rows)
      const [first, last] = [facts[0], facts.at(-1)]
      if (!first || !last) throw refuse.input('meetingIds', 'name at least one meeting')
      if (input.forRepId) {
        if (facts.length > 1) throw refuse.input('forRepId', 'goes with one meeting at a time')
        return exportForRep(first, input.forRepId, input.method)
      }
      if (facts.length === 1) return exportOne(first, input.method)
      onlyPublish(input.method)
      const day = (each: InviteFacts): string => localDay(each.row.start_ms, each.reps[0].zone)
      const days = day(first) === day(last) ? [day(first)] : [day(first), 'to', day(last)]
      return { filename: filename(['meetings', ...days], 'ics'), ics: write(facts, 'PUBLISH') }
    }),

    draft: os.invites.draft.handler(({ input }) =>
      draftOf(
        services,
        {
          factsOf: (meetingId) => factsOfAll(listInvites(db, [meetingId]))[0],
          write: (facts, method) => write([facts], method),
          sent,
        },
        input,
      ),
    ),

    ...receiveTopic(os, services),
  }
}

function onlyPublish(asked: InviteMethod | undefined): void {
  if (asked && asked !== 'PUBLISH') {
    throw refuse.wrongState(
      `A ${asked} is about one appointment: calendar programs take in no more than one at a time. Export the meetings one by one, or all of them as PUBLISH.`,
    )
  }
}
