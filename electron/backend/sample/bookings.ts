import { MINUTE, parseInstant } from '../../../shared/time/instant.ts'
import { localParts } from '../../../shared/time/zone.ts'
import type { Seated } from '../../../shared/contract/slotShapes.ts'
import type { Services } from '../services.ts'
import { question, search } from '../slotSearch.ts'
import type { WritableDb } from '../store/database.ts'
import { insertHold } from '../store/holds.ts'
import { addActivity, updateLeadFields, type LeadColumns } from '../store/leads.ts'
import { insertMeeting, seatReps, updateMeeting } from '../store/meetings.ts'
import type { SampleLead } from './leads.ts'
import { TYPES, type TypeIds, type TypeKey } from './meetingTypes.ts'
import type { Random } from './random.ts'
import type { RepKey, SampleReps } from './reps.ts'

export interface Booked {
  readonly id: string
  readonly lead: SampleLead
  readonly type: TypeKey
  readonly start: number
  readonly end: number
  readonly bookedAt: number
}

export interface Wish {
  readonly type: TypeKey
  readonly host: RepKey
  readonly from: number
  readonly to: number
  /** The slots are those that could be booked then. */
  readonly bookedAt: number
  /** The lead may be met at week-ends too, for a reason that is kept. */
  readonly anyDay?: string | undefined
}

/** What a past booking calls for: the same slots as anyone is offered, seen with the clock of the day it was made. */
export class Bookings {
  readonly booked: Booked[] = []
  readonly #tx: WritableDb
  readonly #services: Services
  readonly #setter: string
  readonly #reps: SampleReps
  readonly #types: TypeIds
  readonly #chance: Random

  constructor(tx: WritableDb, services: Services, setter: string, reps: SampleReps, types: TypeIds, chance: Random) {
    this.#tx = tx
    this.#services = services
    this.#setter = setter
    this.#reps = reps
    this.#types = types
    this.#chance = chance
  }

  /** Books an open slot of the wish; undefined when there is none. */
  book(lead: SampleLead, wish: Wish): Booked | undefined {
    const slot = this.#slot(lead, wish)
    if (!slot) return undefined
    const { start, reps } = slot
    const type = TYPES[wish.type]
    const end = start + type.minutes * MINUTE
    const id = this.#services.newId()
    const meeting = {
      id,
      uid: `${id}@setpoint.local`,
      lead_id: lead.id,
      meeting_type_id: this.#types[wish.type],
      start_ms: start,
      end_ms: end,
      buffer_before: type.bufferBefore,
      buffer_after: type.bufferAfter,
      location: type.location,
      notes: null,
      override_reason: wish.anyDay ?? null,
      booked_by: this.#setter,
      created_ms: wish.bookedAt,
      updated_ms: wish.bookedAt,
    }
    insertMeeting(this.#tx, meeting)
    seatReps(this.#tx, meeting, reps, this.#services.newId)
    // Its invite went out with the booking.
    updateMeeting(this.#tx, id, { invited_ms: wish.bookedAt + MINUTE, invited_sequence: 0 })
    const booked = { id, lead, type: wish.type, start, end, bookedAt: wish.bookedAt }
    this.#told(booked, wish.bookedAt, `booked with ${this.#names(reps)}`)
    this.#lead(booked, { stage: 'meeting', next_kind: 'meeting', next_due_ms: null })
    this.booked.push(booked)
    return booked
  }

  confirm(booked: Booked, at: number, by: string): void {
    updateMeeting(this.#tx, booked.id, {
      status: 'confirmed',
      confirmed_by: by,
      confirmed_ms: at,
      attendance: 'accepted',
      updated_ms: at,
    })
    this.#told(booked, at, `confirmed by ${by}`)
  }

  complete(booked: Booked, note: string | null): void {
    const at = this.#after(booked, 6)
    updateMeeting(this.#tx, booked.id, {
      status: 'completed',
      attendance: 'accepted',
      outcome_note: note,
      updated_ms: at,
    })
    this.#told(booked, at, 'took place', note)
    this.#lead(booked, { stage: 'handedOver', next_kind: null })
  }

  /** The lead did not come; `next` is what is to be done about it, by default to win the lead back. */
  missed(booked: Booked, next?: Partial<LeadColumns>): void {
    const at = this.#after(booked, 3)
    updateMeeting(this.#tx, booked.id, { status: 'no_show', updated_ms: at })
    this.#told(booked, at, 'was a no-show')
    this.#lead(booked, { stage: 'working', no_shows: 1, next_kind: 'recover', next_due_ms: at, ...next })
  }

  cancel(booked: Booked, at: number, reason: string, next: Partial<LeadColumns>): void {
    updateMeeting(this.#tx, booked.id, { status: 'cancelled', sequence: 1, cancel_reason: reason, updated_ms: at })
    this.#told(booked, at, 'cancelled', reason)
    this.#lead(booked, { stage: 'working', next_kind: 'call', ...next })
  }

  hold(lead: SampleLead, wish: Wish, until: number): boolean {
    const slot = this.#slot(lead, wish)
    if (!slot) return false
    insertHold(this.#tx, {
      id: this.#services.newId(),
      lead_id: lead.id,
      meeting_type_id: this.#types[wish.type],
      start_ms: slot.start,
      end_ms: slot.start + TYPES[wish.type].minutes * MINUTE,
      until_ms: until,
      reps: JSON.stringify(slot.reps),
      setter: this.#setter,
    })
    return true
  }

  #slot(lead: SampleLead, wish: Wish): { start: number; reps: Seated[] } | undefined {
    const host = this.#reps.get(wish.host)?.id
    const settings = this.#services.settings()
    const then: Services = {
      ...this.#services,
      clock: { now: () => wish.bookedAt, pinned: true },
      settings: () =>
        wish.anyDay ? { ...settings, leadHours: { ...settings.leadHours, weekdays: [1, 2, 3, 4, 5, 6, 7] } } : settings,
    }
    const asked = question(then, { meetingTypeId: this.#types[wish.type], leadId: lead.id, repIds: host ? [host] : [] })
    const slots = search(then, asked, wish.from, wish.to, 300)
    // People agree on half hours.
    const round = slots.filter(({ start }) => localParts(parseInstant(start), lead.zone).minutes % 30 === 0)
    const from = round.length > 0 ? round : slots
    if (from.length === 0) return undefined
    const slot = this.#chance.pick(from)
    return { start: parseInstant(slot.start), reps: slot.reps }
  }

  #told(booked: Booked, at: number, what: string, note: string | null = null): void {
    addActivity(this.#tx, {
      id: this.#services.newId(),
      leadId: booked.lead.id,
      at,
      kind: 'meeting',
      title: `${TYPES[booked.type].name} ${what}`,
      note,
      by: this.#setter,
      meetingId: booked.id,
    })
  }

  #lead(booked: Booked, columns: Partial<LeadColumns>): void {
    const step = columns.next_kind === null ? { next_due_ms: null } : {}
    updateLeadFields(this.#tx, booked.lead.id, { ...columns, ...step })
  }

  /** Minutes after its end, or now where that is still to come. */
  #after(booked: Booked, minutes: number): number {
    return Math.min(booked.end + minutes * MINUTE, this.#services.clock.now())
  }

  #names(seated: readonly Seated[]): string {
    const names = new Map([...this.#reps.values()].map((rep) => [rep.id, rep.name]))
    return seated.map(({ repId }) => names.get(repId) ?? '').join(', ')
  }
}
