import type { Implementer } from './implementer.ts'
import { publicHolidays } from './holidays.ts'
import { addDays } from '../../shared/time/zone.ts'
import { refuse } from './refusals.ts'
import type { Services } from './services.ts'
import { getAvailability, replaceAvailability } from './store/availability.ts'
import { getRep } from './store/reps.ts'

export function availabilityTopic(os: Implementer, services: Services) {
  const { db } = services
  return {
    save: os.availability.save.handler(({ input }) => {
      const rep = getRep(db, input.repId)
      if (!rep) throw refuse.notFound('rep', input.repId)
      services.change(`Changed the hours of ${rep.name}`, (tx) => replaceAvailability(tx, input, services.newId))
      return getAvailability(db, input.repId)
    }),
    get: os.availability.get.handler(({ input }) => {
      if (!getRep(db, input.repId)) throw refuse.notFound('rep', input.repId)
      return getAvailability(db, input.repId)
    }),
    holidays: os.availability.holidays.handler(({ input }) => {
      const rep = getRep(db, input.repId)
      if (!rep) throw refuse.notFound('rep', input.repId)
      if (!rep.holiday_region) return { holidays: [] }
      const off = new Set(getAvailability(db, input.repId).holidaysOff)
      const found = publicHolidays(rep.holiday_region, input.from, addDays(input.to, -1))
      const holidays = [...found].map(([date, name]) => ({ date, name, on: !off.has(date) }))
      return { holidays: holidays.sort((a, b) => (a.date < b.date ? -1 : 1)) }
    }),
  }
}
