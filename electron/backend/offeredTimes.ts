import type { MeetingType } from '../../shared/contract/meetingTypes.ts'
import { keptFreeUntil, timesToOffer } from '../../shared/slots/timesToOffer.ts'
import { DAY, MINUTE, parseInstant } from '../../shared/time/instant.ts'
import { clockRange, shortDayInWords } from '../../shared/time/rangeInWords.ts'
import { decide } from './booking.ts'
import { zoneOf } from './calendar/facts.ts'
import { refuse } from './refusals.ts'
import type { Services } from './services.ts'
import { question, search, type Question } from './slotSearch.ts'
import { clearHolds, insertHold } from './store/holds.ts'
import { addActivity } from './store/leads.ts'

/** Days ahead in which the best times are looked for, and those when there are none as near. */
const NEAR = 14 * DAY
const FAR = 93 * DAY
/** More of a fortnight than this is a step of minutes: the days beyond are looked at one after the other all the same. */
const LOOKED_AT = 1500

export interface OfferAsked {
  readonly leadId: string
  readonly meetingTypeId: string
  /** The meeting that one of the times would move; null when they are for a new one. */
  readonly movingMeetingId: string | null
  /** The meeting that they are about: the same, or one that was missed or cancelled. */
  readonly aboutMeetingId?: string
  readonly starts: readonly string[] | undefined
  readonly hold: boolean
}

export interface Offer {
  readonly type: MeetingType
  /** Soonest first. */
  readonly times: readonly { readonly start: number; readonly end: number }[]
  /** The zone in which the lead reads them, else the setter's. */
  readonly zone: string
  /** Who would host the first of them. */
  readonly hostId: string
  /** Until when they are to be kept free; null when they are not. */
  readonly heldUntil: number | null
  /**
   * Notes in the lead's history that they were offered, and keeps them free where that was asked for, as one change. Throws
   * NOT_AVAILABLE when one is not open any more.
   */
  note(): void
}

/**
 * Times for a lead to choose from, each of which can be booked: those that are named, else the three best. Nothing is
 * written until they are noted; with `hold` they are kept for the lead from then on, in the place of whatever was. Throws
 * NOT_AVAILABLE for a time that is not open and WRONG_STATE when there is none at all.
 */
export function offerTimes(services: Services, asked: OfferAsked): Offer {
  const about = question(services, {
    meetingTypeId: asked.meetingTypeId,
    leadId: asked.leadId,
    ...(asked.movingMeetingId && { movingMeetingId: asked.movingMeetingId }),
  })
  const now = services.clock.now()
  const starts = asked.starts
    ? [...new Set(asked.starts.map(parseInstant))].sort((one, two) => one - two)
    : threeBest(services, about, now)
  const lead = about.lead! // asked for by its id
  const zone = zoneOf(lead.zone, lead.zones, starts) ?? services.settings().zone
  const heldUntil = asked.hold ? keptFreeUntil(now, zone, services.settings().leadHours) : null
  const length = about.type.minutes * MINUTE
  const check = () => starts.map((start) => ({ start, ...decide(services, about, start, false) }))
  const decided = check()
  const count = starts.length === 1 ? 'a time' : `${starts.length} times`
  return {
    type: about.type,
    times: starts.map((start) => ({ start, end: start + length })),
    zone,
    hostId: decided[0]!.reps[0]!.repId, // there is a time, and no panel is filled by nobody
    heldUntil,
    note() {
      const { clock, setterName } = services.settings()
      const said = (at: number) => `${shortDayInWords(at, zone, clock)} ${clockRange(at, at, zone, clock)}`
      services.change(`Offered ${lead.name} ${count} for ${about.type.name}`, (tx) => {
        if (heldUntil !== null) {
          const open = check()
          clearHolds(tx, now, lead.id)
          for (const { start, reps } of open) {
            insertHold(tx, {
              id: services.newId(),
              lead_id: lead.id,
              meeting_type_id: about.type.id,
              start_ms: start,
              end_ms: start + length,
              // Nobody waits for a time that is over.
              until_ms: Math.min(heldUntil, start),
              reps: JSON.stringify(reps),
              setter: setterName,
            })
          }
        }
        addActivity(tx, {
          id: services.newId(),
          leadId: lead.id,
          at: now,
          kind: 'email',
          title: `Offered ${count} for ${about.type.name}`,
          note:
            `${starts.map(said).join(', ')} (${zone})` +
            (heldUntil === null ? '' : `, kept free until ${said(heldUntil)}`),
          by: setterName,
          ...(asked.aboutMeetingId && { meetingId: asked.aboutMeetingId }),
        })
      })
    },
  }
}

function threeBest(services: Services, about: Question, now: number): number[] {
  const near = search(services, about, now, now + NEAR, LOOKED_AT)
  const slots =
    timesToOffer(near, about.zone, now).length === 3 ? near : search(services, about, now, now + FAR, LOOKED_AT)
  if (slots.length === 0) {
    throw refuse.wrongState(
      `No time is open for ${about.type.name} in the next three months. Look at the board for what is in the way, or choose another meeting type.`,
    )
  }
  return timesToOffer(slots, about.zone, now).map((slot) => parseInstant(slot.start))
}
