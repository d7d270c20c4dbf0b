import { HOUR, MINUTE, parseInstant } from '../../shared/time/instant.ts'
import { decide } from './booking.ts'
import type { Implementer } from './implementer.ts'
import type { Services } from './services.ts'
import { question } from './slotSearch.ts'
import { clearHolds, clearShortHolds, deleteHold, getHold, insertHold, listLiveHolds, toHold } from './store/holds.ts'

const DEFAULT_MINUTES = 15
/**
 * A hold of an hour at most is for a call that is going on, and ends with it when the app is quit: nobody is there to see
 * it count down, and the slot would be missing for all others. A longer one was promised to the lead, and stands.
 */
const ENDS_WITH_THE_APP = HOUR

/** To be called when the workspace is closed on purpose. What ends otherwise, such as by a crash, runs out by itself. */
export function releaseAtQuit(services: Services): void {
  if (!services.db.open || listLiveHolds(services.db, services.clock.now()).length === 0) return
  services.change(
    'Released holds at quit',
    (tx) => clearShortHolds(tx, services.clock.now(), ENDS_WITH_THE_APP),
    // Taken back at the next start it would hold a slot for a call that is over.
    { undoable: false },
  )
}

export function holdsTopic(os: Implementer, services: Services) {
  const { db, clock, newId } = services
  return {
    place: os.holds.place.handler(({ input }) => {
      const start = parseInstant(input.start)
      const id = newId()
      services.change('Held a slot', (tx) => {
        const asked = question(services, input)
        const { reps } = decide(services, asked, start, false)
        const now = clock.now()
        // A lead has one hold: the new one takes the place of the old.
        clearHolds(tx, now, input.leadId)
        insertHold(tx, {
          id,
          lead_id: input.leadId,
          meeting_type_id: asked.type.id,
          start_ms: start,
          end_ms: start + asked.type.minutes * MINUTE,
          until_ms: now + (input.minutes ?? DEFAULT_MINUTES) * MINUTE,
          reps: JSON.stringify(reps),
          setter: services.settings().setterName,
        })
      })
      return toHold(getHold(db, id)!)
    }),
    release: os.holds.release.handler(({ input }) => ({
      released: services.change('Released a hold', (tx) => deleteHold(tx, input.holdId)),
    })),
    list: os.holds.list.handler(({ input }) => ({ holds: listLiveHolds(db, clock.now(), input.leadId).map(toHold) })),
  }
}
