import type { Inputs } from '../../shared/contract/index.ts'
import type { Meeting } from '../../shared/contract/meetings.ts'
import { MINUTE, parseInstant } from '../../shared/time/instant.ts'
import { decide, nearest } from './booking.ts'
import { missingBefore, refuseMissing } from './requiredBefore.ts'
import type { Implementer } from './implementer.ts'
import { withRisk } from './meetingRisk.ts'
import { refuse } from './refusals.ts'
import { noteReminder } from './reminders.ts'
import type { Services } from './services.ts'
import { question } from './slotSearch.ts'
import { inTheWay } from './standing.ts'
import { takeProposals } from './store/answers.ts'
import type { WritableDb } from './store/database.ts'
import { clearHolds, listLiveHolds } from './store/holds.ts'
import { addActivity, getLead, setNextStep, updateLeadFields, type Step } from './store/leads.ts'
import {
  countLive,
  getMeeting,
  getMeetingRow,
  insertMeeting,
  leadsOfMeetings,
  listMeetings,
  seatReps,
  unseatReps,
  updateMeeting,
  type MeetingRow,
} from './store/meetings.ts'
import { getMeetingType } from './store/meetingTypes.ts'
import { getRep, listReps } from './store/reps.ts'

const STATUS_WORDS = {
  booked: 'booked',
  confirmed: 'confirmed',
  completed: 'held already',
  no_show: 'a no-show',
  cancelled: 'cancelled',
} as const

