import { DAY, HOUR, MINUTE } from '../../../shared/time/instant.ts'
import { localDay, startOfDay } from '../../../shared/time/zone.ts'
import { attribute, firstCalls } from '../store/insights.ts'
import { addActivity, updateLeadFields } from '../store/leads.ts'
import { updateMeeting } from '../store/meetings.ts'
import type { Booked } from './bookings.ts'
import type { SampleLead } from './leads.ts'
import { random } from './random.ts'
import type { Stage } from './stage.ts'

/** A second setter, who is not at this desk today. */
const COLLEAGUE = 'Alex Kim'
const OF_COLLEAGUE = 0.35
/** Of the leads who wrote themselves, so many were called before their time was over. */
const IN_TIME = 0.74
const MOVED = 4

/**
 * What there is to be seen when one looks back: two setters, forms that were answered soon, and meetings that were moved.
 * `leads` are those it may be true of. It has a chance of its own, so that the rest of the sample stays what it is.
 */
export function makeLookBack(stage: Stage, leads: readonly SampleLead[], setter: string, seed: number): void {
  const { tx, services, now, zone } = stage
  const chance = random(seed + 1)
  const today = startOfDay(localDay(now, zone), zone)

  const first = firstCalls(services.db)
  for (const lead of leads) {
    const called = first.get(lead.id)
    if (lead.source !== 'Web form' || called === undefined) continue
    const waited = chance.chance(IN_TIME) ? chance.between(60, 290) / 60 : chance.between(7, 190)
    const created = Math.floor(called - waited * MINUTE)
    if (created > lead.created) updateLeadFields(tx, lead.id, { created_ms: created })
  }

  const over = stage.bookings.booked.filter(({ end, start, bookedAt }) => end < today && start - bookedAt > DAY)
  for (const meeting of chance.shuffle(over).slice(0, MOVED)) move(stage, meeting, setter)

  for (const lead of leads) if (chance.chance(OF_COLLEAGUE)) attribute(tx, lead.id, today, COLLEAGUE)
}

/** A meeting of the past got its time some hours after it was booked for another. */
function move({ tx, services }: Stage, { id, lead, start, bookedAt }: Booked, by: string): void {
  const at = bookedAt + 5 * HOUR
  updateMeeting(tx, id, { moves: 1, sequence: 1, invited_sequence: 1, agreed_ms: at })
  addActivity(tx, {
    id: services.newId(),
    leadId: lead.id,
    at,
    kind: 'meeting',
    title: 'Meeting moved',
    note: 'Another call came in between',
    by,
    meetingId: id,
    movedFrom: start - DAY,
  })
}
