import { MINUTE, parseInstant } from '../../shared/time/instant.ts'
import { decide } from './booking.ts'
import type { Implementer } from './implementer.ts'
import type { Services } from './services.ts'
import { question } from './slotSearch.ts'
import { clearHolds, deleteHold, getHold, insertHold, listLiveHolds, toHold } from './store/holds.ts'

const DEFAULT_MINUTES = 15

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