export function meetingsTopic(os: Implementer, services: Services) {
  const { db, clock, newId } = services

  const read = (id: string): Meeting => {
    const meeting = getMeeting(db, id)
    if (!meeting) throw refuse.notFound('meeting', id)
    return withRisk(services, [meeting])[0] ?? meeting
  }
  /** The meeting, if it is booked or confirmed; otherwise says why `what` cannot be done. */
  const live = (id: string, what: string): MeetingRow => {
    const row = getMeetingRow(db, id)
    if (!row) throw refuse.notFound('meeting', id)
    if (row.status !== 'booked' && row.status !== 'confirmed') {
      throw refuse.wrongState(`A meeting that is ${STATUS_WORDS[row.status]} cannot be ${what}.`)
    }
    return row
  }
  const leadName = (id: string): string => getLead(db, id)?.name ?? ''
  const typeName = (id: string): string => getMeetingType(db, id)?.name ?? ''
  const repNames = (meeting: Meeting): string =>
    listReps(db, { includeInactive: true, ids: meeting.reps.map((one) => one.repId) })
      .map((rep) => rep.name)
      .join(', ')
  const tell = (
    tx: WritableDb,
    row: Pick<MeetingRow, 'id' | 'lead_id'>,
    title: string,
    note?: string | null,
    movedFrom?: number,
  ) =>
    addActivity(tx, {
      id: newId(),
      leadId: row.lead_id,
      at: clock.now(),
      kind: 'meeting',
      title,
      note: note ?? null,
      by: services.settings().setterName,
      meetingId: row.id,
      ...(movedFrom !== undefined && { movedFrom }),
    })

  return {
    book: os.meetings.book.handler(({ input }) => {
      const start = parseInstant(input.start)
      const id = newId()
      const label = `Booked ${typeName(input.meetingTypeId)} for ${leadName(input.leadId)}`
      services.change(label, (tx) => {
        const asked = question(services, {
          ...input,
          lengthMinutes: input.lengthMinutes ?? heldLength(services, input),
        })
        const now = clock.now()
        const missing = missingBefore(asked)
        if (missing.length > 0 && !input.override) throw refuseMissing(asked, missing)
        const { reps, overridden } = decide(services, asked, start, input.override !== undefined)
        const meeting = {
          id,
          // Made once and kept for the life of the meeting, however often it moves.
          uid: `${id}@setpoint.local`,
          lead_id: input.leadId,
          meeting_type_id: asked.type.id,
          start_ms: start,
          end_ms: start + asked.type.minutes * MINUTE,
          buffer_before: asked.type.bufferBefore,
          buffer_after: asked.type.bufferAfter,
          location: asked.type.location,
          notes: input.notes ?? null,
          override_reason: overridden || missing.length > 0 ? (input.override?.reason ?? null) : null,
          booked_by: services.settings().setterName,
          created_ms: now,
          updated_ms: now,
        }
        insertMeeting(tx, meeting)
        seatReps(tx, meeting, reps, newId)
        clearHolds(tx, now, input.leadId)
        setNextStep(tx, input.leadId, { kind: 'meeting' }, 'meeting')
        tell(tx, meeting, `${asked.type.name} booked with ${repNames(read(id))}`, input.notes)
      })
      return read(id)
    }),

    reschedule: os.meetings.reschedule.handler(({ input }) => {
      const start = parseInstant(input.start)
      const row = live(input.meetingId, 'moved')
      const stretched = start === row.start_ms && input.lengthMinutes !== undefined
      const label = `${stretched ? 'Changed the length of' : 'Moved'} ${typeName(row.meeting_type_id)} of ${leadName(row.lead_id)}`
      services.change(label, (tx) => {
        const before = read(row.id)
        const asked = question(services, {
          meetingTypeId: row.meeting_type_id,
          leadId: row.lead_id,
          repIds: input.repIds ?? stillActive(services, before),
          movingMeetingId: row.id,
          lengthMinutes: input.lengthMinutes,
        })
        const { reps, overridden } = decide(services, asked, start, input.override !== undefined)
        const same =
          before.reps.length === reps.length && before.reps.every((one) => reps.some((two) => two.repId === one.repId))
        const end = start + asked.type.minutes * MINUTE
        if (same && start === row.start_ms && end === row.end_ms) return
        const now = clock.now()
        unseatReps(tx, row.id)
        updateMeeting(tx, row.id, {
          start_ms: start,
          end_ms: end,
          buffer_before: asked.type.bufferBefore,
          buffer_after: asked.type.bufferAfter,
          sequence: row.sequence + 1,
          // The new time has to be agreed anew (RFC 5546 2.1.5: participants are asked again).
          status: 'booked',
          attendance: 'needsAction',
          confirmed_by: null,
          confirmed_ms: null,
          override_reason: overridden ? (input.override?.reason ?? null) : null,
          updated_ms: now,
          ...(start !== row.start_ms && { agreed_ms: now, moves: row.moves + 1 }),
        })
        seatReps(tx, { id: row.id, start_ms: start, end_ms: end }, reps, newId)
        takeProposals(tx, row.id, start)
        clearHolds(tx, now, row.lead_id)
        const movedFrom = start === row.start_ms ? undefined : row.start_ms
        tell(tx, row, `${asked.type.name} moved, with ${repNames(read(row.id))}`, input.reason, movedFrom)
      })
      return read(row.id)
    }),

    setPlace: os.meetings.setPlace.handler(({ input }) => {
      const row = live(input.meetingId, 'given another place')
      const location = input.location || null
      if (location === row.location) return read(row.id)
      services.change(`Changed the place of ${typeName(row.meeting_type_id)} of ${leadName(row.lead_id)}`, (tx) => {
        updateMeeting(tx, row.id, {
          location,
          // Who is to be somewhere else is asked again; that the time stands is agreed all the same.
          sequence: row.sequence + 1,
          attendance: 'needsAction',
          updated_ms: clock.now(),
        })
        tell(tx, row, `${typeName(row.meeting_type_id)} takes place elsewhere`, location ?? undefined)
      })
      return read(row.id)
    }),

    cancel: os.meetings.cancel.handler(({ input }) => {
      const row = live(input.meetingId, 'cancelled')
      services.change(`Cancelled ${typeName(row.meeting_type_id)} of ${leadName(row.lead_id)}`, (tx) => {
        const now = clock.now()
        updateMeeting(tx, row.id, {
          status: 'cancelled',
          // A CANCEL must be newer than the last REQUEST (RFC 5546 3.2.5).
          sequence: row.sequence + 1,
          cancel_reason: input.reason,
          updated_ms: now,
        })
        if (countLive(tx, row.lead_id, row.id) === 0) pursue(tx, row.lead_id, { kind: 'call', due: now })
        tell(tx, row, `${typeName(row.meeting_type_id)} cancelled`, input.reason)
      })
      return read(row.id)
    }),

    confirm: os.meetings.confirm.handler(({ input }) => {
      const row = live(input.meetingId, 'confirmed')
      if (row.status === 'confirmed') return read(row.id)
      services.change(`Confirmed ${typeName(row.meeting_type_id)} of ${leadName(row.lead_id)}`, (tx) => {
        const now = clock.now()
        const collisions = inTheWay(services, read(row.id))
        const reason = collisions.length > 0 ? input.override?.reason : undefined
        if (collisions.length > 0 && reason === undefined) {
          const moving = {
            meetingTypeId: row.meeting_type_id,
            leadId: row.lead_id,
            movingMeetingId: row.id,
          }
          throw refuse.notAvailable(collisions, nearest(services, question(services, moving), row.start_ms))
        }
        updateMeeting(tx, row.id, {
          status: 'confirmed',
          confirmed_by: input.by,
          confirmed_ms: now,
          updated_ms: now,
          ...(reason !== undefined && { override_reason: [row.override_reason, reason].filter(Boolean).join('; ') }),
        })
        tell(tx, row, `${typeName(row.meeting_type_id)} confirmed by ${input.by}`, reason)
      })
      return read(row.id)
    }),

    remind: os.meetings.remind.handler(({ input }) => {
      const row = live(input.meetingId, 'reminded of')
      if (row.start_ms <= clock.now()) throw refuse.wrongState('It has begun, so there is nothing to remind of.')
      noteReminder(services, row, input.by, input.note)
      return read(row.id)
    }),

    outcome: os.meetings.outcome.handler(({ input }) => {
      const row = live(input.meetingId, 'given an outcome')
      const held = input.outcome === 'completed'
      const what = held ? 'took place' : 'was a no-show'
      services.change(`${typeName(row.meeting_type_id)} of ${leadName(row.lead_id)} ${what}`, (tx) => {
        const now = clock.now()
        updateMeeting(tx, row.id, { status: input.outcome, outcome_note: input.note ?? null, updated_ms: now })
        const lead = getLead(tx, row.lead_id)
        if (!held && lead) updateLeadFields(tx, row.lead_id, { no_shows: lead.no_shows + 1 })
        if (countLive(tx, row.lead_id, row.id) === 0) {
          if (held) setNextStep(tx, row.lead_id, null, 'handedOver')
          else pursue(tx, row.lead_id, { kind: 'recover', due: now })
        }
        tell(tx, row, `${typeName(row.meeting_type_id)} ${what}`, input.note)
      })
      return read(row.id)
    }),

    get: os.meetings.get.handler(({ input }) => read(input.meetingId)),

    list: os.meetings.list.handler(({ input }) => {
      // A list that is empty because of a wrong id would look like a rep or a lead without meetings.
      if (input.repId && !getRep(db, input.repId)) throw refuse.notFound('rep', input.repId)
      if (input.leadId && !getLead(db, input.leadId)) throw refuse.notFound('lead', input.leadId)
      const meetings = listMeetings(db, {
        ...(input.from && { from: parseInstant(input.from) }),
        ...(input.to && { to: parseInstant(input.to) }),
        ...(input.repId && { repId: input.repId }),
        ...(input.leadId && { leadId: input.leadId }),
        ...(input.status && { status: Array.isArray(input.status) ? input.status : [input.status] }),
      })
      return {
        meetings: withRisk(services, meetings),
        leads: leadsOfMeetings(
          db,
          meetings.map((one) => one.id),
        ),
      }
    }),
  }
}

