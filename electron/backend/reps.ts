import type { Rep } from '../../shared/contract/reps.ts'
import type { Implementer } from './implementer.ts'
import { isHolidayRegion } from './holidays.ts'
import { refuse } from './refusals.ts'
import { isoOrNull, type Services } from './services.ts'
import { calendarAges } from './store/busy.ts'
import { getRep, insertRep, listReps, toRep, updateRep } from './store/reps.ts'

export function repsTopic(os: Implementer, services: Services) {
  const { db } = services
  const read = (repId: string): Rep => {
    const row = getRep(db, repId)
    if (!row) throw refuse.notFound('rep', repId)
    return toRep(row)
  }
  return {
    save: os.reps.save.handler(({ input }) => {
      const { id, ...fields } = input
      if (id) read(id)
      if (fields.holidayRegion && !isHolidayRegion(fields.holidayRegion)) {
        throw refuse.input(
          'holidayRegion',
          `"${fields.holidayRegion}" is not a country or region whose public holidays are known; choose one such as DE or US-CA`,
        )
      }
      const repId = id ?? services.newId()
      services.change(id ? `Changed rep ${fields.name}` : `Added rep ${fields.name}`, (tx) => {
        if (id) updateRep(tx, id, fields, services.clock.now())
        else insertRep(tx, repId, fields, services.clock.now())
      })
      return read(repId)
    }),
    get: os.reps.get.handler(({ input }) => read(input.repId)),
    list: os.reps.list.handler(({ input }) => {
      const reps = listReps(db, { includeInactive: input.includeInactive ?? false }).map(toRep)
      const ages = calendarAges(
        db,
        reps.map((rep) => rep.id),
        services.clock.now(),
        services.settings().staleAfterHours,
      )
      return {
        reps,
        ages: ages.map(({ repId, calendars, asOf, verified }) => ({
          repId,
          calendars,
          asOf: isoOrNull(asOf),
          verified,
        })),
      }
    }),
  }
}