/**
 * What is next with a lead whose meeting came to nothing. A lead who was closed meanwhile (lost, handed over, or not to
 * be contacted) stays closed, and loses only the meeting that was still next.
 */
function pursue(tx: WritableDb, leadId: string, step: Exclude<Step, { kind: 'meeting' }>): void {
  const lead = getLead(tx, leadId)
  if (!lead) return
  const closed = lead.stage === 'lost' || lead.stage === 'handedOver' || lead.do_not_contact === 1
  if (closed) setNextStep(tx, leadId, null)
  else setNextStep(tx, leadId, step, 'working')
}

/** The length of the slot that is kept for the lead at this time, which is what was agreed; undefined where none is. */
function heldLength(
  { db, clock }: Services,
  input: Pick<Inputs['meetings']['book'], 'leadId' | 'meetingTypeId' | 'start'>,
) {
  const start = parseInstant(input.start)
  const hold = listLiveHolds(db, clock.now()).find(
    (one) => one.lead_id === input.leadId && one.meeting_type_id === input.meetingTypeId && one.start_ms === start,
  )
  return hold && (hold.end_ms - hold.start_ms) / MINUTE
}

/** The reps of a meeting who can still be asked: a move keeps them unless told otherwise. */
function stillActive(services: Services, meeting: Meeting): string[] {
  const type = getMeetingType(services.db, meeting.meetingTypeId)
  return listReps(services.db, { includeInactive: false, ids: meeting.reps.map((one) => one.repId) })
    .filter((rep) =>
      type?.panel.some((seat) => (seat.repIds?.length ? seat.repIds.includes(rep.id) : seat.role === rep.role)),
    )
    .map((rep) => rep.id)
}
